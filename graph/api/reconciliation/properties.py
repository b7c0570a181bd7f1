"""The properties a client may compare or fetch, by the local names of the vocabulary.

``siren``, ``memberOf``; ``^memberOf`` is the same relation told from its other end; ``commune``,
``epci``, ``departement`` and ``region`` are where a thing is, wherever a source puts it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from graph.api.reconciliation.values import (
    Reader,
    Statements,
    around,
    both_ways,
    direct,
    inverse,
    of_place,
)
from graph.api.reconciliation.words import Words, vocabulary_words
from graph.model.terms import NamedNode
from graph.model.vocabulary import STATED, Kind, term
from graph.network.relations import Wording, read_wordings

__all__ = ["Comparison", "Property", "read_properties"]


class Comparison(Enum):
    """How a value given is compared with the values known."""

    IDENTITY = "identity"
    CODE = "code"
    TEXT = "text"
    PAGE = "page"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Property:
    """One property of the service.

    Parameters
    ----------
    definitions: what it means, by language.
    kinds: the kinds of things that may have it.
    back: reads the things that have a value of it, which is a thing; nothing where it cannot.
    always: the kinds that have a value whenever they could: to have none is to have another.
    values_type: the identifier of the type its values are of, where they are of one.
    """

    id: str
    names: Words
    definitions: Words
    kinds: frozenset[Kind]
    read: Reader
    comparison: Comparison
    back: Reader | None = None
    values_type: str = ""
    always: frozenset[Kind] = frozenset()


_BODIES: Final = frozenset({Kind.COLLECTIVITE, Kind.ORGANISATION})
_PLACED: Final = frozenset({Kind.COLLECTIVITE, Kind.TERRITORY})
_AGENTS: Final = _BODIES | {Kind.PERSON}
_ALL: Final = frozenset(Kind)
_WHERE: Final = frozenset(Kind) - {Kind.CONCEPT, Kind.RESOURCE, Kind.PERSON}
_DOCUMENT: Final = frozenset({Kind.RESOURCE})
_NOTION: Final = frozenset({Kind.CONCEPT})
_EVENT: Final = frozenset({Kind.EVENT})

_VALUES: Final[tuple[tuple[str, frozenset[Kind], Comparison], ...]] = (
    ("siren", _BODIES | _PLACED, Comparison.IDENTITY),
    ("igeo:codeINSEE", _PLACED, Comparison.IDENTITY),
    ("postcode", _PLACED, Comparison.CODE),
    ("skos:altLabel", _ALL, Comparison.TEXT),
    ("org:classification", frozenset({Kind.COLLECTIVITE}), Comparison.THING),
    ("organisationKind", _BODIES, Comparison.TEXT),
    ("schema:addressLocality", _BODIES, Comparison.TEXT),
    ("foaf:homepage", _AGENTS | {Kind.PROJECT}, Comparison.PAGE),
    ("foundingYear", _BODIES, Comparison.TEXT),
    ("population", _PLACED, Comparison.TEXT),
    ("wgs:lat", _PLACED, Comparison.TEXT),
    ("wgs:long", _PLACED, Comparison.TEXT),
    ("schema:url", _DOCUMENT, Comparison.PAGE),
    ("dcterms:type", _DOCUMENT, Comparison.THING),
    ("dcterms:issued", _DOCUMENT, Comparison.TEXT),
    ("schema:keywords", _DOCUMENT, Comparison.TEXT),
    ("resourceNumber", _DOCUMENT, Comparison.TEXT),
    ("schema:startDate", _EVENT, Comparison.TEXT),
    ("dcterms:description", _ALL - _NOTION, Comparison.TEXT),
    ("skos:definition", _NOTION, Comparison.TEXT),
    ("skos:broader", _NOTION, Comparison.THING),
)
"""Values: the name in the vocabulary, who has them, how they are compared."""

_OTHERS: Final[Mapping[str, Words]] = {
    "skos:altLabel": {"fr": "autre nom", "en": "other name"},
    "skos:definition": {"fr": "définition", "en": "definition"},
    "skos:broader": {"fr": "notion plus générale", "en": "broader concept"},
    "schema:url": {"fr": "adresse", "en": "address"},
}
"""Names of the properties our vocabulary uses and does not describe."""

_VALUES_TYPES: Final[Mapping[str, str]] = {
    "org:classification": "concept:levels",
    "rov:orgType": "concept:legal-forms",
    "hasLabel": "concept:labels",
    "dcterms:type": "concept:resource-types",
    "dcterms:subject": "concept:themes",
    "skos:broader": Kind.CONCEPT.value,
}
"""The type of the values of properties that the vocabulary gives one scheme."""

_PLACE_TYPES: Final[Mapping[str, str]] = {
    "commune": "place:commune",
    "epci": "place:intercommunalite",
    "departement": "place:departement",
    "region": "place:region",
}
_LEVELS: Final[Mapping[str, Words]] = {
    "commune": {"fr": "commune", "en": "commune"},
    "epci": {"fr": "intercommunalité", "en": "intercommunality"},
    "departement": {"fr": "département", "en": "département"},
    "region": {"fr": "région", "en": "region"},
}
_LEVEL_DEFINITION: Final[Words] = {
    "fr": "Territoire de ce niveau où l'entité se trouve : celui qu'elle administre, ou celui où "
    "une source la situe.",
    "en": "The territory of this level the entity is in: the one it runs, or the one a source "
    "puts it in.",
}

_KINDS_OF_CLASS: Final[Mapping[str, frozenset[Kind]]] = {
    "foaf:Agent": _AGENTS,
    "foaf:Person": frozenset({Kind.PERSON}),
    "org:Organization": _BODIES,
    "cv:PublicOrganisation": frozenset({Kind.COLLECTIVITE}),
    "Project": frozenset({Kind.PROJECT}),
    "schema:Event": _EVENT,
    "skos:Concept": _NOTION,
    "Resource": _DOCUMENT,
    "Source": _DOCUMENT,
    "rdfs:Resource": _ALL,
}


def read_properties(known: Statements) -> dict[str, Property]:
    """Every property by its identifier: codes and values, then places, then relations."""
    every = (*_values(known), *_levels(), *_relations(known))
    return {one.id: one for one in every}


def _values(known: Statements) -> Iterator[Property]:
    for name, kinds, comparison in _VALUES:
        node = known.property(name)
        names, definitions = vocabulary_words(known.store, known.iris, node)
        names = names or _OTHERS.get(name, {"fr": _key(node)})
        read = of_place(node) if kinds == _PLACED else direct(node)
        types = _VALUES_TYPES.get(name, "")
        yield Property(_key(node), names, definitions, kinds, read, comparison, None, types)


def _levels() -> Iterator[Property]:
    for segment, names in _LEVELS.items():
        yield Property(
            segment,
            names,
            _LEVEL_DEFINITION,
            _WHERE,
            around(segment),
            Comparison.THING,
            values_type=_PLACE_TYPES[segment],
            always=_PLACED,
        )


def _relations(known: Statements) -> Iterator[Property]:
    wordings = sorted(
        read_wordings(known.store, known.iris).values(), key=lambda one: (one.rank, one.predicate)
    )
    for wording in wordings:
        yield from _relation(known, wording)


def _relation(known: Statements, wording: Wording) -> Iterator[Property]:
    """A relation and, unless it holds both ways, the same told from its other end."""
    node, thing = NamedNode(wording.predicate), Comparison.THING
    key = _read_as(known).get(node, _key(node))
    names = dict(wording.labels) or {"fr": key}
    _, meaning = vocabulary_words(known.store, known.iris, node)
    source, target = _ends(known, node)
    if wording.symmetric:
        both = both_ways(node)
        yield Property(key, names, meaning, source | target, both, thing, both)
        return
    forth, back = direct(node), inverse(node)
    types = _scheme_of(known, node) or _only_kind(target)
    yield Property(key, names, meaning, source, forth, thing, back, types)
    told = _told_back(wording) or names
    yield Property(f"^{key}", told, meaning, target, back, thing, forth, _only_kind(source))


def _scheme_of(known: Statements, node: NamedNode) -> str:
    return next((one for name, one in _VALUES_TYPES.items() if known.property(name) == node), "")


def _only_kind(kinds: frozenset[Kind]) -> str:
    return next(iter(kinds)).value if len(kinds) == 1 else ""


def _key(node: NamedNode) -> str:
    """The local name."""
    return node.value.rpartition("#")[2].rpartition("/")[2]


def _read_as(known: Statements) -> dict[NamedNode, str]:
    """The names that readings give to the properties of others: ``hasLegalForm``."""
    stated = STATED.items()
    return {one.term(known.iris): name for name, one in stated if not one.inverse}


def _told_back(wording: Wording) -> Words:
    """The name of a relation from its other end: « a pour sociétaire » of « {o} a pour… {s} »."""
    return {
        language: pattern.replace("{o}", "").strip().removesuffix("{s}").replace("{s}", "…").strip()
        for language, pattern in wording.inverses.items()
    }


def _ends(known: Statements, node: NamedNode) -> tuple[frozenset[Kind], frozenset[Kind]]:
    """The kinds at both ends, as the vocabulary means them; any where it does not say."""
    found = []
    for name in ("schema:domainIncludes", "schema:rangeIncludes"):
        kinds: frozenset[Kind] = frozenset()
        for quad in known.store.quads(node, term(name), None, known.iris.ontology):
            if isinstance(quad.object, NamedNode):
                kinds |= _kinds_of_class(known, quad.object)
        found.append(kinds or _ALL)
    return found[0], found[1]


def _kinds_of_class(known: Statements, node: NamedNode) -> frozenset[Kind]:
    for name, kinds in _KINDS_OF_CLASS.items():
        if known.property(name) == node:
            return kinds
    return frozenset({Kind.TERRITORY})
