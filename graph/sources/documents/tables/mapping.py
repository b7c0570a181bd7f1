"""What the columns of a table mean: written once, kept beside the table, used again."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import InputError, worded
from graph.model.vocabulary import Kind
from graph.sources.documents.decoding import decode
from graph.sources.documents.tables.properties import PROPERTIES, RELATIONS

__all__ = ["ColumnMapping", "Meaning", "read_mapping", "write_mapping"]

_KINDS: Final = {kind.value: kind for kind in Kind if kind is not Kind.RESOURCE}
_TOP: Final = frozenset(("title", "publisher", "sheet", "header", "kind", "relation", "columns"))
_OF_COLUMN: Final = frozenset(("property", "kind", "inverse", "separator"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column is.

    Parameters
    ----------
    property: a key of ``properties.PROPERTIES``.
    kind: of a relation: what its cells name; that of the property when nothing is said.
    inverse: of a relation: whether the cells are its subjects.
    separator: what stands between several values of a cell, or an empty text.
    """

    property: str
    kind: Kind | None = None
    inverse: bool = False
    separator: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a table is about, and what its columns are; other columns are not read.

    Parameters
    ----------
    kind: what each row is.
    header: line of the names of the columns; the first that is not blank when 0.
    relation: of a table with a column ``object`` and none ``relation``: the one relation it is of.
    guessed: whether a program wrote it and nobody has looked at it.
    """

    columns: Mapping[str, Meaning]
    kind: Kind = Kind.ORGANISATION
    title: str = ""
    publisher: str = ""
    sheet: str = ""
    header: int = 0
    relation: str = ""
    guessed: bool = field(default=False, compare=False)

    def column_of(self, name: str) -> str:
        """The column that means ``name``, or an empty text."""
        return next((column for column, one in self.columns.items() if one.property == name), "")


def read_mapping(content: bytes, name: str) -> ColumnMapping:
    """The mapping in a TOML or JSON file.

    Raises
    ------
    InputError: it is neither, or says something that no mapping says.
    """
    text = decode(content, name).text
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            worded("ce fichier de correspondance ne se lit pas ({error}).", error=str(error)[:80]),
            where=name,
            advice="Voyez docs/how-to/read-a-table.md.",
        ) from error
    return _Reader(name).mapping(data)


def write_mapping(mapping: ColumnMapping) -> str:
    """``mapping`` as TOML; ``read_mapping`` gives it back."""
    lines = [
        f"{key} = {_quoted(str(value))}"
        for key, value in (
            ("title", mapping.title),
            ("publisher", mapping.publisher),
            ("kind", mapping.kind.value),
            ("sheet", mapping.sheet),
            ("relation", mapping.relation),
        )
        if value
    ]
    lines += [f"header = {mapping.header}"] if mapping.header else []
    lines += ["", "[columns]"]
    lines += [f"{_quoted(column)} = {_meaning(one)}" for column, one in mapping.columns.items()]
    return "\n".join(lines) + "\n"


def _meaning(one: Meaning) -> str:
    said = [f"property = {_quoted(one.property)}"]
    if one.kind is not None:
        said.append(f"kind = {_quoted(one.kind.value)}")
    if one.inverse:
        said.append("inverse = true")
    if one.separator:
        said.append(f"separator = {_quoted(one.separator)}")
    return _quoted(one.property) if len(said) == 1 else f"{{ {', '.join(said)} }}"


def _quoted(text: str) -> str:
    """A basic string of TOML 1.0, which is one of JSON but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True)
class _Reader:
    name: str

    def mapping(self, data: Any) -> ColumnMapping:
        top = self._table(data, "le fichier")
        self._known(top, _TOP, "")
        columns = self._table(top.get("columns"), "columns")
        mapping = ColumnMapping(
            columns={column: self._column(column, value) for column, value in columns.items()},
            kind=self._kind(top.get("kind", Kind.ORGANISATION.value), "kind"),
            title=self._text(top, "title"),
            publisher=self._text(top, "publisher"),
            sheet=self._text(top, "sheet"),
            header=self._number(top.get("header", 0)),
            relation=self._text(top, "relation"),
        )
        if mapping.relation and mapping.relation not in RELATIONS:
            raise self._wrong("relation", mapping.relation, RELATIONS)
        if not mapping.column_of("name"):
            raise self._error(worded("aucune colonne n'est le nom (« name »)."))
        return mapping

    def _column(self, column: str, value: Any) -> Meaning:
        said = {"property": value} if isinstance(value, str) else self._table(value, column)
        self._known(said, _OF_COLUMN, f"columns.{column} : ")
        name = self._text(said, "property")
        if name not in PROPERTIES:
            raise self._wrong(column, name, PROPERTIES)
        inverse = said.get("inverse", False)
        if not isinstance(inverse, bool):
            raise self._error(worded("{column} : inverse est true ou false.", column=column))
        kind = self._kind(said["kind"], column) if "kind" in said else None
        return Meaning(name, kind, inverse, self._text(said, "separator"))

    def _table(self, value: Any, what: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._error(worded("« {what} » doit être une table de TOML.", what=what[:40]))
        return value

    def _known(self, said: Mapping[str, Any], known: frozenset[str], where: str) -> None:
        unknown = sorted(set(said) - known)
        if unknown:
            raise self._error(
                worded("{where}mot inconnu : {names}.", where=where, names=", ".join(unknown)[:80])
            )

    def _text(self, said: Mapping[str, Any], key: str) -> str:
        value = said.get(key, "")
        if not isinstance(value, str):
            raise self._error(worded("{key} doit être un texte.", key=key))
        return value

    def _number(self, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._error(worded("header doit être le numéro d'une ligne."))
        return value

    def _kind(self, value: Any, where: str) -> Kind:
        if not isinstance(value, str) or value not in _KINDS:
            raise self._wrong(where, str(value), _KINDS)
        return _KINDS[value]

    def _wrong(self, where: str, value: str, known: Mapping[str, object]) -> InputError:
        return self._error(
            worded(
                "{where} : « {value} » n'est pas un de : {names}.",
                where=where[:40],
                value=value[:40],
                names=", ".join(known),
            )
        )

    def _error(self, what: str) -> InputError:
        return InputError(
            worded("correspondance : {what}", what=what),
            where=self.name,
            advice="Voyez docs/how-to/read-a-table.md.",
        )
