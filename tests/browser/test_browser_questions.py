"""A sentence completed in place: with a mouse, with a keyboard, with a finger, by everybody."""

import re
from collections.abc import Callable

import pytest
from accessibility import findings
from matrix_page import WAIT, Matrix
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

MAIN = "questions?q=collectivites-scic"

OpenPage = Callable[..., Page]


def gap(page: Page, name: str) -> Locator:
    """The gap of the sentence that asks for ``name``."""
    return page.locator("h1").get_by_role("button", description=name)


def still(page: Page) -> None:
    """Wait until the page has nothing left to do."""
    page.locator("[data-test-script-state='notRunning']").wait_for(timeout=WAIT)


def test_from_the_list_to_a_sentence_to_a_cell_to_its_evidence(
    open_page: OpenPage, real_site: str
) -> None:
    page = open_page(f"{real_site}questions")
    page.get_by_role("link", name=re.compile("liées à quelles SCIC")).click(timeout=WAIT)
    gap(page, "Territoire").click(timeout=WAIT)
    option = page.get_by_role("option", name=re.compile("^Bretagne"))
    count = re.search(r"\((\d+)\)", option.inner_text())
    assert count is not None
    option.click()
    page.wait_for_url(re.compile("territoire=region"), timeout=WAIT)
    expect(page.locator(".m-total")).to_contain_text(f"{count[1]} lignes", timeout=WAIT)
    still(page)
    page.get_by_role("radio", name="Matrice").or_(page.get_by_role("button", name="Matrice")).click(
        timeout=WAIT
    )
    matrix = Matrix(page).drawn()
    matrix.click("region-53", "enercoop-bretagne")
    expect(matrix.side.locator(".m-claim a[href^=http]").first).to_be_visible(timeout=WAIT)


def test_a_sentence_is_completed_by_keyboard_alone(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + MAIN)
    territory = gap(page, "Territoire")
    expect(page.locator(".m-total")).to_be_visible(timeout=WAIT)
    territory.focus()
    page.keyboard.type("breta", delay=20)
    expect(page.get_by_role("option").first).to_contain_text("Bretagne")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("territoire=region"), timeout=WAIT)
    expect(territory).to_have_text("Bretagne", timeout=WAIT)
    expect(territory).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Bretagne")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Delete")
    expect(territory).to_have_text("toute la France", timeout=WAIT)
    assert "territoire=" not in page.url


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_open_list_shuts_nobody_out(open_page: OpenPage, real_site: str, dark: bool) -> None:
    page = open_page(f"{real_site}{MAIN}&territoire=region/32", dark=dark)
    expect(page.locator(".m-total")).to_be_visible(timeout=WAIT)
    still(page)
    for name in ("Territoire", "SCIC", "Depuis l'année"):
        gap(page, name).click()
        expect(page.get_by_role("option").nth(1)).to_be_visible()
        assert findings(page, colours=dark) == []
        page.keyboard.press("Escape")


def test_a_list_stays_on_the_screen_of_a_telephone(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + MAIN, width=390, height=700, touch=True)
    expect(page.locator(".m-total")).to_be_visible(timeout=WAIT)
    gap(page, "SCIC").tap()
    box = page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert box["y"] >= 0 and box["y"] + box["height"] <= 700
    page.get_by_role("option").nth(1).tap()
    page.wait_for_url("**scic=**", timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
