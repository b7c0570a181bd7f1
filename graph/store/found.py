"""Statements of a server by any of their parts, however few it gives at a time."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from graph.errors import StoreBroken
from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from graph.store.base import Value

if TYPE_CHECKING:
    from graph.store.remote import RemoteStore

__all__ = ["found_quads"]

Term = NamedNode | Literal | None
Made = Callable[[tuple[Value | None, ...]], Quad]

_NAMES: Final = ("?s", "?p", "?o")


def found_quads(
    store: "RemoteStore",
    subject: NamedNode | None,
    predicate: NamedNode | None,
    object: NamedNode | Literal | None,
    graph: NamedNode | DefaultGraph | None,
) -> Iterator[Quad]:
    """The statements that match; ``None`` matches anything.

    Where the server cuts the answer, it is asked page after page, and the count must come out.

    Raises
    ------
    StoreBroken: the server does not answer, or its pages do not make a whole.
    """
    given: tuple[Term, ...] = (subject, predicate, object)
    triple = " ".join(str(term or name) for term, name in zip(given, _NAMES, strict=True))
    wanted = [name for term, name in zip(given, _NAMES, strict=True) if term is None]
    made = _maker(given, graph)
    if isinstance(graph, NamedNode):
        if not wanted:
            if store.ask(f"ASK {{ GRAPH {graph} {{ {triple} }} }}"):
                yield made(())
            return
        patterns = [f"GRAPH {graph} {{ {triple} }}"]
    elif isinstance(graph, DefaultGraph):
        patterns = [triple]
    else:
        wanted.append("?g")
        patterns = [triple, f"GRAPH ?g {{ {triple} }}"]
    for quad in _read(store, " ".join(wanted), patterns, made):
        if quad.subject != store.marker:
            yield quad


def _read(store: "RemoteStore", names: str, patterns: list[str], made: Made) -> Iterator[Quad]:
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    _, rows = store.rows(f"SELECT {names} WHERE {{ {union} }}")
    if not rows.most:
        yield from map(made, rows)
        return
    rows.close()
    for pattern in patterns:
        yield from map(made, _pages(store, names, pattern, rows.most))


def _pages(
    store: "RemoteStore", names: str, pattern: str, size: int
) -> Iterator[tuple[Value | None, ...]]:
    """Every row, ``size`` at a time, in the order of terms: without one, pages overlap.

    The order is of a subquery, as Virtuoso sorts no more than ``MaxSortedTopRows`` otherwise.
    """
    total = store.count(pattern)
    known: set[int] = set()
    ordered = f"{{ SELECT {names} WHERE {{ {pattern} }} ORDER BY {names} }}"
    seen = 0
    while seen < total:
        before = seen
        asked = f"SELECT {names} WHERE {{ {ordered} }} LIMIT {size} OFFSET {seen}"
        for row in store.rows(asked)[1].uncut():
            seen += 1
            known.add(hash(row))
            yield row
        if seen == before:
            break
    seen = min(seen, len(known)) if seen == total else seen
    if seen != total:
        raise StoreBroken(
            "ce serveur a changé pendant qu'il était lu.",
            where=store.place,
            advice="Recommencez.",
        )


def _maker(given: tuple[Term, ...], graph: NamedNode | DefaultGraph | None) -> Made:
    """Makes a statement of what was given and a row of the rest."""

    def made(row: tuple[Value | None, ...]) -> Quad:
        rest = iter(row)
        parts = [next(rest) if term is None else term for term in given]
        name = next(rest) if graph is None else graph
        subject, predicate, value = parts
        if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
            raise StoreBroken("ce serveur donne un énoncé qui n'en est pas un.", where="SPARQL")
        return Quad(subject, predicate, value, name or DefaultGraph())  # type: ignore[arg-type]  # a server's graph is no literal

    return made
