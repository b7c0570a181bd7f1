"""The best-known neighbours of an entity, and what links them to each other."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris, folded
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.network.build import Network, add_nodes, from_claims
from graph.network.claims import ClaimView, claims_of, node_of
from graph.network.degrees import degrees
from graph.network.labels import labels_of
from graph.network.marks import mark_scic, use_initials
from graph.network.relations import read_wordings
from graph.store import Store

__all__ = ["Neighbourhood", "Neighbours", "RelationCount", "neighbourhood", "rank_neighbours"]

LIMIT: Final = 20
"""How many neighbours are shown at each step when nothing else is asked."""


@dataclass(frozen=True, slots=True)
class RelationCount:
    """How many neighbours one relation gives, in one direction (``forward``: from the centre)."""

    predicate: str
    label: str
    forward: bool
    count: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A centre and its neighbours.

    Parameters
    ----------
    network: the centre, the neighbours shown, and every relation between two of them.
    counts_by_relation: what the centre is linked by, most neighbours first, before any cut.
    shown, total: how many neighbours are in ``network``, and how many there are.
    """

    centre: str
    network: Network
    counts_by_relation: tuple[RelationCount, ...]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Every neighbour of an entity by some relation, best first, and how all are reached."""

    counts: tuple[RelationCount, ...]
    ranked: tuple[str, ...]


def rank_neighbours(
    store: Store, iris: Iris, centre: NamedNode | str, *, relation: str = "", forward: bool = True
) -> Neighbours:
    """The neighbours of ``centre`` in the order of :func:`neighbourhood`.

    Parameters
    ----------
    relation: IRI of a property: only what it leads to; all if empty.
    forward: with a relation, whether it goes out from ``centre``.

    Raises
    ------
    graph.errors.UnknownName: ``centre`` or ``relation`` cannot be an identifier.
    """
    start = node_of(iris, centre).value
    both = {iri for iri, one in read_wordings(store, iris).items() if one.symmetric}
    claims = claims_of(store, iris, [start], predicates=[relation] if relation else None)
    counts = _counts(claims, start, both)
    if relation and relation not in both:
        claims = [one for one in claims if (one.subject == start) == forward]
    known = _neighbours(claims, {start}, {start})
    return Neighbours(counts, tuple(_best(store, iris, known, len(known))))


def neighbourhood(
    store: Store,
    iris: Iris,
    centre: NamedNode | str,
    *,
    limit: int = LIMIT,
    predicates: Collection[NamedNode | str] | None = None,
    hops: int = 1,
) -> Neighbourhood:
    """The ``limit`` best neighbours of ``centre``, and the best neighbours of those.

    A neighbour known by more independent sources comes first, then one with more relations of
    its own, then by name. Documents come after everything else.

    Parameters
    ----------
    limit: neighbours kept at each step.
    predicates: only neighbours reached by these relations.
    hops: how many steps away from the centre.

    Raises
    ------
    graph.errors.UnknownName: ``centre`` cannot be an identifier.
    """
    start = node_of(iris, centre).value
    kept, frontier, total = {start}, [start], 0
    counts: tuple[RelationCount, ...] = ()
    for hop in range(hops):
        claims = claims_of(store, iris, frontier, predicates=predicates)
        known = _neighbours(claims, kept, frontier)
        if hop == 0:
            counts = _counts(claims, start)
        total += len(known)
        frontier = _best(store, iris, known, limit)
        kept |= set(frontier)
        if not frontier:
            break
    inside = claims_of(store, iris, kept, inside=True)
    net = from_claims(inside, iris)
    add_nodes(net, iris, labels_of(store, iris, sorted(kept - set(net))))
    mark_scic(store, iris, net)
    use_initials(store, iris, net)
    return Neighbourhood(start, net, counts, len(kept) - 1, total)


def _neighbours(
    claims: Iterable[ClaimView], kept: Collection[str], frontier: Collection[str]
) -> dict[str, list[ClaimView]]:
    """The claims that lead to each entity not kept yet."""
    found: dict[str, list[ClaimView]] = {}
    for claim in claims:
        for here, there in ((claim.subject, claim.object), (claim.object, claim.subject)):
            if here in frontier and there not in kept:
                found.setdefault(there, []).append(claim)
    return found


def _best(store: Store, iris: Iris, known: Mapping[str, list[ClaimView]], limit: int) -> list[str]:
    """The first ``limit`` of ``known`` in the order of :func:`neighbourhood`."""
    relations = degrees(store, iris, known) if len(known) > 1 else {}

    def order(iri: str) -> tuple[bool, int, int, str, str]:
        claims = known[iri]
        label = next(
            (
                name
                for claim in claims
                for end, name in (
                    (claim.subject, claim.subject_label),
                    (claim.object, claim.object_label),
                )
                if end == iri
            ),
            "",
        )
        document = kind_of(iri, iris) is Kind.RESOURCE
        sources = len({claim.origin or claim.source for claim in claims})
        return document, -sources, -relations.get(iri, 0), folded(label), iri

    return sorted(known, key=order)[: max(0, limit)]


def _counts(
    claims: Iterable[ClaimView], centre: str, symmetric: Collection[str] = ()
) -> tuple[RelationCount, ...]:
    """How many neighbours each relation gives; a symmetric one goes both ways at once."""
    found: dict[tuple[str, bool], set[str]] = {}
    labels: dict[str, str] = {}
    for claim in claims:
        labels[claim.predicate] = claim.predicate_label
        forward = claim.subject == centre
        other = claim.object if forward else claim.subject
        if other != centre:
            way = forward or claim.predicate in symmetric
            found.setdefault((claim.predicate, way), set()).add(other)
    counts = (
        RelationCount(predicate, labels[predicate], forward, len(others))
        for (predicate, forward), others in found.items()
    )
    return tuple(sorted(counts, key=lambda count: (-count.count, count.predicate, count.forward)))
