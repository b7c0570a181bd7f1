"""What is said of an entity, grouped by relation, each fact with those who say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model.vocabulary import kind_of
from graph.network.claims import ClaimView
from graph.network.periods import period
from graph.questions.answer import SourceNote
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, link, outside
from graph.widgets.opened import dataset, patterns, scics

__all__ = [
    "Fact",
    "Group",
    "entity_link",
    "grouped",
    "show_groups",
    "source_lines",
    "style_of",
    "told",
]


_OPEN = 12
"""How many facts of a group are shown before the rest has to be unfolded."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One relation to another entity, with every claim of it.

    Parameters
    ----------
    other: IRI of the entity at the other end, with its ``label``.
    """

    other: str
    label: str
    role: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The facts that read the same from the entity: ``title`` is « est membre de »."""

    title: str
    facts: tuple[Fact, ...]


def grouped(claims: Iterable[ClaimView], entity: str) -> list[Group]:
    """The claims about ``entity`` (an IRI), by relation, the strongest kinds first."""
    found: dict[str, dict[tuple[str, str, str], list[ClaimView]]] = {}
    ranks: dict[str, tuple[int, bool]] = {}
    words = patterns()
    for claim in claims:
        forward = claim.subject == entity
        other = claim.object if forward else claim.subject
        label = claim.object_label if forward else claim.subject_label
        title = _title(claim.predicate, forward)
        ranks.setdefault(title, (words.rank(claim.predicate), not forward))
        facts = found.setdefault(title, {})
        facts.setdefault((other, label, claim.role), []).append(claim)
    return [
        Group(title, tuple(Fact(*key, tuple(told)) for key, told in found[title].items()))
        for title in sorted(found, key=lambda title: (ranks[title], title))
    ]


def show_groups(groups: Sequence[Group], *, most: int = 0, more: str = "") -> Markup:
    """The groups as lists.

    Parameters
    ----------
    most: how many facts of a group are shown, all if zero.
    more: identifier whose sheet shows the rest.
    """
    return join(_group(group, most, more) for group in groups)


def entity_link(iri: str, label: str, page: str = "explorer") -> Markup:
    """An entity's name with its kind, linked to what we know of it."""
    iris = dataset().iris
    name = label or iris.short(iri)
    kind = style_of(iri)
    if not kind:
        return outside(name, iri)
    page = "ressources" if kind == "resource" else page
    return block("{icon}{link}", icon=kind_icon(kind), link=link(name, page, id=iris.short(iri)))


def style_of(iri: str) -> str:
    """The key in ``palette.STYLES`` of an entity, an empty text for what is not ours."""
    kind = kind_of(iri, dataset().iris)
    return "scic" if iri in scics() else kind.value if kind else ""


def told(claim: ClaimView) -> str:
    """A claim in one sentence, in the reader's language."""
    words = patterns()
    sentence = words.sentence(
        words.name(claim.subject, claim.subject_label, language()),
        claim.predicate,
        words.name(claim.object, claim.object_label, language()),
        language(),
        since=claim.since,
        until=claim.until,
        role=claim.role,
    )
    return f"{sentence}."


def source_lines(claims: Iterable[ClaimView]) -> Markup:
    """Who says it: title, publisher, date, address and note of each source."""
    notes = dataset().sources()
    return block(
        '<ul class="m-sources">{lines}</ul>',
        lines=join(_source(notes.get(claim.source), claim) for claim in claims),
    )


def _group(group: Group, most: int, more: str) -> Markup:
    facts = group.facts[:most] if most else group.facts
    left = len(group.facts) - len(facts)
    rest = _n("+ {n} autre, dans la fiche", "+ {n} autres, dans la fiche", left)
    folded = facts[_OPEN:] if not most and len(facts) > _OPEN + 3 else ()
    return block(
        '<section class="m-group"><h3>{title} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{facts}{rest}</ul>{folded}</section>',
        title=group.title,
        count=number(len(group.facts)),
        facts=join(map(_fact, facts[: len(facts) - len(folded)])),
        folded=block(
            '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{facts}</ul>'
            "</details>",
            more=_n("+ {n} autre", "+ {n} autres", len(folded)),
            facts=join(map(_fact, folded)),
        )
        if folded
        else "",
        rest=block('<li class="m-rest">{link}</li>', link=link(rest, "fiche", id=more))
        if left and more
        else "",
    )


def _fact(fact: Fact) -> Markup:
    periods = dict.fromkeys(period(one.since, one.until, language()) for one in fact.claims)
    details = [fact.role, *periods, *_certainties(fact.claims)]
    said = " · ".join(detail for detail in details if detail)
    count = len({claim.source for claim in fact.claims})
    return block(
        '<li>{name}<span class="m-detail">{said}</span>'
        "<details><summary>{count}</summary>{sources}</details></li>",
        name=entity_link(fact.other, fact.label),
        said=said,
        count=_n("{n} source", "{n} sources", count),
        sources=source_lines(fact.claims),
    )


def _certainties(claims: Iterable[ClaimView]) -> list[str]:
    """What makes a fact less than stated, once all its sources are counted."""
    found = {claim.certainty for claim in claims}
    if found & {"stated", "reviewed"}:
        return []
    words = {"implied": _("sous-entendu"), "extracted": _("repéré par un programme")}
    return [words.get(name, name) for name in sorted(found)]


def _source(note: SourceNote | None, claim: ClaimView) -> Markup:
    address = claim.address or (note.url if note else "")
    title = note.title if note and note.title else dataset().iris.short(claim.source)
    about = [note.publisher, date(note.issued)] if note else []
    return block(
        '<li>{title}<span class="m-detail">{about}</span>{note}</li>',
        title=outside(title, address),
        about=" · ".join(part for part in about if part),
        note=block('<span class="m-note">{note}</span>', note=claim.note) if claim.note else "",
    )


def _title(predicate: str, forward: bool) -> str:
    """How a relation reads from one of its ends."""
    return patterns().heading(predicate, forward, language(), _("cette entité"))
