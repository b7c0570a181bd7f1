"""How far a long reading is, told on a terminal."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.model.reading import ReadDocument

__all__ = ["progress_line", "told"]

_WIDTH: Final = 24
_ERASE: Final = "\r\033[K"


def told(documents: "Iterator[ReadDocument]", paths: Sequence[Path]) -> "Iterator[ReadDocument]":
    """The same documents; a terminal is shown a bar of how many of ``paths`` are read."""
    if not sys.stderr.isatty():
        yield from documents
        return
    total = _count(paths)
    try:
        for count, document in enumerate(documents, 1):
            line = progress_line(count, total, document.name)
            print(f"{_ERASE}{line}", end="", file=sys.stderr, flush=True)
            yield document
    finally:
        print(_ERASE, end="", file=sys.stderr, flush=True)


def progress_line(count: int, total: int, name: str) -> str:
    """A bar, ``count`` of ``total``, and the beginning of a document's name."""
    done = _WIDTH * min(count, total) // max(total, 1)
    shown = "".join(letter if letter.isprintable() else "…" for letter in name[:40])
    return f"[{'█' * done}{'·' * (_WIDTH - done)}] {count}/{total} {shown}"


def _count(paths: Sequence[Path]) -> int:
    from graph.sources.documents.walking import files_of

    return sum(1 for _ in files_of(paths))
