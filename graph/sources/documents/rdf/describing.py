"""What a file says of each node: its names, its kind, its code, its relations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from graph.model.contacts import find_contacts
from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Quad
from graph.model.vocabulary import Kind, kind_of, term
from graph.settings import DEFAULT_BASE
from graph.sources.documents.rdf.terms import Terms, plain
from graph.sources.documents.tables.cells import code_in
from graph.sources.documents.tables.properties import RELATIONS
from graph.sources.documents.tables.values import clean

__all__ = ["Described", "Stated", "describe"]

_NAMES: Final = (
    "skos:prefLabel",
    "schema:legalName",
    "rov:legalName",
    "foaf:name",
    "schema:name",
    "rdfs:label",
    "dcterms:title",
    "schema:headline",
)
_OTHER_NAMES: Final = ("skos:altLabel", "schema:alternateName", "foaf:nick")
_CODES: Final = (
    "igeo:codeINSEE",
    "dcterms:identifier",
    "schema:identifier",
    "schema:taxID",
    "skos:notation",
)
_WEBSITES: Final = ("foaf:homepage", "schema:url", "foaf:page")
_FOUNDED: Final = ("schema:foundingDate",)
_DATES: Final = {"schema:startDate": "start_date", "schema:endDate": "end_date"}
_NO_IRI: Final = Iris(DEFAULT_BASE)


@dataclass(slots=True)
class Described:
    """A node of the file.

    Parameters
    ----------
    names: with the rank of the property each comes from; the first is the label.
    """

    node: str
    kind: Kind | None = None
    names: dict[str, int] = field(default_factory=dict)
    code: str = ""
    attributes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its best name, or the end of its identifier."""
        if self.names:
            return min(self.names, key=lambda name: self.names[name])
        end = self.node.rstrip("/#").rpartition("/")[2].rpartition("#")[2]
        return clean(unquote(end).replace("_", " ").replace("-", " ")) or self.node[:80]

    @property
    def is_named(self) -> bool:
        """Whether the file gives it a name."""
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of the file; its ends are nodes, or texts for names without a node."""

    subject: str
    predicate: str
    object: str
    since: str = ""
    until: str = ""
    role: str = ""


def describe(quads: Iterable[Quad], terms: Terms) -> tuple[dict[str, Described], list[Stated]]:
    """The nodes of a file and the relations between them, in the order of the file."""
    reader = _Reading(terms)
    for quad in quads:
        reader.take(quad)
    return reader.nodes, list(dict.fromkeys(reader.relations()))


_IRIS: Final = {name: term(name).value for name in (*_NAMES, *_OTHER_NAMES, *_CODES, *_WEBSITES)}
_RANKS: Final = {_IRIS[name]: rank for rank, name in enumerate(_NAMES)}
_ALIASES: Final = frozenset(_IRIS[name] for name in _OTHER_NAMES)
_CODE_IRIS: Final = frozenset(_IRIS[name] for name in _CODES)
_SITE_IRIS: Final = frozenset(_IRIS[name] for name in _WEBSITES)
_DATE_IRIS: Final = {
    **{term(name).value: told for name, told in _DATES.items()},
    **{term(name).value: "founding_year" for name in _FOUNDED},
    _NO_IRI.mai("foundingYear").value: "founding_year",
}
_TYPE: Final = term("rdf:type").value
_NODES_APART: Final = {
    term("org:Membership").value: "membership",
    _NO_IRI.mai("Claim").value: "claim",
    term("rdf:Statement").value: "claim",
}
_PARTS: Final = {
    term("org:member").value: "member",
    term("org:organization").value: "organization",
    term("org:role").value: "role",
    _NO_IRI.mai("roleName").value: "role",
    term("rdf:subject").value: "subject",
    term("rdf:predicate").value: "predicate",
    term("rdf:object").value: "object",
    _NO_IRI.mai("validFrom").value: "since",
    _NO_IRI.mai("validUntil").value: "until",
    term("schema:startDate").value: "since",
    term("schema:endDate").value: "until",
}


@dataclass(slots=True)
class _Reading:
    terms: Terms
    nodes: dict[str, Described] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    apart: dict[str, str] = field(default_factory=dict)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, quad: Quad) -> None:
        """One statement."""
        if not isinstance(quad.subject, (NamedNode, BlankNode)):
            return
        subject, predicate = quad.subject.value, plain(quad.predicate.value)
        value = quad.object
        if predicate in _PARTS and isinstance(value, (NamedNode, BlankNode, Literal)):
            self.parts.setdefault(subject, {}).setdefault(_PARTS[predicate], value.value)
        if predicate == _TYPE and isinstance(value, NamedNode):
            self._type(subject, plain(value.value))
        elif isinstance(value, Literal):
            self._literal(subject, predicate, value)
        elif isinstance(value, (NamedNode, BlankNode)):
            if predicate in _SITE_IRIS and isinstance(value, NamedNode):
                self._node(subject).attributes.append(("website", value.value))
            else:
                self._relation(subject, predicate, value.value)

    def relations(self) -> Iterator[Stated]:
        """The relations, with the years and roles that nodes of their own give."""
        dated = {}
        for node, parts in self.parts.items():
            if self.apart.get(node) == "claim":
                predicate = self.terms.predicates.get(plain(parts.get("predicate", "")))
                if predicate is not None and "subject" in parts and "object" in parts:
                    one = _swapped(parts["subject"], predicate, parts["object"])
                    dated[one] = (parts.get("since", ""), parts.get("until", ""))
        for one in self.stated:
            since, until = dated.get(one, ("", ""))
            yield Stated(one.subject, one.predicate, one.object, since, until)
        for node, kind in self.apart.items():
            parts = self.parts.get(node, {})
            if kind == "membership" and "member" in parts and "organization" in parts:
                yield self._membership(parts)

    def _membership(self, parts: dict[str, str]) -> Stated:
        role = parts.get("role", "")
        role = self.nodes[role].label if role in self.nodes else role
        self._node(parts["member"]).kind = self._node(parts["member"]).kind or Kind.PERSON
        return Stated(
            parts["member"],
            "hasRole",
            parts["organization"],
            parts.get("since", ""),
            parts.get("until", ""),
            clean(role),
        )

    def _type(self, subject: str, type_: str) -> None:
        if type_ in _NODES_APART:
            self.apart[subject] = _NODES_APART[type_]
        kind = self.terms.kinds.get(type_)
        node = self._node(subject)
        if kind is not None and (node.kind is None or kind is Kind.COLLECTIVITE):
            node.kind = kind

    def _literal(self, subject: str, predicate: str, value: Literal) -> None:
        text = clean(value.value)
        if not text or find_contacts(text):
            return
        node = self._node(subject)
        foreign = 100 if value.language and value.language[:2] != "fr" else 0
        if predicate in _RANKS:
            node.names.setdefault(text, _RANKS[predicate] + foreign)
        elif predicate in _ALIASES:
            node.names.setdefault(text, 50 + foreign)
        elif predicate in _CODE_IRIS:
            node.code = node.code or code_in(text)
        elif predicate in _SITE_IRIS:
            node.attributes.append(("website", text))
        elif predicate in _DATE_IRIS:
            name = _DATE_IRIS[predicate]
            node.attributes.append((name, text[:4] if name == "founding_year" else text))
        elif predicate in self.terms.predicates:
            self._relation(subject, predicate, f"\u201c{text}")

    def _relation(self, subject: str, predicate: str, value: str) -> None:
        told = self.terms.predicates.get(predicate)
        if told is None:
            return
        self.stated.append(_swapped(subject, told, value))
        self._node(subject)
        expected = RELATIONS[told[0]].kind if told[0] in RELATIONS else None
        other = self._node(value)
        if value.startswith("\u201c"):
            other.names.setdefault(value[1:], 0)
        other.kind = other.kind or kind_of(value, _NO_IRI) or (None if told[1] else expected)

    def _node(self, node: str) -> Described:
        if node not in self.nodes:
            self.nodes[node] = Described(node, kind_of(node, _NO_IRI))
        return self.nodes[node]


def _swapped(subject: str, predicate: tuple[str, bool], value: str) -> Stated:
    name, inverse = predicate
    return Stated(value, name, subject) if inverse else Stated(subject, name, value)
