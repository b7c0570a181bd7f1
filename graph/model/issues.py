"""What is wrong or doubtful in the data: said, counted, shown on a page, never raised."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

__all__ = ["Issue", "Level", "count_levels"]


class Level(StrEnum):
    """How much an issue matters."""

    VIOLATION = "violation"
    """The statement cannot stand: it was left out."""
    WARNING = "warning"
    """The statement stands and somebody should look at it."""
    INFO = "info"
    """Worth knowing, nothing to do."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark on the data.

    Parameters
    ----------
    level: how much it matters.
    source: the folder of the source, e.g. ``collected-facts``.
    locator: where in it, e.g. ``relations.csv:12``.
    message: one French sentence.
    subject: the IRI or local name it is about, or an empty text.
    """

    level: Level
    source: str
    locator: str
    message: str
    subject: str = ""

    def to_dict(self) -> dict[str, str]:
        """Plain values, as written to ``issues.json``."""
        return {name: str(value) for name, value in asdict(self).items()}


def count_levels(issues: Iterable[Issue]) -> dict[str, int]:
    """How many issues of each level, every level present."""
    counts = Counter(issue.level for issue in issues)
    return {level.value: counts.get(level, 0) for level in Level}
