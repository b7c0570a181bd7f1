"""From what somebody brings to drafts, each thing told as it is read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import streamlit as st

from graph.contributing.drafts import start_draft
from graph.contributing.reading import Reading
from graph.errors import GraphError, InputError
from graph.model.issues import Level
from graph.model.reading import ReadDocument
from graph.settings import Settings
from graph.sources.documents.table_files import TableFile, open_table
from graph.sources.documents.tables.mapping import ColumnMapping, read_mapping
from graph.sources.documents.tables.table import FileTable
from graph.widgets.contribute_who import with_name
from graph.widgets.language import _, spoken
from graph.widgets.markup import block, show
from graph.widgets.opened import settings

__all__ = ["Brought", "Given", "is_table", "open_given", "read_into_drafts"]


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that is brought in.

    Parameters
    ----------
    reader: which reader reads it; an empty text for the first that fits.
    mapping: of a table: the file sent with it that says what its columns are.
    """

    name: str
    content: bytes
    reader: str = ""
    mapping: bytes = b""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of it: a draft, or a sentence.

    Parameters
    ----------
    draft: name of the draft. title: of its first resource. proposals: how many it makes.
    problem: why there is no draft.
    """

    name: str
    draft: str = ""
    title: str = ""
    proposals: int = 0
    problem: str = ""

    @classmethod
    def failed(cls, name: str, error: GraphError) -> "Brought":
        """What ``error`` says of it."""
        what = spoken(error.what)
        sentence = f"{what[:1].upper()}{what[1:]} {spoken(error.advice)}".strip()
        return cls(name, problem=sentence)


def is_table(one: Given) -> bool:
    """Whether the columns must be explained first."""
    return one.reader in ("", "table") and TableFile().fits(one.content, one.name)


def open_given(one: Given) -> tuple[FileTable, ColumnMapping | None]:
    """A table with what its columns are, where a file sent with it says so.

    Raises
    ------
    InputError: the table or that file cannot be read.
    """
    mapping = read_mapping(one.mapping, one.name) if one.mapping else None
    sheet, header = (mapping.sheet, mapping.header) if mapping else ("", 0)
    return open_table(one.content, one.name, sheet, header), mapping


def read_into_drafts(given: Iterable[Given], mapping: ColumnMapping | None = None) -> list[Brought]:
    """Everything read, each document a draft on disk; a thing that fails stops no other.

    Parameters
    ----------
    mapping: what the columns are, of a table.

    Raises
    ------
    GraphError: nobody said who brings it, nothing is built, or the disk fails.
    """
    kept, by = settings(), with_name()
    found: list[Brought] = []
    with st.status(_("Lecture…"), expanded=True) as status, Reading.open(kept) as reading:
        for one in given:
            show(block('<p class="m-detail"><bdi>{name}</bdi></p>', name=one.name))
            try:
                for document in _documents(reading, one, mapping):
                    found.append(_kept(kept, document, by))
            except InputError as error:
                found.append(Brought.failed(one.name, error))
        status.update(label=_("C'est lu."), state="complete", expanded=False)
    return found


def _documents(
    reading: Reading, one: Given, mapping: ColumnMapping | None
) -> Iterator[ReadDocument]:
    if mapping is None:
        yield from reading.read_upload(one.content, one.name, one.reader)
        return
    document = TableFile(mapping).read(one.content, one.name)
    checksum = hashlib.sha256(one.content).hexdigest()
    yield reading.understood(replace(document, checksum=checksum))


def _kept(kept: Settings, document: ReadDocument, by: str) -> Brought:
    if not document.readings:
        problems = [one for one in document.issues if one.level is Level.VIOLATION]
        message = spoken(problems[0].message) if problems else _("Il n'y a rien à y lire.")
        return Brought(document.name, problem=f"{message[:1].upper()}{message[1:]}")
    draft = start_draft(kept, document, by)
    count = sum(
        len(one.entities) + len(one.relations) + len(one.attributes) for one in document.readings
    )
    title = next((one.resource.title for one in document.readings if one.resource.title), "")
    return Brought(document.name, draft.id, title or document.name, count)
