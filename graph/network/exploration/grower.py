"""From steps to what they placed, each beginning of them worked out once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from graph.errors import UnknownName
from graph.network.answers import add_deduced, answer_links, deduced_edges
from graph.network.build import Network, add_nodes, from_claims, rename
from graph.network.claims import ClaimView, claims_of
from graph.network.exploration.growth import Growth
from graph.network.exploration.state import Arrange, Expand, Move, Start, Step
from graph.network.labels import labels_of
from graph.network.layout import layout
from graph.network.marks import mark_scic, use_initials
from graph.network.neighbourhood import Neighbours, rank_neighbours
from graph.network.paths import find_chains
from graph.network.placing import place_new
from graph.network.sentences import Patterns
from graph.questions.ask import ask
from graph.questions.dataset import Dataset

__all__ = ["MOST", "Grower"]

MOST: Final = 1000
"""How many entities are drawn at most."""

MOST_CHAINS: Final = 12
"""How many strong chains between two entities are shown, and how many weak ones."""

_KEPT: Final = 256


class Grower:
    """Replays steps over one generation of a dataset, for every reader of it.

    Parameters
    ----------
    patterns: the words of the dataset's relations.
    language: of the labels.
    """

    def __init__(self, dataset: Dataset, patterns: Patterns, language: str = "fr") -> None:
        self.dataset = dataset
        self.patterns = patterns
        self.language = language
        self.grow = lru_cache(maxsize=_KEPT)(self._grow)
        """``grow(start, steps)``: what these steps placed; ``steps`` are never folded."""
        self.neighbours = lru_cache(maxsize=_KEPT)(self._neighbours)
        """``neighbours(node, relation, forward)``: best first; see ``rank_neighbours``."""

    def _grow(self, start: Start, steps: tuple[Step, ...]) -> Growth:
        if not steps:
            return self._begun(start)
        before, step = self.grow(start, steps[:-1]), steps[-1]
        if isinstance(step, Arrange):
            return self._arranged(before, start, step)
        if step.node not in before.nodes:
            return replace(before, lost=(*before.lost, step.node))
        if isinstance(step, Move):
            moved = {**before.positions, step.node: (float(step.x), float(step.y))}
            return replace(before, positions=moved)
        return self._expanded(before, step)

    def network(
        self,
        growth: Growth,
        nodes: Iterable[str],
        claims: Iterable[ClaimView],
        *,
        deduced: bool = True,
    ) -> Network:
        """``claims`` between ``nodes`` as a network that holds every node.

        Parameters
        ----------
        deduced: whether links that no source states are drawn too.
        """
        kept = set(nodes)
        names = {node: str(growth.nodes[node]["label"]) for node in growth.nodes if node in kept}
        net = from_claims(claims, self.dataset.iris, names)
        for node in net:
            net.nodes[node].update(growth.nodes[node])
        for *_ends, relation, data in net.edges(keys=True, data=True):
            if relation in self.patterns.wordings:
                data["label"] = self.patterns.label(relation, self.language)
        if deduced:
            add_deduced(net, growth.deduced)
        return net

    # ---- the first network

    def _begun(self, start: Start) -> Growth:
        if start.centre and start.target:
            return self._between(start)
        return self._around(start) if start.centre else self._answered(start)

    def _around(self, start: Start) -> Growth:
        """An entity and its best neighbours."""
        near = self.neighbours(start.centre, "", True)
        shown = near.ranked[: min(start.limit, MOST - 1)]
        if not near.ranked and not self.dataset.labels([start.centre]):
            raise UnknownName(self.dataset.iris.short(start.centre))
        net, claims = self._read([start.centre, *shown])
        return Growth.of(
            net,
            claims,
            layout(net, centre=start.centre),
            shown=len(shown),
            total=len(near.ranked),
            neighbours={start.centre: len(near.ranked)},
        )

    def _between(self, start: Start) -> Growth:
        """The best chains between two entities, and what is said between those on them."""
        found = find_chains(
            self.dataset.store,
            self.dataset.iris,
            start.centre,
            start.target,
            limit=MOST_CHAINS,
            weak=start.weak,
            patterns=self.patterns,
        )
        ends = (
            end for path in found.paths for one in path.steps for end in (one.subject, one.object)
        )
        net, claims = self._read(dict.fromkeys([start.centre, start.target, *ends]))
        return Growth.of(
            net,
            claims,
            layout(net),
            shown=len(net),
            total=len(net),
            paths=found.paths,
            chains=found.total,
            weak=found.weak,
        )

    def _answered(self, start: Start) -> Growth:
        """The entities of an answer, those with most relations first where not all fit."""
        answer = ask(self.dataset, start.question, dict(start.given), self.language)
        store, iris = self.dataset.store, self.dataset.iris
        links = answer_links(answer, store, iris)
        net = from_claims(links.claims, iris, links.names)
        deduced = deduced_edges(links.deduced, store, iris, self.language)
        add_deduced(net, deduced)
        total = net.number_of_nodes()
        if total > MOST:
            best = sorted(net, key=lambda node: (-int(net.degree(node)), node))[:MOST]
            net = net.subgraph(best).copy()
        self._mark(net)
        kept = [one for one in links.claims if one.subject in net and one.object in net]
        return Growth.of(
            net,
            kept,
            layout(net),
            shown=len(net),
            total=total,
            left_out=total - len(net),
            deduced=tuple(deduced),
        )

    def _read(self, nodes: Iterable[str]) -> tuple[Network, list[ClaimView]]:
        """Entities and what is said between them."""
        store, iris = self.dataset.store, self.dataset.iris
        kept = list(nodes)
        claims = claims_of(store, iris, kept, inside=True)
        net = from_claims(claims, iris)
        add_nodes(net, iris, labels_of(store, iris, [node for node in kept if node not in net]))
        if self.language != "fr":
            rename(net, self.dataset.labels(net, self.language))
        self._mark(net)
        return net, claims

    def _mark(self, net: Network) -> None:
        mark_scic(self.dataset.store, self.dataset.iris, net)
        use_initials(self.dataset.store, self.dataset.iris, net)

    def _neighbours(self, node: str, relation: str, forward: bool) -> Neighbours:
        return rank_neighbours(
            self.dataset.store, self.dataset.iris, node, relation=relation, forward=forward
        )

    # ---- one more step

    def _expanded(self, before: Growth, step: Expand) -> Growth:
        """The best neighbours of a node, what is said of them, and a place for the new ones."""
        near = self.neighbours(step.node, step.relation, step.forward)
        wanted = near.ranked[: step.upto]
        fresh = [node for node in wanted if node not in before.nodes]
        room = max(0, MOST - len(before.nodes))
        out, fresh = fresh[room:], fresh[:room]
        brought = tuple(node for node in wanted if node not in set(out))
        claims = self._said_around(before, {step.node, *brought}, fresh)
        net = self._with_fresh(before, claims, fresh)
        return replace(
            before,
            claims=(*before.claims, *claims),
            nodes={**before.nodes, **{node: dict(net.nodes[node]) for node in fresh}},
            positions=place_new(net, before.positions, fresh, step.node),
            brought={**before.brought, step: brought},
            neighbours={
                **before.neighbours,
                step.node: len(self.neighbours(step.node, "", True).ranked),
            },
            left_out=before.left_out + len(out),
        )

    def _said_around(
        self, before: Growth, around: set[str], fresh: Sequence[str]
    ) -> list[ClaimView]:
        """What is said of ``around`` among all that is placed, and is not known yet."""
        placed = {*before.nodes, *fresh}
        found = claims_of(self.dataset.store, self.dataset.iris, around, others=placed)
        known = set(before.claims)
        return [
            one
            for one in found
            if one not in known and one.subject in placed and one.object in placed
        ]

    def _with_fresh(
        self, before: Growth, claims: Sequence[ClaimView], fresh: Sequence[str]
    ) -> Network:
        """The whole network so far, with the new nodes marked."""
        added = from_claims(claims, self.dataset.iris)
        store, iris = self.dataset.store, self.dataset.iris
        add_nodes(added, iris, labels_of(store, iris, [one for one in fresh if one not in added]))
        new = added.subgraph(fresh).copy()
        self._mark(new)
        marked = replace(
            before, nodes={**before.nodes, **{node: dict(new.nodes[node]) for node in fresh}}
        )
        return self.network(marked, marked.nodes, (*before.claims, *claims))

    def _arranged(self, before: Growth, start: Start, step: Arrange) -> Growth:
        net = self.network(before, before.nodes, before.claims)
        centre = start.centre if not start.target else ""
        return replace(before, positions=layout(net, seed=step.seed, centre=centre or None))
