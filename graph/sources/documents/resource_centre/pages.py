"""From the text of a page to its resources."""

from collections.abc import Iterable, Iterator

from graph.errors import worded
from graph.model.issues import Issue, Level
from graph.model.reading import ReadResource
from graph.sources.documents.resource_centre.cutting import NO_TITLE, cut
from graph.sources.documents.resource_centre.labels import is_site_title
from graph.sources.documents.resource_centre.lines import Line, lines_of
from graph.sources.documents.resource_centre.resources import read_resource

__all__ = ["resources_of", "untitled"]


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


def untitled(resources: Iterable[ReadResource], text: str, name: str) -> Iterator[Issue]:
    """A warning for each resource whose title is not on the page.

    Parameters
    ----------
    text: the page. name: of the file.
    """
    for one in resources:
        if one.title == NO_TITLE:
            line = text.count("\n", 0, one.start) + 1
            message = worded("cette ressource n'a pas de titre : copiez la page depuis plus haut.")
            yield Issue(Level.WARNING, name, f"{name}:{line}", message)
