"""Sources with numbers, as in a book: a mark beside what they say, their list at the end."""

from collections.abc import Iterable

from graph.questions.answer import SourceNote
from graph.widgets.addresses import site
from graph.widgets.evidence import source_title
from graph.widgets.language import _, date
from graph.widgets.markup import Markup, block, join, outside
from graph.widgets.opened import dataset

__all__ = ["References"]


class References:
    """Numbers sources in the order they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def count(self) -> int:
        """How many sources have a number."""
        return len(self._numbers)

    def marks(self, sources: Iterable[str]) -> Markup:
        """The numbers of ``sources`` (IRIs), each a link to its line of the list."""
        numbers = {
            self._numbers.setdefault(source, len(self._numbers) + 1): source for source in sources
        }
        if not numbers:
            return Markup("")
        links = [
            block(
                '<a href="#source-{number}" title="{title}" aria-label="{name}">{number}</a>',
                number=number,
                title=source_title(numbers[number]),
                name=_("source {number}").format(number=number),
            )
            for number in sorted(numbers)
        ]
        return block('<sup class="m-refs">{links}</sup>', links=join(links, ",\u2009"))

    def listing(self) -> Markup:
        """The sources in the order of their numbers."""
        notes = dataset().sources()
        lines = [
            self._line(number, source, notes.get(source))
            for source, number in self._numbers.items()
        ]
        return block('<ol class="m-bibliography">{lines}</ol>', lines=join(lines))

    def _line(self, number: int, source: str, note: SourceNote | None) -> Markup:
        url = note.url if note else ""
        about = [note.publisher, date(note.issued)] if note else []
        reserved = [_("source réservée")] if note and note.access != "public" else []
        parts = dict.fromkeys(part for part in (*about, site(url), *reserved) if part)
        return block(
            '<li id="source-{number}">{title} <span class="m-detail">{about}</span></li>',
            number=number,
            title=outside(source_title(source), url),
            about=" · ".join(parts),
        )
