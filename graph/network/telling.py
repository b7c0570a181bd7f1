"""A path in sentences, with a numbered note for each source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.network.sentences import Patterns
from graph.network.steps import Path, Step

__all__ = ["Footnotes", "Told", "told", "told_steps"]


@dataclass(slots=True)
class Footnotes:
    """Sources numbered from 1 in the order they are met; one numbering may serve many paths."""

    sources: list[str] = field(default_factory=list)

    def numbers(self, sources: Iterable[str]) -> tuple[int, ...]:
        """The numbers of ``sources``, smallest first; new ones are added."""
        found = []
        for source in sources:
            if source not in self.sources:
                self.sources.append(source)
            found.append(self.sources.index(source) + 1)
        return tuple(sorted(found))

    def mark(self, sources: Iterable[str]) -> str:
        """The numbers of ``sources``: ``[1][3]``; new ones are added."""
        return "".join(f"[{number}]" for number in self.numbers(sources))


@dataclass(frozen=True, slots=True)
class Told:
    """One step in a sentence, without its final stop, and the numbers of its sources."""

    sentence: str
    numbers: tuple[int, ...]


def told_steps(
    path: Path,
    patterns: Patterns,
    language: str = "fr",
    notes: Footnotes | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Told]:
    """One sentence a step, from the path's first entity to its last.

    Parameters
    ----------
    notes: the numbering to go on with; give one to read the sources back from it.
    names: what entities are called in ``language``, by IRI, where it is not in French.
    """
    numbers = Footnotes() if notes is None else notes
    return [
        Told(_sentence(step, patterns, language, names or {}), numbers.numbers(step.sources))
        for step in path.steps
    ]


def told(
    path: Path, patterns: Patterns, language: str = "fr", notes: Footnotes | None = None
) -> list[str]:
    """The sentences of :func:`told_steps`, with their numbers before the stop."""
    sentences = []
    for step in told_steps(path, patterns, language, notes):
        marks = "".join(f"[{number}]" for number in step.numbers)
        sentences.append(f"{step.sentence} {marks}." if marks else f"{step.sentence}.")
    return sentences


def _sentence(step: Step, patterns: Patterns, language: str, names: Mapping[str, str]) -> str:
    subject = names.get(step.subject) or step.subject_label
    value = names.get(step.object) or step.object_label
    return patterns.sentence(
        patterns.name(step.subject, subject, language),
        step.predicate,
        patterns.name(step.object, value, language),
        language,
        since=step.since,
        until=step.until,
        role=step.role,
        inverse=not step.forward,
    )
