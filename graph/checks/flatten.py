"""From quads to the single graph that shapes are checked on."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import rdflib

from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple, to_rdflib
from graph.model.vocabulary import term

__all__ = ["flatten"]

Describe = Callable[[NamedNode], Iterable[Quad]]

_SUBJECT = term("rdf:subject")
_PRIMARY_SOURCE = term("prov:hadPrimarySource")


def flatten(quads: Iterable[Quad], describe: Describe | None = None) -> rdflib.Graph:
    """The union of all graphs, each claim pointing to its graph by ``prov:hadPrimarySource``.

    Parameters
    ----------
    quads: everything to be checked; leave the contact graph out, and large reference graphs
        such as the official geographic code.
    describe: what a reference graph says of one node. Every node of ``quads`` is completed with
        it, and so on from there: a commune brings its EPCI.
    """
    union = _Union()
    with _quiet_about_literals():
        for quad in quads:
            union.add(quad)
        if describe is not None:
            union.complete(describe)
    return union.graph


class _Union:
    """A graph being filled, and the nodes it speaks of."""

    def __init__(self) -> None:
        self.graph = rdflib.Graph()
        self._terms: dict[object, rdflib.term.Identifier] = {}
        self._nodes: set[NamedNode] = set()

    def add(self, quad: Quad) -> None:
        subject, predicate, value, graph = quad
        if isinstance(subject, Triple) or isinstance(value, Triple):
            return
        source = self._term(subject)
        self.graph.add((source, self._term(predicate), self._term(value)))
        self._nodes.update(node for node in (subject, value) if isinstance(node, NamedNode))
        if predicate == _SUBJECT and not isinstance(graph, DefaultGraph):
            self.graph.add((source, self._term(_PRIMARY_SOURCE), self._term(graph)))

    def complete(self, describe: Describe) -> None:
        completed: set[NamedNode] = set()
        while missing := self._nodes - completed:
            completed |= missing
            for node in missing:
                for quad in describe(node):
                    self.add(quad)

    def _term(self, term: NamedNode | BlankNode | Literal) -> rdflib.term.Identifier:
        known = self._terms.get(term)
        if known is None:
            known = self._terms[term] = to_rdflib(term)
        return known


@contextmanager
def _quiet_about_literals() -> Iterator[None]:
    """Without rdflib's log of every ill-formed date: a shape reports it in one sentence."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
