"""Years, months and days as stretches of time: what a timeline measures."""

import re
from calendar import isleap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

__all__ = ["Axis", "Span", "axis_of", "span_of"]

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Span(NamedTuple):
    """From ``start`` to ``end``, in years: 2021 is 2021.0 to 2022.0, June a twelfth of it."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where a mark stands for it."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretch that is drawn: whole years, ``first`` included, ``last`` excluded.

    Parameters
    ----------
    step: years from one tick to the next.
    """

    first: int
    last: int
    step: int

    def place(self, year: float) -> float:
        """Where ``year`` is, from 0 at the left edge to 1 at the right one."""
        return min(1.0, max(0.0, (year - self.first) / (self.last - self.first)))

    @property
    def ticks(self) -> list[int]:
        """The years that are written."""
        start = -(-self.first // self.step) * self.step
        return list(range(start, self.last, self.step))


def span_of(text: str) -> Span | None:
    """The stretch that ``2021``, ``2021-06`` or ``2021-06-09`` names; none for anything else."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found[1])
    if not found[2]:
        return Span(float(year), year + 1.0)
    try:
        first = date(year, int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    if not found[3]:
        return Span(year + (first.month - 1) / 12, year + first.month / 12)
    days = 366 if isleap(year) else 365
    past = first.timetuple().tm_yday - 1
    return Span(year + past / days, year + (past + 1) / days)


def axis_of(spans: Iterable[Span], most: int = 8) -> Axis | None:
    """An axis that holds all of ``spans``, with at most ``most`` ticks; none if there are none."""
    found = list(spans)
    if not found:
        return None
    first = int(min(span.start for span in found))
    last = max(first + 1, -int(-max(span.end for span in found) // 1))
    step = next((one for one in _STEPS if (last - first) / one <= most), _STEPS[-1])
    return Axis(first, last, step)
