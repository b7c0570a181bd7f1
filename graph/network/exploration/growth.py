"""The steps of an exploration replayed over the store: who was brought, by what, and where to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.network.answers import Edge
from graph.network.build import Network
from graph.network.claims import ClaimView
from graph.network.exploration.state import Expand
from graph.network.layout import Positions
from graph.network.paths import Path

__all__ = ["Growth"]


@dataclass(frozen=True, slots=True)
class Growth:
    """Everything some steps have placed, folded or not.

    Parameters
    ----------
    claims: what is said between the entities placed; the first ``own`` were there at the start.
    nodes: the attributes of each entity, as in ``Network``, in the order they came.
    positions: pixels, of each entity.
    first: the entities drawn before any step.
    shown, total: how many neighbours (or entities of an answer) were drawn first, of how many.
    brought: the neighbours each expansion drew, best first.
    neighbours: how many neighbours each entity expanded has.
    deduced: the links a question concludes and no source states, as edges.
    left_out: how many entities did not fit.
    paths: how centre and target are connected, of ``chains`` strong ones and ``weak`` ones.
    lost: what steps name and that is not there.
    """

    claims: tuple[ClaimView, ...]
    nodes: Mapping[str, Mapping[str, Any]]
    positions: Positions
    first: frozenset[str]
    own: int
    shown: int
    total: int
    brought: Mapping[Expand, tuple[str, ...]] = field(default_factory=dict)
    neighbours: Mapping[str, int] = field(default_factory=dict)
    deduced: tuple[Edge, ...] = ()
    left_out: int = 0
    paths: tuple[Path, ...] = ()
    chains: int = 0
    weak: int = 0
    lost: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, net: Network, claims: Iterable[ClaimView], positions: Positions, **told: Any
    ) -> "Growth":
        """What is drawn before any step."""
        own = tuple(claims)
        return cls(
            claims=own,
            nodes={node: dict(data) for node, data in net.nodes(data=True)},
            positions=positions,
            first=frozenset(net),
            own=len(own),
            **told,
        )

    def opened(self, expansions: Iterable[Expand]) -> set[str]:
        """The anchors of ``expansions`` that are there, and what they brought."""
        there: set[str] = set()
        for one in expansions:
            step = replace(one, folded=False)
            if step in self.brought:
                there |= {one.node, *self.brought[step]}
        return there

    def between(self, nodes: Iterable[str], around: Iterable[str]) -> list[ClaimView]:
        """What is said between ``nodes``: at the start, or of one of ``around``."""
        kept, near = set(nodes), set(around)
        return [
            claim
            for place, claim in enumerate(self.claims)
            if claim.subject in kept
            and claim.object in kept
            and (place < self.own or claim.subject in near or claim.object in near)
        ]
