"""Which network is analysed: relations between actors, or actors joined by what they share."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Final

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.network.build import Network
from graph.network.measures.cooperation import (
    DEFAULT_KINDS,
    cooperation_network,
    cooperation_relations,
    simple_graph,
)
from graph.network.measures.indexed import Graph
from graph.network.measures.projections import WEIGHTS, of_kind, project
from graph.store import Store

__all__ = ["SIDES", "Studied", "Study", "local_name", "read_study", "studied"]

SIDES: Final = ("collectivite", "scic", "organisation", "project", "event", "person")
"""What may be on either side of a projection; ``organisation`` includes SCICs."""


@dataclass(frozen=True, slots=True)
class Study:
    """What is kept of the graph; an empty value keeps all.

    Parameters
    ----------
    kinds: of entities. relations: identifiers of relations. certainties: of statements.
    territory: only relations with an end there. until: only what began by that year.
    kept, through: for a projection, who is linked, and by sharing what (``SIDES``).
    weight: of a projection, one of :data:`graph.network.measures.projections.WEIGHTS`.
    """

    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    territory: str = ""
    until: str = ""
    kept: str = ""
    through: str = ""
    weight: str = WEIGHTS[0]

    @property
    def is_projection(self) -> bool:
        """Whether actors are linked by what they share."""
        return bool(self.kept)

    def params(self) -> dict[str, str]:
        """The study as parameters of an address; what keeps all is left out."""
        told = {
            "types": ",".join(self.kinds),
            "relations": ",".join(self.relations),
            "certitudes": ",".join(self.certainties),
            "territoire": self.territory,
            "jusque": self.until,
            "projection": f"{self.kept},{self.through}" if self.kept else "",
            "poids": self.weight if self.kept and self.weight != WEIGHTS[0] else "",
        }
        return {name: value for name, value in told.items() if value}

    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return tuple(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Studied:
    """A study's network.

    Parameters
    ----------
    net: the relations read, with their sources and years.
    graph: what is measured: one edge a pair, weighted.
    """

    study: Study
    net: Network
    graph: Graph


def read_study(params: Mapping[str, str]) -> Study:
    """The study an address describes; see :meth:`Study.params`.

    Raises
    ------
    graph.errors.InputError: the projection is none. What else is wrong is told by
        :func:`studied`.
    """
    sides = _listed(params.get("projection", ""))
    if sides and (len(sides) != 2 or not set(sides) <= set(SIDES)):
        raise InputError(
            worded(
                "« {projection} » n'est pas une projection.", projection=params["projection"][:80]
            ),
            advice=worded(
                "Donnez deux types différents, séparés d'une virgule : {names}.",
                names=", ".join(SIDES),
            ),
        )
    return Study(
        kinds=_listed(params.get("types", "")),
        relations=_listed(params.get("relations", "")),
        certainties=_listed(params.get("certitudes", "")),
        territory=params.get("territoire", ""),
        until=params.get("jusque", ""),
        kept=sides[0] if sides else "",
        through=sides[1] if sides else "",
        weight=params.get("poids", "") or WEIGHTS[0],
    )


def studied(store: Store, iris: Iris, study: Study) -> Studied:
    """The network of ``study``.

    Raises
    ------
    graph.errors.InputError: a kind, relation, certainty, territory, year or weight that is none.
    """
    net = cooperation_network(
        store,
        iris,
        kinds=_kinds(study),
        relations=_relations(store, iris, study),
        certainties=study.certainties or None,
        territory=study.territory,
        until=study.until,
    )
    graph = simple_graph(net)
    if study.is_projection:
        kept, through = of_kind(graph, study.kept), of_kind(graph, study.through)
        # A SCIC is an organisation too: it stays on its own side.
        here = kept - through if study.through == "scic" else kept
        there = through - kept if study.kept == "scic" else through
        net = _between(net, here, there)
        graph = project(graph, here, there, weight=study.weight)
    return Studied(study, net, graph)


def _between(net: Network, here: Collection[str], there: Collection[str]) -> Network:
    """The relations from one side to the other."""
    apart = [
        (one, other, key)
        for one, other, key in net.edges(keys=True)
        if not ((one in here and other in there) or (one in there and other in here))
    ]
    left = net.copy()
    left.remove_edges_from(apart)
    left.remove_nodes_from([node for node in net if not left.degree(node)])
    return left


def _kinds(study: Study) -> tuple[str, ...]:
    if not study.is_projection:
        return study.kinds or tuple(kind.value for kind in DEFAULT_KINDS)
    sides = (study.kept, study.through)
    return tuple(dict.fromkeys("organisation" if side == "scic" else side for side in sides))


def _relations(store: Store, iris: Iris, study: Study) -> list[str] | None:
    if not study.relations:
        return None
    known = {local_name(iri): iri for iri in cooperation_relations(store, iris, _kinds(study))}
    return [known.get(one, one) for one in study.relations]


def local_name(iri: str) -> str:
    """What a relation is called in addresses: the end of its IRI."""
    return re.split(r"[#/]", iri.rstrip("#/"))[-1]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text.split(",") if part))
