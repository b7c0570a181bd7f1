"""Contributions as they stand once people were taken out: nothing in them names those people.

A page may have been brought before somebody in its title was taken out. Its texts lose the name,
its identifiers are replaced by some without words, an address that has the name in it is left out.
The files are left as they are: put the person back, and everything is as before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from graph.building.attached import Attached
from graph.building.contributed import BroughtIn
from graph.linking.suppressions import Suppressions
from graph.model.iris import Iris, wordless
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import kind_of, term
from graph.sources.contributions import Contributed

__all__ = ["Cleaning"]

_NAMES: Final = frozenset((term("skos:prefLabel"), term("skos:altLabel")))


class Cleaning:
    """Takes the names of people who are out from what was brought in.

    Parameters
    ----------
    brought: as the files have it.
    is_known: whether the sources describe something: their identifiers are not replaced.
    """

    def __init__(
        self, brought: BroughtIn, iris: Iris, is_known: Callable[[NamedNode], bool]
    ) -> None:
        self._brought, self._iris = brought, iris
        self._suppressions: Suppressions = brought.suppressions
        has_people = brought.suppressions.has_people
        self._renamed = dict(self._renames(is_known)) if has_people else {}

    def cleaned(self) -> BroughtIn:
        """What was brought in, without these names.

        The names of the things that are taken out themselves are left: they tell which.
        """
        if not self._suppressions.has_people:
            return self._brought
        contributions = tuple(map(self._cleaned, self._brought.contributions))
        return replace(self._brought, contributions=contributions)

    def now_called(self, node: NamedNode) -> NamedNode:
        """The identifier ``node`` has in its place, or itself."""
        return self._renamed.get(node, node)

    def _renames(
        self, is_known: Callable[[NamedNode], bool]
    ) -> Iterator[tuple[NamedNode, NamedNode]]:
        kind, attached = term("rdf:type"), Attached(self._iris)
        minted = f"{self._iris.base}id/"
        for node in {quad.subject for quad in self._brought.quads() if quad.predicate == kind}:
            if not isinstance(node, NamedNode) or not node.value.startswith(minted):
                continue
            short = self._iris.short(node.value)
            if not self._suppressions.names(short) or attached.hangs(node) or is_known(node):
                continue
            if self._is_out(node):
                continue
            segment = short.partition("/")[0]
            yield node, self._iris.entity(segment, wordless(short))

    def _is_out(self, node: NamedNode, *names: str) -> bool:
        kind = kind_of(node.value, self._iris)
        short = self._iris.short(node.value)
        return kind is not None and self._suppressions.holds(kind, short, names)

    def _cleaned(self, contribution: Contributed) -> Contributed:
        graphs = {self.now_called(graph): one for graph, one in contribution.graphs.items()}
        quads = tuple(dict.fromkeys(self._statements(contribution.quads)))
        return replace(contribution, quads=quads, graphs=graphs)

    def _statements(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            one = self._moved(quad) if self._renamed else quad
            if not self._tells_who_is_out(one):
                cleaned = self._suppressions.without_names(one, self._iris.base)
                if cleaned is not None:
                    yield cleaned
            else:
                yield one

    def _tells_who_is_out(self, quad: Quad) -> bool:
        subject, name = quad.subject, quad.object
        return (
            quad.predicate in _NAMES
            and isinstance(subject, NamedNode)
            and isinstance(name, Literal)
            and self._is_out(subject, name.value)
        )

    def _moved(self, quad: Quad) -> Quad:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        return Quad(
            self.now_called(subject) if isinstance(subject, NamedNode) else subject,
            quad.predicate,
            self.now_called(value) if isinstance(value, NamedNode) else value,
            self.now_called(graph) if isinstance(graph, NamedNode) else graph,
        )
