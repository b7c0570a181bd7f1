"""How a query is written for a server, so that it means what SPARQL 1.1 says it means."""

from dataclasses import dataclass
from typing import Final, Protocol

from graph.store.default_graph import within_graph

__all__ = ["Dialect", "Plain", "UnionDefault", "Virtuoso"]

_OWN_GRAPHS: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/ns/ldp#",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
)
"""Graphs that a Virtuoso holds for itself; ``GRAPH ?g`` would range over them."""


class Dialect(Protocol):
    """One family of servers.

    Attributes
    ----------
    default: IRI of the graph that stands for the default one; empty where there is a real one.
    statements: how many statements an update may hold.
    is_atomic: whether an update of several operations is done in whole or not at all.
    """

    @property
    def default(self) -> str:
        """IRI of the graph that stands for the default one; empty where there is a real one."""

    @property
    def statements(self) -> int:
        """How many statements one update may hold."""

    @property
    def is_atomic(self) -> bool:
        """Whether an update of several operations is done in whole or not at all."""

    def query(self, text: str) -> str:
        """``text`` as this server must be asked."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A server with a default graph of its own: Oxigraph, Jena."""

    default: str = ""
    statements: int = 100_000
    is_atomic: bool = True

    def query(self, text: str) -> str:
        """The text itself."""
        return text


@dataclass(frozen=True, slots=True)
class UnionDefault:
    """A server whose default graph is the union of all: GraphDB, Neptune, QLever."""

    default: str
    statements: int = 100_000
    is_atomic: bool = True

    def query(self, text: str) -> str:
        """The text within the graph that stands for the default one."""
        return within_graph(text, self.default)


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """Virtuoso 7, whose default graph is a union too, with graphs of its own in it.

    Its ``FROM`` and ``define input:default-graph-uri`` are of no help: with either, ``GRAPH <one>``
    finds nothing. With ``define sql:select-option "order"`` some answers are wrong. Its compiler
    holds some 5,000 statements an update at most, and takes longer for one of 1,000 than for four
    of 250. What an update of several operations has done stays done when a later one fails (all
    seen on 7.2.5).

    Parameters
    ----------
    own: graphs of its own under names of this server, such as the description of its service.
    """

    default: str
    own: tuple[str, ...] = ()
    statements: int = 250
    is_atomic: bool = False

    def query(self, text: str) -> str:
        """The text within the graph that stands for the default one."""
        return within_graph(text, self.default, (*_OWN_GRAPHS, *self.own))
