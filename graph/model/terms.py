"""RDF terms. They are Oxigraph's (immutable, hashable, typed) and enter the house here only."""

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Object",
    "Quad",
    "Subject",
    "Triple",
    "french",
    "from_rdflib",
    "reworded",
    "to_rdflib",
    "typed",
]

Subject = NamedNode | BlankNode
Object = NamedNode | BlankNode | Literal

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = {
    name: NamedNode(_XSD + name)
    for name in (
        "gYear",
        "gYearMonth",
        "date",
        "dateTime",
        "integer",
        "decimal",
        "boolean",
        "anyURI",
    )
}


def french(text: str) -> Literal:
    """``text`` as a literal in French."""
    return Literal(text, language="fr")


def reworded(value: Literal, text: str) -> Literal:
    """``text`` in the language, or of the datatype, of ``value``."""
    if value.language:
        return Literal(text, language=value.language)
    return Literal(text, datatype=value.datatype)


def typed(value: object, datatype: str) -> Literal:
    """``value`` as an XML Schema literal; ``datatype`` is a local name such as ``gYear``."""
    return Literal(str(value), datatype=_DATATYPES[datatype])


def to_rdflib(term: NamedNode | BlankNode | Literal) -> "rdflib.term.Identifier":
    """The same term for rdflib."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _XSD + "string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def from_rdflib(term: "rdflib.term.Identifier") -> NamedNode | BlankNode | Literal:
    """The same term for Oxigraph.

    Raises
    ------
    TypeError: the term is neither an IRI, a blank node nor a literal.
    """
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        datatype = NamedNode(str(term.datatype)) if term.datatype else None
        return Literal(str(term), datatype=datatype)
    raise TypeError(f"not an RDF term: {type(term).__name__}")
