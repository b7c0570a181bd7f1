"""Pages of the resource centre as copied: a listing, or one resource."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.reading import ReadDocument, ReadResource, ResourceReading
from graph.sources.documents.decoding import decode
from graph.sources.documents.resource_centre.cutting import cut
from graph.sources.documents.resource_centre.labels import field_blocks, is_site_title
from graph.sources.documents.resource_centre.lines import Line, lines_of
from graph.sources.documents.resource_centre.resources import read_resource

__all__ = ["RtesPage", "resources_of"]


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
        """The resources of the page, without entities.

        Raises
        ------
        InputError: it is no text, or holds no resource.
        """
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
            issues=decoded.issues,
        )


def resources_of(text: str, starts: frozenset[int] = frozenset()) -> list[ReadResource]:
    """The resources of a page, in order; the name of the site separates pages put end to end.

    Parameters
    ----------
    starts: places in ``text`` where a resource is known to begin.
    """
    pages: list[list[Line]] = [[]]
    for line in lines_of(text):
        if is_site_title(line):
            pages.append([])
        else:
            pages[-1].append(line)
    return [read_resource(one) for page in pages if page for one in cut(page, starts)]
