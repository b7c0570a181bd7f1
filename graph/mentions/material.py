"""What is read of a resource: its title, its body or else its summary, its own lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.mentions.gazetteer import Gazetteer
from graph.mentions.language import parse
from graph.mentions.words import Words, cut_words
from graph.model.contacts import find_contacts
from graph.model.reading import Part, ReadResource

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Material", "prepare"]

_FORM = re.compile(
    r"\s*(?:[^\W\d]+\s*\|\s*)?(?:fiche\s+)?d[ée]nich[ée]\s+pour\s+vous\b[^:–—\n-]{0,20}[:–—-]\s*",
    re.IGNORECASE,
)
"""What opens the title of a fiche of the series, up to its subject."""


@dataclass(frozen=True, slots=True)
class Material:
    """One resource, ready to be read.

    Parameters
    ----------
    text: the text of the whole document.
    doc: the title and the running text, parsed; everything else between them is blank.
    offset: where the first character of ``doc`` stands in ``text``.
    token_starts: where each token of ``doc`` begins in it.
    words: the words of the title and of the running text.
    title: where the title stands (start, end); both alike where the page has none.
    subject: where its subject begins, after « Fiche Déniché pour vous n°7 : »; else its start.
    """

    text: str
    resource: ReadResource
    gazetteer: Gazetteer
    doc: "Doc"
    offset: int
    token_starts: Sequence[int]
    words: Words
    title: tuple[int, int]
    subject: int

    def is_in_title(self, start: int) -> bool:
        """Whether ``start`` is in the title."""
        return self.title[0] <= start < self.title[1]


def prepare(text: str, resource: ReadResource, gazetteer: Gazetteer) -> Material:
    """Parse what is read of ``resource``: once, and never both the body and the summary.

    Raises
    ------
    InputError: the language model is not installed.
    """
    title = _title(resource)
    form = _FORM.match(text, *title)
    subject = form.end() if form else title[0]
    stretches = list(_without_contacts(text, _disjoint([title, *_running(resource)])))
    offset = stretches[0][0] if stretches else resource.start
    doc = parse(_blanked(text, offset, stretches))
    told = [
        (max(start, subject), end) if start < title[1] else (start, end) for start, end in stretches
    ]
    return Material(
        text,
        resource,
        gazetteer,
        doc,
        offset,
        [token.idx for token in doc],
        cut_words(text, [one for one in told if one[0] < one[1]]),
        title,
        subject,
    )


def _disjoint(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in sorted(set(stretches)):
        if max(start, position) < end:
            yield max(start, position), end
            position = end


def _without_contacts(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ``stretches`` but for e-mail addresses and phone numbers, which name nothing."""
    for start, end in stretches:
        position = start
        for contact in find_contacts(text[start:end]):
            if position < start + contact.start:
                yield position, start + contact.start
            position = start + contact.end
        if position < end:
            yield position, end


def _title(resource: ReadResource) -> tuple[int, int]:
    titles = resource.parts(Part.TITLE)
    return (titles[0].start, titles[0].end) if titles else (resource.start, resource.start)


def _running(resource: ReadResource) -> list[tuple[int, int]]:
    passages = resource.parts(Part.BODY, Part.CONTACT) if resource.parts(Part.BODY) else ()
    passages = passages or resource.parts(Part.SUMMARY, Part.CONTACT)
    return [(one.start, one.end) for one in passages]


def _blanked(text: str, offset: int, stretches: list[tuple[int, int]]) -> str:
    """``text`` from ``offset`` on, with lines of blanks in the place of what is not read."""
    pieces: list[str] = []
    position = offset
    for start, end in stretches:
        gap = text[position:start]
        pieces.append("".join("\n" if one == "\n" else " " for one in gap))
        pieces.append(text[start:end])
        position = max(position, end)
    return "".join(pieces)
