"""The first rows of a table, as a mapping would have them read."""

from dataclasses import dataclass

from graph.sources.documents.tables.mapping import ColumnMapping
from graph.sources.documents.tables.properties import PROPERTIES
from graph.sources.documents.tables.table import FileTable

__all__ = ["PreviewColumn", "preview"]


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column: its name, what it is taken for, and its first values.

    Parameters
    ----------
    property: key of ``properties.PROPERTIES``, or an empty text: it is not read.
    label: the same for a reader, in French.
    """

    name: str
    property: str
    label: str
    values: tuple[str, ...]


def preview(table: FileTable, mapping: ColumnMapping, rows: int = 10) -> tuple[PreviewColumn, ...]:
    """Every column of ``table`` with its first ``rows`` values."""
    shown = table.rows[:rows]
    columns = []
    for at, name in enumerate(table.columns):
        meaning = mapping.columns.get(name)
        label = PROPERTIES[meaning.property].label if meaning is not None else ""
        property_name = meaning.property if meaning is not None else ""
        values = tuple(row.cells[at] for row in shown)
        columns.append(PreviewColumn(name, property_name, label, values))
    return tuple(columns)
