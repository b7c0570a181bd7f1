"""What the Explorer shows: an entity or an answer, what was expanded, and where it is drawn."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from graph.errors import UnknownName
from graph.network.answers import from_answer
from graph.network.build import Network, add_nodes, from_claims
from graph.network.claims import claims_of
from graph.network.labels import labels_of
from graph.network.layout import Positions, layout
from graph.network.marks import mark_scic
from graph.network.neighbourhood import RelationCount, neighbourhood
from graph.network.origins import read_origins
from graph.network.paths import Path, paths
from graph.network.placing import place_new
from graph.questions.answer import Answer
from graph.views.palette import style_key
from graph.widgets.opened import answer, dataset, patterns

__all__ = ["MOST", "STEP", "Explored", "Start", "explored", "filtered", "from_rows"]

STEP: Final = 20
"""How many neighbours an expansion shows."""

MOST: Final = 300
"""How many entities of an answer are drawn."""

MOST_STEPS: Final = 3
MOST_PATHS: Final = 8


@dataclass(frozen=True, slots=True)
class Start:
    """Where an exploration starts and what was expanded.

    Parameters
    ----------
    centre: an entity's IRI, or an empty text when it starts from a question.
    target: another entity's IRI: what is shown is then how the two are connected.
    question, given: the question and its parameters.
    opened: entities expanded, in order.
    limit: how many neighbours of the centre are shown.
    relations: only neighbours of the centre by these relations; all if empty.
    """

    centre: str = ""
    target: str = ""
    question: str = ""
    given: tuple[tuple[str, str], ...] = ()
    opened: tuple[str, ...] = ()
    limit: int = STEP
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explored:
    """A network with its places.

    Parameters
    ----------
    shown, total: neighbours (or entities of an answer) drawn, and how many there are.
    counts: how the centre is linked, before any cut.
    left: for each entity expanded, how many of its neighbours are still not shown.
    paths: how the centre and the target are connected, best first.
    """

    network: Network
    positions: Positions
    shown: int
    total: int
    counts: tuple[RelationCount, ...] = ()
    left: Mapping[str, int] | None = None
    paths: tuple[Path, ...] = ()


def explored(start: Start, language: str) -> Explored:
    """The network of ``start``; what was there before the last expansion keeps its place.

    Raises
    ------
    graph.errors.QuestionError: no network can be made of the question's rows.
    graph.errors.UnknownName: nothing is said of the centre.
    """
    return _explored(dataset().generation.folder.name, start, language)


def from_rows(given: Answer) -> tuple[Network, int]:
    """The network of an answer, its best linked entities only, and how many there are."""
    opened = dataset()
    net = from_answer(given, opened.iris, origins=read_origins(opened.store, opened.iris))
    total = net.number_of_nodes()
    if total > MOST:
        best = sorted(net, key=lambda node: (-int(net.degree(node)), node))[:MOST]
        net = net.subgraph(best).copy()
    mark_scic(opened.store, opened.iris, net)
    return net, total


def filtered(
    net: Network, centre: str, *, kinds: Collection[str], relations: Collection[str]
) -> Network:
    """``net`` with only these kinds and these relations, all where none is given.

    An entity that only the relations taken away held in the drawing goes with them.
    """
    if not kinds and not relations:
        return net
    kept = {
        node
        for node, data in net.nodes(data=True)
        if node == centre or not kinds or style_key(data) in kinds
    }
    part = net.subgraph(kept).copy()
    if relations:
        part.remove_edges_from([edge for edge in part.edges(keys=True) if edge[2] not in relations])
        alone = [node for node in part if node != centre and not part.degree(node)]
        part.remove_nodes_from(alone)
    return part


@st.cache_resource(max_entries=128, show_spinner=False)
def _explored(generation: str, start: Start, language: str) -> Explored:
    if start.opened:
        before = explored(replace(start, opened=start.opened[:-1]), language)
        return _expanded(before, start.opened[-1])
    if start.centre and start.target:
        return _between(start)
    return _around(start) if start.centre else _answered(start, language)


def _around(start: Start) -> Explored:
    opened = dataset()
    near = neighbourhood(
        opened.store,
        opened.iris,
        start.centre,
        limit=start.limit,
        predicates=start.relations or None,
    )
    counts = near.counts_by_relation
    if start.relations:
        counts = neighbourhood(opened.store, opened.iris, start.centre, limit=0).counts_by_relation
    if not near.network.nodes[start.centre]["label"] and not near.total:
        raise UnknownName(opened.iris.short(start.centre))
    places = layout(near.network, centre=start.centre)
    return Explored(near.network, places, near.shown, near.total, counts)


def _between(start: Start) -> Explored:
    """The best chains between two entities, and every relation between those on them."""
    opened = dataset()
    found = paths(
        opened.store,
        opened.iris,
        start.centre,
        start.target,
        MOST_STEPS,
        MOST_PATHS,
        patterns=patterns(),
    )
    ends = {end for path in found for step in path.steps for end in (step.subject, step.object)}
    kept = ends | {start.centre, start.target}
    net = from_claims(claims_of(opened.store, opened.iris, kept, inside=True), opened.iris)
    add_nodes(net, opened.iris, labels_of(opened.store, opened.iris, kept - set(net)))
    mark_scic(opened.store, opened.iris, net)
    return Explored(net, layout(net), len(kept), len(kept), paths=tuple(found))


def _answered(start: Start, language: str) -> Explored:
    net, total = from_rows(answer(start.question, dict(start.given), language))
    return Explored(net, layout(net), net.number_of_nodes(), total)


def _expanded(before: Explored, node: str) -> Explored:
    """``before`` with the best neighbours of ``node``, and what links them to the rest."""
    opened = dataset()
    near = neighbourhood(opened.store, opened.iris, node, limit=STEP)
    fresh = sorted(set(near.network) - set(before.network))
    around = {*fresh, node}
    claims = [
        claim
        for claim in claims_of(opened.store, opened.iris, {*before.network, *around}, inside=True)
        if claim.subject in around or claim.object in around
    ]
    added = from_claims(claims, opened.iris)
    mark_scic(opened.store, opened.iris, added)
    net = before.network.copy()
    net.add_nodes_from((one, added.nodes[one]) for one in added if one not in net)
    for one, other, predicate, data in added.edges(keys=True, data=True):
        net.add_edge(one, other, key=predicate, **data)
    net.add_nodes_from((one, near.network.nodes[one]) for one in fresh if one not in net)
    new = [one for one in net if one not in before.positions]
    places = place_new(net, before.positions, new, node)
    left = dict(before.left or {}) | {node: near.total - near.shown}
    return replace(before, network=net, positions=places, left=left)
