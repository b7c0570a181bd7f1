"""How many relations an entity has of its own."""

from collections.abc import Iterable, Sequence

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.network.claims import node_of
from graph.network.relations import read_wordings
from graph.store import Store

__all__ = ["degrees"]


def degrees(
    store: Store,
    iris: Iris,
    entities: Iterable[NamedNode | str],
    predicates: Sequence[str] | None = None,
) -> dict[str, int]:
    """The number of distinct relations of each entity, zero for one nothing is said of.

    Parameters
    ----------
    predicates: the relations counted; those of the vocabulary if absent.
    """
    ends = sorted({node_of(iris, entity) for entity in entities}, key=lambda node: node.value)
    counted = dict.fromkeys((end.value for end in ends), 0)
    words = sorted(read_wordings(store, iris)) if predicates is None else predicates
    if not ends or not words:
        return counted
    values = f"VALUES ?e {{ {' '.join(map(str, ends))} }}"
    known = f"FILTER(?p IN ({', '.join(f'<{word}>' for word in words)}))"
    _, rows = store.select(
        "SELECT ?e (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?e ?p ?other ?way WHERE { "
        f"{{ {values} GRAPH ?g {{ ?e ?p ?other }} {known} BIND(1 AS ?way) }} UNION "
        f"{{ {values} GRAPH ?g {{ ?other ?p ?e }} {known} BIND(2 AS ?way) }} "
        "} } GROUP BY ?e"
    )
    for entity, count in rows:
        if isinstance(entity, NamedNode) and isinstance(count, Literal):
            counted[entity.value] = int(count.value)
    return counted
