"""The Explorer without a mouse, without sight, on a telephone, without motion."""

import re

import pytest
from explorer_page import BOARD, WAIT, Explorer, OpenExplorer
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
FOCUSED = """() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) {
    here = here.shadowRoot.activeElement;
  }
  const shown = (one) => {
    const { outlineStyle, boxShadow } = getComputedStyle(one);
    return outlineStyle !== "none" || boxShadow !== "none";
  };
  return {
    name: here.getAttribute("aria-label") || here.textContent.trim().slice(0, 60),
    stage: here.classList.contains("canvas-stage"),
    chip: here.classList.contains("canvas-chip"),
    foot: Boolean(here.closest(".m-foot")),
    seen: shown(here) || shown(here.closest(".field") ?? here),
    ours: Boolean(here.closest(".m")) || here.getRootNode() !== document,
  };
}"""
ENOUGH = 120


def tab_until(page: Page, mark: str, key: str = "Tab") -> list[dict[str, object]]:
    """Press Tab until the focus is on something with a mark; all it came by."""
    passed = []
    for _ in range(ENOUGH):
        page.keyboard.press(key)
        passed.append(page.evaluate(FOCUSED))
        if passed[-1][mark]:
            return passed
    raise AssertionError(f"{mark} is out of reach: {[one['name'] for one in passed]}")


def cursor(explorer: Explorer) -> str:
    """The end of the IRI of the keyboard's current node."""
    found = explorer.read("(board) => board.choice.cursor")
    return str(found).rsplit("/", 1)[1] if found else ""


