"""Word documents (.docx, ECMA-376), by python-docx."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from graph.errors import InputError, worded
from graph.model.reading import ReadDocument
from graph.sources.documents.archives import is_archive, open_archive
from graph.sources.documents.extra import optional
from graph.sources.documents.running_text import Described, one_resource, with_title

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

__all__ = ["OLD_OFFICE", "Word", "refuse_old_office"]

OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97-2003 begin, and newer ones that are locked by a password."""

_NAMESPACE: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = ".//w:t[not(ancestor::*[local-name()='Fallback'])] | .//w:tab | .//w:br"


@dataclass(frozen=True, slots=True)
class Word:
    """The reader of .docx: headings, paragraphs, lists and tables, in their order.

    Text marked as deleted is left out, text marked as inserted is kept.
    """

    name: str = "word"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether it is a .docx, or a Word document of another kind (refused when read)."""
        if content.startswith(OLD_OFFICE):
            return not name.lower().endswith((".xls", ".xlsx", ".xlsm"))
        return is_archive(content) and b"word/document.xml" in content

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The text of the document.

        Raises
        ------
        InputError: damaged, of an old kind, locked by a password, empty or too long.
        """
        refuse_old_office(content, name, "Word", ".docx")
        docx = optional("docx", name)
        open_archive(BytesIO(content), name).close()
        try:
            document = docx.Document(BytesIO(content))
            lines = list(_lines(document))
        except (
            docx.opc.exceptions.OpcError,
            zipfile.BadZipFile,
            ValueError,
            LookupError,
            AttributeError,
            TypeError,
            SyntaxError,
            OSError,
            RecursionError,
            NotImplementedError,  # an archive packed by a method zipfile does not know
            zlib.error,
        ) as error:
            raise InputError(
                "ce document Word est abîmé ou incomplet.",
                where=name,
                advice="Ouvrez-le dans Word et enregistrez-le de nouveau.",
            ) from error
        title = _title(document)
        text = with_title(title, "\n\n".join(lines))
        return one_resource(text, name, f"{self.name} {self.version}", Described(title))


def refuse_old_office(content: bytes, name: str, program: str, suffix: str) -> None:
    """Nothing, for a file that is not of Office 97-2003.

    Raises
    ------
    InputError: it is, or it is locked by a password: both begin alike.
    """
    if content.startswith(OLD_OFFICE):
        raise InputError(
            worded(
                "ce fichier est protégé par un mot de passe, ou d'un {program} d'avant 2007.",
                program=program,
            ),
            where=name,
            advice=worded("Enregistrez-le en {suffix}, sans mot de passe.", suffix=suffix),
        )


def _lines(document: "Document") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block._element)
        else:
            text = _text(block._element)
            if text.strip():
                yield f"  • {text}" if _is_item(block) else text


def _rows(table: "BaseOxmlElement") -> Iterator[str]:
    """One line a row, its cells separated by semicolons."""
    for row in table.iterchildren(f"{_NAMESPACE}tr"):
        cells = (" ".join(_text(cell).split()) for cell in row.iterchildren(f"{_NAMESPACE}tc"))
        said = [cell for cell in cells if cell]
        if said:
            yield " ; ".join(said)


def _text(element: "BaseOxmlElement") -> str:
    written = {"t": None, "tab": " ", "br": "\n"}
    pieces = []
    for one in element.xpath(_TEXTS):
        kind = one.tag.rpartition("}")[2]
        pieces.append(one.text or "" if kind == "t" else written[kind] or "")
    return "".join(pieces).strip()


def _is_item(paragraph: "Paragraph") -> bool:
    style = _style(paragraph)
    listed = style.startswith(("List", "Liste")) and "Paragraph" not in style
    return listed or bool(paragraph._element.xpath("./w:pPr/w:numPr"))


def _style(paragraph: "Paragraph") -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _title(document: "Document") -> str:
    """The first paragraph in the style « Titre » or of the first level, or nothing."""
    for paragraph in document.paragraphs[:30]:
        if (
            _style(paragraph) in ("Title", "Titre", "Heading 1", "Titre 1")
            and paragraph.text.strip()
        ):
            return " ".join(paragraph.text.split())
    return ""
