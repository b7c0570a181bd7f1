"""How a ratio is measured: the two sides in turn, medians, on the same machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

__all__ = ["Ratio", "in_turn", "seconds"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One promise: ``ours`` against ``peer``, both medians in seconds (or another ``unit``).

    An infinite ``limit`` is no promise: the figures are there so that nothing is hidden.
    """

    name: str
    ours: float
    peer: float
    promise: str
    limit: float
    unit: str = "s"

    @property
    def value(self) -> float:
        """How many times the peer."""
        return self.ours / self.peer if self.peer else float("inf")

    def line(self) -> str:
        """One row of a Markdown table."""
        kept = "yes" if self.value <= self.limit else "**no**"
        kept = "" if self.limit == float("inf") else kept
        return (
            f"| {self.name} | {self.ours:.3f} {self.unit} | {self.peer:.3f} {self.unit} "
            f"| {self.value:.2f} | {self.promise} | {kept} |"
        )


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], object], peer: Callable[[], object], runs: int, warm: int = 1
) -> tuple[float, float]:
    """Medians of ``runs`` calls of each, one after the other, after ``warm`` uncounted ones."""
    for _ in range(warm):
        ours()
        peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
