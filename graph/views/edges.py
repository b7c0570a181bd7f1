"""How a relation is drawn: wide by its sources, dashed when not stated, bent when parallel."""

import math
from collections.abc import Mapping
from typing import Final

from graph.model.iris import digest
from graph.network.build import Network
from graph.network.sentences import Patterns
from graph.views.text import shown

__all__ = ["EdgeKey", "bends", "edge_id", "edge_title", "has_arrow", "is_dashed", "width"]

EdgeKey = tuple[str, str, str]
"""Subject, object and key of an edge in its network."""

WIDEST: Final = 8.0

_CERTAINTIES: Final = {
    "reviewed": ("relu par une personne", "reviewed by a person"),
    "implied": ("sous-entendu par la source", "implied by the source"),
    "extracted": ("repéré par un programme", "found by a program"),
}


def edge_id(edge: EdgeKey) -> str:
    """A short stable identifier for a drawn edge."""
    return digest(*edge)


def width(weight: object) -> float:
    """The width of a line in pixels: 1 for one independent source, 1 more for each other."""
    known = float(weight) if isinstance(weight, int | float) else 1.0
    return min(WIDEST, max(1.0, known)) if math.isfinite(known) else 1.0


def is_dashed(attributes: Mapping[str, object]) -> bool:
    """Whether the relation is known otherwise than by being stated."""
    return attributes.get("certainty") in ("implied", "extracted")


def has_arrow(edge: EdgeKey, patterns: Patterns | None) -> bool:
    """Whether the relation goes one way; without the vocabulary, all do."""
    return patterns is None or not patterns.is_symmetric(edge[2])


def bends(net: Network) -> dict[EdgeKey, int]:
    """How far each edge is bent, so that no two between the same nodes lie on each other.

    0 is straight; 1 and -1 are the nearest curves on either side of someone who walks from the
    edge's subject to its object, 2 and -2 the next ones.
    """
    between: dict[tuple[str, str], list[EdgeKey]] = {}
    for one, other, key in sorted(net.edges(keys=True)):
        if one != other:
            between.setdefault((min(one, other), max(one, other)), []).append((one, other, key))
    found: dict[EdgeKey, int] = {}
    for edges in between.values():
        first = len(edges) % 2 == 0
        for place, edge in enumerate(edges, start=int(first)):
            side = (place + 1) // 2 * (1 if place % 2 else -1)
            found[edge] = side if edge[0] < edge[1] else -side
    return found


def edge_title(
    net: Network, edge: EdgeKey, patterns: Patterns | None = None, language: str = "fr"
) -> str:
    """What a pointer on the edge is told: the sentence, then its sources and certainty."""
    one, other, key = edge
    data = net.edges[edge]
    ends = [shown(net.nodes[node].get("label") or node) for node in (one, other)]
    sentence = (
        patterns.sentence(
            ends[0],
            key,
            ends[1],
            language,
            since=shown(data.get("since", "")),
            until=shown(data.get("until", "")),
            role=shown(data.get("role", "")),
        )
        if patterns is not None
        else f"{ends[0]} — {shown(data.get('label', ''))} → {ends[1]}"
    )
    sources = _sources(_count(data.get("weight")), language)
    certainty = _CERTAINTIES.get(str(data.get("certainty")), ("", ""))[language == "en"]
    return f"{sentence}\n{sources}{f' · {certainty}' if certainty else ''}"


def _count(weight: object) -> int:
    return max(1, int(weight)) if isinstance(weight, int) else 1


def _sources(count: int, language: str) -> str:
    if language == "en":
        return "1 source" if count == 1 else f"{count} independent sources"
    return "1 source" if count == 1 else f"{count} sources indépendantes"
