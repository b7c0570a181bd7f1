"""Texts of SPARQL 1.1 updates (W3C Rec. 2013, §3.1.1 and §3.1.2) that add and take out statements.

One graph an operation: Virtuoso 7.2.5 takes out of one graph only where a ``DELETE DATA`` names
several.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from graph.model.terms import NamedNode, Quad

__all__ = ["batches", "deletes", "inserts"]


def inserts(quads: Iterable[Quad], default: str) -> str:
    """An update that adds ``quads``.

    Parameters
    ----------
    default: IRI of the graph that those of no graph go to; empty where there is a default graph.
    """
    return " ;\n".join(f"INSERT DATA {block}" for block in _blocks(quads, default))


def deletes(quads: Iterable[Quad], default: str) -> str:
    """An update that takes ``quads`` out; see :func:`inserts`."""
    return " ;\n".join(f"DELETE DATA {block}" for block in _blocks(quads, default))


def batches(quads: Iterable[Quad], size: int) -> Iterator[list[Quad]]:
    """``quads`` in lists of ``size`` at most."""
    rest = iter(quads)
    while batch := list(islice(rest, size)):
        yield batch


def _blocks(quads: Iterable[Quad], default: str) -> Iterator[str]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        graph = quad.graph_name
        name = graph.value if isinstance(graph, NamedNode) else default
        grouped[name].append(f"{quad.subject} {quad.predicate} {quad.object} .")
    for name, lines in grouped.items():
        text = "\n".join(lines)
        yield f"{{ GRAPH <{name}> {{\n{text}\n}} }}" if name else f"{{\n{text}\n}}"
