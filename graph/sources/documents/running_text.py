"""A document that is one resource: a title and a text."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from graph.errors import InputError
from graph.model.issues import Issue
from graph.model.reading import Part, Passage, ReadDocument, ReadResource, ResourceReading
from graph.sources.documents.decoding import refuse_long
from graph.sources.documents.resource_centre.keywords import keywords_and_date
from graph.sources.documents.resource_centre.lines import BLANKS, Line, lines_of
from graph.sources.documents.resource_centre.passages import Parted, parts_of, passages_of
from graph.sources.documents.resource_centre.titles import may_be_title

__all__ = ["Described", "one_resource", "title_of_file", "with_title"]

_LONGEST_TITLE: Final = 200
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Described:
    """What a document says of itself outside its text.

    Parameters
    ----------
    title: as it says, or an empty text: then its first line, if that looks like one.
    date: ``YYYY-MM`` or an empty text.
    """

    title: str = ""
    date: str = ""
    publisher: str = ""
    address: str = ""


def one_resource(
    text: str,
    name: str,
    reader: str,
    described: Described = Described(),
    issues: tuple[Issue, ...] = (),
) -> ReadDocument:
    """The document whose whole text is one resource.

    Parameters
    ----------
    text: what it says; its first line may be its title.
    name: of the file.
    reader: name and version.

    Raises
    ------
    InputError: there is no text, or too much.
    """
    lines = lines_of(text)
    if not lines:
        raise InputError("ce document est vide.", where=name, advice="Donnez-le de nouveau.")
    refuse_long(len(text), name)
    heading = _heading(lines, described.title)
    parted = parts_of(lines[1:] if heading else lines, strays=False)
    keywords, date = _keywords(parted)
    title = Passage(Part.TITLE, heading.start, heading.end) if heading else None
    resource = ReadResource(
        title=described.title or (heading.text if heading else title_of_file(name)),
        start=lines[0].start,
        end=lines[-1].end,
        keywords=keywords,
        date=described.date or date,
        address=described.address,
        publisher=described.publisher,
        passages=((title,) if title else ()) + tuple(passages_of(parted)),
    )
    return ReadDocument(name, reader, text, (ResourceReading(resource),), issues)


def with_title(title: str, text: str) -> str:
    """``text`` under its title, unless it begins with it; without characters no text has.

    An empty text stays empty.
    """
    text = _UNPRINTED.sub(" ", text).strip(BLANKS)
    if not text:
        return ""
    title = " ".join(_UNPRINTED.sub(" ", title).split())
    if not title or text.partition("\n")[0].strip(BLANKS) == title:
        return text
    return f"{title}\n\n{text}"


def title_of_file(name: str) -> str:
    """A title made of the name of a file: ``notes/bilan_2024.pdf`` gives « bilan 2024 »."""
    return PurePosixPath(name).stem.replace("_", " ").strip() or name


def _heading(lines: list[Line], told: str) -> Line | None:
    """The first line, if it is the title."""
    first = lines[0]
    if told:
        return first if first.text == told else None
    short = len(first.text) <= _LONGEST_TITLE
    return first if short and len(lines) > 1 and may_be_title(first) else None


def _keywords(parted: Parted) -> tuple[tuple[str, ...], str]:
    lines = (line.text for part, line in parted if part is Part.KEYWORDS)
    return next(map(keywords_and_date, lines), ((), ""))
