"""A matrix as tables: the cross table, its numbers, its links, their sources, and what it is."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from graph.exports.cells import Plain, joined, plain_cell
from graph.exports.contacts import without_contacts
from graph.exports.licence import Licence
from graph.exports.matrix_texts import ABOUT, HEADERS, WORDS
from graph.exports.tables import Table
from graph.network.kind_words import kind_name
from graph.network.matrix import Crossing, Entry, LinkKey, Matrix
from graph.network.matrix_words import link_name
from graph.network.sentences import Patterns
from graph.questions.answer import SourceNote

__all__ = ["MatrixView", "cross_table", "link_table", "matrix_tables"]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """What is said of a matrix beside what it holds.

    Parameters
    ----------
    title, citation, address, version: of the view, as a file tells them.
    language: of the words of the file, ``fr`` or ``en``. patterns: how relations are told.
    notes: how each source is cited, by its IRI.
    """

    title: str = ""
    citation: str = ""
    address: str = ""
    version: str = ""
    language: str = "fr"
    patterns: Patterns = field(default_factory=Patterns)
    notes: Mapping[str, SourceNote] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def spoken(self) -> str:
        """The language, one of the two we know."""
        return "en" if self.language == "en" else "fr"

    def cited(self, matrix: Matrix) -> dict[str, SourceNote]:
        """The sources behind a matrix, in the order files number them: by title, then date."""
        found = [self.notes.get(one) or SourceNote(one, one) for one in matrix.sources()]
        found.sort(key=lambda note: (note.title.casefold(), note.issued, note.id))
        return {note.id: _clean(note) for note in found}


def matrix_tables(
    matrix: Matrix, view: MatrixView, *, issued: date, licence: Licence
) -> list[Table]:
    """Five tables: the cross table, its numbers, one line a statement, sources, read me."""
    words, headers, notes = WORDS[view.spoken], HEADERS[view.spoken], view.cited(matrix)
    return [
        cross_table(matrix, view),
        _numbers(matrix, view),
        link_table(matrix, view),
        Table(words["sources"], headers["sources"], _sources(notes, words)),
        Table(words["about"], headers["about"], _about(matrix, view, notes, issued, licence)),
    ]


def cross_table(matrix: Matrix, view: MatrixView) -> Table:
    """One row a row, one column a column; what links them, in words."""
    return _crossed(matrix, view, "cross", lambda crossing: _told(crossing, view))


def link_table(matrix: Matrix, view: MatrixView) -> Table:
    """One line a statement, and one a deduced link, with its sources."""
    notes = view.cited(matrix)
    rows: list[list[Plain]] = []
    for row in matrix.rows:
        for column in matrix.columns:
            crossing = matrix.at(row.iri, column.iri)
            if crossing is not None:
                rows += _lines(row, column, crossing, view, notes)
    return Table(WORDS[view.spoken]["links"], HEADERS[view.spoken]["links"], rows)


def _numbers(matrix: Matrix, view: MatrixView) -> Table:
    def count(crossing: Crossing) -> int:
        return 0 if crossing.is_deduced else crossing.independent

    return _crossed(matrix, view, "numbers", count)


def _crossed(
    matrix: Matrix, view: MatrixView, name: str, told: Callable[[Crossing], object]
) -> Table:
    corner = " × ".join(filter(None, (matrix.title, matrix.across))) or WORDS[view.spoken][name]
    first = str(plain_cell(corner))
    header = [first, *_distinct(matrix.columns, {first})]
    rows = [
        [
            label,
            *(
                plain_cell(told(crossing)) if (crossing := matrix.at(row.iri, column.iri)) else None
                for column in matrix.columns
            ),
        ]
        for row, label in zip(matrix.rows, _distinct(matrix.rows, set()), strict=True)
    ]
    return Table(WORDS[view.spoken][name], header, rows, crossed=True)


def _distinct(entries: Sequence[Entry], taken: set[str]) -> list[str]:
    """Their names, none twice and none of ``taken``: beside one that is, its identifier."""
    labels = [str(plain_cell(without_contacts(entry.label))) for entry in entries]
    counts = Counter([*labels, *taken])
    told: list[str] = []
    for entry, label in zip(entries, labels, strict=True):
        name = label if counts[label] == 1 else f"{label} ({entry.iri.rpartition('/')[2]})"
        while name in taken:
            name += "*"
        taken.add(name)
        told.append(name)
    return told


def _told(crossing: Crossing, view: MatrixView) -> str:
    """``est sociétaire de, soutient [territoire commun] (2)``."""
    stated = [
        _name(mark.relation, mark.key, view) for mark in crossing.marks if not mark.is_deduced
    ]
    deduced = [link_name(mark.key, view.language) for mark in crossing.marks if mark.is_deduced]
    parts = [", ".join(dict.fromkeys(stated))]
    parts += [f"[{', '.join(dict.fromkeys(deduced))}]"] if deduced else []
    parts += [f"({crossing.independent})"] if crossing.independent else []
    return " ".join(filter(None, parts))


def _name(relation: str, key: LinkKey, view: MatrixView) -> str:
    return view.patterns.label(relation, view.spoken) if relation else link_name(key, view.language)


def _lines(
    row: Entry, column: Entry, crossing: Crossing, view: MatrixView, notes: Mapping[str, SourceNote]
) -> list[list[Plain]]:
    """A crossing's statements, each with its source, then its deduced links with theirs."""
    words = WORDS[view.spoken]
    names = {row.iri: row.label, column.iri: column.label}
    kinds = [kind_name(entry.kind, view.language) for entry in (row, column)]
    ends = (row.iri, column.iri)
    told: list[list[object]] = [
        [
            *(_name(claim.predicate, ("", False), view), names[claim.subject], names[claim.object]),
            *(words.get(claim.certainty, claim.certainty), claim.since, claim.until),
            *_cited([claim.source], notes, claim.address),
            *(*kinds, *ends, claim.predicate),
        ]
        for claim in crossing.claims
    ]
    stands_on = crossing.sources if crossing.is_deduced else ()
    told += [
        [
            *(link_name(mark.key, view.language), "", "", words["deduced"], "", ""),
            *_cited(stands_on, notes),
            *(*kinds, *ends, ""),
        ]
        for mark in crossing.marks
        if mark.is_deduced
    ]
    return [
        [
            plain_cell(without_contacts(cell) if isinstance(cell, str) else cell)
            for cell in (row.label, column.label, *line)
        ]
        for line in told
    ]


