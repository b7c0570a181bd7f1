"""Plain text: one resource, its title the first line if that looks like one."""

from dataclasses import dataclass

from graph.model.reading import ReadDocument
from graph.sources.documents.decoding import decode
from graph.sources.documents.running_text import one_resource

__all__ = ["PlainText"]


@dataclass(frozen=True, slots=True)
class PlainText:
    """The reader of any text, and of what no other reader reads."""

    name: str = "text"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Always: a file that is nothing else is read as text, or told why it is none."""
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
