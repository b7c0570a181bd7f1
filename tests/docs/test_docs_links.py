"""Every relative link of the documentation leads somewhere."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from documents import PAGES, PROJECT, anchors, links, name_of


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_relative_links_exist(page):
    broken = [target for target in links(page) if not _exists(page, target)]
    assert broken == []


def _exists(page: Path, target: str) -> bool:
    if "://" in target or target.startswith("mailto:"):
        return True
    place, _, anchor = target.partition("#")
    path = (page.parent / unquote(place)).resolve() if place else page
    if not path.exists() or not path.is_relative_to(PROJECT):
        return False
    return not anchor or path.suffix != ".md" or anchor in anchors(path)


def test_every_page_of_the_docs_can_be_reached():
    met, waiting = set(), [PROJECT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in met:
            met.add(page)
            targets = (link.partition("#")[0] for link in links(page) if "://" not in link)
            paths = ((page.parent / unquote(target)).resolve() for target in targets if target)
            waiting += [path for path in paths if path.suffix == ".md" and path.exists()]
    assert [name_of(page) for page in PAGES if page not in met] == []
