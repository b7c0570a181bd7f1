"""Pages of the resource centre saved as HTML, whole or in part."""

from dataclasses import dataclass
from typing import Final

from graph.errors import InputError
from graph.model.reading import ReadDocument, ResourceReading
from graph.sources.documents.resource_centre.labels import LABELS
from graph.sources.documents.rtes_page import resources_of
from graph.sources.documents.web_pages import decode_page, is_page, page_text, parse_page

__all__ = ["RtesHtml"]

_TELLING: Final = (b"Type de ressource", b"Ressource priv")
_ONE_EACH: Final = (
    "//article | //*[contains(concat(' ', normalize-space(@class), ' '), ' views-row ')]"
    " | //*[contains(concat(' ', normalize-space(@class), ' '), ' node ')]"
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
        page = page_text(parse_page(decoded.text, name), _ONE_EACH, LABELS)
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
            issues=decoded.issues,
        )
