"""Which reader reads a file, and the reading of files, folders and archives one by one."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level
from graph.model.reading import ReadDocument
from graph.sources.documents.archives import is_archive
from graph.sources.documents.article import Article
from graph.sources.documents.markdown import Markdown
from graph.sources.documents.pdf import Pdf
from graph.sources.documents.plain_text import PlainText
from graph.sources.documents.rdf_file import RdfFile
from graph.sources.documents.reader import DocumentReader
from graph.sources.documents.rtes_html import RtesHtml
from graph.sources.documents.rtes_page import RtesPage
from graph.sources.documents.table_files import TableFile
from graph.sources.documents.tables.mapping import read_mapping
from graph.sources.documents.walking import MAPPING_SUFFIX, StoredFile, files_in_bytes, files_of
from graph.sources.documents.word import Word

__all__ = ["READERS", "documents_in", "read_document", "read_documents"]

READERS: Mapping[str, DocumentReader] = MappingProxyType(
    {
        reader.name: reader
        for reader in (
            Pdf(),
            Word(),
            TableFile(),
            RdfFile(),
            RtesHtml(),
            RtesPage(),
            Article(),
            Markdown(),
            PlainText(),
        )
    }
)
"""Every reader by its name, in the order they are tried; the last one fits everything."""


def read_document(content: bytes, name: str, reader: str = "") -> ReadDocument:
    """What a document holds.

    Parameters
    ----------
    content: its bytes.
    name: the name of the file, or what a pasted text is called.
    reader: name of the reader to use; when left empty, the first that fits, plain text last.

    Raises
    ------
    InputError: no reader of that name, or the document cannot be read.
    """
    return _read_with(_chosen(content, name, reader), content, name)


def documents_in(content: bytes, name: str, reader: str = "") -> Iterator[ReadDocument]:
    """The documents of a file, which may be a .zip of several; one in memory at a time.

    Raises
    ------
    InputError: as ``read_document``; of an archive, when it is refused as a whole or nothing in
        it can be read.
    """
    return _read_all(files_in_bytes(content, name), reader)


def read_documents(paths: Iterable[Path], reader: str = "") -> Iterator[ReadDocument]:
    """The documents of files, folders and .zip archives, one in memory at a time.

    A file of a folder or archive that cannot be read gives a document without text whose issue
    says why; the others are read.

    Raises
    ------
    InputError: a file named in ``paths`` cannot be read, or nothing of a folder or archive.
    """
    for path in paths:
        yield from _read_all(files_of([path]), reader)


def _read_all(files: Iterator[StoredFile], reader: str) -> Iterator[ReadDocument]:
    unread: list[InputError] = []
    read = 0
    for file in files:
        try:
            document = _read(file, reader)
        except InputError as error:
            if file.named:
                raise
            unread.append(error)
            yield _unread(file, error)
        else:
            read += 1
            yield document
    if unread and not read:
        raise unread[0]
    if not read:
        raise InputError("aucun document ici.", advice="Vérifiez le dossier ou l'archive.")


def _read(file: StoredFile, reader: str) -> ReadDocument:
    content = file.load()
    if file.mapping is None or reader not in ("", "table"):
        return read_document(content, file.name, reader)
    mapping = read_mapping(file.mapping(), file.name.rpartition("/")[2] + MAPPING_SUFFIX)
    return _read_with(TableFile(mapping), content, file.name)


def _read_with(reader: DocumentReader, content: bytes, name: str) -> ReadDocument:
    checksum = hashlib.sha256(content).hexdigest()
    return replace(reader.read(content, name), checksum=checksum)


def _unread(file: StoredFile, error: InputError) -> ReadDocument:
    message = worded("{what} {advice}", what=error.what, advice=error.advice)
    issue = Issue(Level.VIOLATION, file.name, error.where or file.name, message)
    return ReadDocument(name=file.name, reader="", text="", readings=(), issues=(issue,))


def _chosen(content: bytes, name: str, reader: str) -> DocumentReader:
    if reader:
        if reader not in READERS:
            raise InputError(
                worded("aucun lecteur ne s'appelle « {reader} ».", reader=reader[:40]),
                where=name,
                advice=worded("Lecteurs : {names}.", names=", ".join(READERS)),
            )
        return READERS[reader]
    found = next(one for one in READERS.values() if one.fits(content, name))
    if isinstance(found, PlainText) and is_archive(content):
        raise InputError(
            "c'est une archive, pas un document.", where=name, advice="Donnez ses fichiers."
        )
    return found
