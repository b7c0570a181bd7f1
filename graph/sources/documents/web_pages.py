"""The characters of a web page, and its lines as a browser would copy them."""

import codecs
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.errors import InputError
from graph.sources.documents.decoding import LONGEST, DecodedText, decode
from graph.sources.documents.resource_centre.lines import BLANKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageText", "decode_page", "is_page", "main_part", "page_text", "parse_page"]

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})", re.I
)
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.{0,2000}?)-->\s*+)*+"
    rb"<(?i:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6])\b"
)
_LEFT_OUT: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "form",
        "button",
        "select",
        "nav",
        "header",
        "footer",
        "aside",
        "head",
        "title",
    ]
)
_APART: Final = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "article",
        "section",
        "blockquote",
        "table",
        "pre",
        "figure",
    ]
)
_BLOCK: Final = frozenset(
    [
        "div",
        "li",
        "tr",
        "dt",
        "dd",
        "dl",
        "address",
        "main",
        "body",
        "html",
        "figcaption",
        "thead",
        "tbody",
        "caption",
        "hr",
        "details",
        "summary",
    ]
)
_TITLES: Final = frozenset(("h1", "h2", "h3", "h4"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DEEPEST: Final = 400


@dataclass(slots=True)
class PageText:
    """The text of a page, and where in it the resources it marks off begin."""

    text: str
    starts: frozenset[int]


def is_page(content: bytes, name: str) -> bool:
    """Whether the bytes begin as HTML, or the file is called so."""
    start = content[:5000].removeprefix(codecs.BOM_UTF8)
    return _BEGINS.match(start) is not None or (
        name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in content[:100_000]
    )


def decode_page(content: bytes, name: str) -> DecodedText:
    """The characters of a page, in the encoding it declares (HTML, section 13.2.3.2).

    Raises
    ------
    InputError: empty, binary, too long, or in an encoding that is not recognised.
    """
    found = _CHARSET.search(content[:4096])
    if found is not None and len(content) <= 4 * LONGEST:
        try:
            declared = codecs.lookup(found[1].decode("ascii")).name
            if declared not in ("utf-8", "utf-16", "ascii"):
                declared = "cp1252" if declared == "iso8859-1" else declared
                return decode(content.decode(declared).encode(), name)
        except (LookupError, UnicodeError):
            pass
    return decode(content, name)


def parse_page(text: str, name: str) -> "HtmlElement":
    """The tree of a page; nothing it refers to is fetched, no script is run.

    Raises
    ------
    InputError: there is no element in it.
    """
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(
            "cette page HTML est vide ou illisible.",
            where=name,
            advice="Enregistrez-la de nouveau.",
        ) from error
    return tree


def main_part(tree: "HtmlElement") -> "HtmlElement":
    """What the page marks as its main content, or the page."""
    main = tree.xpath("//main | //*[@role='main']")
    found: HtmlElement = main[0] if main else tree
    return found


def page_text(
    top: "HtmlElement",
    holders: "Collection[HtmlElement]" = (),
    labels: Collection[str] = (),
) -> PageText:
    """The lines of a page, as a browser copies them: blank lines around paragraphs and titles.

    Parameters
    ----------
    top: the element to read.
    holders: elements in which the first heading begins a resource.
    labels: texts that stand on a line of their own, whatever element they are in.
    """
    writer = _Writer(frozenset(holders), frozenset(labels))
    writer.element(top, 0)
    return writer.finished()


@dataclass(slots=True)
class _Writer:
    holders: "frozenset[HtmlElement]"
    labels: frozenset[str]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: set[int] = field(default_factory=set)
    awaited: bool = False

    def element(self, node: "HtmlElement", depth: int) -> None:
        """Write a node, its children, and nothing that is not shown."""
        if not isinstance(node.tag, str) or depth > _DEEPEST:
            return
        tag = node.tag.lower()
        if tag in _LEFT_OUT or node.get("hidden") is not None:
            return
        if node in self.holders:
            self.awaited = True
        breaks = 2 if tag in _APART else 1 if tag in _BLOCK or self._is_label(node) else 0
        self._break(breaks)
        if tag == "br":
            self._write("\n")
        if tag == "li":
            self._write("  • ")
        if self.awaited and tag in _TITLES and "".join(node.itertext()).strip(BLANKS):
            self.starts.add(self.length)
            self.awaited = False
        self._say(node.text)
        for child in node:
            self.element(child, depth + 1)
            self._say(child.tail)
        self._break(breaks)

    def finished(self) -> PageText:
        """What has been written."""
        return PageText("".join(self.pieces), frozenset(self.starts))

    def _is_label(self, node: "HtmlElement") -> bool:
        return (node.text or "").strip(f"{BLANKS}:") in self.labels and len(node) == 0

    def _say(self, text: str | None) -> None:
        said = _SPACES.sub(" ", text or "")
        if not self.pieces or self.pieces[-1][-1:] in ("\n", " "):
            said = said.lstrip(" ")
        if said:
            self._write(said)

    def _break(self, lines: int) -> None:
        if not lines or not self.pieces:
            return
        ends = 0
        for piece in reversed(self.pieces):
            bare = piece.rstrip("\n")
            ends += len(piece) - len(bare)
            if bare or ends >= lines:
                break
        if ends < lines:
            self._write("\n" * (lines - ends))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
