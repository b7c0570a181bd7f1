"""What two entities without a statement between them have in common, step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView, claims_between, claims_of
from graph.network.matrix import Crossing
from graph.network.territories import level_of, territories_of
from graph.questions.dataset import Dataset

__all__ = ["Passage", "passages"]

_BETWEEN: Final = 3
"""How many entities are told that stand between an end and what it has in common."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing two entities have in common.

    Parameters
    ----------
    middle, name: what they share. claims: the statements that lead from each of them to it.
    within: the larger territory that ``middle`` is a part of, and that one of the two is or
        runs; an empty text where there is none. within_name: what it is called.
    """

    middle: str
    name: str
    claims: tuple[ClaimView, ...]
    within: str = ""
    within_name: str = ""


def passages(
    dataset: Dataset, one: str, other: str, crossing: Crossing, language: str = "fr"
) -> list[Passage]:
    """What makes the deduced links of a crossing, in the order of their names.

    Parameters
    ----------
    one, other: IRIs of its row and its column.
    """
    found: list[Passage] = []
    if any(mark.is_deduced and mark.kind == "territoire" for mark in crossing.marks):
        found += _by_territory(dataset, one, other, language)
    others = [middle for middle in crossing.through if not level_of(middle, dataset.iris)]
    names = dataset.labels(others, language)
    for middle in others:
        claims = [*_steps(dataset, one, middle), *_steps(dataset, other, middle)]
        name = names.get(middle) or dataset.iris.short(middle)
        found.append(Passage(middle, name, tuple(dict.fromkeys(claims))))
    return sorted(found, key=lambda passage: (passage.name, passage.middle, passage.within))


def _steps(dataset: Dataset, end: str, middle: str) -> list[ClaimView]:
    """What leads from an end to what is shared: directly, or by somebody or a part of it."""
    store, iris = dataset.store, dataset.iris
    direct = claims_between(store, iris, end, middle)
    if direct:
        return direct
    near = {_far(claim, middle): claim for claim in claims_of(store, iris, [middle])}
    steps = [claim for claim in claims_of(store, iris, [end]) if _far(claim, end) in near]
    between = sorted({_far(claim, end) for claim in steps if _is_step(dataset, _far(claim, end))})
    return [
        claim
        for node in between[:_BETWEEN]
        for other in (end, middle)
        for claim in claims_between(store, iris, other, node)
    ]


def _is_step(dataset: Dataset, node: str) -> bool:
    return kind_of(node, dataset.iris) in {Kind.PERSON, Kind.PROJECT, Kind.EVENT}


def _far(claim: ClaimView, end: str) -> str:
    return claim.object if claim.subject == end else claim.subject


def _by_territory(dataset: Dataset, one: str, other: str, language: str) -> Iterator[Passage]:
    """The places of one that lie in a place that the other is or runs."""
    for entity, holder in ((one, other), (other, one)):
        own = _places(dataset, holder, ("dcterms:spatial",))
        for place in sorted(_places(dataset, entity, _WAYS)):
            above = territories_of(dataset.store, dataset.iris, [place])[place]
            for area in sorted(above & own):
                ends = [(entity, place), (holder, area)]
                claims = tuple(
                    claim
                    for end, where in ends
                    for claim in claims_between(dataset.store, dataset.iris, end, where)
                    if end != where
                )
                names = dataset.labels([place, area], language)
                yield Passage(
                    place,
                    names.get(place, place),
                    claims,
                    within=area if area != place else "",
                    within_name=names.get(area, "") if area != place else "",
                )


_WAYS: Final = ("mai:locatedIn", "schema:areaServed", "dcterms:spatial")


def _places(dataset: Dataset, entity: str, ways: Iterable[str]) -> set[str]:
    """The territories that an entity is, is in, serves or runs."""
    if level_of(entity, dataset.iris):
        return {entity}
    found = set()
    for way in ways:
        prefix, _, name = way.partition(":")
        predicate = dataset.iris.mai(name) if prefix == "mai" else term(way)
        for quad in dataset.store.quads(NamedNode(entity), predicate, None, None):
            place = quad.object
            if isinstance(place, NamedNode) and level_of(place.value, dataset.iris):
                found.add(place.value)
    return found
