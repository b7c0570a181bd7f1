"""What is said of an entity, grouped by relation, each fact with those who say it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.model.iris import folded
from graph.model.vocabulary import kind_of
from graph.network.claims import ClaimView
from graph.network.evidence import independent_sources
from graph.network.periods import period
from graph.widgets.evidence import certainty_word, source_lines
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, link, outside
from graph.widgets.opened import dataset, patterns, scics
from graph.widgets.references import References

__all__ = [
    "Fact",
    "Group",
    "certainty_words",
    "entity_link",
    "grouped",
    "show_groups",
    "style_of",
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
    """The claims about ``entity`` (an IRI) by relation, the strongest kinds first; names sorted."""
    ways: dict[tuple[str, bool], list[ClaimView]] = {}
    for claim in claims:
        ways.setdefault((claim.predicate, claim.subject == entity), []).append(claim)
    words = patterns()
    ranked = sorted(ways, key=lambda way: (words.rank(way[0]), not way[1], way[0]))
    titled: dict[str, dict[tuple[str, str, str], list[ClaimView]]] = {}
    for predicate, forward in ranked:
        title = words.heading(predicate, forward, language(), _("cette entité"))
        facts = titled.setdefault(title, {})
        for claim in ways[predicate, forward]:
            facts.setdefault((*_other_end(claim, forward), claim.role), []).append(claim)
    return [
        Group(title, _by_name(Fact(*key, tuple(told)) for key, told in facts.items()))
        for title, facts in titled.items()
    ]


def show_groups(
    groups: Sequence[Group],
    *,
    most: int,
    rest: Callable[[int, int], Markup],
    page: str = "explorer",
    references: References | None = None,
) -> Markup:
    """The groups as lists.

    Parameters
    ----------
    most: how many facts of a group are shown, those more sources tell first.
    rest: what is said where some are left out, from how many are shown and how many there are.
    page: where the entities' names lead.
    references: where given, each fact has the numbers of its sources, shown on paper.
    """
    return join(_group(group, most, rest, _Lines(page, references)) for group in groups)


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


@dataclass(frozen=True, slots=True)
class _Lines:
    """How a fact is written as a line: where its name leads, where its sources are numbered."""

    page: str
    references: References | None

    def line(self, fact: Fact) -> Markup:
        """The other end, what is said of the relation, and who says it."""
        periods = dict.fromkeys(period(one.since, one.until, language()) for one in fact.claims)
        details = [fact.role, *periods, *certainty_words(fact.claims)]
        sources = dict.fromkeys(claim.source for claim in fact.claims)
        return block(
            '<li>{name}<span class="m-detail">{said}</span>{marks}'
            "<details><summary>{count}</summary>{sources}</details></li>",
            name=entity_link(fact.other, fact.label, self.page),
            said=" · ".join(detail for detail in details if detail),
            marks=self.references.marks(sources) if self.references is not None else "",
            count=_n("{n} source", "{n} sources", len(sources)),
            sources=source_lines(fact.claims),
        )


def _group(group: Group, most: int, rest: Callable[[int, int], Markup], lines: _Lines) -> Markup:
    facts, total = _best(group.facts, most), len(group.facts)
    later = facts[_OPEN:] if len(facts) > _OPEN + 3 else ()
    left = block('<li class="m-rest">{rest}</li>', rest=rest(len(facts), total))
    return block(
        '<section class="m-group"><h3>{title} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{facts}{rest}</ul>{folded}</section>',
        title=group.title,
        count=number(total),
        facts=join(map(lines.line, facts[: len(facts) - len(later)])),
        folded=_folded(later, lines) if later else "",
        rest=left if len(facts) < total else "",
    )


def _by_name(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (folded(fact.label), fact.other, fact.role)))


def _best(facts: Sequence[Fact], most: int) -> Sequence[Fact]:
    if len(facts) <= most:
        return facts
    return sorted(facts, key=lambda fact: -independent_sources(fact.claims))[:most]


def _folded(facts: Sequence[Fact], lines: _Lines) -> Markup:
    return block(
        '<details class="m-fold"><summary>{more}</summary><ul class="m-facts">{facts}</ul>'
        "</details>",
        more=_n("+ {n} autre", "+ {n} autres", len(facts)),
        facts=join(map(lines.line, facts)),
    )


def certainty_words(claims: Iterable[ClaimView]) -> list[str]:
    """What makes a fact less than stated, once all its sources are counted; mostly nothing."""
    found = {claim.certainty for claim in claims}
    if found & {"stated", "reviewed"}:
        return []
    return [certainty_word(name) for name in sorted(found)]


def _other_end(claim: ClaimView, forward: bool) -> tuple[str, str]:
    """IRI and name of the end a relation is not read from."""
    if forward:
        return claim.object, claim.object_label
    return claim.subject, claim.subject_label
