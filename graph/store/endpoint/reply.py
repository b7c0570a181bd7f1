"""What the endpoint gives: a whole answer in one format."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from graph.store.endpoint.formats import Format

__all__ = ["Reply"]

_PIECE = 64 * 1024


@dataclass(slots=True)
class Reply:
    """A whole answer; a context manager, to be closed once it has been read.

    Parameters
    ----------
    form: of the query: ``select``, ``ask``, ``construct`` or ``describe``.
    format: of the body.
    body: in memory while it is small, in a file without a name otherwise.
    size: of the body, in bytes.
    is_cut: whether rows were left out, or may have been: as many came as may come.
    rows: the most that may come.
    """

    form: str
    format: Format
    body: IO[bytes]
    size: int
    is_cut: bool
    rows: int

    def read(self) -> bytes:
        """The body."""
        self.body.seek(0)
        return self.body.read()

    def pieces(self) -> Iterator[bytes]:
        """The body in pieces."""
        self.body.seek(0)
        while piece := self.body.read(_PIECE):
            yield piece

    def close(self) -> None:
        """Let the body go."""
        self.body.close()

    def __enter__(self) -> "Reply":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
