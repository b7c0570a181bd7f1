"""The network of cooperation: sourced relations between those who act."""

from collections.abc import Collection, Iterable
from typing import Final

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.build import Network, from_claims
from graph.network.claims import ClaimView, claims_of
from graph.network.marks import mark_scic
from graph.network.measures.filters import (
    CERTAINTIES,
    check_year,
    known_certainties,
    known_kinds,
    known_relations,
    known_territory,
)
from graph.network.measures.simple import simple_graph
from graph.network.relations import STRENGTHS, read_wordings
from graph.network.territories import territories_of
from graph.store import Store

__all__ = [
    "CERTAINTIES",
    "DEFAULT_KINDS",
    "MOST",
    "cooperation_network",
    "cooperation_relations",
    "simple_graph",
]

DEFAULT_KINDS: Final = (
    Kind.COLLECTIVITE,
    Kind.ORGANISATION,
    Kind.PROJECT,
    Kind.EVENT,
    Kind.PERSON,
)
"""Those who act and what they do together; documents, notions and places are no actors."""

MOST: Final = 20_000
"""Entities of a network: more, and no page could show or measure it while one waits."""

_NO_COOPERATION: Final = ("mai:replacedBy", "mai:overlaps", "dcterms:isPartOf", "dcterms:spatial")
"""One institution after another is history; what is part of a larger thing does not act with it."""


def cooperation_network(
    store: Store,
    iris: Iris,
    *,
    kinds: Iterable[Kind | str] = DEFAULT_KINDS,
    relations: Iterable[NamedNode | str] | None = None,
    certainties: Iterable[str] | None = None,
    territory: str = "",
    until: str = "",
) -> Network:
    """Every sourced relation between two entities of ``kinds``, and the entities it joins.

    An entity without such a relation is not in the network: the official code alone would add
    thirty-eight thousand. ``scic`` is set on the organisations of that legal form.

    Parameters
    ----------
    relations: IRIs of the relations read; those of :func:`cooperation_relations` if absent.
    certainties: of the statements read (``stated``, ``implied``, ``extracted``, ``reviewed``).
    territory: only relations with an end that belongs to this territory (an IRI or a short
        identifier), what it contains included; the other end may lie elsewhere.
    until: a year; relations that began after it are left out, those without a year stay.

    Raises
    ------
    graph.errors.InputError: a kind, relation, certainty, territory or year that is none; more
        than ``MOST`` entities.
    """
    asked = known_kinds(kinds)
    words = cooperation_relations(store, iris, asked) if relations is None else [*relations]
    predicates = known_relations(store, iris, words)
    kept = known_certainties(certainties)
    place = known_territory(store, iris, territory)
    check_year(until)
    ends = _ends(store, iris, predicates, asked)
    claims = claims_of(store, iris, ends, predicates=predicates, inside=True) if ends else []
    chosen = [
        claim
        for claim in claims
        if claim.certainty in kept and (not until or claim.since[:4] <= until)
    ]
    net = from_claims(_inside(store, iris, chosen, place) if place else chosen, iris)
    mark_scic(store, iris, net)
    return net


def cooperation_relations(
    store: Store, iris: Iris, kinds: Iterable[Kind | str] = DEFAULT_KINDS
) -> list[str]:
    """The relations that count as cooperation, sorted.

    They are those of the vocabulary whose strength is capital, direct, shared or not given,
    less succession and being a part. Relations to a place count if places are among ``kinds``,
    and what documents say if documents are.

    Raises
    ------
    graph.errors.InputError: a kind that is none.
    """
    asked = known_kinds(kinds)
    weakest = STRENGTHS[""]
    if Kind.TERRITORY in asked:
        weakest = STRENGTHS["territoire"]
    strengths = set(range(weakest + 1))
    if Kind.RESOURCE in asked:
        strengths.add(STRENGTHS["co-mention"])
    left_out = {
        (iris.mai(name.removeprefix("mai:")) if name.startswith("mai:") else term(name)).value
        for name in _NO_COOPERATION
    }
    wordings = read_wordings(store, iris)
    return sorted(
        iri for iri, one in wordings.items() if one.strength in strengths and iri not in left_out
    )


def _ends(
    store: Store, iris: Iris, predicates: Iterable[NamedNode], kinds: Collection[Kind]
) -> set[str]:
    """The entities of ``kinds`` that one of ``predicates`` joins to another."""
    found: set[str] = set()
    for predicate in predicates:
        for quad in store.quads(None, predicate, None, None):
            one, other = quad.subject, quad.object
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                pair = (one.value, other.value)
                if all(kind_of(end, iris) in kinds for end in pair):
                    found.update(pair)
        if len(found) > MOST:
            raise InputError(
                worded("ce réseau aurait plus de {most} 000 entités.", most=MOST // 1000),
                advice="Choisissez moins de types d'entités ou de relations.",
            )
    return found


def _inside(store: Store, iris: Iris, claims: list[ClaimView], place: str) -> list[ClaimView]:
    ends = {end for claim in claims for end in (claim.subject, claim.object)}
    places = territories_of(store, iris, ends)
    return [
        claim for claim in claims if place in places[claim.subject] or place in places[claim.object]
    ]
