"""Names of blank nodes that depend on what is said of them only (RDFC-1.0, W3C 2024).

Statements without a blank node have no part in it (section 4.4): only the others are given to
the algorithm, so what it costs does not grow with the dataset.
"""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

from graph.exports.public_lines import lines_of
from graph.model.terms import BlankNode, Quad

__all__ = ["BlankNodes"]

_MARK: Final = b"_:"


class BlankNodes:
    """Takes the statements with a blank node out of lines of N-Quads, and gives them named."""

    def __init__(self) -> None:
        self._quads: set[Quad] = set()

    def take_out(self, lines: list[bytes]) -> list[bytes]:
        """``lines`` without those that hold a blank node, which are kept for later."""
        found = [line for line in lines if _MARK in line]
        if not found:
            return lines
        taken = set()
        for line in found:
            quad = next(iter(parse(line, format=RdfFormat.N_QUADS)))
            if any(isinstance(part, BlankNode) for part in quad):
                self._quads.add(quad)
                taken.add(line)
        return [line for line in lines if line not in taken]

    def named(self) -> Iterator[list[bytes]]:
        """The lines taken out, their blank nodes called ``_:c14n0``, ``_:c14n1``..."""
        dataset = Dataset(self._quads)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        return lines_of(iter(dataset))
