"""Two entities side by side: their values, their relations, the documents that name them."""

from collections.abc import Iterable
from typing import Final

from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView
from graph.network.comparing import Comparison, compare
from graph.widgets.compare_view import between, columns
from graph.widgets.entity import Entity, entity
from graph.widgets.facts import entity_link
from graph.widgets.language import _
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset, patterns
from graph.widgets.references import References
from graph.widgets.situation import situation
from graph.widgets.values import Value

__all__ = ["show_entities"]

_RUNS: Final = term("dcterms:spatial").value
"""Each runs its own territory: no difference worth telling."""


def show_entities(one: str, other: str) -> None:
    """What is said of both, and of one only, each with its sources.

    Parameters
    ----------
    one, other: IRIs of two entities.
    """
    left, right = entity(one), entity(other)
    names, references = (left.label, right.label), References()
    show(
        _heads(left, right),
        _values(left, right, references),
        between([c for c in left.claims if other in (c.subject, c.object)]),
        columns(_("Relations"), _compared(left, right, documents=False), names),
        columns(
            _("Documents"),
            _compared(left, right, documents=True),
            names,
            _("Les documents qui les citent, ou qu'elles ont publiés."),
        ),
        _cited(references),
    )


def _compared(left: Entity, right: Entity, *, documents: bool) -> Comparison:
    sides = [
        [
            claim
            for claim in known.claims
            if _is_document(claim, known.iri) is documents and claim.predicate != _RUNS
        ]
        for known in (left, right)
    ]
    return compare(sides[0], sides[1], ([left.iri], [right.iri]), patterns())


def _is_document(claim: ClaimView, own: str) -> bool:
    """Whether the other end is a document."""
    other = claim.object if claim.subject == own else claim.subject
    return kind_of(other, dataset().iris) is Kind.RESOURCE


def _heads(left: Entity, right: Entity) -> Markup:
    """Both names, and where both run a territory, the way to compare these."""
    places = [
        next((place.place for place in situation(known.iri) if place.way == "spatial"), "")
        for known in (left, right)
    ]
    key = dataset().iris.short
    territories = (
        block(
            '<p class="m-detail">{link}</p>',
            link=link(
                _("Comparer les territoires qu'elles administrent"),
                "comparer",
                a=key(places[0]),
                b=key(places[1]),
            ),
        )
        if all(places)
        else ""
    )
    return block(
        '<div class="m-compare m-compare-two">{heads}</div>{territories}',
        heads=join(map(_head, (left, right))),
        territories=territories,
    )


def _head(known: Entity) -> Markup:
    return block(
        '<header class="m-head"><h2>{name}</h2><p class="m-detail">{detail}</p></header>',
        name=entity_link(known.iri, known.label, "fiche"),
        detail=known.detail,
    )


def _values(left: Entity, right: Entity, references: References) -> Markup:
    """Codes, dates and other values, a line each, those that are the same told."""
    sides = [_by_name(known.values) for known in (left, right)]
    rows = [
        _row(name, sides[0].get(name, []), sides[1].get(name, []), references)
        for name in dict.fromkeys((*sides[0], *sides[1]))
    ]
    if not rows:
        return Markup("")
    return block(
        '<section class="m-part"><h2>{title}</h2><div class="m-scroll m-whole" tabindex="0" '
        'role="region" aria-label="{title}"><table class="m-table m-compare-values"><thead><tr>'
        '<th scope="col">{value}</th>{names}</tr></thead><tbody>{rows}</tbody></table></div>'
        "</section>",
        title=_("Identité"),
        value=_("Donnée"),
        names=join(
            block('<th scope="col">{name}</th>', name=known.label) for known in (left, right)
        ),
        rows=join(rows),
    )


def _by_name(values: Iterable[Value]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(value.name, []).append(value)
    return found


def _row(name: str, left: list[Value], right: list[Value], references: References) -> Markup:
    same = {value.text for value in left} == {value.text for value in right}
    return block(
        '<tr><th scope="row">{name}{same}</th>{cells}</tr>',
        name=name,
        same=block(' <span class="m-detail">({text})</span>', text=_("identique")) if same else "",
        cells=join(
            block(
                "<td>{texts}</td>",
                texts=join(
                    (
                        block(
                            "<bdi>{text}</bdi>{marks}",
                            text=one.text,
                            marks=references.marks(one.sources),
                        )
                        for one in values
                    ),
                    "<br>",
                ),
            )
            for values in (left, right)
        ),
    )


def _cited(references: References) -> Markup:
    if not references.count:
        return Markup("")
    return block(
        '<section class="m-part m-cited"><h2>{title}</h2>{list}</section>',
        title=_("Sources des données"),
        list=references.listing(),
    )
