"""The lines of a resource by what they are for."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.model.reading import Part, Passage
from graph.sources.documents.resource_centre.line_parts import (
    begins_contact_block,
    is_stray_at_end,
    part_of_line,
)
from graph.sources.documents.resource_centre.lines import Line

__all__ = ["parts_of", "passages_of"]

Parted = list[tuple[Part, Line]]

_PARAGRAPH: Final = 60
_LONGEST_OF_BLOCK: Final = 120
_LINES_OF_BLOCK: Final = 8


def parts_of(lines: Sequence[Line], strays: bool = True) -> Parted:
    """Each line with what it is for, told by its form and its neighbours.

    The lines of a contact block go together; a short line among the last ones, after the keywords
    or the download, is the alternative text of a picture.

    Parameters
    ----------
    strays: whether there may be such texts of pictures; elsewhere they are running text.
    """
    parted = [(part_of_line(line.text), line) for line in lines]
    _extend_contacts(parted)
    if strays:
        _find_strays(parted)
        return parted
    return [(Part.BODY if part is Part.STRAY else part, line) for part, line in parted]


def _extend_contacts(parted: Parted) -> None:
    """After the heading « Contacts » alone, the short lines down to the last contact go with it."""
    for at, (part, line) in enumerate(parted):
        if part is Part.CONTACT and begins_contact_block(line.text) and _is_heading(line.text):
            end = last = at + 1
            while end < min(at + 1 + _LINES_OF_BLOCK, len(parted)) and _may_follow(parted[end]):
                end += 1
                last = end if parted[end - 1][0] is Part.CONTACT else last
            for place in range(at + 1, last):
                parted[place] = (Part.CONTACT, parted[place][1])


def _may_follow(parted: tuple[Part, Line]) -> bool:
    part, line = parted
    if part is Part.CONTACT:
        return True
    short = len(line.text) <= _LONGEST_OF_BLOCK and not line.text.endswith(".")
    return short and part in (Part.BODY, Part.STRAY, Part.ADDRESS)


def _is_heading(text: str) -> bool:
    return text.rstrip(" :\u00a0\u202f").count(" ") <= 3 and not text.partition(":")[2].strip()


def _find_strays(parted: Parted) -> None:
    if not any(part in (Part.KEYWORDS, Part.DOWNLOAD) for part, _ in parted):
        return
    for at in range(len(parted) - 1, -1, -1):
        part, line = parted[at]
        if part in (Part.KEYWORDS, Part.DOWNLOAD) or (
            part is Part.BODY and not is_stray_at_end(line.text)
        ):
            return
        if part is Part.BODY:
            parted[at] = (Part.STRAY, line)


def passages_of(parted: Sequence[tuple[Part, Line]]) -> Iterator[Passage]:
    """One passage a line; neighbouring lines of running text are one passage."""
    at = 0
    while at < len(parted):
        part, line = parted[at]
        end = at + 1
        if part in (Part.BODY, Part.SUMMARY):
            while end < len(parted) and parted[end][0] is part:
                end += 1
        yield Passage(part, line.start, parted[end - 1][1].end)
        at = end
