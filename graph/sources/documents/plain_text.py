"""Plain text: one resource, its title the first line if that looks like one."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.reading import ReadDocument
from graph.sources.documents.decoding import decode
from graph.sources.documents.running_text import one_resource

__all__ = ["PlainText"]


@dataclass(frozen=True, slots=True)
class PlainText:
    """The reader of any text."""

    name: str = "text"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the bytes are text at all."""
        try:
            decode(content, name)
        except InputError:
            return False
        return True

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The text, as it is.

        Raises
        ------
        InputError: it is no text, empty, or too long.
        """
        decoded = decode(content, name)
        return one_resource(
            decoded.text, name, f"{self.name} {self.version}", issues=decoded.issues
        )