def _cited(
    sources: Sequence[str], notes: Mapping[str, SourceNote], address: str = ""
) -> tuple[str, str, str]:
    """The numbers, titles and addresses of some sources.

    Parameters
    ----------
    address: of the page, where a statement gives it more exactly.
    """
    numbers = {source: number for number, source in enumerate(notes, start=1)}
    known = sorted((one for one in sources if one in numbers), key=lambda one: numbers[one])
    urls = [address] if address else [notes[one].url for one in known if notes[one].url]
    return (
        ", ".join(str(numbers[one]) for one in known),
        joined(notes[one].title for one in known),
        joined(urls),
    )


def _sources(notes: Mapping[str, SourceNote], words: Mapping[str, str]) -> list[list[Plain]]:
    return [
        [
            plain_cell(cell)
            for cell in (
                *(number, note.title, note.publisher, note.issued, note.url),
                words.get(note.access or "public", note.access),
                note.id,
            )
        ]
        for number, note in enumerate(notes.values(), start=1)
    ]


def _about(
    matrix: Matrix,
    view: MatrixView,
    notes: Mapping[str, SourceNote],
    issued: date,
    licence: Licence,
) -> list[list[Plain]]:
    said = ABOUT[view.spoken]
    restricted = any(note.access not in ("", "public") for note in notes.values())
    lines: dict[str, object] = {
        "title": without_contacts(view.title),
        "citation": without_contacts(view.citation),
        "address": view.address,
        "version": view.version,
        "issued": issued.isoformat(),
        "licence": licence.title,
        "terms": licence.url,
        "rows": _size(matrix.rows, matrix.total_rows),
        "columns": _size(matrix.columns, matrix.total_columns),
        "cells": len(matrix.crossings),
        "cross": said["crossed"],
        "numbers": said["numbered"],
        "inside": said["restricted"] if restricted else "",
    }
    return [[said[name], plain_cell(value)] for name, value in lines.items() if value != ""]


def _size(entries: Sequence[Entry], total: int) -> object:
    """How many there are, and of how many where some were cut off."""
    return f"{len(entries)} / {total}" if total > len(entries) else len(entries)


def _clean(note: SourceNote) -> SourceNote:
    title, publisher, url = (
        without_contacts(text) for text in (note.title, note.publisher, note.url)
    )
    return replace(note, title=title, publisher=publisher, url=url)
