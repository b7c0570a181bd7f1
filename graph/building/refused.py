"""Data that break a rule."""

from collections.abc import Iterable

from graph.errors import GraphError, worded
from graph.model.issues import Issue, Level

__all__ = ["Refused", "refuse"]


class Refused(GraphError):
    """The data break a rule: nothing was written, the old store stays in use."""

    exit_code = 1

    def __init__(self, violations: list[Issue]) -> None:
        first = violations[0]
        super().__init__(
            worded(
                "{count} violation(s), la première : {message}",
                count=len(violations),
                message=first.message,
            ),
            where=f"{first.source}/{first.locator}",
            advice="Rien n'a été écrit ; corrigez les lignes citées et recommencez.",
        )
        self.violations = violations


def refuse(issues: Iterable[Issue]) -> None:
    """Raise ``Refused`` if one of ``issues`` is a violation."""
    violations = [issue for issue in issues if issue.level is Level.VIOLATION]
    if violations:
        raise Refused(violations)
