"""What a pointer or a finger does on the canvas."""

import time

import pytest
from canvas_page import HOST
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_drag_is_told_once_in_the_coordinates_of_the_payload(open_garden):
    canvas = open_garden()
    scale = canvas.scale()
    canvas.drag("ville", (40, 60))
    x, y = canvas.read(
        "(board) => [board.places.at.get('ville').x, board.places.at.get('ville').y]"
    )
    assert x == pytest.approx(260 + 40 / scale, abs=1)
    assert y == pytest.approx(100 + 60 / scale, abs=1)
    canvas.told(f"moved node=ville at={x:g},{y:g}")


def test_dragging_a_node_leaves_the_view_alone_and_dragging_the_paper_moves_it(open_garden):
    canvas = open_garden()
    before = canvas.places()
    canvas.drag("ville", (40, 60))
    after = canvas.places()
    assert all(after[id] == pytest.approx(before[id]) for id in before if id != "ville")
    mouse, box = canvas.page.mouse, canvas.box(canvas.stage)
    mouse.move(box["x"] + 20, box["y"] + 20)
    mouse.down()
    mouse.move(box["x"] + 60, box["y"] + 50, steps=5)
    mouse.up()
    shift = [[a - b for a, b in zip(canvas.places()[id], after[id], strict=True)] for id in after]
    assert all(one == pytest.approx([40, 30], abs=7) for one in shift)


def test_several_nodes_are_selected_with_a_key_held(open_garden):
    canvas = open_garden()
    canvas.click("mel")
    canvas.told("click node=mel")
    for key, id in (("Shift", "ville"), ("Control", "anne"), ("Meta", "ville")):
        canvas.page.keyboard.down(key)
        canvas.click(id)
        canvas.page.keyboard.up(key)
    canvas.told(
        "click node=mel",
        "selection nodes=mel,ville",
        "selection nodes=mel,ville,anne",
        "selection nodes=mel,anne",
    )
    canvas.page.mouse.move(3, 3)
    canvas.until("(board) => board.choice.hovered === null")
    assert canvas.read("(board) => [...board.choice.chosen]") == ["mel", "anne"]
    circle = canvas.radii()
    assert sum(canvas.colour("anne", 0, 1 + 3.5 / circle["anne"])) < 250, "a ring"
    assert sum(canvas.colour("scic2", 0, 1 + 3.5 / circle["scic2"])) > 500, "none"
    canvas.click_nothing()
    assert canvas.read("(board) => board.choice.chosen.size") == 0


def test_a_rectangle_with_shift_selects_what_is_in_it(open_garden):
    canvas = open_garden()
    (left, top), (right, bottom) = canvas.spot("projet"), canvas.spot("scic2")
    mouse = canvas.page.mouse
    canvas.page.keyboard.down("Shift")
    mouse.move(left - 40, top - 40)
    mouse.down()
    mouse.move(right, bottom, steps=6)
    mouse.move(right + 30, bottom + 20, steps=3)
    mouse.up()
    canvas.page.keyboard.up("Shift")
    canvas.told("selection nodes=scic2,anne,projet")


def test_the_other_button_opens_the_menu_and_python_adds_to_it(open_garden):
    canvas = open_garden()
    canvas.click("mel", button="right")
    items = canvas.menu.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    canvas.told("context node=mel")
    expect(items).to_have_text(
        [
            *["DéployerE", "MasquerH", "ÉpinglerP", "CentrerC", "FicheF"],
            *["est membre de137", "soutient24", "est financée par6"],
        ]
    )
    expect(items.first).to_be_focused()
    canvas.page.get_by_role("menuitem", name="soutient").click()
    expect(canvas.menu).to_be_hidden()
    canvas.told("context node=mel", "command node=mel name=expand:vers:soutient")


def test_the_menu_says_what_fits_the_node(open_garden):
    canvas = open_garden()
    canvas.click("hub", button="right")
    fixed = canvas.menu.locator("[aria-keyshortcuts]")
    expect(fixed).to_have_text(
        ["DéployerE", "ReplierR", "MasquerH", "LibérerP", "CentrerC", "FicheF"]
    )
    canvas.page.keyboard.press("Escape")
    canvas.click("group:lieu:59", button="right")
    expect(fixed).to_have_text(["DéployerE"])


def test_what_python_adds_moves_nothing_under_the_pointer(open_garden):
    canvas = open_garden("?slow=0.6")
    canvas.click("scic2", button="right")
    first = canvas.menu.get_by_role("menuitem").first
    expect(first).to_be_visible()
    before = canvas.box(first)
    expect(canvas.menu).to_contain_text("soutient")
    assert canvas.box(first) == before


