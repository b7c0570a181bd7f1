"""What every reader of a form of document is."""

from typing import Protocol

from graph.model.reading import ReadDocument

__all__ = ["DocumentReader"]


class DocumentReader(Protocol):
    """Reads one form of document. Nothing it opens is run, fetched or stored."""

    @property
    def name(self) -> str:
        """How it is called on the command line: ``rtes_page``."""

    @property
    def version(self) -> int:
        """Grows when it reads the same file otherwise than before."""

    def fits(self, content: bytes, name: str) -> bool:
        """Whether a file looks like this form, by its first bytes and its name."""

    def read(self, content: bytes, name: str) -> ReadDocument:
        """What the file holds.

        Raises
        ------
        graph.errors.InputError: it is not of this form, is damaged, too large or empty.
        """
