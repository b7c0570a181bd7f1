"""What documents say is text wherever the Explorer shows it, and never anything else."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenSite
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

EVIL = "explorer?id=organisation/hostile"
TEXT = "<img src=x onerror='window.hacked=1'> **gras** [x](javascript:window.hacked=1)"


@pytest.fixture
def hostile(open_site: OpenSite) -> Explorer:
    """The network around an entity whose name tries to run."""
    return Explorer(open_site(EVIL)).drawn().settled()


def harmless(page: Page) -> None:
    """Nothing ran, and nothing that was text became part of the page."""
    assert page.evaluate("window.hacked") is None
    found = page.locator(
        "[href^='javascript:' i], img[src='x'], strong:text-is('gras'), em:text-is('gras')"
    )
    assert found.count() == 0


def test_card_table_title_and_tooltip(hostile: Explorer) -> None:
    page = hostile.page
    expect(page.get_by_role("heading", level=1)).to_contain_text(TEXT)
    expect(hostile.card.get_by_role("heading", level=2)).to_contain_text(TEXT)
    expect(page.locator(".m-table").get_by_role("rowheader").filter(has_text=TEXT)).to_be_visible()
    page.mouse.move(*hostile.spot("/hostile"))
    expect(page.get_by_role("tooltip")).to_contain_text(TEXT)
    assert TEXT in str(hostile.stage.get_attribute("aria-label"))
    harmless(page)
    for summary in hostile.card.locator("summary:visible").all():
        summary.click()
    harmless(page)


def test_menu_and_evidence(hostile: Explorer) -> None:
    page = hostile.page
    menu = hostile.open_menu("/hostile")
    expect(menu).to_contain_text(TEXT)
    expect(menu.get_by_role("menuitem", name=re.compile("partenaire"))).to_be_visible(timeout=WAIT)
    harmless(page)
    page.keyboard.press("Escape")
    page.mouse.click(*hostile.line("/hostile", "/scic-exemple-test"))
    claim = hostile.card.locator(".m-claim")
    expect(claim.get_by_role("heading")).to_contain_text(TEXT, timeout=WAIT)
    source = claim.locator(".m-sources li")
    expect(source).to_contain_text(f"Document {TEXT}")
    assert source.get_by_role("link").count() == 0, "an address that is a script is no link"
    harmless(page)


def test_filters_groups_and_citation(hostile: Explorer) -> None:
    page = hostile.page
    drawer = hostile.open("Filtrer")
    drawer.get_by_role("combobox", name="Sources").click()
    option = page.get_by_role("option", name=re.compile("Document <img"))
    expect(option).to_contain_text(TEXT)
    harmless(page)
    option.click()
    hostile.await_param("sources", "r-document-hostile")
    expect(drawer).to_contain_text("<img src=x", timeout=WAIT)
    harmless(page)
    hostile.close()
    hostile.open("Regrouper").get_by_text("par communauté").click()
    hostile.await_param("groupes", "communaute")
    hostile.settled()
    harmless(page)
    hostile.open("Enregistrer").get_by_role("tab", name="Citer cette vue").click()
    expect(page.get_by_test_id("stCode").first).to_contain_text("<img src=x", timeout=WAIT)
    harmless(page)


def test_chains_and_several_chosen(open_site: OpenSite) -> None:
    page = open_site("explorer?id=MEX&vers=organisation/hostile")
    explorer = Explorer(page).drawn(3).settled()
    chain = page.locator(".m-paths > li").first
    expect(chain).to_contain_text(TEXT, timeout=WAIT)
    page.get_by_text("Le tableau : une ligne par étape").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=WAIT)
    harmless(page)
    explorer.click("/hostile")
    explorer.click("/scic-exemple-test", shift=True)
    expect(explorer.card).to_contain_text(TEXT, timeout=WAIT)
    harmless(page)


def test_hostile_addresses_are_repeated_as_text(open_site: OpenSite) -> None:
    for name in ("id", "etapes", "choix", "lieu"):
        start = "" if name == "id" else "id=MEX&"
        page = open_site(f"explorer?{start}{name}=%3Cimg%20src%3Dx%20onerror%3D%22hacked%3D1%22%3E")
        harmless(page)
