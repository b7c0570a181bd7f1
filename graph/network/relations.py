"""How relations are worded and how strong a link they are, read from the vocabulary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.store import Store

__all__ = ["STRENGTHS", "Wording", "read_wordings", "relation_properties", "wording"]

STRENGTHS: Final[Mapping[str, int]] = MappingProxyType(
    {"capital": 0, "direct": 1, "partage": 2, "": 2, "territoire": 3, "co-mention": 4}
)
"""The link strengths of the vocabulary (``mai:relationKind``), strongest first.

A relation without one counts as taking part in something together.
"""

_STRUCTURAL = ("dcterms:spatial",)
_STRUCTURAL_KIND = "territoire"


@dataclass(frozen=True, slots=True)
class Wording:
    """One relation of the vocabulary.

    Parameters
    ----------
    predicate: its IRI.
    kind: the slug of its link strength, or an empty text.
    rank: its place on a sheet, small numbers first.
    symmetric: whether it holds both ways, and is drawn without an arrow.
    labels, patterns, inverses, roles: a text by language (``fr``, ``en``).
    """

    predicate: str
    kind: str = ""
    rank: int = 99
    symmetric: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    inverses: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)

    @property
    def strength(self) -> int:
        """Its place in ``STRENGTHS``, 0 for a share of the capital."""
        return STRENGTHS.get(self.kind, STRENGTHS[""])


def read_wordings(store: Store, iris: Iris) -> dict[str, Wording]:
    """Every relation that is drawn as a link, by IRI, read from the vocabulary's graph.

    The territory a public body runs (``dcterms:spatial``) is added: it is how an institution
    and its place are joined.
    """
    structural = " ".join(str(term(name)) for name in _STRUCTURAL)
    graph = iris.ontology
    _, rows = store.select(
        f"SELECT ?p ?a ?v WHERE {{ {{ GRAPH {graph} {{ ?p a {iris.mai('RelationProperty')} ; "
        f"?a ?v }} }} UNION {{ VALUES ?p {{ {structural} }} GRAPH {graph} {{ ?p ?a ?v }} }} }}"
    )
    found: dict[str, list[tuple[str, NamedNode | Literal]]] = {}
    for predicate, attribute, value in rows:
        if isinstance(predicate, NamedNode) and isinstance(attribute, NamedNode):
            pairs = found.setdefault(predicate.value, [])
            if isinstance(value, NamedNode | Literal):
                pairs.append((attribute.value, value))
    for name in _STRUCTURAL:
        found.setdefault(term(name).value, [])
    return {iri: wording(iri, pairs, iris) for iri, pairs in sorted(found.items())}


def relation_properties(store: Store, iris: Iris) -> list[NamedNode]:
    """The relations :func:`read_wordings` tells, without their words: a tenth of a millisecond."""
    marked = store.quads(None, term("rdf:type"), iris.mai("RelationProperty"), iris.ontology)
    found = {quad.subject for quad in marked if isinstance(quad.subject, NamedNode)}
    return sorted(found | {term(name) for name in _STRUCTURAL}, key=lambda node: node.value)


def wording(iri: str, pairs: Iterable[tuple[str, NamedNode | Literal]], iris: Iris) -> Wording:
    """The wording of ``iri`` from its ``(attribute, value)`` pairs in the vocabulary."""
    texts: dict[str, dict[str, str]] = {}
    kind, rank, symmetric = "", 99, False
    for attribute, value in pairs:
        if isinstance(value, NamedNode):
            if attribute == iris.mai("relationKind").value:
                kind = value.value.rpartition("/")[2]
            symmetric = symmetric or value == term("owl:SymmetricProperty")
        elif value.language:
            texts.setdefault(attribute, {})[value.language] = value.value
        elif attribute == iris.mai("relationRank").value and value.value.isdigit():
            rank = int(value.value)
    if not kind and iri in {term(name).value for name in _STRUCTURAL}:
        kind = _STRUCTURAL_KIND
    return Wording(
        iri,
        kind,
        rank,
        symmetric,
        texts.get(term("rdfs:label").value, {}),
        texts.get(iris.mai("sentencePattern").value, {}),
        texts.get(iris.mai("inversePattern").value, {}),
        texts.get(iris.mai("rolePattern").value, {}),
    )
