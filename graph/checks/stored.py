"""Checks of a whole store by queries: what ``integrity`` finds, in little memory whatever its size.

Each query stops at ``LONGEST`` findings: a store with more has one fault many times over.
"""

from collections.abc import Collection, Iterator
from typing import Final

from graph.checks.findings import Finding, Report
from graph.checks.integrity import finding_of
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.vocabulary import NAMESPACES
from graph.store.base import Store

__all__ = ["LONGEST", "check_stored"]

LONGEST: Final = 200
"""How many findings of one kind are told."""

_PREFIXES: Final = "\n".join(
    f"PREFIX {name}: <{NAMESPACES[name]}>" for name in ("dcterms", "prov", "rdf")
)
_QUERIES: Final[dict[str, str]] = {
    "MissingClaim": """
  VALUES ?path { %(claimed)s }
  GRAPH ?graph { ?focus ?path ?value }
  FILTER NOT EXISTS { GRAPH ?graph {
    ?claim rdf:subject ?focus . ?claim rdf:object ?value . ?claim rdf:predicate ?path } }""",
    "ClaimWithoutRelation": """
  GRAPH ?graph { ?focus rdf:subject ?subject ; rdf:predicate ?path ; rdf:object ?value }
  FILTER NOT EXISTS { GRAPH ?graph { ?subject ?path ?value } }""",
    "RelationInDefaultGraph": """
  VALUES ?path { %(claimed)s }
  ?focus ?path ?value""",
    "UnknownSource": """
  { SELECT DISTINCT ?focus WHERE { GRAPH ?focus { } } }
  FILTER NOT EXISTS { ?focus a mai:Source }""",
    "DanglingIri": """
  { GRAPH ?graph { ?value ?path ?focus } } UNION { ?value ?path ?focus }
  FILTER(isIRI(?focus) && STRSTARTS(STR(?focus), "%(entities)s")
    && ?path != rdf:type && ?path != prov:wasGeneratedBy)
  FILTER NOT EXISTS { GRAPH ?other { ?focus a ?kind } }
  FILTER NOT EXISTS { ?focus a ?kind }""",
    "EndBeforeStart": """
  GRAPH ?graph { ?focus mai:validFrom ?start ; mai:validUntil ?end }
  BIND(STRLEN(STR(?start)) AS ?s) BIND(STRLEN(STR(?end)) AS ?e)
  FILTER(SUBSTR(STR(?end), 1, IF(?s < ?e, ?s, ?e)) < SUBSTR(STR(?start), 1, IF(?s < ?e, ?s, ?e)))
  BIND(CONCAT(STR(?start), " > ", STR(?end)) AS ?value)""",
}
_WARNINGS: Final = frozenset({"EndBeforeStart"})


def check_stored(store: Store, iris: Iris, claimed: Collection[str]) -> Report:
    """What is wrong with the whole of ``store``, contacts apart.

    Parameters
    ----------
    store: no contact graph in it.
    iris: mints the IRIs of the dataset.
    claimed: properties that need a claim, from ``claimed_relations``.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    return Report.of(found for name in _QUERIES for found in _findings(name, store, iris, claimed))


def _findings(name: str, store: Store, iris: Iris, claimed: Collection[str]) -> Iterator[Finding]:
    where = _QUERIES[name] % {
        "claimed": " ".join(f"<{one}>" for one in sorted(claimed)),
        "entities": f"{iris.base}id/",
    }
    query = (
        f"{_PREFIXES}\nPREFIX mai: <{iris.base}ontology#>\n"
        f"SELECT ?focus ?path ?value WHERE {{{where}\n}} LIMIT {LONGEST}"
    )
    level = Level.WARNING if name in _WARNINGS else Level.VIOLATION
    for row in store.select(query)[1]:
        focus, path, value = (term.value if term is not None else "" for term in row)
        yield finding_of(name, focus, path, value, level)
