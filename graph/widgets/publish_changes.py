"""What changed between a snapshot and the one before."""

from graph.publishing import Snapshot
from graph.widgets.language import _
from graph.widgets.markup import block, show

__all__ = ["show_changes"]


def show_changes(snapshot: Snapshot) -> None:
    """Counts, then who and what came, went, or changed."""
    if not snapshot.previous:
        show(block('<p class="m-detail">{text}</p>', text=_("C'est la première version.")))
