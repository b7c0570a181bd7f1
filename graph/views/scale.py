"""Numbers on an axis: round steps, and how they are written."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["Scale", "scale_of", "written"]

_NOUGHT: Final = 1e-12
"""What is left of zero by rounding."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high`` by ``step``, laid on pixels from ``start`` to ``end``.

    ``bend`` gives room to small values where some are much larger: ``root`` of the value, or
    ``log`` of one more than it; an empty text for an even scale. Both want values from zero on.
    """

    low: float
    high: float
    step: float
    start: float
    end: float
    bend: str = ""

    def at(self, value: float) -> float:
        """The pixel of a value."""
        low, high, bent = (self._bent(one) for one in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (bent - low) / (high - low)

    @property
    def ticks(self) -> list[float]:
        """The values that are written."""
        if self.bend == "log":
            steps = [one * 10**power for power in range(6) for one in (1, 2, 5)]
            return [0.0, *(float(step) for step in steps if step <= self.high)]
        return [
            self.low + place * self.step
            for place in range(round((self.high - self.low) / self.step) + 1)
        ]

    def _bent(self, value: float) -> float:
        if self.bend == "log":
            return math.log1p(max(0.0, value))
        return math.sqrt(max(0.0, value)) if self.bend == "root" else value


def scale_of(
    values: Iterable[float],
    start: float,
    end: float,
    *,
    zero: bool = True,
    most: int = 6,
    bend: str = "",
) -> Scale:
    """A scale that holds all of ``values``, with at most ``most`` round steps.

    Parameters
    ----------
    start, end: pixels of its two ends.
    zero: whether it begins at zero where no value is below.
    bend: see :class:`Scale`; an even scale is used where a value is below zero.
    """
    found = [value for value in values if math.isfinite(value)] or [0.0]
    low, high = min(found), max(found)
    low = min(0.0, low) if zero else low
    if high - low < 1e-12 * max(1.0, abs(high)):
        low, high = (low, low + 1.0) if zero else (low - 0.5, high + 0.5)
    step = _step((high - low) / most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    bend = bend if first >= 0 else ""
    top = max(1.0, high * 1.04) if bend == "log" else last * step
    return Scale(first * step, top, step, start, end, bend)


def written(value: float, language: str = "fr", digits: int = 3, *, zeros: bool = False) -> str:
    """A number with at most ``digits`` significant ones: ``0,0213``; nothing if it is none.

    Parameters
    ----------
    zeros: whether a measured number keeps its last zeros (``5,00``), as whole numbers never do.
    """
    if not math.isfinite(value):
        return ""
    if abs(value) < _NOUGHT:
        text = "0"
    elif value == int(value) and abs(value) < 1e6:
        text = f"{int(value)}"
    elif abs(value) >= 10**digits:
        text = f"{value:.0f}"
    elif abs(value) < 1e-4:
        text = f"{value:.{digits - 1}e}"
    else:
        text = f"{value:#.{digits}g}" if zeros else f"{value:.{digits}g}"
        text = f"{value:.0f}" if "e" in text else text
    text = text.rstrip(".").replace("-", "\u2212")
    return text if language == "en" else text.replace(".", ",")


def _step(rough: float) -> float:
    """The first of 1, 2, 5, 10... that is no smaller."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(one * power for one in (1.0, 2.0, 5.0, 10.0) if one * power >= rough * (1 - 1e-9))
