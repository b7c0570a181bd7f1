"""Claims to a network: one node an entity, one edge a relation between two."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import networkx as nx

from graph.model.iris import Iris
from graph.model.vocabulary import kind_of
from graph.network.claims import ClaimView
from graph.network.names import shortened
from graph.network.origins import independent

__all__ = ["Network", "add_nodes", "from_claims", "lifetime", "rename", "strongest"]

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""A directed multigraph of entities and relations.

Nodes are IRIs with ``label``, ``short`` (at most 28 characters), ``kind`` (a ``Kind`` value, or
an empty text for what is not ours), ``iri`` and ``scic`` (true once ``mark_scic`` found that
legal form). Edges are keyed by the relation's IRI and carry ``label``, ``sources`` (a sorted
list of IRIs), ``origins`` (those that are independent), ``weight`` (how many, at least one),
``certainty`` (the strongest),
``since`` (the earliest), ``until`` and ``role``.
"""

_CERTAINTIES: Final = ("reviewed", "stated", "implied", "extracted")


def from_claims(
    claims: Iterable[ClaimView], iris: Iris, names: Mapping[str, str] | None = None
) -> Network:
    """The network of ``claims``: several statements of one relation make one edge.

    A claim whose source is an empty text counts for its relation and adds no source.

    Parameters
    ----------
    names: labels by IRI of entities to add, whether or not a claim speaks of them.
    """
    names = dict(names or {})
    grouped: dict[tuple[str, str, str], list[ClaimView]] = {}
    for claim in claims:
        grouped.setdefault(claim.triple, []).append(claim)
        ends = ((claim.subject, claim.subject_label), (claim.object, claim.object_label))
        for iri, label in ends:
            names[iri] = names.get(iri) or label
    net: Network = nx.MultiDiGraph()
    add_nodes(net, iris, names)
    for (subject, predicate, value), told in grouped.items():
        net.add_edge(subject, value, key=predicate, **_edge(told))
    return net


def add_nodes(net: Network, iris: Iris, names: Mapping[str, str]) -> None:
    """Add the entities of ``names`` (label by IRI) that ``net`` does not hold yet."""
    for iri, label in names.items():
        if iri not in net:
            kind = kind_of(iri, iris)
            name = label.strip() or iris.short(iri).rpartition("/")[2] or iri
            net.add_node(
                iri,
                label=name,
                short=shortened(name),
                kind=kind.value if kind else "",
                iri=iri,
                scic=False,
            )


def rename(net: Network, names: Mapping[str, str]) -> None:
    """Give the entities of ``net`` their names of ``names`` (by IRI): another language."""
    for node in net.nodes.keys() & names.keys():
        net.nodes[node].update(label=names[node], short=shortened(names[node]))


def strongest(certainties: Iterable[str]) -> str:
    """The most certain of ``certainties``: reviewed by a person, then stated by a source."""
    found = set(certainties)
    return next((name for name in _CERTAINTIES if name in found), min(found, default="stated"))


def lifetime(periods: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The earliest start and the latest end of ``(since, until)`` pairs.

    The end is an empty text if a statement starts after it: the relation has begun again.
    """
    pairs = sorted(set(periods))
    since = min((start for start, _ in pairs if start), default="")
    until = max((end for _, end in pairs if end), default="")
    again = any(start > until for start, end in pairs if start and not end)
    return since, "" if again else until


def _edge(claims: list[ClaimView]) -> dict[str, object]:
    claims = sorted(claims, key=lambda claim: (claim.source, claim.origin, claim.predicate_label))
    origins = {claim.source: claim.origin or claim.source for claim in claims if claim.source}
    since, until = lifetime((claim.since, claim.until) for claim in claims)
    first = claims[0]
    return {
        "label": first.predicate_label or first.predicate.replace("#", "/").rpartition("/")[2],
        "sources": sorted(origins),
        "origins": sorted({origins[source] for source in origins}),
        "weight": max(1, independent(origins, origins)),
        "certainty": strongest(claim.certainty for claim in claims),
        "since": since,
        "until": until,
        "role": " ; ".join(sorted({claim.role for claim in claims if claim.role})),
    }
