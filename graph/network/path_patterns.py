"""Paths that read the same but for the names: « collectivité — est sociétaire de → SCIC »."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model.vocabulary import Kind, kind_of
from graph.network.kind_words import SCIC, kind_key, kind_name
from graph.network.sentences import Patterns
from graph.network.steps import Path, Step

__all__ = ["PathPattern", "by_pattern"]

_ORGANISATION = "organisation"
"""Where nothing is set apart from it, an organisation is not « autre »; the same in English."""


@dataclass(frozen=True, slots=True)
class PathPattern:
    """The paths that pass by the same kinds and relations in the same order.

    Parameters
    ----------
    title: the kinds and the relations between them, an arrow at the end each relation goes to.
    weak: whether its paths are weak; see :class:`graph.network.steps.Path`.
    """

    title: str
    paths: tuple[Path, ...]
    weak: bool = False


def by_pattern(
    paths: Iterable[Path],
    patterns: Patterns,
    scics: Collection[str] = (),
    language: str = "fr",
) -> list[PathPattern]:
    """The patterns of ``paths``, in the order of the first path of each; none is left out.

    Parameters
    ----------
    scics: the IRIs of the organisations that are called SCIC.
    language: of the titles, ``fr`` or ``en``.
    """
    found: dict[tuple[bool, str], list[Path]] = {}
    for path in paths:
        kinds = [_kind(node, patterns, scics, language) for node in path.nodes]
        steps = (_arrow(step, patterns, language) for step in path.steps)
        told = (f"{arrow} {kind}" for arrow, kind in zip(steps, kinds[1:], strict=True))
        found.setdefault((path.weak, " ".join([*kinds[:1], *told])), []).append(path)
    return [PathPattern(title, tuple(some), weak) for (weak, title), some in found.items()]


def _kind(node: str, patterns: Patterns, scics: Collection[str], language: str) -> str:
    kind = kind_of(node, patterns.iris)
    key = SCIC if node in scics else kind_key(kind.value if kind else "")
    return _ORGANISATION if key == Kind.ORGANISATION else kind_name(key, language)


def _arrow(step: Step, patterns: Patterns, language: str) -> str:
    label = patterns.label(step.predicate, language)
    if patterns.is_symmetric(step.predicate):
        return f"— {label} —"
    return f"— {label} →" if step.forward else f"← {label} —"
