"""Small sets of statements about one node, in the default graph: how catalogues are written."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import NAMESPACES, term

__all__ = ["SPDX", "VCARD", "about", "both", "grouped", "named", "unsigned"]

SPDX: Final = "http://spdx.org/rdf/terms#"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"

Value = NamedNode | Literal | None | Iterable[NamedNode | Literal]


def about(node: NamedNode, *pairs: tuple[str | NamedNode, Value]) -> Iterator[Quad]:
    """One statement for each value of each pair; none for a value that is nothing or empty.

    Parameters
    ----------
    pairs: a property, as a term or a prefixed name, and its value or values.
    """
    for name, value in pairs:
        predicate = term(name) if isinstance(name, str) else name
        if isinstance(value, NamedNode | Literal):
            yield Quad(node, predicate, value)
        elif value is not None:
            for one in value:
                yield Quad(node, predicate, one)


def named(
    node: NamedNode, kind: str | NamedNode, *pairs: tuple[str | NamedNode, Value]
) -> list[Quad]:
    """``node`` with its class and what is said of it."""
    return list(about(node, ("rdf:type", term(kind) if isinstance(kind, str) else kind), *pairs))


def grouped(quads: Iterable[Quad]) -> list[Quad]:
    """Each statement once, those of a subject together and its class first; the same each time.

    Subjects stay in the order they come in.
    """
    once = list(dict.fromkeys(quads))
    order: dict[object, int] = {}
    for quad in once:
        order.setdefault(quad.subject, len(order))
    kind = term("rdf:type")
    return sorted(once, key=lambda one: (order[one.subject], one.predicate != kind, str(one)))


def both(french: str, english: str) -> list[Literal]:
    """One text in both languages."""
    return [Literal(french, language="fr"), Literal(english, language="en")]


def unsigned(number: int) -> Literal:
    """A number of things or of bytes, as ``xsd:nonNegativeInteger``."""
    return Literal(str(number), datatype=NamedNode(NAMESPACES["xsd"] + "nonNegativeInteger"))
