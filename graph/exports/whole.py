"""A whole dataset on the disk, as sorted N-Quads: every other file is written from it.

Nothing here holds the dataset in memory: lines are sorted in runs, formats are written while the
file is read. The order of N-Quads, line by line, is that of the canonical form (RDF Dataset
Canonicalization, W3C 2024, section 5) where there is no blank node; where there are some, they
are named by that algorithm (:mod:`graph.exports.canonical`).
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import RdfFormat, parse

from graph.exports.canonical import BlankNodes
from graph.exports.description import dataset_iri, description_quads, is_said_here
from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.public import PublicView, internal_quads
from graph.exports.public_lines import lines_of, public_lines
from graph.exports.sorting import SortedLines
from graph.model.iris import Iris
from graph.model.terms import Quad
from graph.store import Store

__all__ = ["Whole", "write_whole_dataset"]


@dataclass(frozen=True, slots=True)
class Whole:
    """A dataset in a file of sorted N-Quads.

    Parameters
    ----------
    path: the file. iris: mint its identifiers.
    digest: SHA-256 of the file, 64 hexadecimal digits.
    size: of the file, in bytes.
    statements: how many lines.
    """

    path: Path
    iris: Iris
    digest: str
    size: int
    statements: int

    def quads(self) -> Iterator[Quad]:
        """Every statement, by subject, then predicate, object and graph."""
        return parse(path=str(self.path), format=RdfFormat.N_QUADS)


def write_whole_dataset(
    store: Store,
    iris: Iris,
    out: BinaryIO,
    *,
    public: bool = True,
    issued: date | None = None,
    licence: Licence = LICENCE_OUVERTE,
    folder: Path | None = None,
) -> tuple[int, int, str]:
    """Write every statement that may leave as sorted N-Quads.

    Parameters
    ----------
    public: whether what is not public stays behind, or the contact graph alone.
    issued: the day of this edition, which the file states; nothing, and the same statements
        give the same bytes on any day.
    folder: where what does not fit in memory goes.

    Returns
    -------
    How many statements and bytes were written, and the SHA-256 of the file.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    dataset = dataset_iri(iris)
    said = (quad for quad in store.quads(dataset) if is_said_here(quad, dataset))
    dropped = {line for block in lines_of(said) for line in block}
    described = description_quads(iris, issued=issued, licence=licence)
    if public:
        blocks = public_lines(PublicView(store, iris), store)
    else:
        blocks = lines_of(internal_quads(store, iris))
    blank = BlankNodes()
    with SortedLines(folder) as lines:
        for block in blocks:
            kept = blank.take_out(block)
            if dropped:
                kept = [line for line in kept if line not in dropped]
            lines.add(kept, sum(map(len, kept)))
        for block in chain(lines_of(iter(described)), blank.named()):
            lines.add(block, sum(map(len, block)))
        return _write(lines, out)


def _write(lines: SortedLines, out: BinaryIO) -> tuple[int, int, str]:
    """A block is hashed and written while the next one is put together."""
    sha, count, size = hashlib.sha256(), 0, 0

    def keep(data: bytes) -> None:
        sha.update(data)
        out.write(data)

    with ThreadPoolExecutor(1) as keeper:
        under_way = keeper.submit(keep, b"")
        for block in lines.blocks():
            data = b"\n".join(block) + b"\n"
            under_way.result()
            under_way = keeper.submit(keep, data)
            count, size = count + len(block), size + len(data)
        under_way.result()
    return count, size, sha.hexdigest()
