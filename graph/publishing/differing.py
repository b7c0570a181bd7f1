"""The lines by which two sorted files differ, read side by side."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, parse

from graph.model.terms import NamedNode, Quad

__all__ = ["differing", "differing_subjects"]

_BLOCK: Final = 1 << 22


def differing(old: Path, new: Path) -> Iterator[tuple[bool, bytes]]:
    """Each line that only one of two sorted files has, in order; true where it is ``new``."""
    with old.open("rb") as before, new.open("rb") as after:
        lines = (_lines(before.fileno()), _lines(after.fileno()))
        left, right = (next(one, None) for one in lines)
        while left is not None or right is not None:
            if left == right:
                left, right = (next(one, None) for one in lines)
            elif right is None or (left is not None and left < right):
                assert left is not None
                yield False, left
                left = next(lines[0], None)
            else:
                yield True, right
                right = next(lines[1], None)


def differing_subjects(old: Path, new: Path) -> Iterator[tuple[NamedNode, list[Quad], list[Quad]]]:
    """Each subject said other things of: what is said now, and what is said no more."""
    for _, group in groupby(differing(old, new), key=lambda one: one[1].partition(b" ")[0]):
        lines = list(group)
        added, removed = (
            list(
                parse(
                    b"".join(line for is_new, line in lines if is_new is wanted),
                    format=RdfFormat.N_QUADS,
                )
            )
            for wanted in (True, False)
        )
        subject = (added or removed)[0].subject
        if isinstance(subject, NamedNode):
            yield subject, added, removed


def _lines(handle: int) -> Iterator[bytes]:
    with open(handle, "rb", buffering=_BLOCK, closefd=False) as lines:
        yield from lines
