"""From a sentence to a matrix, to a cell, to who says it; with a mouse, a keyboard, a finger."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from accessibility import findings
from explorer_page import OpenSite
from matrix_page import BOARD, WAIT, Matrix
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

QUESTION = "questions?q=collectivites-scic&territoire=region/53"
KINDS = "questions?matrice=collectivite,scic"
REGION, ENERCOOP = "region-53", "enercoop-bretagne"
SENTENCE = "Région Bretagne est sociétaire d'Enercoop Bretagne."

LARGE = Path(__file__).resolve().parent / "pages" / "large_matrix.py"

OpenPage = Callable[..., Page]
ServeScript = Callable[..., str]


def test_a_sentence_a_matrix_a_cell_its_evidence(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + QUESTION)
    page.get_by_role("radio", name="Matrice").or_(page.get_by_role("button", name="Matrice")).click(
        timeout=WAIT
    )
    matrix = Matrix(page).drawn()
    matrix.click(REGION, ENERCOOP)
    expect(matrix.side.get_by_role("heading", name=SENTENCE)).to_be_visible(timeout=WAIT)
    expect(matrix.side.locator(".m-claim a[href^=http]").first).to_be_visible()
    page.wait_for_url("**case=**", timeout=WAIT)
    assert "vue=matrice" in page.url
    again = Matrix(open_page(page.url)).drawn()
    expect(again.side.get_by_role("heading", name=SENTENCE)).to_be_visible(timeout=WAIT)
    assert again.chosen() == matrix.chosen()


def test_the_keyboard_reaches_every_cell_and_says_it(open_page: OpenPage, real_site: str) -> None:
    matrix = Matrix(open_page(real_site + QUESTION + "&vue=matrice&ordre=nom")).drawn()
    matrix.stage.focus()
    expect(matrix.stage).to_have_attribute("role", "grid")
    for key in ("Control+Home", "Home", "Shift+ArrowRight", "Shift+ArrowDown"):
        matrix.page.keyboard.press(key)
    told = matrix.cell.get_attribute("aria-label")
    row, column = matrix.page.get_by_role("rowheader"), matrix.page.get_by_role("columnheader")
    assert told is not None
    assert told.startswith(f"{row.inner_text()}. {column.last.inner_text()}. ")
    assert matrix.stage.get_attribute("aria-activedescendant") == matrix.cell.get_attribute("id")
    matrix.page.keyboard.press("Enter")
    expect(matrix.side.get_by_role("heading", name="Ce qui les relie")).to_be_visible(timeout=WAIT)
    expect(matrix.cell).to_have_attribute("aria-selected", "true")
    matrix.page.keyboard.press("Escape")
    expect(matrix.side.get_by_text("Choisissez une case")).to_be_visible(timeout=WAIT)
    matrix.page.keyboard.press("?")
    expect(matrix.page.get_by_role("dialog", name="Touches du clavier")).to_be_visible()
    matrix.page.keyboard.press("Escape")
    expect(matrix.stage).to_be_focused()


@pytest.mark.parametrize("dark", [False, True])
def test_nobody_is_shut_out(open_page: OpenPage, real_site: str, dark: bool) -> None:
    page = open_page(f"{real_site}{KINDS}&ordre=territoire", dark=dark)
    matrix = Matrix(page).drawn()
    matrix.stage.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(matrix.side.locator(".m-head")).to_be_visible(timeout=WAIT)
    found = findings(page, colours=dark)
    assert not found, "\n".join(found)


def test_zoom_shows_everything_then_names(open_page: OpenPage, real_site: str) -> None:
    matrix = Matrix(open_page(real_site + KINDS)).drawn()
    matrix.button("Voir toute la matrice").click()
    inside = "(b) => b.geometry.width <= b.geometry.view.width"
    assert matrix.read(inside) and not matrix.read("(b) => b.geometry.named")
    for _ in range(12):
        matrix.button("Agrandir").click()
    assert matrix.read("(b) => b.geometry.named && b.geometry.lines > 1")


def test_what_is_saved_is_what_is_shown(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + QUESTION + "&vue=matrice&liens=capital")
    matrix = Matrix(page).drawn()

    def saved(name: str) -> bytes:
        with page.expect_download(timeout=WAIT) as waiting:
            page.locator(".st-key-matrix_files").get_by_role("button", name=name).click()
        return Path(waiting.value.path()).read_bytes()

    book = openpyxl.load_workbook(BytesIO(saved("XLSX")))
    assert book["Matrice"].max_row == int(str(matrix.read("(b) => b.model.height"))) + 1
    assert book["Sources"].max_row > 1
    assert saved("PNG").startswith(b"\x89PNG")
    assert "Région Bretagne" in saved("SVG").decode()
    assert "est sociétaire de" in saved("Liens").decode("utf-8-sig")


def test_a_finger_on_a_telephone(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + QUESTION + "&vue=matrice", width=390, height=844, touch=True)
    matrix = Matrix(page).drawn()
    page.touchscreen.tap(*matrix.spot(REGION, ENERCOOP))
    expect(matrix.side.get_by_role("heading", name=SENTENCE)).to_be_attached(timeout=WAIT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_hostile_name_is_only_text(open_site: OpenSite) -> None:
    page = open_site("questions?matrice=organisation,organisation")
    matrix = Matrix(page).drawn()
    matrix.stage.focus()
    hostile = matrix.read("(b) => b.model.columns.names.findIndex((n) => n.startsWith('<img'))")
    assert int(str(hostile)) >= 0
    for _ in range(int(str(hostile))):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    expect(matrix.tooltip.get_by_text("<img src=x")).to_be_visible()
    expect(matrix.side.get_by_text("<img src=x").first).to_be_visible(timeout=WAIT)
    assert page.evaluate("window.hacked") is None


def test_five_hundred_by_five_hundred(open_page: OpenPage, serve_script: ServeScript) -> None:
    matrix = Matrix(open_page(serve_script(LARGE))).drawn()
    assert matrix.read("(b) => [b.model.height, b.model.width]") == [500, 500]
    assert matrix.read("(b) => b.geometry.named && b.geometry.icon > 0")
    matrix.stage.focus()
    matrix.page.keyboard.press("Control+End")
    expect(matrix.cell).to_have_attribute("aria-colindex", "501")
    expect(matrix.tooltip.get_by_text("Commune de Zorgluk 499")).to_be_visible()
    matrix.page.keyboard.press("Enter")
    expect(matrix.page.get_by_text("organisation/exemple-499")).to_be_visible(timeout=WAIT)
    matrix.page.keyboard.press("0")
    seen = "(b) => { const s = b.geometry.sight(b.scroll); return [s.row0, s.row1, s.column1]; }"
    assert matrix.read(seen) == [0, 499, 499]
    # One picture of all of them takes some twenty milliseconds; far more would be felt.
    slow = "(b) => { const t = performance.now(); b.paint(); return performance.now() - t; }"
    assert min(float(str(matrix.read(slow))) for _ in range(5)) < 250


def test_what_is_shown_follows_the_address(open_page: OpenPage, real_site: str) -> None:
    page = open_page(real_site + QUESTION + "&vue=matrice")
    matrix = Matrix(page).drawn()
    before = matrix.read("(b) => b.model.count")
    mention = page.get_by_role("button", name="mention commune")
    expect(mention).to_have_attribute("aria-pressed", "true", timeout=WAIT)
    mention.click()
    page.wait_for_url("**liens=**", timeout=WAIT)
    page.wait_for_function(f"{BOARD}.model.count < {before}", timeout=WAIT)
    page.go_back()
    page.wait_for_function(f"{BOARD}.model.count === {before}", timeout=WAIT)
    expect(mention).to_have_attribute("aria-pressed", "true", timeout=WAIT)
