"""The sheet in a real browser: read, jumped through, printed, on a phone, by keyboard."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from canvas_page import Canvas
from playwright.sync_api import Page, expect

PROJECT = Path(__file__).resolve().parents[2]
sys.path.append(str(PROJECT / "tests" / "app"))

from small_dataset import CITED, PLACED, write_store  # noqa: E402  # beside the tests without one

pytestmark = pytest.mark.browser

OpenSheet = Callable[..., Page]
WAIT = 20_000
DATA = "Identifiant et données (RDF)"
SHEET = "organisation/atelier-exemple"


@pytest.fixture(scope="module")
def sheet_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("sheets") / "store"
    write_store(store)
    return store


@pytest.fixture
def open_sheet(serve_script, open_page, sheet_store: Path) -> OpenSheet:
    """``open_sheet("organisation/…", width=390)``: a sheet, once it is shown."""

    def open_(key: str, **options: object) -> Page:
        url = serve_script(PROJECT / "app.py", MAILLAGE_STORE=str(sheet_store))
        page = open_page(f"{url}/fiche?id={key}", **options)
        page.locator(".m-foot").wait_for(timeout=WAIT)
        return page

    return open_


def test_a_number_leads_to_its_source(open_sheet: OpenSheet) -> None:
    page = open_sheet(SHEET, height=420)
    line = page.locator("#source-1")
    expect(line).not_to_be_in_viewport()
    page.locator(".m-values .m-refs a").first.click()
    expect(line).to_be_in_viewport()
    expect(line.get_by_role("link")).to_have_attribute("href", "https://exemple.invalid/document")
    expect(page.get_by_role("heading", level=1)).to_have_text("Atelier Exemple")


@pytest.mark.parametrize("dark", [False, True])
def test_the_map_is_drawn_and_said(open_sheet: OpenSheet, dark: bool) -> None:
    picture = open_sheet(SHEET, dark=dark).get_by_role("img", name=re.compile("^Carte : Exemple"))
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.naturalWidth") == 440


def test_a_neighbour_opens_its_sheet(open_sheet: OpenSheet) -> None:
    page = open_sheet(SHEET, height=1400)
    canvas = Canvas(page).wait(3)
    page.mouse.click(*canvas.spot(CITED.value))
    page.wait_for_url("**/fiche?id=organisation*invitee-exemple*", timeout=WAIT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Invitée Exemple", timeout=WAIT)


def test_the_identifier_is_copied_with_the_keyboard(open_sheet: OpenSheet) -> None:
    page = open_sheet(SHEET)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text=DATA).focus()
    page.keyboard.press("Enter")
    code = page.locator("details", has_text=DATA).get_by_test_id("stCode")
    expect(code).to_contain_text(PLACED.value, timeout=WAIT)
    for _ in range(3):
        page.keyboard.press("Tab")
        if code.get_by_role("button").evaluate("(one) => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()") == PLACED.value


@pytest.mark.parametrize(
    ("label", "ending"),
    [("Turtle", "ttl"), ("TriG", "trig"), ("JSON-LD", "jsonld"), ("N-Quads", "nq"),
     ("RDF/XML", "rdf")],
)  # fmt: skip
def test_its_statements_are_saved(open_sheet: OpenSheet, label: str, ending: str) -> None:
    page = open_sheet(SHEET)
    page.locator("summary", has_text=DATA).click()
    with page.expect_download(timeout=WAIT) as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    assert waiting.value.suggested_filename == f"maillage-atelier-exemple.{ending}"
    assert "partnerOf" in waiting.value.path().read_text("utf-8")


def test_on_paper_sources_are_numbers_and_tools_are_gone(open_sheet: OpenSheet) -> None:
    page = open_sheet("organisation/reseau-exemple")
    folded = page.locator(".m-fold > .m-facts > li").last
    expect(folded).to_be_hidden()
    expect(page.locator(".m-facts .m-refs").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()
    expect(page.locator(".m-facts .m-refs").first).to_be_visible()
    expect(page.locator(".m-facts details").first).to_be_hidden()
    for tool in (".st-key-sheet_tools", ".st-key-sheet_search", "[data-testid=stHeader]"):
        expect(page.locator(tool)).to_be_hidden()
    expect(page.locator(".m-bibliography")).to_be_visible()


@pytest.mark.parametrize("key", [SHEET, "organisation/reseau-exemple", "organisation/hostile"])
def test_nothing_is_wider_than_a_phone(open_sheet: OpenSheet, key: str) -> None:
    page = open_sheet(key, width=390, height=844)
    wide = page.evaluate(
        """() => [...document.querySelectorAll(".m *")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []


def test_hostile_names_run_nothing(open_sheet: OpenSheet) -> None:
    page = open_sheet("organisation/hostile")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x")
    for opener in page.locator(".m summary:visible").all():
        opener.click()
    for name in (DATA, "Citer cette fiche", "Demander…"):
        page.locator("summary", has_text=name).click()
    page.locator(".m-links").get_by_role("link").first.wait_for(timeout=WAIT)
    assert page.evaluate("window.hacked") is None
