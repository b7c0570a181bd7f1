"""Three lists side by side: what one side has, what both have, what the other has."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from graph.network.claims import ClaimView
from graph.network.comparing import Comparison, Line
from graph.network.evidence import statements_of
from graph.network.periods import period
from graph.widgets.evidence import source_lines, statement_block
from graph.widgets.facts import certainty_words, entity_link
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join
from graph.widgets.opened import patterns
from graph.widgets.territory_words import territory_names

__all__ = ["between", "column", "columns", "lines_of"]

_OPEN: Final = 10
_MOST: Final = 150
"""How many lines of a column are written."""


def columns(
    title: str,
    found: Comparison,
    names: tuple[str, str],
    about: str = "",
    *,
    several: bool = False,
) -> Markup:
    """A part of a comparison: three columns with how many lines each has.

    Parameters
    ----------
    names: what each side is called.
    about: one sentence on what is compared.
    several: whether a side is several entities: each line then tells which of them.
    """
    if not (found.common or found.left or found.right):
        return Markup("")
    one, other = names
    left, common, right = (
        lines_of(lines, found, told, several=several)
        for lines, told in ((found.left, None), (found.common, names), (found.right, None))
    )
    return block(
        '<section class="m-part"><h2>{title}</h2>{about}<div class="m-compare">{columns}</div>'
        "</section>",
        title=title,
        about=block('<p class="m-detail">{about}</p>', about=about) if about else "",
        columns=join(
            (
                column(_("Seulement {name}").format(name=one), left),
                column(_("En commun"), common, is_common=True),
                column(_("Seulement {name}").format(name=other), right),
            )
        ),
    )


def column(
    title: str, groups: Sequence[tuple[str, list[Markup]]], *, is_common: bool = False
) -> Markup:
    """One column: its lines by relation, how many there are, the rest folded."""
    total, left, parts = sum(len(lines) for _heading, lines in groups), _MOST, []
    for heading, lines in groups:
        if left:
            parts.append(_group(heading, lines[:left], len(lines)))
        left -= min(left, len(lines))
    counts = _("{shown} sur {total} montrés").format(shown=number(_MOST), total=number(total))
    return block(
        '<section class="m-compare-side{common}"><h3>{title} <span class="m-count">{count}</span>'
        "</h3>{parts}{cut}</section>",
        common=Markup(" m-compare-common") if is_common else "",
        title=title,
        count=number(total),
        parts=join(parts) if parts else block('<p class="m-detail">{text}</p>', text=_("Rien.")),
        cut=block('<p class="m-rest">{counts}</p>', counts=counts) if total > _MOST else "",
    )


def lines_of(
    lines: Iterable[Line],
    found: Comparison,
    names: tuple[str, str] | None = None,
    *,
    several: bool = False,
) -> list[tuple[str, list[Markup]]]:
    """The lines by how the relation reads, each group with its heading.

    Parameters
    ----------
    names: of both sides, where a line has claims of both.
    several: whether a side is several entities.
    """
    kept = list(lines)
    labels = territory_names(one.other for one in kept)
    return [
        (
            _heading(*way),
            [_line(one, labels[one.other], found, names, several) for one in same],
        )
        for way, same in groupby(kept, key=lambda one: (one.predicate, one.forward))
    ]


def between(claims: Sequence[ClaimView]) -> Markup:
    """What joins the two sides, in sentences."""
    if not claims:
        return Markup("")
    return block(
        '<section class="m-part"><h2>{title}</h2>{statements}</section>',
        title=_("Ce qui les relie"),
        statements=join(map(statement_block, statements_of(claims, patterns()))),
    )


def _heading(predicate: str, forward: bool) -> str:
    if not predicate:
        return ""
    return patterns().heading(predicate, forward, language(), _("cette entité"))


def _group(heading: str, lines: Sequence[Markup], total: int) -> Markup:
    first = lines if len(lines) <= _OPEN + 3 else lines[:_OPEN]
    rest = lines[len(first) :]
    title = block(
        '<h4>{heading} <span class="m-count">{count}</span></h4>',
        heading=heading,
        count=number(total),
    )
    return block(
        '<section class="m-group">{title}<ul class="m-facts">{first}</ul>{rest}</section>',
        title=title if heading else "",
        first=join(first),
        rest=block(
            '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{lines}</ul>'
            "</details>",
            more=_n("+ {n} autre", "+ {n} autres", len(rest)),
            lines=join(rest),
        )
        if rest
        else "",
    )


def _line(
    one: Line, label: str, found: Comparison, names: tuple[str, str] | None, several: bool
) -> Markup:
    """The other end, what each side says of it, and the sources of each."""
    sides = (
        [(names[0], one.left), (names[1], one.right)] if names else [("", one.left or one.right)]
    )
    sources = {claim.source for _name, claims in sides for claim in claims}
    told = [_side(one, name, claims, several) for name, claims in sides]
    if not names and one.other in found.otherwise:
        told.append(_("lié autrement à l'autre"))
    return block(
        '<li>{name}<span class="m-detail">{said}</span>'
        "<details><summary>{count}</summary>{sources}</details></li>",
        name=entity_link(one.other, label, "fiche"),
        said=" · ".join(text for text in told if text),
        count=_n("{n} source", "{n} sources", len(sources)),
        sources=join(_sources(name, claims) for name, claims in sides),
    )


def _side(one: Line, name: str, claims: Sequence[ClaimView], several: bool) -> str:
    """Which entities of a side it is, in what role and when."""
    ends = [claim.subject if claim.object == one.other else claim.object for claim in claims]
    near = territory_names(ends).values() if several else ()
    texts = [
        *near,
        *(claim.role for claim in claims),
        *(period(claim.since, claim.until, language()) for claim in claims),
        *certainty_words(claims),
    ]
    words = ", ".join(dict.fromkeys(text for text in texts if text))
    return _("{name} : {words}").format(name=name, words=words) if name and words else words


def _sources(name: str, claims: Sequence[ClaimView]) -> Markup:
    title = block('<p class="m-detail">{name}</p>', name=name) if name else Markup("")
    return join((title, source_lines(claims)))
