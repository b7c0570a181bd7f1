"""Pages of the resource centre as copied: a listing, or one resource."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.reading import ReadDocument, ResourceReading
from graph.sources.documents.decoding import decode
from graph.sources.documents.resource_centre.labels import field_blocks, is_site_title
from graph.sources.documents.resource_centre.lines import lines_of
from graph.sources.documents.resource_centre.pages import resources_of, untitled
from graph.sources.documents.rtes_html import RtesHtml
from graph.sources.documents.web_pages import is_page

__all__ = ["RtesPage"]


@dataclass(frozen=True, slots=True)
class RtesPage:
    """The reader of such pages in plain text."""

    name: str = "rtes_page"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the text begins with the name of the site, or has a block of fields."""
        try:
            lines = lines_of(decode(content, name).text)
        except InputError:
            return False
        return any(map(is_site_title, lines[:3])) or next(field_blocks(lines), None) is not None

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The resources of the page, without entities; a page saved as HTML is read as such.

        Raises
        ------
        InputError: it is no text, or holds no resource.
        """
        if is_page(content, name):
            return RtesHtml().read(content, name)
        decoded = decode(content, name)
        resources = resources_of(decoded.text)
        if not resources:
            raise InputError(
                "cette page ne contient aucune ressource.",
                where=name,
                advice="Copiez la page entière, titre compris.",
            )
        return ReadDocument(
            name=name,
            reader=f"{self.name} {self.version}",
            text=decoded.text,
            readings=tuple(map(ResourceReading, resources)),
            issues=(*decoded.issues, *untitled(resources, decoded.text, name)),
        )
