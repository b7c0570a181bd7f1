"""How two entities are connected: the shortest, strongest, best sourced chains of relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.network.adjacency import Adjacency, Link
from graph.network.build import lifetime, strongest
from graph.network.claims import ClaimView, claims_of, node_of
from graph.network.exploring import Explorer, Guards
from graph.network.origins import read_origins
from graph.network.ranking import best_paths
from graph.network.sentences import Patterns
from graph.store import Store

__all__ = ["GUARDS", "Guards", "Path", "Step", "paths"]

GUARDS: Final = Guards(
    hub=400, barred=frozenset({Kind.CONCEPT, Kind.RESOURCE, Kind.TERRITORY}), detours=False
)
"""What a chain does not pass through while another one exists; it makes no detours."""

MOST_HOPS: Final = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One relation of a path.

    Parameters
    ----------
    subject, predicate, object: the relation as it is stated; labels beside them.
    label: the relation's French name.
    forward: whether the path goes from subject to object.
    sources: the documents that state it, sorted. certainty: the strongest of theirs.
    since, until, role: as in a network's edges.
    """

    subject: str
    predicate: str
    object: str
    subject_label: str
    object_label: str
    label: str
    forward: bool
    sources: tuple[str, ...]
    certainty: str
    since: str = ""
    until: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of relations between two entities; ``length`` counts its steps."""

    length: int
    steps: tuple[Step, ...]


def paths(
    store: Store,
    iris: Iris,
    a: NamedNode | str,
    b: NamedNode | str,
    max_hops: int = 3,
    limit: int = 20,
    *,
    guards: Guards = GUARDS,
    patterns: Patterns | None = None,
) -> list[Path]:
    """The ``limit`` best chains of relations from ``a`` to ``b``, whatever their direction.

    Fewer steps come first, then stronger relations, then more independent sources. Two entities
    in a row are joined by their best relation only.

    Parameters
    ----------
    max_hops: the most steps of a chain, 1 to 6.
    guards: what chains avoid; kinds are let through, then hubs, while nothing is found.

    Raises
    ------
    graph.errors.InputError: ``max_hops`` is out of bounds.
    graph.errors.UnknownName: ``a`` or ``b`` cannot be an identifier.
    """
    if not 1 <= max_hops <= MOST_HOPS:
        raise InputError(
            f"on cherche un chemin d'une à {MOST_HOPS} étapes, pas de {max_hops}.",
            where="max_hops",
            advice="Essayez 3.",
        )
    start, end = node_of(iris, a).value, node_of(iris, b).value
    words = patterns or Patterns.read(store, iris)
    origins = read_origins(store, iris)
    if start == end or limit < 1:
        return []
    for stage in guards.relaxed():
        explorer = Explorer(store, iris, tuple(words.wordings), stage)
        met = explorer.meet(start, end, max_hops)
        links = met.links(words, origins)
        allowed = explorer.open(_between(met, start, end, max_hops))
        found = best_paths(
            links,
            met.neighbours,
            allowed,
            (start, end),
            max_hops,
            limit,
            detours=guards.detours,
        )
        if found:
            return _told(store, iris, found, links, words)
    return []


def _between(met: Adjacency, start: str, end: str, max_hops: int) -> set[str]:
    """The entities near enough to both ends to be on a path, the ends included."""
    ahead, behind = (_distances(met.neighbours, root, max_hops) for root in (start, end))
    return {node for node in ahead.keys() & behind.keys() if ahead[node] + behind[node] <= max_hops}


def _distances(neighbours: Mapping[str, set[str]], root: str, most: int) -> dict[str, int]:
    distances, frontier = {root: 0}, {root}
    for distance in range(1, most + 1):
        frontier = {near for node in frontier for near in neighbours.get(node, ())}
        frontier -= distances.keys()
        distances.update(dict.fromkeys(frontier, distance))
    return distances


def _told(
    store: Store,
    iris: Iris,
    found: Iterable[tuple[str, ...]],
    links: Mapping[tuple[str, str], Link],
    patterns: Patterns,
) -> list[Path]:
    """The chains with their labels, sources and dates, read in one query."""
    chains = list(found)
    claims: dict[tuple[str, str, str], list[ClaimView]] = {}
    for claim in claims_of(store, iris, {node for chain in chains for node in chain}, inside=True):
        claims.setdefault(claim.triple, []).append(claim)
    return [
        Path(
            len(chain) - 1,
            tuple(
                _step(links[here, there], here, claims, patterns) for here, there in pairwise(chain)
            ),
        )
        for chain in chains
    ]


def _step(
    link: Link,
    here: str,
    claims: Mapping[tuple[str, str, str], list[ClaimView]],
    patterns: Patterns,
) -> Step:
    told = claims[link.subject, link.predicate, link.object]
    since, until = lifetime((claim.since, claim.until) for claim in told)
    first = told[0]
    return Step(
        *first.triple,
        first.subject_label,
        first.object_label,
        patterns.label(link.predicate),
        forward=link.subject == here,
        sources=tuple(sorted({claim.source for claim in told})),
        certainty=strongest(claim.certainty for claim in told),
        since=since,
        until=until,
        role=" ; ".join(sorted({claim.role for claim in told if claim.role})),
    )
