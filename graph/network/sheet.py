"""The sheet of one thing: what it is called, what it is, and every relation with its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView, claims_about, node_of
from graph.network.sentences import Patterns
from graph.store.base import Store

__all__ = ["Fact", "Sheet", "Value", "read_sheet"]

_NAMES = ("skos:altLabel",)
_VALUES = (
    "dcterms:abstract",
    "dcterms:description",
    "skos:definition",
    "dcterms:title",
    "org:classification",
    "dcterms:spatial",
    "dcterms:isPartOf",
    "dcterms:type",
    "dcterms:issued",
    "dcterms:accessRights",
    "igeo:codeINSEE",
    "schema:startDate",
    "schema:addressLocality",
    "schema:keywords",
    "schema:url",
    "foaf:homepage",
    "mai:siren",
    "mai:population",
    "mai:postcode",
    "mai:foundingYear",
    "mai:organisationKind",
    "mai:resourceNumber",
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a thing: the property, the value (an IRI or a text), and its source."""

    predicate: str
    value: str
    source: str
    is_iri: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One relation of a thing, every source together.

    Parameters
    ----------
    other: IRI of the other end; ``other_label`` its name.
    forward: whether the thing is the subject.
    sentence: the relation in one French sentence, without its stop.
    claims: one entry a source and a period.
    """

    predicate: str
    label: str
    other: str
    other_label: str
    forward: bool
    sentence: str
    claims: tuple[ClaimView, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources' IRIs, each once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything said of one thing.

    Parameters
    ----------
    names: its other names. values: its own values, then those of the place it governs.
    facts: its relations, in the order of the vocabulary; documents that only name it last.
    place: IRI of the territory it governs, or an empty text.
    """

    iri: str
    kind: Kind | None
    label: str
    names: tuple[str, ...]
    values: tuple[Value, ...]
    facts: tuple[Fact, ...]
    place: str = ""


def read_sheet(store: Store, iris: Iris, entity: str, patterns: Patterns | None = None) -> Sheet:
    """The sheet of ``entity``.

    Parameters
    ----------
    entity: an IRI or a short identifier.
    patterns: the vocabulary's words, where they are already read.

    Raises
    ------
    graph.errors.UnknownName: the text cannot be an identifier.
    """
    node = node_of(iris, entity)
    words = patterns or Patterns.read(store, iris)
    values = tuple(_values(store, iris, node))
    place = next((one.value for one in values if one.predicate == _SPATIAL), "")
    if place:
        own = {(one.predicate, one.value) for one in values}
        there = _values(store, iris, NamedNode(place))
        values += tuple(one for one in there if (one.predicate, one.value) not in own)
    return Sheet(
        iri=node.value,
        kind=kind_of(node.value, iris),
        label=_label(store, node),
        names=tuple(_texts(store, node, _NAMES)),
        values=values,
        facts=tuple(_facts(store, iris, node, words)),
        place=place,
    )


_SPATIAL = term("dcterms:spatial").value


def _property(iris: Iris, name: str) -> NamedNode:
    return iris.mai(name.removeprefix("mai:")) if name.startswith("mai:") else term(name)


def _values(store: Store, iris: Iris, node: NamedNode) -> Iterator[Value]:
    wanted = {_property(iris, name): rank for rank, name in enumerate(_VALUES)}
    found = [
        (wanted[quad.predicate], quad)
        for quad in store.quads(node)
        if quad.predicate in wanted and isinstance(quad.graph_name, NamedNode)
    ]
    french = {quad.predicate for _, quad in found if _language(quad.object) == "fr"}
    seen = set()
    for _, quad in sorted(found, key=lambda pair: (pair[0], str(pair[1].object))):
        value = quad.object
        if quad.predicate in french and _language(value) not in ("fr", ""):
            continue
        if isinstance(value, NamedNode | Literal) and (quad.predicate, value) not in seen:
            seen.add((quad.predicate, value))
            source = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
            yield Value(quad.predicate.value, value.value, source, isinstance(value, NamedNode))


def _language(value: object) -> str:
    return (value.language or "") if isinstance(value, Literal) else ""


def _label(store: Store, node: NamedNode) -> str:
    return next(iter(_texts(store, node, ("skos:prefLabel",))), "")


def _texts(store: Store, node: NamedNode, names: Iterable[str]) -> Iterator[str]:
    found = {
        quad.object.value: None
        for name in names
        for quad in store.quads(node, term(name))
        if isinstance(quad.object, Literal) and quad.object.language in ("fr", None)
    }
    return iter(found)


def _facts(store: Store, iris: Iris, node: NamedNode, words: Patterns) -> Iterator[Fact]:
    grouped: dict[tuple[str, str, bool], list[ClaimView]] = {}
    for claim in claims_about(store, iris, node):
        if claim.predicate == _SPATIAL:
            continue
        forward = claim.subject == node.value
        other = claim.object if forward else claim.subject
        grouped.setdefault((claim.predicate, other, forward), []).append(claim)
    facts = [
        _fact(words, predicate, other, forward, claims)
        for (predicate, other, forward), claims in grouped.items()
    ]
    yield from sorted(
        facts, key=lambda fact: (words.rank(fact.predicate), not fact.forward, fact.other_label)
    )


def _fact(
    words: Patterns, predicate: str, other: str, forward: bool, claims: list[ClaimView]
) -> Fact:
    first = claims[0]
    dated = next((claim for claim in claims if claim.since or claim.until), first)
    role = next((claim.role for claim in claims if claim.role), "")
    label = first.object_label if forward else first.subject_label
    sentence = words.sentence(
        words.name(first.subject, first.subject_label),
        predicate,
        words.name(first.object, first.object_label),
        since=dated.since,
        until=dated.until,
        role=role,
    )
    return Fact(predicate, words.label(predicate), other, label, forward, sentence, tuple(claims))