def test_by_keyboard_alone_from_the_top_of_the_page(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    page, keys = explorer.page, explorer.page.keyboard
    passed = tab_until(page, "stage")
    assert any("Filtrer" in str(one["name"]) for one in passed), "tools come before the drawing"
    assert any(one["chip"] for one in passed), "so does the legend"
    keys.press("ArrowRight")
    assert cursor(explorer) == "rtes", "the walk starts with the most important"
    keys.press("ArrowRight")
    there = cursor(explorer)
    assert there not in ("", "rtes")
    spoken = page.locator(".canvas-spoken[aria-live]")
    label = str(explorer.node(f"/{there}")["label"])
    expect(spoken).to_contain_text(label)
    expect(spoken).to_contain_text(re.compile(r"\d+ sur 21"))
    keys.press("Enter")
    expect(explorer.card.get_by_role("heading", name=label, exact=True)).to_be_visible(timeout=WAIT)
    explorer.settled()
    assert page.evaluate(FOCUSED)["stage"], "the focus stays in the drawing"
    keys.press("ArrowLeft")
    keys.press("e")
    explorer.until("(board) => board.scene.discs.size > 21").settled()
    assert page.evaluate(FOCUSED)["stage"]
    keys.press("m")
    expect(explorer.menu).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Escape")
    expect(explorer.menu).to_be_hidden()
    assert page.evaluate(FOCUSED)["stage"]
    keys.press("Escape")
    assert cursor(explorer) == ""


def test_no_trap_and_the_focus_is_seen(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=collectivite/200093201")
    page = explorer.page
    passed = tab_until(page, "stage")
    passed += tab_until(page, "foot")
    unseen = [one["name"] for one in passed if one["ours"] and not one["seen"]]
    assert not unseen
    nameless = [one for one in passed if not one["name"]]
    assert not nameless
    tab_until(page, "stage", "Shift+Tab")


def test_tab_follows_importance_then_leaves(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=collectivite/200093201")
    page, keys = explorer.page, explorer.page.keyboard
    tab_until(page, "stage")
    keys.press("Home")
    seen = [explorer.read("(board) => board.choice.cursor")]
    for _ in range(len(explorer.nodes()) - 1):
        keys.press("Tab")
        seen.append(explorer.read("(board) => board.choice.cursor"))
    assert set(seen) == explorer.nodes()
    keys.press("Tab")
    assert not page.evaluate(FOCUSED)["stage"], "beyond the last one is the rest of the page"


def test_the_table_says_the_same_as_the_drawing(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    page = explorer.page
    rows = page.locator(".m-table tbody tr")
    expect(rows).to_have_count(21)
    names = rows.get_by_role("rowheader").all_inner_texts()
    assert sorted(names) == sorted(str(explorer.node(one)["label"]) for one in explorer.nodes())
    near: dict[str, set[str]] = {one: set() for one in explorer.nodes()}
    for line in explorer.lines():
        near[str(line["from"])].add(str(line["to"]))
        near[str(line["to"])].add(str(line["from"]))
    counts = [int(row.get_by_role("cell").nth(1).inner_text()) for row in rows.all()]
    assert counts == sorted((len(one) for one in near.values()), reverse=True)
    places = explorer.places()
    row = rows.filter(has=page.get_by_role("rowheader", name="Avise", exact=True))
    row.get_by_role("cell").last.get_by_role("link", name="TRESSONS").click()
    explorer.await_param("choix", "j-tressons")
    expect(explorer.card.get_by_role("heading", name="TRESSONS")).to_be_visible(timeout=WAIT)
    explorer.drawn(21).settled()
    assert explorer.places() == places
    assert {one.rsplit("/", 1)[1] for one in explorer.chosen()} == {"tressons"}


def test_a_long_table_has_pages_and_says_so(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic", least=100)
    page = explorer.page
    total = len(explorer.nodes())
    rows = page.locator(".m-table tbody tr")
    expect(rows).to_have_count(50)
    expect(page.locator(".m-table caption")).to_have_text(f"50 sur {total} montrées")
    first = rows.first.inner_text()
    box = page.get_by_role("spinbutton", name=re.compile("Page du tableau"))
    box.fill("2")
    box.press("Enter")
    expect(rows.first).not_to_have_text(first, timeout=WAIT)


def test_what_is_drawn_is_told_in_words(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    summary = explorer.stage.get_attribute("aria-label") or ""
    assert summary.startswith("Réseau des collectivités Territoriales")
    assert "21 entités" in summary
    assert f"{len(explorer.lines())} liens" in summary
    assert re.search(r"8 collectivités.*Les plus reliées : ", summary)
    expect(explorer.page.get_by_role("img", name=summary)).to_be_attached()
    explorer.expand("/avise")
    expect(explorer.stage).not_to_have_attribute("aria-label", summary)


def test_a_telephone_has_all_of_it(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21, width=390, height=844, touch=True)
    page = explorer.page
    assert sideways(page) <= 390
    explorer.stage.scroll_into_view_if_needed()
    box = explorer.stage.bounding_box()
    assert box is not None
    assert box["height"] < 844
    page.touchscreen.tap(*explorer.spot("/avise"))
    expect(explorer.card.get_by_role("heading", name="Avise", exact=True)).to_be_visible(
        timeout=WAIT
    )
    explorer.settled()
    assert sideways(page) <= 390
    card, table = explorer.card.bounding_box(), page.locator(".m-table").bounding_box()
    assert card is not None
    assert table is not None
    assert card["y"] + card["height"] <= table["y"], "the table comes after the card"
    explorer.stage.scroll_into_view_if_needed()
    for _ in range(2):
        page.touchscreen.tap(*explorer.spot("/avise"))
    explorer.until("(board) => board.scene.discs.size > 21").settled()
    explorer.await_param("etapes", "o-avise")
    explorer.open("Filtrer")
    assert sideways(page) <= 390


def sideways(page: Page) -> int:
    """How wide the page is, in pixels."""
    return int(
        page.evaluate(
            """Math.max(document.documentElement.scrollWidth,
              document.querySelector("[data-testid=stMain]").scrollWidth)"""
        )
    )


@pytest.mark.parametrize("still", [True, False])
def test_nothing_glides_for_who_asked_for_less_motion(
    open_explorer: OpenExplorer, still: bool
) -> None:
    explorer = open_explorer(RTES, least=21, still=still)
    views = explorer.page.evaluate(
        f"""async () => {{
          const board = {BOARD};
          const seen = new Set([board.network.getScale()]);
          board.camera.zoom(1.5);
          for (let i = 0; i < 30; i += 1) {{
            await new Promise(requestAnimationFrame);
            seen.add(board.network.getScale());
          }}
          return seen.size;
        }}"""
    )
    assert (views == 2) is still
