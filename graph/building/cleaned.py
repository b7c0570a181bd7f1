"""Contributions as they stand once people were taken out: nothing in them names those people.

A page may have been brought before somebody in its title was taken out. Its texts lose the name,
its identifiers are replaced (:mod:`graph.building.renames`), an address that has the name in it is
left out. The files are left as they are: put the person back, and everything is as before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from graph.building.contributed import BroughtIn
from graph.linking.suppressions import Suppressions
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import kind_of, term
from graph.sources.contributions import Contributed

__all__ = ["Cleaning"]

_NAMES: Final = frozenset((term("skos:prefLabel"), term("skos:altLabel")))
_AROUND: Final = frozenset((term("oa:prefix"), term("oa:suffix")))


class Cleaning:
    """Takes the names of people who are out from what was brought in.

    Parameters
    ----------
    brought: as the files have it. called: what takes the place of an identifier.
    """

    def __init__(
        self, brought: BroughtIn, iris: Iris, called: Mapping[NamedNode, NamedNode]
    ) -> None:
        self._brought, self._iris, self._called = brought, iris, called
        self._suppressions: Suppressions = brought.suppressions

    def cleaned(self) -> BroughtIn:
        """What was brought in, without these names.

        The names of the things that are taken out themselves are left: they tell which.
        """
        if not self._suppressions.has_people and not self._called:
            return self._brought
        contributions = tuple(map(self._cleaned, self._brought.contributions))
        return replace(self._brought, contributions=contributions)

    def _cleaned(self, contribution: Contributed) -> Contributed:
        graphs = {self._now(graph): one for graph, one in contribution.graphs.items()}
        quads: Iterable[Quad] = contribution.quads
        if self._called:
            quads = map(self._moved, quads)
        if self._suppressions.has_people:
            quads = self._without_names(quads)
        return replace(contribution, quads=tuple(dict.fromkeys(quads)), graphs=graphs)

    def _without_names(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The statements without names; a document that had some loses what stands around its
        quotations, which may begin or end within one.
        """
        kept, named = list[Quad](), set[object]()
        for quad in quads:
            is_told = self._tells_who_is_out(quad)
            left = quad if is_told else self._suppressions.without_names(quad, self._iris.base)
            if is_told or left != quad:
                named.add(quad.graph_name)
            if left is not None:
                kept.append(left)
        for quad in kept:
            if quad.predicate not in _AROUND or quad.graph_name not in named:
                yield quad

    def _tells_who_is_out(self, quad: Quad) -> bool:
        subject, name = quad.subject, quad.object
        if quad.predicate not in _NAMES or not isinstance(name, Literal):
            return False
        iri = subject.value if isinstance(subject, NamedNode) else ""
        kind, short = kind_of(iri, self._iris), self._iris.short(iri)
        return kind is not None and self._suppressions.holds(kind, short, [name.value])

    def _now(self, node: NamedNode) -> NamedNode:
        return self._called.get(node, node)

    def _moved(self, quad: Quad) -> Quad:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        return Quad(
            self._now(subject) if isinstance(subject, NamedNode) else subject,
            quad.predicate,
            self._now(value) if isinstance(value, NamedNode) else value,
            self._now(graph) if isinstance(graph, NamedNode) else graph,
        )
