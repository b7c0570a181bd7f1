"""From identified things to RDF statements, each in the graph of its source document."""

import re
from collections.abc import Iterator
from datetime import date

from graph.model.iris import Iris, safe_address
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term

__all__ = ["date_literal", "name_quads", "quads_of", "relation_quads", "role_quads"]

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATATYPE_OF_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}


def date_literal(text: str) -> Literal | None:
    """``2021``, ``2021-03`` or ``2021-03-09`` as an XML Schema date.

    Nothing for another form, or for a day that no calendar has.
    """
    if not _DATE.fullmatch(text):
        return None
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return None
    return typed(text, _DATATYPE_OF_LENGTH[len(text)])


def quads_of(
    subject: NamedNode,
    graph: NamedNode,
    *pairs: tuple[NamedNode, NamedNode | Literal | None],
) -> Iterator[Quad]:
    """One statement a pair ``(predicate, object)``; a pair without an object gives none."""
    for predicate, value in pairs:
        if value is not None:
            yield Quad(subject, predicate, value, graph)


def name_quads(
    subject: NamedNode, graph: NamedNode, name: str, aliases: tuple[str, ...] = ()
) -> Iterator[Quad]:
    """The preferred French name and the other names (SKOS reference, section 5)."""
    yield Quad(subject, term("skos:prefLabel"), french(name), graph)
    for alias in dict.fromkeys(aliases):
        if alias and alias != name:
            yield Quad(subject, term("skos:altLabel"), french(alias), graph)


def relation_quads(
    iris: Iris,
    triple: tuple[NamedNode, NamedNode, NamedNode],
    graph: NamedNode,
    *,
    certainty: str = "stated",
    since: str = "",
    until: str = "",
    note: str = "",
    address: str = "",
    role: str = "",
) -> Iterator[Quad]:
    """The plain relation and the claim beside it (RDF 1.1 reification), both in ``graph``.

    Parameters
    ----------
    triple: subject, property and object.
    certainty: ``stated``, ``implied``, ``extracted`` or ``reviewed``.
    since, until: first and last year or date the source gives, or empty texts.
    note: what the source says, in our own words.
    address: the page, where it is finer than the graph's document.
    role: what a person is there; part of the claim's identity.
    """
    subject, predicate, value = triple
    claim = iris.claim(subject, predicate, value, graph.value, since, until, role)
    yield Quad(subject, predicate, value, graph)
    yield from quads_of(
        claim,
        graph,
        (term("rdf:type"), iris.mai("Claim")),
        (term("rdf:subject"), subject),
        (term("rdf:predicate"), predicate),
        (term("rdf:object"), value),
        (term("prov:hadPrimarySource"), graph),
        (iris.mai("certainty"), Literal(certainty)),
        (iris.mai("validFrom"), date_literal(since)),
        (iris.mai("validUntil"), date_literal(until)),
        (iris.mai("roleName"), french(role) if role else None),
        (term("rdfs:comment"), french(note) if note else None),
        (iris.mai("sourceAddress"), NamedNode(safe_address(address)) if address else None),
    )


def role_quads(
    iris: Iris,
    person: NamedNode,
    organisation: NamedNode,
    role: str,
    graph: NamedNode,
    since: str = "",
    until: str = "",
) -> Iterator[Quad]:
    """The ``org:Membership`` of a person (W3C Organization Ontology, section 5.3)."""
    node = iris.membership(person, organisation, role)
    yield from quads_of(
        node,
        graph,
        (term("rdf:type"), term("org:Membership")),
        (term("org:member"), person),
        (term("org:organization"), organisation),
        (iris.mai("roleName"), french(role) if role else None),
        (iris.mai("validFrom"), date_literal(since)),
        (iris.mai("validUntil"), date_literal(until)),
    )
