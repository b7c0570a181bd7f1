"""A timeline as a table: one row for each thing a source says, with its two times."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.exports.cells import Plain, plain_cell
from graph.exports.contacts import without_contacts
from graph.exports.tables import Table
from graph.network.moments import Moment, Period
from graph.questions.answer import SourceNote

__all__ = ["timeline_table"]

_HEADERS: Final = {
    "fr": [
        *("Affirmation", "Vrai depuis", "Vrai jusque", "Dit le", "Source", "Éditeur", "Adresse"),
        *("Accès", "Source (identifiant)", "Sujet (identifiant)", "Relation (identifiant)"),
        "Objet (identifiant)",
    ],
    "en": [
        *("Statement", "True since", "True until", "Said on", "Source", "Publisher", "Address"),
        *("Access", "Source (identifier)", "Subject (identifier)", "Relation (identifier)"),
        "Object (identifier)",
    ],
}
_NAME: Final = {"fr": "Frise", "en": "Timeline"}


def timeline_table(
    moments: Iterable[Moment], notes: Mapping[str, SourceNote], language: str = "fr"
) -> Table:
    """Every statement of every source, dates as the sources write them (ISO 8601).

    Parameters
    ----------
    notes: how each source is cited, by its IRI.
    """
    rows = [
        [plain_cell(without_contacts(str(cell))) for cell in row]
        for one in moments
        for row in _rows(one, notes)
    ]
    return Table(_NAME[language], list(_HEADERS[language]), rows)


def _rows(moment: Moment, notes: Mapping[str, SourceNote]) -> Iterator[list[Plain]]:
    if moment.statement is None:
        since, until, _ = moment.periods[0] if moment.periods else Period("", "")
        for one in moment.said:
            yield [moment.text, since, until, *_cited(one.source, notes), "", "", ""]
        return
    for claim in moment.statement.claims:
        yield [
            *(moment.text, claim.since, claim.until),
            *_cited(claim.source, notes),
            *claim.triple,
        ]


def _cited(source: str, notes: Mapping[str, SourceNote]) -> list[Plain]:
    """Date, title, publisher, address, access and identifier of a source."""
    note = notes.get(source) or SourceNote(source, source)
    return [note.issued, note.title, note.publisher, note.url, note.access, source]
