"""How two entities are connected: the shortest, strongest, best sourced chains of relations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.network.adjacency import Adjacency, Link
from graph.network.claims import node_of
from graph.network.exploring import Explorer, Guards
from graph.network.origins import read_origins
from graph.network.ranking import best_paths
from graph.network.relations import STRENGTHS
from graph.network.sentences import Patterns
from graph.network.steps import Path, Step, read_paths
from graph.store import Store

__all__ = ["GUARDS", "Chains", "Guards", "Path", "Step", "find_chains", "paths"]

GUARDS: Final = Guards(
    hub=400, barred=frozenset({Kind.CONCEPT, Kind.RESOURCE, Kind.TERRITORY}), detours=False
)
"""What a chain does not pass through while another one exists; it makes no detours."""

MOST_HOPS: Final = 6

WEAK: Final = STRENGTHS["territoire"]
"""Links of this strength, and those after it, are weak."""

COUNTED: Final = 1000
"""Chains are not counted beyond this."""


@dataclass(frozen=True, slots=True)
class Chains:
    """How two entities are connected.

    Parameters
    ----------
    paths: best first, the weak ones last.
    total, weak: how many strong and weak chains there are, those given and those not.
    """

    paths: tuple[Path, ...]
    total: int = 0
    weak: int = 0


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
    _check(max_hops)
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
            return read_paths(store, iris, found, links, words)
    return []


def find_chains(
    store: Store,
    iris: Iris,
    a: NamedNode | str,
    b: NamedNode | str,
    max_hops: int = 3,
    limit: int = 20,
    *,
    weak: bool = False,
    patterns: Patterns | None = None,
) -> Chains:
    """The chains of strong relations from ``a`` to ``b``, and the weak ones where asked for.

    A chain of several steps is weak if it holds a link of territory or a mention, or passes by
    a place, a notion or a document. Hubs are passed through only where no strong chain does
    without. Order, parameters and errors are those of :func:`paths`.

    Parameters
    ----------
    limit: the most strong chains that are given, and the most weak ones.
    weak: whether weak chains are given, after the strong ones; they are counted anyway.
    """
    _check(max_hops)
    start, end = node_of(iris, a).value, node_of(iris, b).value
    words = patterns or Patterns.read(store, iris)
    if start == end:
        return Chains(())
    origins = read_origins(store, iris)
    found = _searched(store, iris, (start, end), max_hops, GUARDS.hub, words, origins)
    if found.closed and not found.strong:
        beyond = _searched(store, iris, (start, end), max_hops, None, words, origins)
        found = beyond if beyond.strong or not found.weak else found
    strong, weaker = found.strong[:limit], found.weak[: limit if weak else 0]
    told = read_paths(store, iris, [*strong, *weaker], found.links, words)
    marked = [replace(path, weak=place >= len(strong)) for place, path in enumerate(told)]
    return Chains(tuple(marked), len(found.strong), len(found.weak))


@dataclass(frozen=True, slots=True)
class _Found:
    """Chains of entities, the links between them, and whether hubs hide more."""

    strong: list[tuple[str, ...]]
    weak: list[tuple[str, ...]]
    links: Mapping[tuple[str, str], Link]
    closed: bool


def _searched(
    store: Store,
    iris: Iris,
    ends: tuple[str, str],
    max_hops: int,
    hub: int | None,
    words: Patterns,
    origins: Mapping[str, str],
) -> _Found:
    """Every chain of at most ``max_hops``, from one walk through the store."""
    explorer = Explorer(store, iris, tuple(words.wordings), Guards(hub, detours=False))
    met = explorer.meet(*ends, max_hops)
    links = met.links(words, origins)
    allowed = explorer.open(_between(met, *ends, max_hops))
    every = best_paths(links, met.neighbours, allowed, ends, max_hops, COUNTED, detours=False)
    firm = {
        pair: link
        for pair, link in links.items()
        if words.strength(link.predicate) < WEAK or set(pair) == set(ends)
    }
    near: dict[str, set[str]] = {}
    for one, other in firm:
        near.setdefault(one, set()).add(other)
    actors = {node for node in allowed if node in ends or kind_of(node, iris) not in GUARDS.barred}
    strong = best_paths(firm, near, actors, ends, max_hops, COUNTED, detours=False)
    firm_ones = set(strong)
    weak = [chain for chain in every if chain not in firm_ones]
    return _Found(strong, weak, links, explorer.closed)


def _check(max_hops: int) -> None:
    if not 1 <= max_hops <= MOST_HOPS:
        raise InputError(
            worded(
                "on cherche un chemin d'une à {most_hops} étapes, pas de {max_hops}.",
                most_hops=MOST_HOPS,
                max_hops=max_hops,
            ),
            where="max_hops",
            advice="Essayez 3.",
        )


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
