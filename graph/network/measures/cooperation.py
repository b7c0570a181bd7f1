"""The network of cooperation: sourced relations between those who act."""

import re
from collections.abc import Collection, Iterable
from typing import Any, Final

import networkx as nx

from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.build import Network, from_claims
from graph.network.claims import ClaimView, claims_of, node_of
from graph.network.marks import mark_scic
from graph.network.measures.indexed import Graph, node_key
from graph.network.relations import STRENGTHS, read_wordings
from graph.network.territories import level_of, territories_of
from graph.store import Store

__all__ = ["DEFAULT_KINDS", "cooperation_network", "cooperation_relations", "simple_graph"]

DEFAULT_KINDS: Final = (
    Kind.COLLECTIVITE,
    Kind.ORGANISATION,
    Kind.PROJECT,
    Kind.EVENT,
    Kind.PERSON,
)
"""Those who act and what they do together; documents, notions and places are no actors."""

CERTAINTIES: Final = ("stated", "implied", "extracted", "reviewed")

_YEAR: Final = re.compile(r"\d{4}")
MOST: Final = 20_000
"""Entities of a network: more, and no page could show or measure it while one waits."""

_NO_COOPERATION: Final = ("replacedBy", "overlaps")
"""One institution after another is history, and places that overlap do not act."""


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
    asked = _kinds(kinds)
    words = cooperation_relations(store, iris, asked) if relations is None else [*relations]
    predicates = _known_relations(store, iris, words)
    kept = _certainties(certainties)
    place = _territory(store, iris, territory)
    _check_year(until)
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
    less succession and what registers say of places. Relations to a place count if places are
    among ``kinds``, and what documents say if documents are.

    Raises
    ------
    graph.errors.InputError: a kind that is none.
    """
    asked = _kinds(kinds)
    weakest = STRENGTHS[""]
    if Kind.TERRITORY in asked:
        weakest = STRENGTHS["territoire"]
    strengths = set(range(weakest + 1))
    if Kind.RESOURCE in asked:
        strengths.add(STRENGTHS["co-mention"])
    left_out = {iris.mai(name).value for name in _NO_COOPERATION}
    left_out.add(term("dcterms:spatial").value)
    if Kind.TERRITORY in asked:
        left_out.add(term("dcterms:isPartOf").value)
    wordings = read_wordings(store, iris)
    return sorted(
        iri for iri, one in wordings.items() if one.strength in strengths and iri not in left_out
    )


def simple_graph(net: Graph) -> Graph:
    """``net`` without direction: one edge a pair, no self-loops, nodes and edges in order.

    ``weight`` is how many independent sources state a relation of the pair: the union of the
    ``origins`` of its relations. Where edges have none, their weights (1 each if absent) are
    added up. ``relations`` counts the relations of the pair. Self-loops are counted in
    ``graph["self_loops"]``. Nodes keep their attributes.
    """
    pairs: dict[tuple[Any, Any], list[dict[str, Any]]] = {}
    loops = 0
    for one, other, data in net.edges(data=True):
        if one == other:
            loops += 1
        else:
            pairs.setdefault(_ordered(one, other), []).append(data)
    graph: Graph = nx.Graph(self_loops=loops)
    graph.add_nodes_from((node, dict(net.nodes[node])) for node in sorted(net, key=node_key))
    for (one, other), told in sorted(pairs.items(), key=lambda item: (*map(node_key, item[0]),)):
        origins = sorted({origin for data in told for origin in data.get("origins") or ()})
        weight = len(origins) or sum(data.get("weight", 1) for data in told)
        graph.add_edge(one, other, weight=weight, relations=len(told), origins=origins)
    return graph


def _ordered(one: Any, other: Any) -> tuple[Any, Any]:
    return (one, other) if node_key(one) <= node_key(other) else (other, one)


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
                f"ce réseau aurait plus de {MOST} entités.",
                advice="Choisissez moins de types d'entités ou de relations.",
            )
    return found


def _inside(store: Store, iris: Iris, claims: list[ClaimView], place: str) -> list[ClaimView]:
    ends = {end for claim in claims for end in (claim.subject, claim.object)}
    places = territories_of(store, iris, ends)
    return [
        claim for claim in claims if place in places[claim.subject] or place in places[claim.object]
    ]


def _kinds(kinds: Iterable[Kind | str]) -> frozenset[Kind]:
    found = set()
    for kind in kinds:
        if kind not in {one.value for one in Kind}:
            raise InputError(
                f"« {_cut(kind)} » n'est pas un type d'entité.",
                advice=f"Choisissez parmi : {', '.join(one.value for one in Kind)}.",
            )
        found.add(Kind(kind))
    return frozenset(found)


def _known_relations(
    store: Store, iris: Iris, relations: Iterable[NamedNode | str]
) -> list[NamedNode]:
    known = read_wordings(store, iris)
    found = {node_of(iris, relation) for relation in relations}
    for node in sorted(found, key=lambda one: one.value):
        if node.value not in known:
            raise InputError(
                f"« {_cut(node.value)} » n'est pas une relation du vocabulaire.",
                advice="Choisissez une relation de la liste.",
            )
    return sorted(found, key=lambda one: one.value)


def _certainties(certainties: Iterable[str] | None) -> frozenset[str]:
    kept = frozenset(CERTAINTIES if certainties is None else certainties)
    for name in sorted(kept - set(CERTAINTIES)):
        raise InputError(
            f"« {_cut(name)} » n'est pas un degré de certitude.",
            advice=f"Choisissez parmi : {', '.join(CERTAINTIES)}.",
        )
    return kept


def _territory(store: Store, iris: Iris, territory: str) -> str:
    if not territory:
        return ""
    node = node_of(iris, territory)
    named = next(iter(store.quads(node, term("skos:prefLabel"), None, None)), None)
    if not level_of(node.value, iris) or named is None:
        raise InputError(
            f"« {_cut(territory)} » n'est pas un territoire connu.",
            advice="Choisissez une commune, une intercommunalité, un département ou une région.",
        )
    return node.value


def _check_year(until: str) -> None:
    if until and not _YEAR.fullmatch(until):
        raise InputError(
            f"« {_cut(until)} » n'est pas une année.", advice="Écrivez-la en quatre chiffres."
        )


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
