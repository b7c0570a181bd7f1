"""Sorts more lines than fit in memory: sorted runs on the disk, merged when they are read.

Lines are compared by their bytes, which for UTF-8 is the order of code points. They hold no
control character, as N-Quads do not.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

__all__ = ["SortedLines"]

_IN_MEMORY: Final = 160 * 1024 * 1024
"""How many bytes of lines are sorted at once; Python needs about twice as much for them."""
_TOGETHER: Final = 10_000


class SortedLines:
    """Lines without their ends, given in any order, read sorted and each once.

    To be used in a ``with`` block, at whose end nothing is left on the disk.

    Parameters
    ----------
    folder: where runs are written; the system's folder of temporary files if absent.
    in_memory: how many bytes may be held before a run is written.
    """

    def __init__(self, folder: Path | None = None, in_memory: int = _IN_MEMORY) -> None:
        self._folder, self._in_memory = folder, in_memory
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[BinaryIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lines = []
        for run in self._runs:
            run.close()

    def add(self, lines: list[bytes], size: int) -> None:
        """Take ``lines``, which hold about ``size`` bytes; sorting parts makes the whole quick."""
        self._lines += sorted(lines)
        self._size += size
        if self._size >= self._in_memory:
            self._write_run()

    def blocks(self) -> Iterator[list[bytes]]:
        """The lines in order, thousands at a time; they may be read again."""
        if self._runs:
            yield from self._merged()
            return
        self._lines.sort()
        yield from _each_once(
            self._lines[start : start + _TOGETHER]
            for start in range(0, len(self._lines), _TOGETHER)
        )

    def _write_run(self) -> None:
        self._lines.sort()
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # closed by __exit__
        self._runs.append(run)
        for start in range(0, len(self._lines), _TOGETHER):
            run.write(b"\n".join(self._lines[start : start + _TOGETHER]) + b"\n")
        self._lines, self._size = [], 0

    def _merged(self) -> Iterator[list[bytes]]:
        if self._lines:
            self._write_run()
        for run in self._runs:
            run.seek(0)
        merged = heapq.merge(*self._runs)
        for lines in _each_once(iter(lambda: list(islice(merged, _TOGETHER)), [])):
            yield [line[:-1] for line in lines]


def _each_once(blocks: Iterable[list[bytes]]) -> Iterator[list[bytes]]:
    """Blocks of sorted lines without what is there twice, even on both sides of a cut."""
    last: bytes | None = None
    for block in blocks:
        kept = list(dict.fromkeys(block))
        if kept[0] == last:
            del kept[0]
        last = block[-1]
        if kept:
            yield kept
