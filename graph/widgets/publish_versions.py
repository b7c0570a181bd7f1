"""The snapshots there are, the newest first."""

from collections.abc import Sequence
from typing import Final

from graph.publishing import Snapshot
from graph.widgets.language import _, _n, date, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.publish_data import is_current

__all__ = ["show_versions"]

_MOST: Final = 20


def show_versions(found: Sequence[Snapshot]) -> None:
    """One line a version; whether the newest says what the graph says now."""
    lines = [_line(one, is_newest=place == 0) for place, one in enumerate(found[:_MOST])]
    left = len(found) - _MOST
    if left > 0:
        more = _n("+ {n} autre", "+ {n} autres", left)
        lines.append(block('<li class="m-rest">{more}</li>', more=more))
    show(
        block(
            '<h2>{title} <span class="m-count">{count}</span></h2>{state}'
            '<ul class="m-links">{lines}</ul>',
            title=_("Versions publiées"),
            count=number(len(found)),
            state=_state(found),
            lines=join(lines),
        )
    )


def _state(found: Sequence[Snapshot]) -> Markup:
    if not found:
        text = _("Rien n'a encore été publié : le site public n'a rien à montrer.")
    elif is_current(found[0]):
        text = _("La dernière version dit ce que le graphe dit maintenant.")
    else:
        text = _("Le graphe a changé depuis la dernière version.")
    return block('<p class="m-detail">{text}</p>', text=text)


def _line(one: Snapshot, *, is_newest: bool) -> Markup:
    count = one.counts.get("statements", 0)
    told = [
        date(one.issued.isoformat()),
        _n("{n} affirmation", "{n} affirmations", count),
        _("servie au public") if is_newest else "",
    ]
    return block(
        '<li>{version}<span class="m-detail">{told}</span></li>',
        version=link(one.version, "publier", version=one.version),
        told=" · ".join(part for part in told if part),
    )
