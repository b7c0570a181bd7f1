"""Short ways to write terms of the small data, and to look statements up."""

import re
from collections.abc import Callable, Iterable

from graph.building.gathering import Gathered
from graph.building.statements import Statements
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import NAMESPACES, term
from graph.settings import Settings

Stated = tuple[Gathered, Statements, list[Quad]]
StateOf = Callable[[Settings], Stated]

IRIS = Iris()
ARTICLE = IRIS.resource("article-exemple-test")
FICHE = IRIS.resource("fiche-exemple-test")
PRIVATE = IRIS.resource("article-prive-test")
QUESTION = IRIS.resource("question-exemple-test")
ANNUAIRE = IRIS.resource("exemple-test-invalid-annuaire-1843d50d")
SCIC = IRIS.entity("organisation", "scic-exemple-test")
LILLE = IRIS.entity("collectivite", "215903501")

_LITERAL = re.compile(r'"(?P<text>.*)"(?:@(?P<language>fr)|\^\^(?P<datatype>\w+))?')


def term_of(text: str) -> NamedNode | Literal:
    """``skos:prefLabel``, ``mai:memberOf``, ``organisation/x``, ``"x"@fr``, ``"2021"^^gYear``."""
    found = _LITERAL.fullmatch(text)
    if found is None:
        return node_of(text)
    if found["language"]:
        return french(found["text"])
    return typed(found["text"], found["datatype"]) if found["datatype"] else Literal(found["text"])


def node_of(text: str) -> NamedNode:
    """``skos:prefLabel``, ``mai:memberOf`` or ``organisation/x``."""
    prefix, _, local = text.partition(":")
    if prefix == "mai":
        return IRIS.mai(local)
    return term(text) if prefix in NAMESPACES else NamedNode(IRIS.long(text))


def graphs_of(quads: Iterable[Quad], *triple: NamedNode | Literal | None) -> set[str]:
    """The keys of the documents that state a triple; ``None`` stands for anything."""
    return {
        IRIS.short(quad.graph_name.value).partition("/")[2]
        for quad in quads
        if isinstance(quad.graph_name, NamedNode)
        and all(
            wanted is None or wanted == found
            for wanted, found in zip(
                triple, (quad.subject, quad.predicate, quad.object), strict=True
            )
        )
    }


def objects_of(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[object]:
    """Every object of a subject and property, in any graph."""
    return {one.object for one in quads if one.subject == subject and one.predicate == predicate}
