"""Whole graphs as N-Triples, written by the engine while the reader works on what has come.

The engine writes into a pipe without holding Python back: two processors share the work.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from threading import Thread
from typing import Final

import pyoxigraph

from graph.model.terms import DefaultGraph, NamedNode

__all__ = ["dumped"]

_BLOCK: Final = 1 << 20
_LARGEST_PIPE: Final = 1 << 20
_NO_SYNC: Final = f"(os error {errno.EINVAL})"
_MARK: Final = b"#\n"
"""Between two graphs: a line no triple is written as."""


def dumped(
    engine: pyoxigraph.Store, graphs: Iterable[NamedNode | DefaultGraph]
) -> Iterator[tuple[NamedNode | DefaultGraph, bytes]]:
    """The triples of each of ``graphs`` in turn, as blocks of whole lines of N-Triples.

    Raises
    ------
    OSError, RuntimeError: the engine fails.
    """
    names = list(graphs)
    if not names:
        return
    reading, writing = os.pipe()
    _widen(writing)
    failed: list[BaseException] = []
    worker = Thread(target=_write, args=(engine, names, writing, failed), daemon=True)
    worker.start()
    try:
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            yield from _graphs(_blocks(pipe.fileno()), names)
    finally:
        worker.join()
    if failed:
        raise failed[0]


def _write(
    engine: pyoxigraph.Store,
    names: list[NamedNode | DefaultGraph],
    pipe: int,
    failed: list[BaseException],
) -> None:
    try:
        for name in names:
            _dump(engine, name, pipe)
            os.write(pipe, _MARK)
    except (OSError, RuntimeError) as error:  # told by the one who reads
        failed.append(error)
    finally:
        os.close(pipe)


def _dump(engine: pyoxigraph.Store, name: NamedNode | DefaultGraph, pipe: int) -> None:
    """One graph, given by its path: so the engine needs Python for nothing while it writes.

    Once all is written it asks the disk to keep the file, which a pipe refuses with EINVAL
    (fsync(2)); writing to a pipe never fails so.
    """
    try:
        engine.dump(f"/dev/fd/{pipe}", pyoxigraph.RdfFormat.N_TRIPLES, from_graph=name)
    except OSError as error:
        if not str(error).endswith(_NO_SYNC):
            raise


def _blocks(pipe: int) -> Iterator[bytes]:
    """What comes through the pipe, in large blocks cut after whole lines."""
    parts: list[bytes] = []
    size = 0
    while block := os.read(pipe, _BLOCK):
        parts.append(block)
        size += len(block)
        end = block.rfind(b"\n") + 1
        if size >= _BLOCK and end:
            parts[-1] = block[:end]
            yield b"".join(parts)
            parts, size = [block[end:]], len(block) - end
    if rest := b"".join(parts):
        yield rest


def _graphs(
    blocks: Iterator[bytes], names: list[NamedNode | DefaultGraph]
) -> Iterator[tuple[NamedNode | DefaultGraph, bytes]]:
    place = 0
    for block in blocks:
        start = 0
        while (end := _mark(block, start)) >= 0:
            if end > start:
                yield names[place], block[start:end]
            place, start = place + 1, end + len(_MARK)
        if start < len(block):
            yield names[place], block[start:] if start else block


def _mark(block: bytes, start: int) -> int:
    """Where the next mark is, at the beginning of a line; -1 if there is none."""
    if block.startswith(_MARK, start):
        return start
    found = block.find(b"\n" + _MARK, start)
    return found + 1 if found >= 0 else -1


def _widen(pipe: int) -> None:
    """A larger pipe, where the system lets one ask: fewer turns between the two."""
    import fcntl

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _LARGEST_PIPE)
        except OSError:
            return
