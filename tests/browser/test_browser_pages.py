"""The pages in a real browser that reaches nothing but this machine."""

import re
from pathlib import Path

import pytest
from explorer_page import BOARD, WAIT, OpenSite
from playwright.sync_api import Page, expect
from small_dataset import HOSTILE

pytestmark = pytest.mark.browser


def drawn(page: Page, count: int) -> None:
    """Waits until the network holds so many nodes."""
    page.wait_for_function(
        f"(count) => {BOARD}?.scene.discs.size === count", arg=count, timeout=WAIT
    )


def spot(page: Page, label: str) -> tuple[float, float]:
    """Where the node called ``label`` is on the page."""
    found = page.evaluate(
        f"""(label) => {{
          const board = {BOARD};
          const disc = [...board.scene.discs.values()].find((one) => one.node.label === label);
          const box = board.stage.getBoundingClientRect();
          return [box.x + disc.x, box.y + disc.y];
        }}""",
        label,
    )
    return found[0], found[1]


def test_search_then_card_then_source(open_site: OpenSite) -> None:
    page = open_site()
    box = page.get_by_role("combobox").first
    box.press_sequentially("hemmes", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Métropole Exemple", timeout=WAIT)
    page.get_by_role("option").first.click()
    page.wait_for_url("**/explorer?id=collectivite*", timeout=WAIT)
    drawn(page, 4)
    facts = page.locator(".m-group", has_text="Est sociétaire de")
    facts.locator("summary").first.click()
    expect(facts.get_by_text("Une note d'essai.")).to_be_visible()
    source = facts.get_by_role("link", name="Document Exemple")
    expect(source).to_have_attribute("href", "https://exemple.invalid/document")


def test_clicking_and_double_clicking_a_node(open_site: OpenSite) -> None:
    page = open_site("explorer?id=MEX")
    drawn(page, 4)
    page.mouse.click(*spot(page, "SCIC Exemple-Test"))
    card = page.locator(".st-key-card")
    expect(card.get_by_role("heading", name="SCIC Exemple-Test")).to_be_visible(timeout=WAIT)
    page.mouse.dblclick(*spot(page, "SCIC Exemple-Test"))
    page.wait_for_function(f"{BOARD}.scene.discs.size > 4", timeout=WAIT)
    expect(page).to_have_url(re.compile("etapes=o-scic-exemple-test"))


def test_the_main_question_opens_as_a_network(open_site: OpenSite) -> None:
    page = open_site("questions?q=collectivites-scic")
    expect(page.locator(".m-total")).to_contain_text("ligne", timeout=WAIT)
    page.get_by_role("radio", name="Réseau").or_(
        page.get_by_text("Réseau", exact=True)
    ).first.click()
    page.wait_for_function(f"{BOARD}?.scene.discs.size >= 2", timeout=WAIT)
    assert "vue=reseau" in page.url


def test_a_picker_completes_the_question(open_site: OpenSite) -> None:
    page = open_site("questions?q=collectivites-scic")
    gap = page.locator("h1").get_by_role("button", description="Collectivité")
    gap.click()
    box = page.get_by_role("combobox", name="Collectivité")
    box.press_sequentially("MEX", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Métropole Exemple", timeout=WAIT)
    box.press("Enter")
    page.wait_for_url("**collectivite=collectivite**", timeout=WAIT)
    expect(gap).to_have_text("Métropole Exemple")
    expect(gap).to_be_focused()


def test_a_file_is_saved(open_site: OpenSite) -> None:
    page = open_site("explorer?id=MEX")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    with page.expect_download(timeout=WAIT) as waiting:
        page.get_by_role("button", name="Page autonome (HTML)").click()
    content = Path(waiting.value.path()).read_text("utf-8")
    assert content.startswith("<!doctype html>")
    assert "SCIC Exemple-Test" in content


@pytest.mark.parametrize(
    "address",
    [
        "explorer?id=organisation/hostile",
        "fiche?id=organisation/hostile",
        "fiche?id=organisation/scic-exemple-test",
        "ressources",
        "ressources?id=resource/document-hostile",
        "explorer?id=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E",
    ],
)
def test_what_documents_say_is_never_run(open_site: OpenSite, address: str) -> None:
    page = open_site(address)
    expect(page.get_by_text("<img src=x").locator("visible=true").first).to_be_visible(timeout=WAIT)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("window.hacked") is None
    assert (
        page.locator("[href^='javascript:' i], img[src='x'], .m strong:text('gras')").count() == 0
    )


def test_a_hostile_name_is_suggested_as_text(open_site: OpenSite) -> None:
    page = open_site()
    page.get_by_role("combobox").first.press_sequentially("img src", delay=30)
    option = page.get_by_role("option").first
    expect(option).to_contain_text(HOSTILE.split("**")[0].strip(), timeout=WAIT)
    assert page.evaluate("window.hacked") is None


def test_an_answer_is_reached_by_keyboard_alone(open_site: OpenSite) -> None:
    page = open_site()
    for _ in range(40):
        page.keyboard.press("Tab")
        if "questions?q=" in str(page.evaluate("document.activeElement?.href ?? ''")):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".m-total")).to_contain_text("source", timeout=WAIT)


def test_search_by_keyboard_alone(open_site: OpenSite) -> None:
    page = open_site()
    for _ in range(20):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.activeElement?.shadowRoot?.activeElement?.getAttribute('role')")
            == "combobox"
        ):
            break
    page.keyboard.type("membre exemple", delay=30)
    expect(page.get_by_role("option").first).to_be_visible(timeout=WAIT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Membre Exemple 01", timeout=WAIT)


def test_english_is_one_click_away_and_stays(open_site: OpenSite) -> None:
    page = open_site("explorer?id=MEX")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("neighbours shown")).to_be_visible(timeout=WAIT)
    page.get_by_role("link", name="Documents").first.click()
    expect(page.get_by_role("heading", name="Documents")).to_be_visible(timeout=WAIT)
    assert "lang=en" in page.url


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_shows_everything_without_scrolling_sideways(
    open_site: OpenSite, dark: bool
) -> None:
    for address in ("", "explorer?id=MEX", "questions?q=collectivites-scic", "ressources"):
        page = open_site(address, width=390, height=844, dark=dark)
        wide = page.evaluate("document.documentElement.scrollWidth")
        inside = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert max(wide, inside) <= 390, address
