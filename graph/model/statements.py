"""From identified things to RDF statements, each in the graph of its source document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.model.iris import Iris, safe_address
from graph.model.terms import Literal, NamedNode, Quad, french, typed
from graph.model.vocabulary import term

__all__ = [
    "Passage",
    "attribute_quads",
    "date_literal",
    "homepage_quads",
    "name_quads",
    "passage_quads",
    "quads_of",
    "relation_quads",
    "role_quads",
]

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DATATYPE_OF_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a document in which a claim is read.

    Parameters
    ----------
    exact: the words themselves; ``before`` and ``after``: a few on each side.
    start, end: ranks of the first character and of the one after the last, in the document's text.
    """

    exact: str
    start: int
    end: int
    before: str = ""
    after: str = ""


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


def passage_quads(
    iris: Iris, claim: NamedNode, passage: Passage, graph: NamedNode
) -> Iterator[Quad]:
    """Where a claim is read (W3C Web Annotation Data Model, sections 4.2.4 and 4.2.5)."""
    place = (claim, passage.start, passage.end)
    node, text, at = (iris.passage(*place, part) for part in ("", "text", "at"))
    yield Quad(claim, term("oa:hasTarget"), node, graph)
    yield from quads_of(
        node,
        graph,
        (term("rdf:type"), term("oa:SpecificResource")),
        (term("oa:hasSource"), graph),
        (term("oa:hasSelector"), text),
        (term("oa:hasSelector"), at),
    )
    yield from quads_of(
        text,
        graph,
        (term("rdf:type"), term("oa:TextQuoteSelector")),
        (term("oa:exact"), french(passage.exact)),
        (term("oa:prefix"), french(passage.before) if passage.before else None),
        (term("oa:suffix"), french(passage.after) if passage.after else None),
    )
    yield from quads_of(
        at,
        graph,
        (term("rdf:type"), term("oa:TextPositionSelector")),
        (term("oa:start"), typed(passage.start, "integer")),
        (term("oa:end"), typed(passage.end, "integer")),
    )


def attribute_quads(
    iris: Iris, thing: NamedNode, name: str, value: str, graph: NamedNode, note: str = ""
) -> Iterator[Quad]:
    """A value stated of a thing: with its own property where one is known, else as a node."""
    if name == "website":
        yield from homepage_quads(thing, value, graph)
        return
    known = _known_attribute(iris, name, value)
    if known is not None:
        yield Quad(thing, *known, graph)
        return
    node = iris.attribute(thing, name, value, graph.value)
    yield from quads_of(
        node,
        graph,
        (term("rdf:type"), iris.mai("Attribute")),
        (iris.mai("attributeOf"), thing),
        (iris.mai("attributeName"), Literal(name)),
        (iris.mai("attributeValue"), french(value)),
        (term("rdfs:comment"), french(note) if note else None),
    )


def homepage_quads(thing: NamedNode, address: str, graph: NamedNode) -> Iterator[Quad]:
    """The home page of a thing; that it is a document is what CPOV asks of each value."""
    page = NamedNode(safe_address(address))
    yield Quad(thing, term("foaf:homepage"), page, graph)
    yield Quad(page, term("rdf:type"), term("foaf:Document"), graph)


def _known_attribute(
    iris: Iris, name: str, value: str
) -> tuple[NamedNode, NamedNode | Literal] | None:
    if name in ("founded", "founding_year", "start_date", "end_date"):
        when = date_literal(value)
        property_ = {"start_date": term("schema:startDate"), "end_date": term("schema:endDate")}
        return (property_.get(name, iris.mai("foundingYear")), when) if when else None
    if name == "former_name":
        return term("skos:altLabel"), french(value)
    if name == "place":
        return term("schema:addressLocality"), french(value)
    if name == "insee_or_siren" and len(value) == 9:
        return iris.mai("siren"), Literal(value)
    return None
