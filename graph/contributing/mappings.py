"""What the columns of tables were taken to be, kept for the next table of the same columns.

``data/mappings/<columns>.mapping.toml``; the file may be copied beside a table on disk, where
``maillage read`` finds it.
"""

from pathlib import Path

from graph.contributing.safe_files import folder_of, write_bytes
from graph.errors import InputError
from graph.model.iris import digest, slug
from graph.settings import Settings
from graph.sources.documents.tables.mapping import ColumnMapping, read_mapping, write_mapping
from graph.sources.documents.tables.table import FileTable
from graph.sources.documents.walking import MAPPING_SUFFIX

__all__ = ["find_mapping", "keep_mapping"]


def find_mapping(settings: Settings, table: FileTable) -> ColumnMapping | None:
    """What the columns of ``table`` were last taken to be; nothing if that is not known."""
    path = _path(settings, table)
    try:
        return read_mapping(path.read_bytes(), path.name)
    except (OSError, InputError):
        return None


def keep_mapping(settings: Settings, table: FileTable, mapping: ColumnMapping) -> None:
    """Keep ``mapping`` for the next table of the same columns.

    Raises
    ------
    StoreBroken: the disk is full or fails.
    InputError: the folder cannot be written.
    """
    path = _path(settings, table)
    folder_of(path.parent)
    write_bytes(path, write_mapping(mapping).encode())


def _path(settings: Settings, table: FileTable) -> Path:
    name = f"{slug(' '.join(table.columns), 40) or 'table'}-{digest(*table.columns, length=8)}"
    return settings.data / "mappings" / f"{name}{MAPPING_SUFFIX}"
