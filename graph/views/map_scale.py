"""The classes of a choropleth: where they begin and end, and how each is coloured.

Natural breaks (Fisher, "On grouping for maximum homogeneity", 1958; Jenks, 1967): the classes in
which values differ least, found exactly. Bounds are values that occur, never round numbers nothing
has. Zero is no class, and neither is "no figure": each has a look of its own.

Colours are ColorBrewer's YlGnBu (Brewer, colorbrewer2.org), in one order of lightness that people
who see colours differently, and a print in grey, keep; on a dark page the order is turned round,
so that more is always further from the paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = ["MOST", "Scale", "class_of", "make_scale", "natural_breaks", "ramp"]

MOST: Final = 5
"""How many classes there are at most: more cannot be told apart in a legend."""

_LIGHT: Final = {
    1: ("#41b6c4",),
    2: ("#a1dab4", "#225ea8"),
    3: ("#a1dab4", "#41b6c4", "#253494"),
    4: ("#c7e9b4", "#7fcdbb", "#2c7fb8", "#253494"),
    5: ("#d9f0c0", "#7fcdbb", "#41b6c4", "#2270b0", "#1d2f83"),
}
_DARK: Final = {
    1: ("#41b6c4",),
    2: ("#2270b0", "#a1dab4"),
    3: ("#25529c", "#41b6c4", "#c7e9b4"),
    4: ("#283f92", "#2c7fb8", "#7fcdbb", "#e3f4b9"),
    5: ("#2a3a8c", "#2270b0", "#41b6c4", "#9bd8b8", "#f3fac0"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes of some values.

    Parameters
    ----------
    bounds: the smallest and the largest value of each class, in order.
    sizes: how many values each holds. zeros: how many are zero. unknown: how many have no value.
    """

    bounds: tuple[tuple[float, float], ...]
    sizes: tuple[int, ...]
    zeros: int
    unknown: int

    @property
    def decimals(self) -> int:
        """How many decimals tell every bound from those of the other classes."""
        values = sorted({value for pair in self.bounds for value in pair})
        if all(value == int(value) for value in values):
            return 0
        for decimals in (1, 2, 3):
            if len({round(value, decimals) for value in values}) == len(values):
                return decimals
        return 4


def make_scale(values: Iterable[float | None], most: int = MOST) -> Scale:
    """The classes of ``values``, none of which is negative; ``None`` is no figure."""
    given = list(values)
    known = sorted(value for value in given if value)
    breaks = natural_breaks(known, most)
    pieces = [known[first:last] for first, last in pairwise(breaks)]
    return Scale(
        tuple((piece[0], piece[-1]) for piece in pieces),
        tuple(map(len, pieces)),
        sum(value == 0 for value in given if value is not None),
        sum(value is None for value in given),
    )


def class_of(scale: Scale, value: float) -> int:
    """The place of ``value`` among the classes; the first for one below them all."""
    return max(0, sum(value >= low for low, _ in scale.bounds) - 1)


def ramp(classes: int, *, dark: bool = False) -> tuple[str, ...]:
    """One colour a class, from few to many."""
    return (_DARK if dark else _LIGHT).get(classes, ())


def natural_breaks(values: Sequence[float], most: int = MOST) -> tuple[int, ...]:
    """Where to cut sorted ``values``: places of the first of each class, and their number.

    Equal values are never put apart. As few classes as there are different values, ``most`` at
    most.
    """
    counts: dict[float, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    kinds = list(counts)
    classes = min(most, len(kinds))
    if not classes:
        return ()
    starts = _best(kinds, counts, classes)
    before = [0]
    for kind in kinds:
        before.append(before[-1] + counts[kind])
    return tuple(before[start] for start in (*starts, len(kinds)))


def _best(kinds: Sequence[float], counts: Mapping[float, int], classes: int) -> list[int]:
    """The first of each class in ``kinds``, by dynamic programming (Fisher, 1958)."""
    spread = _Spread(kinds, counts)
    size = len(kinds)
    least = [spread.of(0, end) for end in range(1, size + 1)]
    cuts: list[list[int]] = []
    for made in range(1, classes):
        now, cut = [float("inf")] * size, [0] * size
        for last in range(made, size):
            options = (
                (least[at - 1] + spread.of(at, last + 1), at) for at in range(made, last + 1)
            )
            now[last], cut[last] = min(options)
        cuts.append(cut)
        least = now
    starts, last = [], size - 1
    for cut in reversed(cuts):
        starts.append(cut[last])
        last = cut[last] - 1
    return [0, *reversed(starts)]


class _Spread:
    """Sums of squared differences with the mean, of any run of values."""

    def __init__(self, kinds: Sequence[float], counts: Mapping[float, int]) -> None:
        self.numbers, self.sums, self.squares = [0.0], [0.0], [0.0]
        middle = sum(kinds) / len(kinds)
        for kind in kinds:
            number, value = counts[kind], kind - middle
            self.numbers.append(self.numbers[-1] + number)
            self.sums.append(self.sums[-1] + number * value)
            self.squares.append(self.squares[-1] + number * value * value)

    def of(self, first: int, end: int) -> float:
        """For the values from ``first`` to before ``end``."""
        number = self.numbers[end] - self.numbers[first]
        total = self.sums[end] - self.sums[first]
        return self.squares[end] - self.squares[first] - total * total / number
