"""A publication that was stopped."""

from graph.checks.findings import Report
from graph.errors import GraphError, worded
from graph.model.issues import Level

__all__ = ["PublicationRefused", "refuse"]


class PublicationRefused(GraphError):
    """A check found a violation: nothing was published; ``report`` holds each of them."""

    exit_code = 1

    def __init__(self, report: Report) -> None:
        count, rules = report.counts()["violation"], list(report.by_shape())
        super().__init__(
            worded(
                "{n} violation(s), rien n'est publié. Règles en cause : {rules}.",
                n=count,
                rules=", ".join(rules[:5]) + (", …" if len(rules) > 5 else ""),
            ),
            where=next((found.focus for found in report if found.focus), ""),
            advice="Corrigez les données, reconstruisez, puis recommencez.",
        )
        self.report = report


def refuse(report: Report) -> None:
    """Raise ``PublicationRefused`` if ``report`` holds a violation.

    Raises
    ------
    PublicationRefused: it does.
    """
    if not report.conforms:
        violations = (found for found in report if found.severity is Level.VIOLATION)
        raise PublicationRefused(Report.of(violations))
