"""A path in sentences, with a numbered note for each source."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.network.paths import Path
from graph.network.sentences import Patterns

__all__ = ["Footnotes", "told"]


@dataclass(slots=True)
class Footnotes:
    """Sources numbered from 1 in the order they are met; one numbering may serve many paths."""

    sources: list[str] = field(default_factory=list)

    def mark(self, sources: Iterable[str]) -> str:
        """The numbers of ``sources``: ``[1][3]``; new ones are added."""
        numbers = []
        for source in sources:
            if source not in self.sources:
                self.sources.append(source)
            numbers.append(self.sources.index(source) + 1)
        return "".join(f"[{number}]" for number in sorted(numbers))


def told(
    path: Path, patterns: Patterns, language: str = "fr", notes: Footnotes | None = None
) -> list[str]:
    """One sentence a step, from the path's first entity to its last, numbers before the stop.

    Parameters
    ----------
    notes: the numbering to go on with; give one to read the sources back from it.
    """
    numbers = Footnotes() if notes is None else notes
    sentences = []
    for step in path.steps:
        sentence = patterns.sentence(
            patterns.name(step.subject, step.subject_label, language),
            step.predicate,
            patterns.name(step.object, step.object_label, language),
            language,
            since=step.since,
            until=step.until,
            role=step.role,
            inverse=not step.forward,
        )
        marks = numbers.mark(step.sources)
        sentences.append(f"{sentence} {marks}." if marks else f"{sentence}.")
    return sentences
