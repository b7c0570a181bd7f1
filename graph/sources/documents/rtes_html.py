"""Pages of the resource centre saved as HTML, whole or in part."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import InputError
from graph.model.reading import ReadDocument, ResourceReading
from graph.sources.documents.resource_centre.labels import LABELS
from graph.sources.documents.resource_centre.pages import resources_of, untitled
from graph.sources.documents.web_pages import (
    decode_page,
    is_page,
    main_part,
    page_text,
    parse_page,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["RtesHtml"]

_TYPE: Final = "Type de ressource"
_TELLING: Final = (b"Type de ressource", b"Ressource priv")
_ONE_EACH: Final = (
    ".//article | .//*[contains(concat(' ', normalize-space(@class), ' '), ' views-row ')]"
    " | .//*[contains(concat(' ', normalize-space(@class), ' '), ' node ')]"
)
"""What Drupal puts around each entry of a listing, or around the one resource of a page."""


@dataclass(frozen=True, slots=True)
class RtesHtml:
    """The reader of such pages; offsets count the characters of the text it takes out of them."""

    name: str = "rtes_html"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the page is HTML with the labels of the resource centre."""
        return is_page(content, name) and all(label in content for label in _TELLING)

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The resources of the page, without entities.

        Raises
        ------
        InputError: it cannot be decoded, or holds no resource.
        """
        decoded = decode_page(content, name)
        top = main_part(parse_page(decoded.text, name))
        page = page_text(top, _holders(top), LABELS)
        resources = resources_of(page.text, page.starts)
        if not resources:
            raise InputError(
                "cette page ne contient aucune ressource.",
                where=name,
                advice="Enregistrez la page entière.",
            )
        return ReadDocument(
            name=name,
            reader=f"{self.name} {self.version}",
            text=page.text,
            readings=tuple(map(ResourceReading, resources)),
            issues=(*decoded.issues, *untitled(resources, page.text, name)),
        )


def _holders(top: "HtmlElement") -> "list[HtmlElement]":
    """What holds one resource each: the entries of a listing, or the heading of a page of one."""
    found = top.xpath(_ONE_EACH)
    known = set(found)
    outer = [one for one in found if known.isdisjoint(one.iterancestors())]
    if len(outer) > 1:
        return outer
    one_resource = "".join(top.itertext()).count(_TYPE) == 1
    return top.xpath(".//h1")[:1] if one_resource else outer
