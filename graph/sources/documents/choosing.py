"""Which reader reads a file, and the reading of files, folders and archives one by one."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from graph.errors import InputError
from graph.model.reading import ReadDocument
from graph.sources.documents.reader import DocumentReader
from graph.sources.documents.rtes_page import RtesPage

__all__ = ["READERS", "read_document"]

READERS: Mapping[str, DocumentReader] = MappingProxyType(
    {reader.name: reader for reader in (RtesPage(),)}
)
"""Every reader by its name, in the order they are tried."""


def read_document(content: bytes, name: str, reader: str = "") -> ReadDocument:
    """What a document holds.

    Parameters
    ----------
    content: its bytes.
    name: the name of the file, or what a pasted text is called.
    reader: name of the reader to use; the first that fits when it is left empty.

    Raises
    ------
    InputError: no reader of that name, none that fits, or the document cannot be read.
    """
    document = _chosen(content, name, reader).read(content, name)
    return replace(document, checksum=hashlib.sha256(content).hexdigest())


def _chosen(content: bytes, name: str, reader: str) -> DocumentReader:
    if reader:
        if reader not in READERS:
            raise InputError(
                f"aucun lecteur ne s'appelle « {reader[:40]} ».",
                where=name,
                advice=f"Lecteurs : {', '.join(READERS)}.",
            )
        return READERS[reader]
    found = next((one for one in READERS.values() if one.fits(content, name)), None)
    if found is None:
        raise InputError(
            "la forme de ce fichier n'est pas reconnue.",
            where=name,
            advice=f"Choisissez un lecteur : {', '.join(READERS)}.",
        )
    return found
