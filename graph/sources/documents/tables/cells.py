"""The cells of a row, and the dates, codes, kinds and relations they write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from graph.model.iris import folded
from graph.model.reading import Mention
from graph.model.vocabulary import Kind
from graph.sources.documents.tables.mapping import Meaning
from graph.sources.documents.tables.properties import RELATIONS

__all__ = ["Cell", "code_in", "date_in", "kind_in", "kind_of_name", "relation_in", "split"]

_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
_BETWEEN_DIGITS = re.compile(r"[\s.]")
_SIREN = re.compile(r"(\d{9})(?:\d{5})?")
_INSEE = re.compile(r"\d{4,5}|2[AB]\d{3}")
_COLLECTIVITE = re.compile(
    r"(?:(?:ville|commune|mairie|departement|region|agglomeration) (?:de |d |du |des |la |le |l )"
    r"|communaute (?:de communes|d agglomeration|urbaine)\b|(?:euro)?metropole\b"
    r"|conseil (?:departemental|regional|municipal)\b|region [a-z]|departement [a-z]"
    r"|(?:cc|ca|cu|petr|syndicat mixte|syndicat intercommunal) [a-z])"
)
_KINDS: Final = {
    "association": Kind.ORGANISATION,
    "entreprise": Kind.ORGANISATION,
    "organisation": Kind.ORGANISATION,
    "cooperative": Kind.ORGANISATION,
    "scic": Kind.ORGANISATION,
    "commune": Kind.COLLECTIVITE,
    "ville": Kind.COLLECTIVITE,
    "epci": Kind.COLLECTIVITE,
    "metropole": Kind.COLLECTIVITE,
    "departement": Kind.COLLECTIVITE,
    "region": Kind.COLLECTIVITE,
    "collectivite": Kind.COLLECTIVITE,
    "collectivite territoriale": Kind.COLLECTIVITE,
    "personne": Kind.PERSON,
    "projet": Kind.PROJECT,
    "evenement": Kind.EVENT,
    "territoire": Kind.TERRITORY,
    "theme": Kind.CONCEPT,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row, and where it stands in the text."""

    meaning: Meaning
    column: str
    value: str
    start: int

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.value)

    @property
    def mention(self) -> Mention:
        """Where it names something."""
        return Mention(self.start, self.end, self.value)


def split(cell: Cell) -> Iterator[Cell]:
    """The values of a cell that has several."""
    mark = cell.meaning.separator
    at = 0
    for piece in cell.value.split(mark) if mark else [cell.value]:
        value = piece.strip()
        if value:
            yield replace(cell, value=value, start=cell.start + at + piece.index(value))
        at += len(piece) + len(mark)


def date_in(text: str) -> str:
    """A year, month or day of ``text``, or nothing."""
    found = _FRENCH_DATE.fullmatch(text)
    if found is not None:
        day, month, year = found.groups()
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return text if _DATE.fullmatch(text) else ""


def relation_in(text: str) -> str:
    """The relation ``text`` names: by its term, its label or a usual name of column."""
    if text in RELATIONS:
        return text
    told = folded(text)
    for name, one in RELATIONS.items():
        if told == folded(one.label) or told in one.headers:
            return name
    return ""


def code_in(text: str) -> str:
    """The SIREN (of a SIRET as well) or INSEE code ``text`` is, or nothing.

    A workbook takes the first zero off the codes of nine départements; it is put back.
    """
    digits = _BETWEEN_DIGITS.sub("", text).upper()
    siren = _SIREN.fullmatch(digits)
    if siren is not None:
        return siren[1]
    return digits.zfill(5) if _INSEE.fullmatch(digits) else ""


def kind_in(text: str) -> Kind | None:
    """The kind of thing ``text`` names: ``association``, ``Commune``."""
    return _KINDS.get(folded(text))


def kind_of_name(name: str, otherwise: Kind) -> Kind:
    """``otherwise``, but a collectivité for « Ville de … », « Métropole de … » and the like."""
    if otherwise is Kind.ORGANISATION and _COLLECTIVITE.match(folded(name)):
        return Kind.COLLECTIVITE
    return otherwise
