"""Changes to a store that people decided: things made one, things taken out, one name for each."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.building.attached import Attached
from graph.building.renames import NAMED_AFTER
from graph.linking.suppressions import Suppressions
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, reworded
from graph.model.vocabulary import kind_of, term
from graph.store import EmbeddedStore

__all__ = ["Hidden", "Rewriting"]

_HIDDEN = "[…]"
_ANYWHERE = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"
_ADDRESSES = ("dcterms:source", "schema:url", "foaf:homepage")
_SENTENCES = (
    *("dcterms:title", "dcterms:description", "dcterms:abstract", "dcterms:publisher"),
    *("dcterms:bibliographicCitation", "rdfs:comment", "rdfs:label", "schema:keywords"),
    *("oa:exact", "oa:prefix", "oa:suffix", "skos:definition"),
)
_SAID = ("roleName", "attributeValue", "organisationKind")
"""What has sentences in it; names of things are told apart by their kinds."""

_NAMES = ("skos:prefLabel", "skos:altLabel")

_MARKS = re.compile(r"([.\\?*+^$|()\[\]{}-])")
"""What means something in a regular expression (XPath Functions, section 5.6.1)."""


@dataclass(slots=True)
class Rewriting:
    """Changes ``store``.

    Parameters
    ----------
    is_public: whether everybody may read a document.
    came_first: orders the documents that name a thing, where nothing else does.
    """

    store: EmbeddedStore
    iris: Iris
    is_public: Callable[[NamedNode], bool]
    came_first: Mapping[NamedNode, int]
    renamed: dict[NamedNode, str] = field(default_factory=dict)
    """The names that were chosen among several."""

    def merge(self, one: NamedNode, other: NamedNode) -> None:
        """Make ``one`` part of ``other``, which keeps its name; nothing says them of itself."""
        attached = Attached(self.iris)
        about, to = list(self.store.quads(subject=one)), list(self.store.quads(object=one))
        moved = [self._moved(quad, one, other) for quad in (*about, *to)]
        loops = {quad.subject for quad in moved if attached.hangs(quad.subject)}
        self.store.remove([*about, *to])
        self.store.add(quad for quad in moved if quad.subject != quad.object)
        nodes = [node for node in loops if isinstance(node, NamedNode) and self._is_loop(node)]
        self.store.remove(list(attached.in_store(self.store, nodes)))
        self._one_name(other)

    def rename(self, one: NamedNode, other: NamedNode) -> None:
        """Give ``one``, a thing or a document, the identifier ``other``."""
        places = ({"subject": one}, {"object": one}, {"graph": one})
        quads = {quad for place in places for quad in self.store.quads(**place)}
        self.store.remove(quads)
        self.store.add(self._moved(quad, one, other) for quad in quads)

    def derive(self, one: NamedNode, other: NamedNode) -> None:
        """Say that the document ``one`` repeats ``other``: they count for one source."""
        self.store.add([Quad(one, self.iris.mai("derivedFrom"), other, DefaultGraph())])

    def take_out(self, nodes: Collection[NamedNode]) -> list[Quad]:
        """Take out things, what is said of them, and what nothing describes then.

        Returns
        -------
        The statements that are gone.
        """
        attached, gone = Attached(self.iris), list[Quad]()
        pending = set(nodes)
        while pending:
            found = list(dict.fromkeys(attached.in_store(self.store, pending)))
            for node in pending:
                found += self.store.quads(graph=node)
            self.store.remove(found)
            gone += found
            ends = {end for quad in found for end in (quad.subject, quad.object)}
            pending = {end for end in ends if isinstance(end, NamedNode) and self._is_left(end)}
        return gone

    def hide(self, hidden: "Hidden") -> set[NamedNode]:
        """Leave names out of every text; returns the things something is said of otherwise."""
        changed: set[NamedNode] = set()
        for value in dict.fromkeys((*self._naming(hidden), *self._telling(hidden))):
            left = reworded(value, hidden.leave_out(value.value))
            old = list(self.store.quads(object=value))
            self.store.remove(old)
            self.store.add(Quad(q.subject, q.predicate, left, q.graph_name) for q in old)
            changed |= {quad.subject for quad in old if isinstance(quad.subject, NamedNode)}
        self.store.remove(self._leading(hidden))
        return changed

    def _naming(self, hidden: "Hidden") -> list[Literal]:
        """The texts that have one of the names in them."""
        if not hidden:
            return []
        query = f"SELECT DISTINCT ?o {{ {_ANYWHERE} FILTER({hidden.condition('?o')}) }}"
        return [value for (value,) in self.store.select(query)[1] if isinstance(value, Literal)]

    def _telling(self, hidden: "Hidden") -> Iterator[Literal]:
        """The sentences and the names of things that name somebody otherwise."""
        if not hidden.out.has_people:
            return
        told = (*map(term, _SENTENCES), *map(self.iris.mai, _SAID))
        found = [quad for one in told for quad in self.store.quads(predicate=one)]
        for name in map(term, _NAMES):
            for quad in self.store.quads(predicate=name):
                if kind_of(getattr(quad.subject, "value", ""), self.iris) in NAMED_AFTER:
                    found.append(quad)
        for value in dict.fromkeys(quad.object for quad in found):
            if isinstance(value, Literal) and hidden.leave_out(value.value) != value.value:
                yield value

    def _leading(self, hidden: "Hidden") -> list[Quad]:
        """The statements that give an address with somebody's name in it, and those about it."""
        if not hidden.out.has_people:
            return []
        told = (*map(term, _ADDRESSES), self.iris.mai("sourceAddress"))
        quads = [quad for one in told for quad in self.store.quads(predicate=one)]
        places = {
            place
            for place in {quad.object for quad in quads}
            if isinstance(place, NamedNode)
            and not place.value.startswith(self.iris.base)
            and hidden.out.names(place.value)
        }
        about = (quad for place in places for quad in self.store.quads(place))
        return [*(quad for quad in quads if quad.object in places), *about]

    def settle_names(self, nodes: Iterable[NamedNode]) -> None:
        """One preferred French name for each: what a public document calls it, the first one."""
        for node in nodes:
            self._one_name(node)

    def _one_name(self, node: NamedNode) -> None:
        preferred = term("skos:prefLabel")
        names: dict[str, list[Quad]] = defaultdict(list)
        for quad in self.store.quads(node, preferred):
            if isinstance(quad.object, Literal) and quad.object.language == "fr":
                names[quad.object.value].append(quad)
        if len(names) < 2:
            return
        first = min((quad for found in names.values() for quad in found), key=self._order)
        assert isinstance(first.object, Literal), "only literals were gathered"
        self.renamed[node] = first.object.value
        others = [
            quad for name, found in names.items() if name != first.object.value for quad in found
        ]
        self.store.remove(others)
        other = term("skos:altLabel")
        self.store.add(Quad(q.subject, other, q.object, q.graph_name) for q in others)

    def _order(self, quad: Quad) -> tuple[bool, int, str, str]:
        graph = quad.graph_name
        assert isinstance(graph, NamedNode), "names stand in documents"
        place = self.came_first.get(graph, -1)
        return not self.is_public(graph), place, graph.value, str(quad.object)

    def _is_loop(self, claim: NamedNode) -> bool:
        ends = {quad.predicate: quad.object for quad in self.store.quads(subject=claim)}
        subject = ends.get(term("rdf:subject"))
        return subject is not None and subject == ends.get(term("rdf:object"))

    def _is_left(self, node: NamedNode) -> bool:
        """Whether a thing is still named and nothing describes it any more."""
        if not node.value.startswith(f"{self.iris.base}id/") or Attached(self.iris).hangs(node):
            return False
        if next(self.store.quads(node, term("rdf:type")), None) is not None:
            return False
        said = next(self.store.quads(object=node), None) or next(
            self.store.quads(subject=node), None
        )
        return said is not None

    @staticmethod
    def _moved(quad: Quad, one: NamedNode, other: NamedNode) -> Quad:
        subject = other if quad.subject == one else quad.subject
        value = other if quad.object == one else quad.object
        graph = other if quad.graph_name == one else quad.graph_name
        return Quad(subject, quad.predicate, value, graph)


class Hidden:
    """Names of people who are not to be named: full names, in whatever case they are written.

    Parameters
    ----------
    out: tells who may not be named, and recognises them otherwise too.
    """

    def __init__(self, names: Iterable[str] = (), out: Suppressions | None = None) -> None:
        self.out = out or Suppressions()
        full = {" ".join(name.split()) for name in names}
        self._names = sorted((name for name in full if " " in name), key=lambda one: -len(one))
        self._pattern = re.compile("|".join(map(re.escape, self._names)), re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self._names)

    def leave_out(self, text: str) -> str:
        """``text`` with […] in the place of each name."""
        return self.out.leave_out(self._pattern.sub(_HIDDEN, text) if self._names else text)

    def condition(self, variable: str) -> str:
        """That a variable is a text with one of the names in it, in SPARQL."""
        wanted = Literal("|".join(_MARKS.sub(r"\\\1", name) for name in self._names))
        return f'ISLITERAL({variable}) && REGEX(STR({variable}), {wanted}, "i")'
