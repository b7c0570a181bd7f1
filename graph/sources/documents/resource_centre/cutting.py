"""A page cut into its resources: which lines are titles, texts, fields and summaries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.sources.documents.resource_centre.labels import FieldBlock, field_blocks
from graph.sources.documents.resource_centre.lines import Line
from graph.sources.documents.resource_centre.repetition import begins_again, repeated_until
from graph.sources.documents.resource_centre.titles import is_named_as_title, may_be_title

__all__ = ["CutResource", "cut"]

_PARAGRAPH: Final = 80
"""From so many characters on, a line without the form of a title is a paragraph."""

_QUESTION: Final = 60
"""A question of so many characters in the middle of a text is the title of another resource."""


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
        between = _Between(lines[begin:end], found[-1] if place else None, block, follows, starts)
        found.extend(between.resources())
        if block is not None and found:
            found[-1].fields = list(lines[block.first : block.after])
            found[-1].block = block
    return found


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
        body = begins_again(self.lines, self.follows, first=0 if self.before is None else 1)
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

    def _summary_end(self, body: int | None) -> int:
        """How many of the lines surely belong to the summary of the resource before."""
        if self.before is None or self.before.block is None or not self.before.block.has_summary:
            return 0
        last = len(self.lines) - (self.block is not None)
        bound = last if body is None else body - 1
        if not self.before.body:
            return 0
        return repeated_until(
            self.before.body, self.lines[: max(bound, 0)], lambda line: may_be_title(line.text)
        )

    def _titles(self, summary: int, body: int | None) -> list[int]:
        """Which lines are titles; each but the last is an entry of a title alone."""
        told = [at for at, line in enumerate(self.lines) if line.start in self.starts]
        if told:
            return told
        if self._summary_is_open():
            return self._titles_before(body)
        end = len(self.lines) if body is None else body
        region = range(summary, end)
        if not region:
            return []
        first = next((at for at in region if self._may_be_title(at)), None)
        if self.before is None or (first is None and self.block is not None):
            first = summary
        if first is None:
            return []
        run = first + 1
        while run < end and self._may_be_title(run):
            run += 1
        if body is None and (self.block is None or run < len(self.lines)):
            run = next((at for at in range(first + 1, run) if not self._is_named(at)), run)
        return list(range(first, run))

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
        while first > 1 and self._is_surely_title(first - 1):
            first -= 1
        return list(range(first, last + 1))

    def _last_title(self, body: int | None) -> int | None:
        if body is not None:
            return body - 1
        if self.block is None:
            named = (at for at in range(1, len(self.lines)) if self._is_surely_title(at))
            first = next(named, None)
            while first is not None and self._is_surely_title(first + 1):
                first += 1
            return first
        if not self.lines or self._may_be_title(len(self.lines) - 1):
            return len(self.lines) - 1 if self.lines else None
        candidates = [at for at in range(len(self.lines)) if self._may_be_title(at)]
        named_ones = [at for at in candidates if self._is_surely_title(at)]
        before_text = [at for at in candidates if len(self.lines[at + 1].text) >= _PARAGRAPH]
        return next(iter(named_ones or before_text or candidates), len(self.lines) - 1)

    def _may_be_title(self, at: int) -> bool:
        return may_be_title(self.lines[at].text)

    def _is_named(self, at: int) -> bool:
        return is_named_as_title(self.lines[at].text)

    def _is_surely_title(self, at: int) -> bool:
        """Whether a line in the middle of a text is a title: a mere question is not enough."""
        if at >= len(self.lines) or not self._is_named(at):
            return False
        text = self.lines[at].text
        return "?" not in text or len(text) >= _QUESTION
