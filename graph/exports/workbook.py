"""Several tables in one workbook, with the sources of all and what it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.tables import about_table, answer_table, source_table
from graph.questions.answer import Answer

__all__ = ["write_workbook"]


def write_workbook(
    answers: Mapping[str, Answer],
    out: BinaryIO,
    *,
    title: str,
    language: str = "fr",
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
    version: str = "",
) -> int:
    """Write a sheet for each of ``answers``, by its name, and give how many rows they have.

    Parameters
    ----------
    title: what the workbook is about, in one sentence.
    language: of titles: ``fr`` or ``en``.
    issued: the day it is written. version: of the dataset, where it has one.
    """
    from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

    notes = {note.id: note for answer in answers.values() for note in answer.sources}
    rows = [row for answer in answers.values() for row in answer.rows]
    whole = Answer(title, {}, [], rows, list(notes.values()), title)
    tables = [
        *(replace(answer_table(answer, language), name=name) for name, answer in answers.items()),
        source_table(whole, language),
        about_table(whole, language, issued=issued, licence=licence, version=version),
    ]
    write_xlsx(tables, out, issued=issued)
    return len(rows)
