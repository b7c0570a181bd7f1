"""Where a text says again what another said: whole, shortened, edited or cut.

Both texts are lines. Two lines are alike when most pairs of neighbouring words of the shorter one
are in the other (containment of shingles: Broder, 1997, "On the resemblance and containment of
documents").
"""

from collections.abc import Callable, Sequence
from typing import Final

from graph.model.reading import Part
from graph.sources.documents.resource_centre.line_parts import part_of_line
from graph.sources.documents.resource_centre.lines import Line

__all__ = ["begins_again", "is_hardly_begun", "repeated_until", "says_again"]

_ALIKE: Final = 0.6
_FEWEST_PAIRS: Final = 4
"""Shorter lines are alike only when their words are the same."""

_SAME_LENGTH: Final = 0.5
_PART: Final = 0.9
_FEWEST_OF_PART: Final = 8
"""A line less than half as long repeats the other only if nearly all of it is there."""

_SHORT: Final = 15

_AHEAD: Final = 4
"""After a line that repeats nothing, so many lines may pass before the repetition goes on."""

_TELLING: Final = 6
"""A line of so many words is not repeated by chance."""

_COMPARED: Final = 5
_TRIED: Final = 3
_WINDOW: Final = 60
"""A line is looked for among so many lines of the other text."""


def says_again(original: Line, repeated: Line) -> bool:
    """Whether ``repeated`` says ``original`` again: the same words, edited, shortened or cut."""
    if original.words == repeated.words:
        return bool(original.words) or original.text == repeated.text
    if repeated.last and _is_beginning(repeated, original):
        return True
    if original.last and _is_beginning(original, repeated):
        return True
    shorter, longer = sorted((original.pairs, repeated.pairs), key=len)
    if len(shorter) < _FEWEST_PAIRS or _numbers_differ(original, repeated):
        return False
    if len(shorter) >= _SAME_LENGTH * len(longer):
        return len(shorter & longer) >= _ALIKE * len(shorter)
    return (
        shorter is repeated.pairs
        and len(shorter) >= _FEWEST_OF_PART
        and len(shorter & longer) >= _PART * len(shorter)
    )


def _numbers_differ(one: Line, other: Line) -> bool:
    """Whether two short lines differ by a number: two issues of a series, not an edited line."""
    if max(len(one.words), len(other.words)) > _SHORT:
        return False
    return {word for word in one.words if word.isdigit()} != {
        word for word in other.words if word.isdigit()
    }


def _is_beginning(cut: Line, whole: Line) -> bool:
    """Whether ``cut`` is the beginning of ``whole``, its last word perhaps unfinished."""
    known = len(cut.words) - 1
    return (
        known >= 0
        and whole.words[:known] == cut.words[:known]
        and len(whole.words) > known
        and whole.words[known].startswith(cut.words[known])
    )


def begins_again(
    lines: Sequence[Line], repeated: Sequence[Line], tells: Callable[[Line], bool]
) -> list[int]:
    """Where in ``lines`` the text may begin that ``repeated`` says again, the likeliest first.

    Parameters
    ----------
    repeated: a text whose first lines say again the last lines of ``lines``.
    tells: whether a line is of the text itself, and not one that many texts share.
    """
    telling = [
        (skipped, line)
        for skipped, line in enumerate(repeated[:_COMPARED])
        if tells(line) and (len(line.words) >= _TELLING or len(repeated) == 1)
    ]
    for skipped, line in telling[:_TRIED]:
        places = [at for at, one in enumerate(lines) if tells(one) and says_again(one, line)]
        if places:
            places.sort(key=lambda at: (-_following(lines, at, repeated, skipped), -at))
            return [_back(lines, at, repeated[:skipped]) for at in places]
    return []


def is_hardly_begun(repeated: Sequence[Line]) -> bool:
    """Whether the page ends before ``repeated`` says anything telling."""
    return len(repeated) == 1 and repeated[0].last and len(repeated[0].words) < _TELLING


def _back(lines: Sequence[Line], at: int, before: Sequence[Line]) -> int:
    """The first of the lines above ``at`` that say ``before`` again."""
    for line in reversed(before):
        if at and says_again(lines[at - 1], line):
            at -= 1
    return at


def _following(lines: Sequence[Line], at: int, repeated: Sequence[Line], start: int) -> int:
    """How many of the next lines go on repeating."""
    pairs = zip(lines[at : at + _COMPARED], repeated[start : start + _COMPARED], strict=False)
    return sum(says_again(one, other) for one, other in pairs)


def repeated_until(
    body: Sequence[Line], lines: Sequence[Line], stops: Callable[[Line], bool]
) -> int:
    """How many of the first ``lines`` say ``body`` again.

    Lines of the summary that the body has not are passed when the repetition goes on after them;
    a line that ``stops`` ends it unless a telling line soon repeats the body.
    """
    said, end, at = 0, 0, 0
    while at < len(lines) and said < len(body):
        place = _place(body, said, lines[at])
        if place is not None:
            said, end = place + 1, at + 1
        elif not _goes_on(body, said, lines, at, stops(lines[at])):
            break
        at += 1
    return end


def _place(body: Sequence[Line], said: int, line: Line) -> int | None:
    window = range(said, min(len(body), said + _WINDOW))
    return next((at for at in window if _repeats(body[at], line)), None)


def _repeats(original: Line, repeated: Line) -> bool:
    """Whether the line is repeated, for the same use: a title is no line to download it."""
    return says_again(original, repeated) and (
        repeated.last or part_of_line(original.text) is part_of_line(repeated.text)
    )


def _goes_on(
    body: Sequence[Line], said: int, lines: Sequence[Line], at: int, doubtful: bool
) -> bool:
    return any(
        _place(body, said, line) is not None
        for line in lines[at + 1 : at + 1 + _AHEAD]
        if not doubtful or _tells(line)
    )


def _tells(line: Line) -> bool:
    """Whether a line is not repeated by chance: long, and no keywords or download."""
    return len(line.words) >= _TELLING and part_of_line(line.text) is Part.BODY
