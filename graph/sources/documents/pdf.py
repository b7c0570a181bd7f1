"""PDF that holds text (ISO 32000), by pypdf."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level
from graph.model.reading import ReadDocument
from graph.sources.documents.decoding import refuse_long
from graph.sources.documents.extra import optional
from graph.sources.documents.paragraphs import joined_paragraphs, without_running_heads
from graph.sources.documents.running_text import Described, one_resource, with_title

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["Pdf"]

_MOST_PAGES: Final = 3000
_FEWEST_LETTERS: Final = 20
_NEAR_TOP: Final = 8
_DAMAGE: Final = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,  # a filter or a cipher pypdf does not know
    AssertionError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
)
"""What pypdf lets through, beside its own errors, when a file is not as it should be."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """The reader of PDF: the text of its pages, lines joined into paragraphs.

    What is drawn as a picture is not read.
    """

    name: str = "pdf"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the bytes begin as a PDF."""
        return b"%PDF-" in content[:1024]

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The text of the pages.

        Raises
        ------
        InputError: damaged, locked by a password, without text, or too long.
        """
        pypdf = optional("pypdf", name)
        with _quiet():
            try:
                document = pypdf.PdfReader(BytesIO(content))
                self._unlock(document, name)
                pages = list(_pages(document, name))
                declared = _declared(document)
            except (pypdf.errors.PyPdfError, *_DAMAGE) as error:
                raise InputError(
                    "ce PDF est abîmé ou incomplet.", where=name, advice="Donnez-le de nouveau."
                ) from error
        empty = [number for number, page in enumerate(pages, 1) if not any(map(str.strip, page))]
        if sum(len(line) for page in pages for line in page) < _FEWEST_LETTERS:
            raise InputError(
                "ce PDF ne contient pas de texte, seulement des images.",
                where=name,
                advice="Passez-le à la reconnaissance de caractères (OCR), puis redonnez-le.",
            )
        text = joined_paragraphs(line for page in without_running_heads(pages) for line in page)
        title = _title(declared, text)
        issues = tuple(_without_text(number, name) for number in empty)
        return one_resource(
            with_title(title, text), name, f"{self.name} {self.version}", Described(title), issues
        )

    def _unlock(self, document: "PdfReader", name: str) -> None:
        if document.is_encrypted and not document.decrypt(""):
            raise InputError(
                "ce PDF est protégé par un mot de passe.",
                where=name,
                advice="Enregistrez-en une copie sans mot de passe.",
            )


def _pages(document: "PdfReader", name: str) -> Iterator[list[str]]:
    count = len(document.pages)
    if count > _MOST_PAGES:
        raise InputError(
            worded(
                "ce PDF a {count} pages (limite : {most_pages}).",
                count=count,
                most_pages=_MOST_PAGES,
            ),
            where=name,
            advice="Découpez-le.",
        )
    length = 0
    for page in document.pages:
        text = page.extract_text()
        length += len(text)
        refuse_long(length, name)
        yield text.split("\n")


def _declared(document: "PdfReader") -> str:
    told = document.metadata.title if document.metadata is not None else None
    return " ".join((told or "").split())


def _title(declared: str, text: str) -> str:
    """The title it declares, if a paragraph near the top says it: many are a former file's."""
    top = (paragraph.casefold() for paragraph in text.split("\n\n", _NEAR_TOP)[:_NEAR_TOP])
    return declared if declared and declared.casefold() in top else ""


def _without_text(number: int, name: str) -> Issue:
    message = worded(
        "la page {number} ne contient pas de texte : c'est peut-être une image.", number=number
    )
    return Issue(Level.INFO, name, f"{name}, page {number}", message)


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf tells of each oddity it mends; here the reading either succeeds or does not."""
    logger = logging.getLogger("pypdf")
    before = logger.disabled, logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.disabled, logger.level = before
