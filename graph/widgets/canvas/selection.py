"""Who chose what is selected, the page or the reader."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.widgets.canvas.events import CanvasEvent

__all__ = ["Selection"]

_ONE = ("click", "doubleClick", "edgeClick", "context", "background")


@dataclass
class Selection:
    """Keeps page and browser agreed on the selection without sending the network again.

    The browser selects at once what is clicked, and the page usually answers by asking for the
    same thing; the network would travel again for nothing. So the browser is told only when the
    page changes its mind to something the browser does not already show.

    Parameters
    ----------
    asked: what the page asked for last.
    shown: what the browser shows, as far as its events tell.
    sent: what the browser was last told.
    revision: grows by one each time the browser is told something.
    """

    asked: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    revision: int = 0

    def ask(self, wanted: Iterable[str], *, mounted: bool) -> dict[str, object]:
        """What the page wants now, as the browser reads it.

        Parameters
        ----------
        wanted: ids of nodes, or that of one edge; none to select nothing.
        mounted: whether the browser already shows this canvas.
        """
        ids = tuple(wanted)
        if not mounted or (ids != self.asked and ids != self.shown):
            self.shown = self.sent = ids
            self.revision += 1
        self.asked = ids
        return {"ids": list(self.sent), "revision": self.revision}

    def note(self, event: CanvasEvent) -> None:
        """The browser has selected what was clicked."""
        if event.type == "selection":
            self.shown = event.nodes
        elif event.type in _ONE:
            chosen = event.node if event.node is not None else event.edge
            self.shown = () if chosen is None else (chosen,)
