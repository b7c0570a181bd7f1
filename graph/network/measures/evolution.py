"""A network year by year: by when relations are true, or by when documents say so."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from graph.errors import InputError, worded
from graph.network.build import Network

__all__ = ["CLOCKS", "Evolution", "Year", "evolution", "year_of"]

CLOCKS: Final = ("true", "said")
"""When a relation is true, and when a document first says it: two different things."""

_YEAR: Final = re.compile(r"(\d{4})(?:-|$)")


@dataclass(frozen=True, slots=True)
class Year:
    """The network in one year.

    Parameters
    ----------
    nodes, relations: those there, from their first year to their last, both included.
    new, ended: relations whose first or last year it is. arrived: entities never there before.
    components: pieces. largest: entities in the largest.
    """

    year: int
    nodes: int
    relations: int
    new: int
    ended: int
    arrived: int
    components: int
    largest: int


@dataclass(frozen=True, slots=True)
class Evolution:
    """A network over the years.

    Parameters
    ----------
    clock: one of ``CLOCKS``. years: every year from the first to the last, none left out.
    dated, undated: relations with a first year, and those without one, which are in no year.
    """

    clock: str
    years: tuple[Year, ...]
    dated: int
    undated: int


def evolution(
    net: Network, issued: Mapping[str, str] | None = None, *, clock: str = "true", last: int = 0
) -> Evolution:
    """The relations of ``net`` by year.

    By the ``true`` clock a relation is there from the year a source says it began (or was first
    seen) to the year it ended, or to the last year if no source says it did. By the ``said``
    clock it is there since the first dated document that states it, and stays: a document is
    not unsaid. A relation without a first year is counted, and in no year.

    Parameters
    ----------
    issued: the date of each source, by IRI; needed by the ``said`` clock.
    last: the last year told; the latest that relations name if absent.

    Raises
    ------
    graph.errors.InputError: the clock is none of ``CLOCKS``.
    """
    if clock not in CLOCKS:
        raise InputError(
            worded("« {clock} » n'est pas une façon de dater un lien.", clock=clock[:80]),
            advice=worded("Choisissez parmi : {names}.", names=", ".join(CLOCKS)),
        )
    spans = []
    for one, other, data in net.edges(data=True):
        first, end = _span(data, issued or {}, clock)
        if first is not None:
            spans.append((first, end, one, other))
    named = [year for span in spans for year in span[:2] if year is not None]
    if not named:
        return Evolution(clock, (), 0, net.number_of_edges())
    final = last or max(named)
    years = tuple(_years(spans, range(min(named), final + 1)))
    return Evolution(clock, years, len(spans), net.number_of_edges() - len(spans))


def year_of(text: str) -> int | None:
    """The year of ``2021``, ``2021-03`` or ``2021-03-09``."""
    match = _YEAR.match(text)
    return int(match[1]) if match else None


_Span = tuple[int, int | None, str, str]


def _span(
    data: Mapping[str, Any], issued: Mapping[str, str], clock: str
) -> tuple[int | None, int | None]:
    if clock == "true":
        return year_of(str(data.get("since") or "")), year_of(str(data.get("until") or ""))
    said = [year_of(issued.get(source, "")) for source in data.get("sources") or ()]
    return min((year for year in said if year is not None), default=None), None


def _years(spans: Iterable[_Span], years: Iterable[int]) -> Iterable[Year]:
    spans = list(spans)
    first_seen: dict[str, int] = {}
    for first, _, *ends in sorted(spans, key=lambda span: span[0]):
        for end in ends:
            first_seen.setdefault(end, first)
    for year in years:
        alive = [span for span in spans if span[0] <= year and (span[1] is None or year <= span[1])]
        there: nx.Graph[str] = nx.Graph((one, other) for _, _, one, other in alive)
        parts = [len(part) for part in nx.connected_components(there)]
        yield Year(
            year,
            len(there),
            len(alive),
            sum(span[0] == year for span in spans),
            sum(span[1] == year for span in spans),
            sum(first == year for first in first_seen.values()),
            len(parts),
            max(parts, default=0),
        )
