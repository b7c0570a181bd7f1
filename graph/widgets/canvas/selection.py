"""Who chose what is selected, the page or the reader."""

from dataclasses import dataclass

from graph.widgets.canvas.events import CanvasEvent

__all__ = ["Selection"]


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

    asked: str | None = None
    shown: str | None = None
    sent: str | None = None
    revision: int = 0

    def ask(self, wanted: str | None, *, mounted: bool) -> dict[str, object]:
        """What the page wants now, as the browser reads it.

        Parameters
        ----------
        wanted: id of a node or an edge, or None.
        mounted: whether the browser already shows this canvas.
        """
        if not mounted or (wanted != self.asked and wanted != self.shown):
            self.shown = self.sent = wanted
            self.revision += 1
        self.asked = wanted
        return {"id": self.sent, "revision": self.revision}

    def note(self, event: CanvasEvent) -> None:
        """The browser has selected what was clicked."""
        self.shown = event.node if event.node is not None else event.edge
