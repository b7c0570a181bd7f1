"""Reading the values of one property of one thing, from the statements of a generation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.exports.contacts import holds_contact
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.questions.containing import Containing
from graph.store import Store

__all__ = ["Reader", "Statements", "Value", "around", "both_ways", "direct", "inverse", "of_place"]

Value = NamedNode | Literal
_AT: Final = ("dcterms:spatial", "locatedIn")


@dataclass(slots=True)
class Statements:
    """What one generation states, read thing by thing."""

    store: Store
    iris: Iris
    _containing: Containing = field(init=False)

    def __post_init__(self) -> None:
        self._containing = Containing(self.store, self.iris)

    def property(self, name: str) -> NamedNode:
        """The property ``name``; ours have no prefix."""
        return term(name) if ":" in name else self.iris.mai(name)

    def objects(self, iri: str, predicate: NamedNode) -> list[Value]:
        """What ``iri`` points to, whatever source states it, in a stable order."""
        return _ordered(q.object for q in self._public(self.store.quads(NamedNode(iri), predicate)))

    def subjects(self, iri: str, predicate: NamedNode) -> list[Value]:
        """What points to ``iri``."""
        quads = self.store.quads(None, predicate, NamedNode(iri))
        return _ordered(quad.subject for quad in self._public(quads))

    def places(self, iri: str) -> list[str]:
        """Where ``iri`` is: itself, the territory it runs, or those it is located in."""
        if kind_of(iri, self.iris) is Kind.TERRITORY:
            return [iri]
        found = (value for name in _AT for value in self.objects(iri, self.property(name)))
        return list(dict.fromkeys(value.value for value in found if isinstance(value, NamedNode)))

    def around(self, iri: str) -> list[str]:
        """The territories that hold ``iri``: its places and all that contain or overlap them."""
        found: dict[str, None] = {}
        for place in self.places(iri):
            for start in (place, *self._today(place)):
                found |= dict.fromkeys(sorted(self._containing.around(start)))
        return list(found)

    def _today(self, place: str) -> list[str]:
        """Where a place of former times is today: a judgement says it."""
        judgements = self.iris.resource("judgements")
        quads = self.store.quads(NamedNode(place), term("dcterms:isPartOf"), None, judgements)
        return sorted(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))

    def _public(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """The contact graph and what looks like a contact stay out, whatever the store holds."""
        return (
            quad
            for quad in quads
            if quad.graph_name != self.iris.contacts
            and not (isinstance(quad.object, Literal) and holds_contact(quad.object))
        )


Reader = Callable[[Statements, str], Sequence[Value]]
"""The values of one property of the thing of that IRI."""


def direct(predicate: NamedNode) -> Reader:
    """What ``predicate`` of the thing is stated to be."""

    def read(known: Statements, iri: str) -> list[Value]:
        return known.objects(iri, predicate)

    return read


def inverse(predicate: NamedNode) -> Reader:
    """The things whose ``predicate`` is the thing."""

    def read(known: Statements, iri: str) -> list[Value]:
        return known.subjects(iri, predicate)

    return read


def both_ways(predicate: NamedNode) -> Reader:
    """The other ends of a symmetric property, which is stated once."""

    def read(known: Statements, iri: str) -> list[Value]:
        return _ordered((*known.objects(iri, predicate), *known.subjects(iri, predicate)))

    return read


def of_place(predicate: NamedNode) -> Reader:
    """A value of the thing or, for an institution, of the territory it runs."""

    def read(known: Statements, iri: str) -> list[Value]:
        own = known.objects(iri, predicate)
        if own:
            return own
        run = known.objects(iri, term("dcterms:spatial"))
        return _ordered(value for place in run for value in known.objects(place.value, predicate))

    return read


def around(segment: str) -> Reader:
    """The territories of one level that hold the thing: ``departement``, ``region``."""

    def read(known: Statements, iri: str) -> list[Value]:
        start = f"{segment}/"
        return [
            NamedNode(place)
            for place in known.around(iri)
            if known.iris.short(place).startswith(start)
        ]

    return read


def _ordered(values: Iterable[object]) -> list[Value]:
    kept = {value for value in values if isinstance(value, NamedNode | Literal)}
    return sorted(kept, key=lambda value: (value.value, str(value)))
