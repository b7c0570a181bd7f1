"""What was true, or what was said, at one date and at another.

*True*: a source says that it had begun by then and does not say that it was over. Who gives a
first year does not say that it still holds: it counts as long as the same source gives no end.
*Said*: a document published by then says it; what was once said stays said. The two senses are
never mixed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.network.claims import ClaimView
from graph.network.evidence import Statement, statements_of
from graph.network.sentences import Patterns
from graph.network.spans import Span, span_of

__all__ = ["DateComparison", "Sense", "compare_dates", "read_date"]


class Sense(StrEnum):
    """What is asked of a date; the value is how an address says it."""

    TRUE = "vrai"
    SAID = "dit"


@dataclass(frozen=True, slots=True)
class DateComparison:
    """Every statement, once.

    Parameters
    ----------
    both: at both dates. first, second: at one of them only.
    neither: at none of them, though dated: over before, between the two, or begun later.
    undated: nothing dates them, in that sense.
    """

    both: tuple[Statement, ...] = ()
    first: tuple[Statement, ...] = ()
    second: tuple[Statement, ...] = ()
    neither: tuple[Statement, ...] = ()
    undated: tuple[Statement, ...] = ()


def read_date(text: str) -> Span | None:
    """The stretch that ``2019``, ``2019-06`` or ``2019-06-09`` names, from the year 1000 on."""
    span = span_of(text)
    return span if span is not None and span.start >= 1000 else None


def compare_dates(
    claims: Iterable[ClaimView],
    dates: tuple[Span, Span],
    sense: Sense,
    issued: Mapping[str, str],
    patterns: Patterns,
) -> DateComparison:
    """The statements of ``claims`` at two dates.

    Parameters
    ----------
    dates: the two, from :func:`read_date`.
    issued: when each source was published, as it says: ``2019``, ``2019-06-09``.
    """
    found: dict[str, list[Statement]] = {}
    for one in statements_of(claims, patterns):
        found.setdefault(_place(one, dates, sense, issued), []).append(one)
    return DateComparison(**{name: tuple(told) for name, told in found.items()})


def _place(
    one: Statement, dates: tuple[Span, Span], sense: Sense, issued: Mapping[str, str]
) -> str:
    """The part of the comparison that a statement belongs to."""
    if sense is Sense.TRUE:
        spans = [(span_of(claim.since), span_of(claim.until)) for claim in one.claims]
        dated = [pair for pair in spans if pair != (None, None)]
        at = [any(_holds(*pair, date) for pair in dated) for date in dates]
    else:
        said = [span for claim in one.claims if (span := span_of(issued.get(claim.source, "")))]
        dated = [(span, None) for span in said]
        at = [any(span.start < date.end for span in said) for date in dates]
    if not dated:
        return "undated"
    return {(True, True): "both", (True, False): "first", (False, True): "second"}.get(
        (at[0], at[1]), "neither"
    )


def _holds(since: Span | None, until: Span | None, date: Span) -> bool:
    """Whether what began and ended then was true during some of ``date``."""
    begun = since is None or since.start < date.end
    lasting = until is None or until.end > date.start
    return begun and lasting
