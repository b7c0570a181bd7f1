"""What the rows of a table say, with the row each thing is said in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.errors import InputError, worded
from graph.model.contacts import without_contacts
from graph.model.iris import folded
from graph.model.issues import Issue, Level
from graph.model.reading import (
    Mention,
    Part,
    Passage,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind
from graph.sources.documents.running_text import title_of_file
from graph.sources.documents.tables.cells import (
    Cell,
    code_in,
    date_in,
    kind_in,
    kind_of_name,
    relation_in,
    split,
)
from graph.sources.documents.tables.mapping import ColumnMapping, Meaning
from graph.sources.documents.tables.properties import ATTRIBUTES, PROPERTIES, RELATIONS
from graph.sources.documents.tables.table import FileTable, TableRow

__all__ = ["read_rows"]

_LOOKED_AT: Final = 0.95
"""Somebody said what the columns are: the table states it."""

_MOST_ISSUES: Final = 200
_GUESSED: Final = 0.8
"""A program guessed what the columns are: a person decides."""


def read_rows(table: FileTable, mapping: ColumnMapping, reader: str) -> ReadDocument:
    """The document a table is: one line of text a row, and what the rows say.

    Raises
    ------
    InputError: the mapping names a column the table has not.
    """
    missing = [column for column in mapping.columns if column not in table.columns]
    if missing:
        raise InputError(
            worded("colonne absente : {names}.", names=", ".join(name[:40] for name in missing)),
            where=f"{table.name}:{table.header}",
            advice=worded("Colonnes du fichier : {names}.", names=", ".join(table.columns)[:300]),
        )
    places = {column: at for at, column in enumerate(table.columns)}
    return _Rows(table, mapping, places).document(reader)


@dataclass(slots=True)
class _Entity:
    key: str
    label: str
    kind: Kind
    code: str = ""
    names: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class _Rows:
    table: FileTable
    mapping: ColumnMapping
    places: Mapping[str, int]
    lines: list[str] = field(default_factory=list)
    length: int = 0
    found: list[_Entity] = field(default_factory=list)
    entities: dict[tuple[Kind, str], _Entity] = field(default_factory=dict)
    relations: list[ReadRelation] = field(default_factory=list)
    attributes: list[ReadAttribute] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    unsaid: int = 0

    def document(self, reader: str) -> ReadDocument:
        title = self.mapping.title or title_of_file(self.table.name)
        for row in self.table.rows:
            self._row(row)
        text = "\n".join(self.lines)
        resource = ReadResource(
            title=title,
            start=0,
            end=len(text),
            publisher=self.mapping.publisher,
            passages=(Passage(Part.BODY, 0, len(text)),) if text else (),
        )
        entities = tuple(self._entity(one) for one in self.found)
        reading = ResourceReading(resource, entities, tuple(self.relations), tuple(self.attributes))
        issues = (*self.table.issues, *self._told())
        return ReadDocument(self.table.name, reader, text, (reading,), issues)

    def _entity(self, one: _Entity) -> ReadEntity:
        return ReadEntity(
            key=one.key,
            label=one.label,
            kind=one.kind,
            mentions=tuple(one.mentions),
            names=tuple(name for name in one.names if name != one.label),
            evidence="une ligne du tableau",
            code=one.code,
            confidence=self._confidence,
        )

    @property
    def _confidence(self) -> float:
        return _GUESSED if self.mapping.guessed else _LOOKED_AT

    def _row(self, row: TableRow) -> None:
        start = self.length
        cells = self._rendered(row)
        line = self.lines[-1] if cells else ""
        named = next((cell for cell in cells if cell.meaning.property == "name"), None)
        if named is None:
            self._issue(row, worded("pas de nom : la ligne est laissée."))
            return
        given = {cell.meaning.property: cell for cell in cells}
        subject = self._subject(row, named, given)
        for cell in cells:
            if cell.meaning.property == "alias":
                subject.names.update(dict.fromkeys(part.value for part in split(cell)))
            elif cell.meaning.property in ATTRIBUTES:
                self._attribute(row, subject, cell)
            elif cell.meaning.property in RELATIONS:
                for part in split(cell):
                    self._relation(subject, part, cell.meaning, given, (start, line))
        if "object" in given:
            self._stated(row, subject, given, (start, line))

    def _rendered(self, row: TableRow) -> list[Cell]:
        """The mapped cells of a row; they make a line of the text."""
        cells: list[Cell] = []
        pieces: list[str] = []
        at = self.length
        for column, meaning in self.mapping.columns.items():
            value = without_contacts(row.cells[self.places[column]]).strip()
            if value:
                head = f"{' ; ' if pieces else ''}{column} : "
                pieces += [head, value]
                cells.append(Cell(meaning, column, value, at + len(head)))
                at += len(head) + len(value)
        if pieces:
            self.lines.append("".join(pieces))
            self.length = at + 1
        return cells

    def _subject(self, row: TableRow, named: Cell, given: dict[str, Cell]) -> _Entity:
        kind = self.mapping.kind
        if "kind" in given:
            told = kind_in(given["kind"].value)
            if told is None:
                self._issue(
                    row, worded("sorte inconnue : « {value} ».", value=given["kind"].value[:40])
                )
            kind = told or kind
        elif self.mapping.kind is Kind.ORGANISATION:
            kind = kind_of_name(named.value, kind)
        label = named.value
        if "first_name" in given:
            label = f"{given['first_name'].value} {label}"
        return self._named(label, kind, named.mention, self._code(row, given.get("code")))

    def _named(self, label: str, kind: Kind, mention: Mention, code: str = "") -> _Entity:
        key = (kind, f"#{code}" if code else folded(label) or label)
        found = self.entities.get(key)
        if found is None:
            found = _Entity(f"e{len(self.found) + 1}", label, kind, code)
            self.found.append(found)
            self.entities[key] = found
            self.entities.setdefault((kind, folded(label) or label), found)
        found.names[label] = None
        found.mentions.append(mention)
        return found

    def _code(self, row: TableRow, cell: Cell | None) -> str:
        code = code_in(cell.value) if cell is not None else ""
        if cell is not None and not code:
            message = worded(
                "{column} : « {value} » n'est ni un SIREN ni un code INSEE.",
                column=cell.column,
                value=cell.value[:40],
            )
            self._issue(row, message)
        return code

    def _attribute(self, row: TableRow, subject: _Entity, cell: Cell) -> None:
        name, value = cell.meaning.property, cell.value
        if name in ("start_date", "end_date", "founding_year"):
            value = date_in(value)
            value = value[:4] if name == "founding_year" else value
            if not value:
                self._issue(
                    row,
                    worded(
                        "{column} : « {value} » n'est pas une date.",
                        column=cell.column,
                        value=cell.value[:40],
                    ),
                )
                return
        self.attributes.append(
            ReadAttribute(subject.key, name, value, cell.start, cell.end, self._confidence)
        )

    def _relation(
        self,
        subject: _Entity,
        part: Cell,
        meaning: Meaning,
        given: dict[str, Cell],
        said: tuple[int, str],
    ) -> None:
        usual = None if meaning.inverse else PROPERTIES[meaning.property].kind
        kind = meaning.kind or kind_of_name(part.value, usual or Kind.ORGANISATION)
        other = self._named(part.value, kind, part.mention)
        ends = (other, subject) if meaning.inverse else (subject, other)
        self._state(ends, meaning.property, part.column, given, said)

    def _stated(
        self, row: TableRow, subject: _Entity, given: dict[str, Cell], said: tuple[int, str]
    ) -> None:
        """A table of relations: each row names one, and its other end."""
        predicate = self.mapping.relation
        if "relation" in given:
            predicate = relation_in(given["relation"].value)
        if not predicate:
            self._issue(row, worded("la relation n'est pas nommée ou n'est pas connue."))
            return
        for part in split(given["object"]):
            usual = RELATIONS[predicate].kind or Kind.ORGANISATION
            kind = part.meaning.kind or kind_of_name(part.value, usual)
            other = self._named(part.value, kind, part.mention)
            self._state((subject, other), predicate, part.column, given, said)

    def _state(
        self,
        ends: tuple[_Entity, _Entity],
        predicate: str,
        column: str,
        given: dict[str, Cell],
        said: tuple[int, str],
    ) -> None:
        start, line = said
        dates = {name: date_in(given[name].value) for name in ("since", "until") if name in given}
        role = given["role"].value if predicate == "hasRole" and "role" in given else ""
        self.relations.append(
            ReadRelation(
                subject=ends[0].key,
                predicate=predicate,
                object=ends[1].key,
                quote=line,
                start=start,
                end=start + len(line),
                pattern=f"colonne {column}",
                confidence=self._confidence,
                since=dates.get("since", ""),
                until=dates.get("until", ""),
                role=role,
            )
        )

    def _issue(self, row: TableRow, message: str) -> None:
        if len(self.issues) < _MOST_ISSUES:
            name = self.table.name
            self.issues.append(Issue(Level.WARNING, name, self.table.cell_name(row), message))
        else:
            self.unsaid += 1

    def _told(self) -> tuple[Issue, ...]:
        """The issues of the rows; of very many, the first."""
        if not self.unsaid:
            return tuple(self.issues)
        name = self.table.name
        rest = Issue(
            Level.WARNING,
            name,
            name,
            worded("{count} autres remarques ne sont pas dites.", count=self.unsaid),
        )
        return (*self.issues, rest)
