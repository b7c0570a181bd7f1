"""Publishing asked for with the mouse, refused for its reasons, in a real Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import findings
from explorer_page import WAIT
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

APP = Path(__file__).resolve().parents[2] / "app.py"
LONG = 90_000


@pytest.fixture
def page(
    serve_script: Callable[..., str],
    open_page: Callable[..., Page],
    site_store: Path,
    tmp_path: Path,
) -> Page:
    """The page, on a server whose snapshots are its own."""
    folders = {"MAILLAGE_DATA": str(tmp_path), "MAILLAGE_PUBLISHED": str(tmp_path / "published")}
    url = serve_script(APP, MAILLAGE_STORE=str(site_store), **folders)
    return open_page(f"{url}/publier", dark=True)


def test_what_stays_is_seen_first_then_publishing_is_refused(page: Page, tmp_path: Path) -> None:
    expect(page.get_by_role("heading", name="Ce qui reste, et pourquoi")).to_be_visible(
        timeout=WAIT
    )
    expect(page.get_by_text("Rien n'a encore été publié")).to_be_visible()
    page.get_by_role("button", name="Publier…").click(timeout=WAIT)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("affirmations publiques partent", timeout=WAIT)
    dialog.get_by_role("button", name="Publier", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Publication en cours")).to_be_visible(
        timeout=WAIT
    )
    expect(page.get_by_role("button", name="Publier…")).to_be_disabled()
    page.get_by_role("link", name="Questions", exact=True).first.click()
    page.wait_for_url("**/questions*", timeout=WAIT)  # it goes on
    page.get_by_role("link", name="Publier", exact=True).first.click()
    alert = page.get_by_role("alert").filter(has_text="rien n'est publié")
    expect(alert).to_be_visible(timeout=LONG)
    expect(alert.get_by_role("listitem").first).to_be_visible()
    assert findings(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="light")
    page.reload()
    expect(alert).to_be_visible(timeout=WAIT)
    page.locator("[data-test-script-state='notRunning']").wait_for(timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert findings(page) == []
    assert not list((tmp_path / "published").glob("2*"))