@pytest.mark.parametrize("size", [(1280, 900), (375, 700)])
def test_the_menu_stays_inside_the_frame(open_garden, size):
    canvas = open_garden(width=size[0], height=size[1])
    for id in ("mel", "scic2", "group:lieu:59", "idee"):
        canvas.click(id, button="right")
        expect(canvas.menu).to_contain_text("soutient")
        menu, stage = canvas.box(canvas.menu), canvas.box(canvas.stage)
        assert menu["x"] >= stage["x"]
        assert menu["y"] >= stage["y"]
        assert menu["x"] + menu["width"] <= stage["x"] + stage["width"]
        assert menu["y"] + menu["height"] <= stage["y"] + stage["height"]
        canvas.page.keyboard.press("Escape")


def test_the_menu_closes_when_something_else_is_meant(open_garden):
    canvas = open_garden()
    canvas.click("mel", button="right")
    expect(canvas.menu).to_be_visible()
    canvas.click_nothing()
    expect(canvas.menu).to_be_hidden()
    canvas.click("mel", button="right")
    canvas.click("anne", button="right")
    expect(canvas.menu).to_contain_text("Anne Exemple")
    canvas.page.keyboard.press("h")
    canvas.wait(11)
    expect(canvas.menu).to_be_hidden()


def test_without_commands_there_is_no_menu(open_garden):
    canvas = open_garden("?events=click,context,legend")
    canvas.click("mel", button="right")
    canvas.told("context node=mel")
    expect(canvas.menu).to_be_hidden()


def test_python_hears_only_what_it_wants(open_garden):
    canvas = open_garden("?events=moved,hover,legend")
    tooltip = canvas.page.get_by_role("tooltip")
    canvas.page.mouse.move(*canvas.spot("mel"))
    expect(tooltip).to_contain_text("Métropole")
    canvas.page.mouse.move(*canvas.spot("hub~ville"))
    expect(tooltip).to_contain_text("Une phrase")
    canvas.page.mouse.move(3, 3)
    expect(tooltip).to_be_hidden()
    canvas.click("mel")
    canvas.page.wait_for_timeout(400)
    assert canvas.read("(board) => board.selected") == "mel"
    canvas.page.mouse.move(3, 3)
    expect(tooltip).to_be_hidden()
    told = "(board) => board.outbox.events.map((one) => `${one.type} ${one.node ?? one.edge}`)"
    known = canvas.read(told)
    assert isinstance(known, list)
    assert known[:3] == ["hover mel", "hover hub~ville", "hover null"]
    assert all(one.startswith("hover") for one in known)


def test_hostile_texts_of_menu_and_legend_stay_text(open_garden):
    canvas = open_garden("?evil=1")
    canvas.click("mel", button="right")
    expect(canvas.menu).to_contain_text("est membre de <img src=x")
    canvas.page.get_by_role("menuitem", name="est membre de").hover()
    assert canvas.root.locator("img, script, a, iframe").count() == 0
    assert canvas.page.evaluate("() => window.hacked") is None


def test_a_long_press_of_the_mouse_is_still_a_click(open_garden):
    canvas = open_garden()
    canvas.page.mouse.move(*canvas.spot("anne"))
    canvas.page.mouse.down()
    canvas.page.wait_for_timeout(450)
    canvas.page.mouse.up()
    canvas.told("click node=anne")


def test_the_second_click_of_two_is_told_at_once(open_garden):
    canvas = open_garden("?events=doubleClick,legend")
    x, y = canvas.spot("anne")
    canvas.page.mouse.click(x, y)
    canvas.page.wait_for_timeout(60)
    canvas.page.mouse.down()
    begin = "() => { window.begin = performance.now(); }"
    sent = f"() => ({HOST}).outbox.events.length > 0"
    canvas.page.evaluate(begin)
    canvas.page.mouse.up()
    canvas.page.wait_for_function(sent)
    assert canvas.page.evaluate("() => performance.now() - window.begin") < 150
    canvas.told("doubleClick node=anne")


def test_neighbours_are_drawn_soon_after_two_clicks(open_garden):
    canvas = open_garden()
    waits = []
    for _ in range(3):
        canvas.page.reload()
        canvas.wait(12)
        canvas.page.wait_for_timeout(400)
        begun = time.perf_counter()
        canvas.page.mouse.dblclick(*canvas.spot("hub"))
        canvas.wait(32)
        waits.append(time.perf_counter() - begun)
    assert min(waits) < 0.6, "a promise of 0.3 s is measured by the benchmarks"


def test_the_wheel_zooms_within_limits(open_garden):
    canvas = open_garden()
    canvas.page.mouse.move(*canvas.spot("hub"))
    for turn, end in ((-100, 8), (100, 0.02)):
        for _ in range(110):
            canvas.page.mouse.wheel(0, turn)
        canvas.page.wait_for_timeout(300)
        assert canvas.scale() == pytest.approx(end)
    canvas.page.get_by_role("button", name="Voir tout le réseau").click()
    assert canvas.scale() > 0.5
