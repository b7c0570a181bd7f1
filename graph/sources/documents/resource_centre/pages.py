"""From the text of a page to its resources."""

from graph.model.reading import ReadResource
from graph.sources.documents.resource_centre.cutting import cut
from graph.sources.documents.resource_centre.labels import is_site_title
from graph.sources.documents.resource_centre.lines import Line, lines_of
from graph.sources.documents.resource_centre.resources import read_resource

__all__ = ["resources_of"]


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
