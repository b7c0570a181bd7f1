"""Who has no official number: collectivités not linked to the code, organisations without SIREN."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import TERRITORY_SEGMENTS, Kind, kind_of, term
from graph.store import Store

__all__ = ["Missing", "count_relations", "find_missing_codes", "is_numbered"]

_NUMBERED: Final = re.compile(
    r"/(?:organisation|collectivite)/"
    rf"(?:[0-9]{{9}}|(?:{'|'.join(sorted(TERRITORY_SEGMENTS))})-[0-9][0-9AB]?[0-9]*)$"
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An entity that lacks its number.

    Parameters
    ----------
    entity: its IRI. kind: ``COLLECTIVITE`` or ``ORGANISATION``.
    relations: how many relations it has: the more, the more the number is worth.
    """

    entity: str
    kind: Kind
    relations: int


def find_missing_codes(store: Store, iris: Iris) -> list[Missing]:
    """Collectivités first, then organisations, those with most relations first.

    A collectivité that another one replaced is left out: the code holds those of today.
    """
    counts = count_relations(store)
    found = []
    for entity in _actors(store, iris):
        kind = kind_of(entity.value, iris)
        if kind is not None and not _has(store, entity, _numbers(kind, iris)):
            found.append(Missing(entity.value, kind, counts[entity.value]))
    return sorted(found, key=lambda one: (one.kind.value, -one.relations, one.entity))


def is_numbered(iri: str) -> bool:
    """Whether an identifier is an authority number: a SIREN, or a code of its territory."""
    return _NUMBERED.search(iri) is not None


def count_relations(store: Store) -> Counter[str]:
    """How many claims each entity is an end of."""
    counts: Counter[str] = Counter()
    for end in ("rdf:subject", "rdf:object"):
        for quad in store.quads(None, term(end), None, None):
            if isinstance(quad.object, NamedNode):
                counts[quad.object.value] += 1
    return counts


def _numbers(kind: Kind, iris: Iris) -> tuple[NamedNode, ...]:
    """What makes up for a missing number: a collectivité may have one through its territory."""
    own = (iris.mai("siren"), iris.mai("replacedBy"))
    return (*own, term("dcterms:spatial")) if kind is Kind.COLLECTIVITE else own


def _has(store: Store, entity: NamedNode, predicates: Iterable[NamedNode]) -> bool:
    return any(
        next(iter(store.quads(entity, predicate, None, None)), None) for predicate in predicates
    )


def _actors(store: Store, iris: Iris) -> list[NamedNode]:
    """Every organisation and collectivité whose identifier is no authority number."""
    kinds = (Kind.COLLECTIVITE, Kind.ORGANISATION)
    ours = " || ".join(f'STRSTARTS(STR(?e), "{iris.base}id/{kind.value}/")' for kind in kinds)
    _, rows = store.select(
        f"SELECT DISTINCT ?e WHERE {{ GRAPH ?g {{ ?e {term('rdf:type')} ?type }} "
        f"FILTER(?g != {iris.contacts} && isIRI(?e) && ({ours})) }}"
    )
    return [
        entity
        for (entity,) in rows
        if isinstance(entity, NamedNode) and not is_numbered(entity.value)
    ]
