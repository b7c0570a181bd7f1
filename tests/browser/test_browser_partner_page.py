"""A page of a partner, on another site, shows an entity: the one of the guide, as it stands."""

import sys
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse
from starlette.routing import Route

from graph.api import routes
from tests.api.reconcile_server import serving
from tests.api.reconcile_world import NETWORK, write_world

PROJECT = Path(__file__).resolve().parents[2]
sys.path.append(str(PROJECT / "tests" / "docs"))

from documents import blocks  # noqa: E402  # beside the tests of the docs

GUIDE = PROJECT / "docs" / "how-to" / "json-ld-in-a-page.md"


@pytest.mark.browser
def test_the_page_of_the_guide_names_a_network_and_its_members(open_page, tmp_path):
    page = next(block.text for block in blocks(GUIDE) if block.file == "page.html")
    with serving(routes(write_world(tmp_path))) as service:
        text = page.replace("http://127.0.0.1:8501", str(service.base_url).rstrip("/"))
        text = text.replace("organisation/rtes", "organisation/reseau-zorgluf")
        with serving([Route("/", lambda request: HTMLResponse(text))]) as partner:
            shown = open_page(str(partner.base_url))
            shown.locator("#members li").first.wait_for()
            assert shown.locator("#name").inner_text() == "Réseau Zorgluf"
            assert shown.locator("#members li").all_inner_texts() == ["SCIC Zorgluf"]
            assert (
                shown.locator("#source")
                .get_attribute("href")
                .endswith(NETWORK.value.partition("/id")[2])
            )
