"""The canvas without a mouse: walking, commands, the menu, what is spoken, and the way out."""

import pytest
from playwright.sync_api import expect

from graph.widgets.canvas import TEXTS

pytestmark = pytest.mark.browser


def test_each_command_has_a_key(open_garden):
    canvas = open_garden("?events=command,legend")
    canvas.focus("scic1")
    keys = canvas.page.keyboard
    for key in ("e", "c", "f", "u", "a", "Control+z", "Control+y", "Control+Shift+z", "Meta+z"):
        keys.press(key)
    canvas.wait(32)
    keys.press("H")
    canvas.wait(31)
    canvas.told(
        *[f"command node=scic1 name={name}" for name in ("expand", "centre", "sheet")],
        *[f"command name={name}" for name in ("undo", "show-all", "undo", "redo", "redo", "undo")],
        "command node=scic1 name=hide",
    )


def test_collapsing_is_for_nodes_that_are_open_and_pinning_goes_both_ways(open_garden):
    canvas = open_garden("?events=command,legend")
    keys = canvas.page.keyboard
    canvas.focus("mel")
    keys.press("r")
    keys.press("p")
    canvas.until("(board) => board.nodes.get('mel').pinned")
    canvas.focus("hub")
    keys.press("r")
    keys.press("p")
    canvas.until("(board) => !board.nodes.get('hub').pinned")
    canvas.focus("group:lieu:59")
    for key in "hpcf":
        keys.press(key)
    canvas.told(
        "command node=mel name=pin",
        "command node=hub name=collapse",
        "command node=hub name=pin",
    )


def test_keys_are_about_the_selected_node_when_none_is_current(open_garden):
    canvas = open_garden()
    canvas.page.get_by_role("button", name="Ressources").focus()
    canvas.page.keyboard.press("e")
    canvas.click("anne")
    expect(canvas.stage).to_be_focused()
    canvas.page.keyboard.press("f")
    canvas.told("click node=anne", "command node=anne name=sheet")
    canvas.page.keyboard.press("ArrowUp")
    assert canvas.read("(board) => board.cursor") == "hub", "the walk goes on from there"


def test_nothing_is_a_command_where_python_hears_none(open_garden):
    canvas = open_garden("?events=click,legend")
    canvas.focus("mel")
    for key in ("e", "m", "u", "ContextMenu"):
        canvas.page.keyboard.press(key)
    expect(canvas.menu).to_be_hidden()
    canvas.told()


@pytest.mark.parametrize("key", ["m", "ContextMenu", "Shift+F10"])
def test_menu_by_keyboard(open_garden, key):
    canvas = open_garden()
    keys = canvas.page.keyboard
    canvas.focus("mel")
    keys.press(key)
    items = canvas.menu.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    assert canvas.read("(board) => board.cursor") == "mel", "the node stays current"
    expect(items).to_have_count(8)
    keys.press("ArrowUp")
    expect(items.last).to_be_focused()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    keys.press("End")
    keys.press("Home")
    expect(items.first).to_be_focused()
    keys.press("Escape")
    expect(canvas.menu).to_be_hidden()
    expect(canvas.stage).to_be_focused()
    assert canvas.read("(board) => [board.cursor, board.selected]") == ["mel", "mel"]
    keys.press(key)
    keys.press("End")
    keys.press("Enter")
    expect(canvas.stage).to_be_focused()
    keys.press(key)
    keys.press("c")
    canvas.told(
        "context node=mel",
        "context node=mel",
        "command node=mel name=expand:de:finance",
        "context node=mel",
        "command node=mel name=centre",
    )


def test_tab_leaves_the_menu_and_the_canvas(open_garden):
    canvas = open_garden()
    keys = canvas.page.keyboard
    canvas.focus("doc")
    keys.press("m")
    expect(canvas.menu).to_be_visible()
    keys.press("Tab")
    expect(canvas.menu).to_be_hidden()
    seen = []
    for _ in range(20):
        keys.press("Tab")
        if not canvas.read("(board) => board.stage.matches(':focus')"):
            break
        seen.append(canvas.read("(board) => board.cursor"))
    else:
        pytest.fail("Tab never left the canvas")
    assert len(seen) <= 12


def test_escape_gives_everything_back(open_garden):
    canvas = open_garden()
    keys = canvas.page.keyboard
    canvas.focus("doc")
    keys.press("Enter")
    keys.press("?")
    expect(canvas.page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(canvas.page.get_by_role("dialog")).to_be_hidden()
    expect(canvas.stage).to_be_focused()
    assert canvas.read("(board) => board.cursor") == "doc"
    keys.press("Escape")
    assert canvas.read("(board) => [board.cursor, board.selected]") == [None, None]
    keys.press("Tab")
    expect(canvas.page.get_by_role("button", name=TEXTS["zoomIn"])).to_be_focused()


def test_the_list_of_keys(open_garden):
    canvas = open_garden()
    panel = canvas.page.get_by_role("dialog", name=TEXTS["keys"])
    canvas.page.get_by_role("button", name=TEXTS["keys"]).click()
    expect(panel.get_by_role("term")).to_have_count(len(TEXTS["help"].splitlines()))
    expect(panel).to_contain_text("montrer tout ce qui est masqué")
    panel.get_by_role("button", name=TEXTS["close"]).click()
    expect(panel).to_be_hidden()
    canvas.focus()
    canvas.page.keyboard.press("?")
    expect(panel.get_by_role("button", name=TEXTS["close"])).to_be_focused()
    canvas.page.keyboard.press("?")
    expect(panel).to_be_hidden()
    expect(canvas.page.locator("#canvas-help")).to_contain_text("Échap : quitter l’entité. ? :")


def test_each_step_of_the_walk_is_spoken(open_garden):
    canvas = open_garden()
    canvas.focus()
    canvas.page.keyboard.press("ArrowRight")
    said = "Fabrique des exemples. Organisations · 3 relations"
    marks = "voisins non montrés : 167. épinglée"
    expect(canvas.spoken).to_have_text(f"{said}. {marks}. 1 sur 12")
    canvas.page.keyboard.press("Tab")
    expect(canvas.spoken).to_contain_text("Métropole d'Exempleville")
    expect(canvas.spoken).to_contain_text("2 sur 12")
    canvas.page.keyboard.press("End")
    expect(canvas.spoken).to_contain_text("groupe de 1204 entités. 12 sur 12")


def test_what_changed_is_spoken(open_garden):
    canvas = open_garden()
    canvas.focus("hub")
    canvas.page.keyboard.press("e")
    expect(canvas.spoken).to_have_text("32 entités")


def test_several_nodes_are_selected_by_keyboard(open_garden):
    canvas = open_garden()
    keys = canvas.page.keyboard
    canvas.focus("mel")
    keys.press("Shift+Space")
    keys.press("Tab")
    keys.press("Shift+Space")
    canvas.told("selection nodes=mel", "selection nodes=mel,ville")
    keys.press("h")
    canvas.until("(board) => !board.nodes.has('ville')")
    canvas.told(
        "selection nodes=mel",
        "selection nodes=mel,ville",
        "command node=ville name=hide nodes=mel,ville",
    )
