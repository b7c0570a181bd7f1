"""A page cut into its resources: which lines are titles, texts, fields and summaries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.model.reading import Part
from graph.sources.documents.resource_centre.labels import FieldBlock, field_blocks
from graph.sources.documents.resource_centre.line_parts import is_stray_at_end, part_of_line
from graph.sources.documents.resource_centre.lines import Line
from graph.sources.documents.resource_centre.repetition import (
    begins_again,
    is_hardly_begun,
    repeated_until,
)
from graph.sources.documents.resource_centre.titles import (
    is_named_as_title,
    is_of_series,
    may_be_title,
)

__all__ = ["NO_TITLE", "CutResource", "cut"]

NO_TITLE: Final = "Ressource sans titre"

_PARAGRAPH: Final = 80
"""From so many characters on, a line without the form of a title is a paragraph."""

_QUESTION: Final = 60
"""A question of so many characters in the middle of a text is the title of another resource."""

_WORDS: Final = 2
_HEADING: Final = 140
"""Of a line with no mark of a title: longer, it is the first sentence of a text."""


@dataclass(slots=True)
class CutResource:
    """The lines of one resource.

    Parameters
    ----------
    block: its fields; nothing for an entry of a title alone, or where the page is cut.
    """

    title: Line
    body: list[Line] = field(default_factory=list)
    fields: list[Line] = field(default_factory=list)
    block: FieldBlock | None = None
    summary: list[Line] = field(default_factory=list)


def cut(lines: Sequence[Line], starts: frozenset[int] = frozenset()) -> list[CutResource]:
    """The resources of a page, in order.

    Parameters
    ----------
    lines: the page without the name of the site.
    starts: places in the text where a resource is known to begin (pages saved as HTML).
    """
    blocks = list(field_blocks(lines))
    found: list[CutResource] = []
    for place in range(len(blocks) + 1):
        begin = blocks[place - 1].after if place else 0
        end = blocks[place].first if place < len(blocks) else len(lines)
        after = blocks[place + 1].first if place + 1 < len(blocks) else len(lines)
        block = blocks[place] if place < len(blocks) else None
        follows = lines[block.after : after] if block is not None and block.has_summary else ()
        between = _Between(lines[begin:end], found[-1] if found else None, block, follows, starts)
        begun = between.resources()
        if block is not None:
            begun = begun or [CutResource(_no_title(lines[block.first]))]
            begun[-1].fields = list(lines[block.first : block.after])
            begun[-1].block = block
        found.extend(begun)
    return found


def _no_title(field: Line) -> Line:
    """In the place of a title that the page has not: it begins below."""
    return Line(NO_TITLE, field.start, field.start)


@dataclass(slots=True)
class _Between:
    """The lines from one block of fields to the next, or to the end of the page.

    They hold the end of ``before`` (its summary), any entries of a title alone, and the title and
    body of the resource whose fields ``block`` gives.
    """

    lines: Sequence[Line]
    before: CutResource | None
    block: FieldBlock | None
    follows: Sequence[Line]
    starts: frozenset[int]

    def resources(self) -> list[CutResource]:
        """The resources that begin here; the summary of the one before is given to it."""
        body = self._body()
        summary = self._summary_end(body)
        if body is not None and body <= summary:
            body = None
        titles = self._titles(summary, body)
        if self.before is not None:
            self.before.summary = list(self.lines[: titles[0] if titles else len(self.lines)])
        found = [CutResource(self.lines[at]) for at in titles]
        if found:
            found[-1].body = list(self.lines[titles[-1] + 1 :])
        return found

    def _body(self) -> int | None:
        """The first line of the body that the summary after the fields says again."""
        places = begins_again(self.lines, self.follows, _tells)
        lowest = 0 if self.before is None else 1
        after_title = [
            at for at in places if at > 0 and at >= lowest and self._may_be_title(at - 1)
        ]
        if is_hardly_begun(self.follows):
            return self._body_of_cut(after_title)
        fit = (at for at in places if at >= lowest)
        return next(iter([*after_title, *fit]), None)

    def _body_of_cut(self, places: Sequence[int]) -> int | None:
        """The same where the page ends after a few letters of the summary: anything says them."""
        if self.block is not None and self.block.private:
            return None
        summary = self._summary_end(None)
        return next((at for at in places if at > summary), None)

    def _summary_end(self, body: int | None) -> int:
        """How many of the lines surely belong to the summary of the resource before."""
        if self.before is None or not self.before.body:
            return 0
        if self.before.block is None or not self.before.block.has_summary:
            return 0
        bound = len(self.lines) - (self.block is not None) if body is None else body - 1
        return repeated_until(self.before.body, self.lines[: max(bound, 0)], may_be_title)

    def _titles(self, summary: int, body: int | None) -> list[int]:
        """Which lines are titles; each but the last is an entry of a title alone."""
        told = [at for at, line in enumerate(self.lines) if line.start in self.starts]
        if told:
            return told
        if self._summary_is_open():
            return self._titles_before(body)
        end = len(self.lines) if body is None else body
        first = next((at for at in range(summary, end) if self._may_be_title(at)), None)
        if first is None and summary < end and (self.before is None or self.block is not None):
            first = summary
        return [] if first is None else self._run(first, end, body is not None)

    def _run(self, first: int, end: int, known: bool) -> list[int]:
        """The titles from ``first`` on: all, if a body is known to follow; else the sure ones."""
        run = first + 1
        while run < end and self._may_be_title(run):
            run += 1
        if known or (run == len(self.lines) and (self.block is not None or self.lines[-1].ended)):
            return list(range(first, run))
        follow = range(first + 1, run)
        run = next((at for at in follow if not self._follows_title_alone(at)), run)
        return list(range(first, run))

    def _follows_title_alone(self, at: int) -> bool:
        """Whether the line after a title is the next title and not the first line of a text."""
        if self._is_named(at):
            return True
        asks = "?" in self.lines[at - 1].text and len(self.lines[at].text) <= _HEADING
        return asks and at + 1 < len(self.lines) and not self._may_be_title(at + 1)

    def _summary_is_open(self) -> bool:
        """Whether the lines begin with a summary that repeats nothing: its end is not known."""
        before = self.before
        return (
            before is not None
            and before.block is not None
            and before.block.has_summary
            and not before.body
        )

    def _titles_before(self, body: int | None) -> list[int]:
        """The titles after a summary whose end is not known."""
        last = self._last_title(body)
        if last is None:
            return []
        first = last
        while first > 0 and self._is_named(first - 1):
            first -= 1
        if first > 1 and self._ends_summary(first - 2) and self._is_plain_title(first - 1):
            first -= 1
        return list(range(first, last + 1))

    def _last_title(self, body: int | None) -> int | None:
        if body is not None:
            return next((at for at in range(body - 1, 0, -1) if self._may_be_title(at)), body - 1)
        if self.block is None:
            first = next(filter(self._is_surely_title, range(1, len(self.lines))), None)
            return None if first is None else self._last_named(first)
        if not self.lines or self._may_be_title(len(self.lines) - 1):
            return len(self.lines) - 1 if self.lines else None
        candidates = [at for at in range(len(self.lines)) if self._may_be_title(at)]
        named_ones = [at for at in candidates if self._is_surely_title(at)]
        before_text = [at for at in candidates if len(self.lines[at + 1].text) >= _PARAGRAPH]
        chosen = next(iter(named_ones or before_text or candidates), len(self.lines) - 1)
        return self._last_named(chosen)

    def _last_named(self, at: int) -> int:
        """The last of the lines named as titles that follow one another from ``at`` on."""
        while at + 1 < len(self.lines) and self._is_named(at + 1):
            at += 1
        return at

    def _may_be_title(self, at: int) -> bool:
        return may_be_title(self.lines[at])

    def _is_named(self, at: int) -> bool:
        return is_named_as_title(self.lines[at])

    def _is_surely_title(self, at: int) -> bool:
        """Whether a line in the middle of a text is a title and no heading or item of it."""
        if not self._may_be_title(at) or self.lines[at - 1].text.endswith(":"):
            return False
        if len(self.lines[at].words) >= _WORDS and self._follows_keywords(at):
            return True
        text = self.lines[at].text
        long = len(text) >= _QUESTION or self.lines[at].last
        return is_of_series(text) or ("?" in text and long)

    def _follows_keywords(self, at: int) -> bool:
        """Whether a resource ends right above: its keywords, and lines that are no text."""
        for line in reversed(self.lines[:at]):
            part = part_of_line(line.text)
            if part is Part.KEYWORDS:
                return True
            if part in (Part.BODY, Part.CONTACT) and not is_stray_at_end(line.text):
                return False
        return False

    def _is_plain_title(self, at: int) -> bool:
        """Whether a line right before a title may be an entry of a title alone."""
        words = self.lines[at].words
        return self._may_be_title(at) and len(words) >= _WORDS and not words[0].endswith("ez")

    def _ends_summary(self, at: int) -> bool:
        text = self.lines[at].text
        return not text.endswith(":") and not self._may_be_title(at)


def _tells(line: Line) -> bool:
    """Whether the line is of a text, and of that text alone."""
    return part_of_line(line.text) is Part.BODY and not is_named_as_title(line)
