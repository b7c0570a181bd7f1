"""Tables as they leave: a name, a header, rows of plain cells. An answer makes three."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.exports.cells import Plain, plain_cell
from graph.exports.licence import Licence
from graph.questions.answer import Answer, Column

__all__ = [
    "SOURCE_TITLES",
    "Table",
    "about_table",
    "answer_columns",
    "answer_table",
    "source_table",
]


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Parameters
    ----------
    name: of the file or sheet, without its extension.
    header: one title a column, each different.
    rows: as many cells as there are titles, in stable order.
    crossed: whether it is a cross table: its titles are long and its cells short, and its first
        column names the rows.
    """

    name: str
    header: list[str]
    rows: Iterable[list[Plain]]
    crossed: bool = False


SOURCE_TITLES: Final = {
    "id": {"fr": "Identifiant", "en": "Identifier"},
    "title": {"fr": "Titre", "en": "Title"},
    "url": {"fr": "Adresse", "en": "Address"},
    "publisher": {"fr": "Éditeur", "en": "Publisher"},
    "issued": {"fr": "Date", "en": "Date"},
    "licence": {"fr": "Licence", "en": "Licence"},
}
_IDENTIFIER: Final = {"fr": "identifiant", "en": "identifier"}
_NAMES: Final = {
    "rows": {"fr": "Réponses", "en": "Rows"},
    "sources": {"fr": "Sources", "en": "Sources"},
    "about": {"fr": "À propos", "en": "About"},
}
_ABOUT: Final = {
    "sentence": {"fr": "Question", "en": "Question"},
    "question": {"fr": "Nom de la question", "en": "Name of the question"},
    "any": {"fr": "(indifférent)", "en": "(any)"},
    "rows": {"fr": "Nombre de lignes", "en": "Number of rows"},
    "licence": {"fr": "Licence", "en": "Licence"},
    "terms": {"fr": "Texte de la licence", "en": "Licence text"},
    "issued": {"fr": "Date", "en": "Date"},
    "version": {"fr": "Version du jeu de données", "en": "Dataset version"},
    "header": {"fr": "Rubrique", "en": "Item"},
    "value": {"fr": "Valeur", "en": "Value"},
}


def answer_columns(answer: Answer) -> list[Column]:
    """The columns to write: each identifier followed by its ``<name>_label`` column."""
    given = {column.name: column for column in answer.columns}
    columns: list[Column] = []
    for column in answer.columns:
        owner = given.get(column.name.removesuffix("_label"))
        if column.role == "label" and owner not in (None, column):
            continue
        columns.append(column)
        if column.role in ("entity", "concept"):
            name = f"{column.name}_label"
            columns.append(given.get(name) or Column(name, column.fr, column.en, "label"))
    return columns


def answer_table(answer: Answer, language: str) -> Table:
    """The rows of an answer, titles in ``language`` (``fr`` or ``en``)."""
    columns = answer_columns(answer)
    labelled = {column.name for column in columns if column.role == "label"}
    titles = [
        f"{_title(column, language)} ({_IDENTIFIER[language]})"
        if f"{column.name}_label" in labelled
        else _title(column, language)
        for column in columns
    ]
    rows = [[plain_cell(row.get(column.name)) for column in columns] for row in answer.rows]
    return Table(_NAMES["rows"][language], _distinct(titles, columns), rows)


def source_table(answer: Answer, language: str) -> Table:
    """The sources of an answer, as a reader cites them."""
    rows = [[plain_cell(getattr(note, name)) for name in SOURCE_TITLES] for note in answer.sources]
    return Table(
        _NAMES["sources"][language], [title[language] for title in SOURCE_TITLES.values()], rows
    )


def about_table(
    answer: Answer, language: str, *, issued: date, licence: Licence, version: str = ""
) -> Table:
    """What was asked, when, of which edition, and what may be done with the answer."""
    said = {key: title[language] for key, title in _ABOUT.items()}
    lines: Iterator[tuple[str, object]] = iter(
        [
            (said["sentence"], answer.sentence or answer.question),
            (said["question"], answer.question),
            *((name, value or said["any"]) for name, value in answer.parameters.items()),
            (said["rows"], len(answer.rows)),
            (said["licence"], licence.title),
            (said["terms"], licence.url),
            (said["issued"], issued.isoformat()),
            (said["version"], version),
        ]
    )
    rows = [[plain_cell(name), plain_cell(value)] for name, value in lines if value != ""]
    return Table(_NAMES["about"][language], [said["header"], said["value"]], rows)


def _title(column: Column, language: str) -> str:
    return (column.en if language == "en" else column.fr) or column.name


def _distinct(titles: list[str], columns: list[Column]) -> list[str]:
    """``titles`` with the column's name beside those met twice."""
    return [
        f"{title} ({column.name})" if titles.count(title) > 1 else title
        for title, column in zip(titles, columns, strict=True)
    ]
