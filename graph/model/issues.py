"""What is wrong or doubtful in the data: said, counted, shown on a page, never raised."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.errors import Worded, worded

__all__ = ["Issue", "Level", "count_levels", "kept_message"]


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
    message: one French sentence, ``worded`` where it holds facts.
    subject: the IRI or local name it is about, or an empty text.
    """

    level: Level
    source: str
    locator: str
    message: str
    subject: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as written to ``issues.json``; see ``kept_message``."""
        told = {
            "level": self.level.value,
            "source": self.source,
            "locator": self.locator,
            "message": str(self.message),
            "subject": self.subject,
        }
        return told | ({"worded": _plain(self.message)} if isinstance(self.message, Worded) else {})


def kept_message(issue: Mapping[str, Any]) -> str:
    """The message of an issue of ``issues.json``, to be said in any language."""
    return _again(issue["worded"]) if issue.get("worded") else str(issue["message"])


def _plain(message: Worded) -> dict[str, Any]:
    """A sentence as plain values: its template and facts, which may be sentences."""
    facts = {
        name: _plain(fact) if isinstance(fact, Worded) else _value(fact)
        for name, fact in message.facts.items()
    }
    return {"template": message.template, "facts": facts}


def _value(fact: object) -> str | int | float:
    return fact if isinstance(fact, str | int | float) else str(fact)


def _again(kept: Mapping[str, Any]) -> Worded:
    facts = {
        name: _again(fact) if isinstance(fact, dict) else fact
        for name, fact in kept["facts"].items()
    }
    return worded(kept["template"], **facts)


def count_levels(issues: Iterable[Issue]) -> dict[str, int]:
    """How many issues of each level, every level present."""
    counts = Counter(issue.level for issue in issues)
    return {level.value: counts.get(level, 0) for level in Level}
