"""A large file of N-Quads in pieces: to load takes several times the memory of what is loaded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["pieces"]

_PIECE: Final = 64 * 1024 * 1024
_BLANK: Final = b"_:"


def pieces(path: Path, size: int = _PIECE) -> Iterator[bytes]:
    """The lines of a file, ``size`` bytes or little more at a time.

    The lines that may hold a blank node come all together, at the end: a name of a blank node
    stands for one node within a piece, and for another one in the next (N-Quads, section 3.2).

    Raises
    ------
    OSError: the file cannot be read.
    """
    late: list[bytes] = []
    with path.open("rb") as lines:
        while block := lines.read(size):
            block += lines.readline()
            if _BLANK in block:
                told = block.splitlines(keepends=True)
                late += [line for line in told if _BLANK in line]
                block = b"".join(line for line in told if _BLANK not in line)
            if block:
                yield block
    if late:
        yield b"".join(late)
