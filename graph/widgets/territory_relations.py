"""The relations of a territory's institutions, apart from those of the places inside it."""

from collections.abc import Iterable, Sequence
from typing import Final

from graph.model.iris import folded
from graph.network.claims import ClaimView
from graph.network.evidence import Statement, independent_sources, statements_of
from graph.network.periods import period
from graph.network.territory_lineage import Scope
from graph.widgets.evidence import source_lines
from graph.widgets.facts import certainty_words, entity_link, grouped, show_groups
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, link
from graph.widgets.opened import dataset, patterns
from graph.widgets.references import References
from graph.widgets.territory_data import territory_sheet
from graph.widgets.territory_questions import questions_of
from graph.widgets.territory_words import scope_word, territory_names

__all__ = ["inside_relations", "own_relations"]

_MOST: Final = 200
_SHOWN: Final = 15
"""How many relations of one kind are shown of the places inside."""


def own_relations(iri: str, references: References) -> Markup:
    """What is stated of the territory, or of an institution that runs it."""
    sheet = territory_sheet(iri)
    names = territory_names([iri, *sheet.councils])
    parts = []
    for end in (*sheet.councils, iri):
        claims = [claim for claim in sheet.own if end in (claim.subject, claim.object)]
        if claims:
            parts.append(_of(end, names[end], claims, references))
    return block(
        '<section class="m-part" id="relations"><h2>{title} <span class="m-count">{count}</span>'
        "</h2>{parts}</section>",
        title=_("Dit du territoire ou de son institution"),
        count=number(len({claim.triple for claim in sheet.own})) if sheet.own else "",
        parts=join(parts) if parts else _nothing(sheet.councils, names),
    )


def inside_relations(iri: str, references: References, everything: bool) -> Markup:
    """What is stated of the places and institutions inside, relation by relation.

    Parameters
    ----------
    everything: whether each kind of relation is shown whole.
    """
    sheet = territory_sheet(iri)
    if not sheet.inside:
        return Markup("")
    statements = statements_of(sheet.inside, patterns())
    kinds: dict[str, list[Statement]] = {}
    for one in statements:
        kinds.setdefault(one.triple[1], []).append(one)
    groups = [
        _kind(iri, predicate, found, references, everything)
        for predicate, found in sorted(kinds.items(), key=lambda pair: patterns().rank(pair[0]))
    ]
    return block(
        '<section class="m-part" id="interieur"><h2>{title} <span class="m-count">{count}</span>'
        '</h2><p class="m-detail">{about}</p>{groups}{asked}</section>',
        title=_("Dit de lieux à l'intérieur"),
        count=number(len({claim.triple for claim in sheet.inside})),
        about=_about(iri),
        groups=join(groups),
        asked=questions_of(iri, "interieur"),
    )


def _of(end: str, name: str, claims: Sequence[ClaimView], references: References) -> Markup:
    groups = show_groups(
        grouped(claims, end),
        most=_MOST,
        rest=lambda shown, total: block(
            "{counts} · {link}",
            counts=_("{shown} sur {total} montrés").format(
                shown=number(shown), total=number(total)
            ),
            link=link(
                _("les voir tous"),
                "questions",
                q="relations-entite",
                entite=dataset().iris.short(end),
            ),
        ),
        page="fiche",
        references=references,
    )
    return block("<p>{name}</p>{groups}", name=entity_link(end, name, "fiche"), groups=groups)


def _nothing(councils: Sequence[str], names: dict[str, str]) -> Markup:
    """That nothing is told, and of whom."""
    if not councils:
        text = _("Aucune institution du code officiel n'administre ce territoire.")
        return block('<p class="m-detail">{text}</p>', text=text)
    return block(
        '<p>{names}</p><p class="m-detail">{text}</p>',
        names=join((entity_link(one, names[one], "fiche") for one in councils), " · "),
        text=_("Aucune relation n'est encore connue de l'institution qui l'administre."),
    )


def _about(iri: str) -> str:
    """Of how many institutions these are, and how many of them are of former times."""
    scopes = territory_sheet(iri).scopes
    told = {
        end
        for claim in territory_sheet(iri).inside
        for end in (claim.subject, claim.object)
        if end in scopes
    }
    partly, former = (
        sum(scopes[end] is scope for end in told) for scope in (Scope.PARTLY, Scope.FORMER)
    )
    words = [
        _n("{n} lieu ou collectivité", "{n} lieux ou collectivités", len(told)),
        _n("{n} en partie à l'intérieur", "{n} en partie à l'intérieur", partly) if partly else "",
        _n("{n} ancienne collectivité", "{n} anciennes collectivités", former) if former else "",
    ]
    nothing = _("Rien ici n'est dit du territoire lui-même.")
    return f"{', '.join(word for word in words if word)}. {nothing}"


def _kind(
    iri: str,
    predicate: str,
    found: Sequence[Statement],
    references: References,
    everything: bool,
) -> Markup:
    label = patterns().label(predicate, language())
    names = _names(found)

    def order(one: Statement) -> tuple[object, ...]:
        subject, _predicate, value = one.triple
        ends = folded(names[subject]), subject, folded(names[value]), value
        return -one.independent, *ends, one.role

    shown = sorted(found, key=order) if everything else sorted(found, key=order)[:_SHOWN]
    return block(
        '<section class="m-group"><h3>{label} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{lines}</ul>{rest}</section>',
        label=label[:1].upper() + label[1:],
        count=number(len(found)),
        lines=join(_line(iri, one, names, references) for one in shown),
        rest=_rest(iri, len(shown), len(found)) if len(shown) < len(found) else "",
    )


def _names(found: Iterable[Statement]) -> dict[str, str]:
    claims = [one.claims[0] for one in found]
    return territory_names(end for claim in claims for end in (claim.subject, claim.object))


def _line(iri: str, one: Statement, names: dict[str, str], references: References) -> Markup:
    """« Lille → Enercoop », what is told of it, who says so."""
    subject, predicate, value = one.triple
    arrow = " ↔ " if patterns().is_symmetric(predicate) else " → "
    scopes = {territory_sheet(iri).scopes.get(end) for end in (subject, value)}
    notes = [scope_word(scope) for scope in (Scope.PARTLY, Scope.FORMER) if scope in scopes]
    when = period(*one.period, language())
    details = [one.role, when, *certainty_words(one.claims), *notes]
    sources = dict.fromkeys(claim.source for claim in one.claims)
    return block(
        '<li>{ends}<span class="m-detail">{said}</span>{marks}'
        "<details><summary>{count}</summary>{sources}</details></li>",
        ends=join((entity_link(end, names[end], "fiche") for end in (subject, value)), arrow),
        said=" · ".join(detail for detail in details if detail),
        marks=references.marks(sources),
        count=_n("{n} source", "{n} sources", independent_sources(one.claims)),
        sources=source_lines(one.claims),
    )


def _rest(iri: str, shown: int, total: int) -> Markup:
    counts = _("{shown} sur {total} montrés").format(shown=number(shown), total=number(total))
    return block(
        '<p class="m-rest">{counts} · {link}</p>',
        counts=counts,
        link=link(
            _("les voir tous"), "territoires", id=dataset().iris.short(iri), tout="relations"
        ),
    )
