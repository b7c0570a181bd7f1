"""From files to what they would bring: read, understood, linked; nothing is stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.linking.gazetteer import IndexGazetteer
from graph.linking.linker import Decisions, link
from graph.linking.name_judgements import FILE, read_name_judgements
from graph.linking.neighbours import StoreNeighbours
from graph.mentions.reading import read_text
from graph.model.iris import Iris
from graph.model.reading import ReadDocument, ResourceReading
from graph.questions.dataset import Dataset
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.sources.documents.choosing import documents_in, read_document, read_documents
from graph.store.base import Store

__all__ = ["Reading"]


@dataclass(slots=True)
class Reading:
    """Reads documents with the names of one graph; to be closed after use.

    Parameters
    ----------
    names: the names it knows.
    store: what the graph ties together, which tells homonyms apart.
    iris: the identifiers of the graph.
    decisions: what people decided on names before.
    """

    names: NameIndex
    store: Store
    iris: Iris
    decisions: Decisions = field(default_factory=Decisions)

    @classmethod
    def open(cls, settings: Settings) -> "Reading":
        """With the names and statements of the graph in use.

        Raises
        ------
        StoreMissing: nothing has been built.
        StoreBroken: it cannot be read.
        """
        opened = Dataset.open(settings)
        decisions = read_name_judgements(settings.data / FILE).decisions(opened.iris)
        return cls(opened.names, opened.store, opened.iris, decisions)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the names go."""
        self.names.close()

    def with_names(self, names: NameIndex) -> "Reading":
        """The same with other names."""
        return replace(self, names=names)

    def read_files(self, paths: Iterable[Path], reader: str = "") -> Iterator[ReadDocument]:
        """The documents of files, folders and archives, one at a time.

        Raises
        ------
        InputError: one cannot be read.
        """
        return map(self.understood, read_documents(paths, reader))

    def read_bytes(self, content: bytes, name: str, reader: str = "") -> ReadDocument:
        """One document; ``name`` is that of its file, or what a pasted text is called.

        Raises
        ------
        InputError: it cannot be read.
        """
        return self.understood(read_document(content, name, reader))

    def read_upload(self, content: bytes, name: str, reader: str = "") -> Iterator[ReadDocument]:
        """The documents of a file somebody sends, which may be an archive, one at a time.

        Raises
        ------
        InputError: it cannot be read, or nothing of the archive.
        """
        return map(self.understood, documents_in(content, name, reader))

    def understood(self, document: ReadDocument) -> ReadDocument:
        """A document as a reader gives it, with what is understood of it."""
        readings = (self._read(document.text, reading) for reading in document.readings)
        return replace(document, readings=tuple(readings))

    def _read(self, text: str, reading: ResourceReading) -> ResourceReading:
        """Running text is read; what a table or RDF says is only linked."""
        gazetteer = IndexGazetteer(self.names)
        if not reading.entities:
            reading = read_text(text, reading.resource, gazetteer)
        ties = StoreNeighbours(self.store, self.iris)
        return link(reading, gazetteer, self.decisions, ties)
