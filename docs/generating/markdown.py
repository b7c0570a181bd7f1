"""Markdown from values: headings, tables, code; nothing depends on the day or on a terminal."""

from collections.abc import Iterable, Sequence

__all__ = ["cell", "code", "document", "table"]


def cell(text: object) -> str:
    """``text`` in one cell of a table: bars escaped, lines joined."""
    return " ".join(str(text).split()).replace("|", "\\|")


def code(text: object) -> str:
    """``text`` as code, nothing for an empty text."""
    return f"`{text}`" if str(text) else ""


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table, an empty one after it; nothing at all without rows."""
    lines = ["| " + " | ".join(map(cell, row)) + " |" for row in rows]
    if not lines:
        return []
    return ["| " + " | ".join(header) + " |", "|" + "---|" * len(header), *lines, ""]


def document(title: str, origin: str, lines: Iterable[str]) -> str:
    """A page: its title, where it comes from, its lines, one line break at the end."""
    note = f"<!-- Made by docs/generate.py from {origin}: change that, then run `make docs`. -->"
    return "\n".join([f"# {title}", "", note, "", *lines]).rstrip() + "\n"
