"""The network canvas in a real browser."""

import math
from collections.abc import Callable

import pytest
from canvas_page import HOSTILE, WHEEL, Canvas, colour_of
from playwright.sync_api import expect

from graph.widgets.canvas import TEXTS

ENGINE = "vis-network-*.min.js"


@pytest.mark.browser
def test_nodes_and_edges_are_drawn_where_python_put_them(open_canvas):
    canvas = open_canvas()
    assert canvas.colour("n1") == colour_of("#0072b2")
    assert canvas.colour("n0") == colour_of("#009e73")
    places = canvas.places()
    assert places["n1"][1] == pytest.approx(places["n0"][1])
    assert places["n1"][0] - places["n0"][0] == pytest.approx(240 * canvas.scale())
    assert canvas.read("(board) => board.scene.curves.size") == 8
    drawn = canvas.read("(board) => board.labels.drawn.map((one) => one.name.lines.join(' '))")
    assert sorted(drawn) == [f"Ex {i}" for i in range(9)]


@pytest.mark.browser
def test_canvas_is_an_image_with_a_summary(open_canvas):
    canvas = open_canvas()
    expect(canvas.page.get_by_role("img", name="Réseau d'exemple")).to_be_visible()
    expect(canvas.stage).to_have_attribute("aria-describedby", "canvas-help")
    for name in ("zoomIn", "zoomOut", "fit"):
        expect(canvas.page.get_by_role("button", name=TEXTS[name])).to_be_visible()


@pytest.mark.browser
def test_each_gesture_is_one_event(open_canvas):
    canvas = open_canvas()
    canvas.click("n1")
    canvas.told("click n1 None")
    x, y = canvas.spot("n2")
    canvas.page.mouse.dblclick(x, y)
    canvas.told("click n1 None", "doubleClick n2 None")
    canvas.click("e3")
    canvas.told("click n1 None", "doubleClick n2 None", "edgeClick None e3")
    canvas.click("n4", button="right")
    box = canvas.stage.bounding_box()
    assert box is not None
    canvas.page.mouse.click(box["x"] + 15, box["y"] + 15)
    canvas.told(
        "click n1 None",
        "doubleClick n2 None",
        "edgeClick None e3",
        "context n4 None",
        "background None None",
    )


@pytest.mark.browser
@pytest.mark.parametrize("query", ["?slow=0.8", "?slow=0.8&fragment=1"])
def test_twelve_rapid_clicks_all_count(open_canvas, query):
    canvas = open_canvas(query)
    clicks = [f"n{i % 9}" for i in range(12)]
    for id in clicks:
        canvas.click(id)
        canvas.page.wait_for_timeout(120)
    canvas.told(*[f"click {id} None" for id in clicks])


@pytest.mark.browser
def test_places_and_zoom_survive_a_run_that_does_not_touch_the_script(open_canvas):
    canvas = open_canvas()
    canvas.page.get_by_role("button", name=TEXTS["zoomIn"]).click()
    canvas.page.wait_for_timeout(200)
    before = (canvas.places(), canvas.scale(), canvas.read("(board) => board.calls"))
    canvas.press("Relancer")
    expect(canvas.page.get_by_text("tour 1")).to_be_visible()
    assert (canvas.places(), canvas.scale(), canvas.read("(board) => board.calls")) == before


@pytest.mark.browser
def test_new_nodes_come_without_moving_the_old(open_canvas):
    canvas = open_canvas()
    canvas.page.get_by_role("button", name=TEXTS["zoomOut"]).click()
    canvas.page.wait_for_timeout(200)
    before, scale = canvas.places(), canvas.scale()
    canvas.press("Ajouter")
    canvas.wait(12)
    after = canvas.places()
    for id, place in before.items():
        assert after[id] == pytest.approx(place)
    assert canvas.scale() == scale


@pytest.mark.browser
def test_a_dragged_node_stays_where_it_was_put(open_canvas):
    canvas = open_canvas()
    x, y = canvas.spot("n5")
    mouse = canvas.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 30, y + 40, steps=4)
    mouse.move(x + 60, y + 80, steps=4)
    mouse.up()
    assert math.dist(canvas.spot("n5"), (x, y)) > 60
    moved = canvas.places()["n5"]
    canvas.press("Ajouter")
    canvas.wait(12)
    assert canvas.places()["n5"] == pytest.approx(moved)
    canvas.told("moved n5 None")


@pytest.mark.browser
def test_the_view_comes_back_with_the_canvas(open_canvas):
    canvas = open_canvas()
    canvas.page.get_by_role("button", name=TEXTS["zoomIn"]).click()
    canvas.page.wait_for_timeout(200)
    before, scale = canvas.places(), canvas.scale()
    away = canvas.page.get_by_text("Ailleurs")
    away.click()
    expect(canvas.root).to_have_count(0)
    away.click()
    canvas.wait(9)
    assert canvas.scale() == pytest.approx(scale)
    for id, place in canvas.places().items():
        assert place == pytest.approx(before[id], abs=1)


@pytest.mark.browser
def test_a_narrower_window_keeps_the_middle_and_the_zoom(open_canvas):
    canvas = open_canvas()
    canvas.page.get_by_role("button", name=TEXTS["zoomIn"]).click()
    canvas.page.wait_for_timeout(200)
    before, scale = canvas.places(), canvas.scale()
    canvas.page.set_viewport_size({"width": 1000, "height": 900})
    canvas.page.wait_for_timeout(400)
    assert canvas.scale() == pytest.approx(scale)
    for id, place in canvas.places().items():
        assert place == pytest.approx(before[id], abs=1)


@pytest.mark.browser
def test_page_selects_and_a_click_it_echoes_does_not_resend(open_canvas):
    canvas = open_canvas("?echo=1")
    canvas.press("Choisir")
    canvas.page.wait_for_function(f"() => {canvas.host}.selected === 'n3'")
    calls = canvas.read("(board) => board.calls")
    canvas.click("n6")
    canvas.told("click n6 None")
    assert canvas.read("(board) => [board.selected, board.calls]") == ["n6", calls]


@pytest.mark.browser
def test_dark_theme_has_its_own_palette(open_canvas):
    canvas = open_canvas(dark=True)
    assert canvas.colour("n1") == colour_of("#60b0e8")
    assert canvas.read("(board) => board.theme.dark") is True


@pytest.mark.browser
def test_theme_changes_under_the_reader_without_moving_anything(open_canvas):
    canvas = open_canvas()
    before = canvas.places()
    canvas.page.emulate_media(color_scheme="dark")
    canvas.page.wait_for_function(f"() => {canvas.host}.theme.dark")
    assert canvas.colour("n1") == colour_of("#60b0e8")
    assert canvas.places() == before


@pytest.mark.browser
def test_hostile_names_stay_text(serve_script, open_page):
    canvas = Canvas(open_page(serve_script(HOSTILE))).wait(3)
    tips = []
    for i in range(3):
        id = canvas.read("(board, i) => board.order[i]", i)
        canvas.page.mouse.move(*canvas.spot(str(id)))
        expect(canvas.page.get_by_role("tooltip")).to_be_visible()
        tips.append(canvas.page.get_by_role("tooltip").inner_text())
        canvas.click(str(id))
        canvas.page.wait_for_timeout(350)
        canvas.page.mouse.move(5, 5)
        expect(canvas.page.get_by_role("tooltip")).to_be_hidden()
    assert any("onerror" in tip for tip in tips)
    assert any("</script>" in tip for tip in tips)
    assert any("javascript:" in tip for tip in tips)
    assert canvas.page.evaluate("() => window.hacked") is None
    assert canvas.root.locator("img, script, a, iframe").count() == 0


@pytest.mark.browser
def test_hovering_tells_the_full_name_and_fades_the_rest(open_canvas):
    canvas = open_canvas()
    plain = canvas.colour("n5")
    canvas.page.mouse.move(*canvas.spot("n1"))
    expect(canvas.page.get_by_role("tooltip")).to_contain_text("Exemple entier 1")
    assert canvas.read("(board) => [...board.focus().nodes].sort()") == ["n0", "n1"]
    assert canvas.colour("n5") != plain
    canvas.page.mouse.move(*canvas.spot("e7"))
    expect(canvas.page.get_by_role("tooltip")).to_have_text("Ex 7 soutient")
    canvas.page.mouse.move(4, 4)
    expect(canvas.page.get_by_role("tooltip")).to_be_hidden()
    assert canvas.colour("n5") == plain


@pytest.mark.browser
def test_legend_shows_and_hides_a_kind(open_canvas):
    canvas = open_canvas()
    chip = canvas.page.get_by_role("button", name="SCIC")
    expect(chip).to_have_attribute("aria-pressed", "true")
    before = canvas.places()
    chip.click()
    canvas.wait(4)
    expect(chip).to_have_attribute("aria-pressed", "false")
    assert canvas.read("(board) => board.scene.curves.size") == 0
    canvas.press("Relancer")
    expect(canvas.page.get_by_text("tour 1")).to_be_visible()
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    canvas.wait(9)
    assert canvas.places() == before


@pytest.mark.browser
def test_keyboard_walks_opens_expands_and_leaves(open_canvas):
    canvas = open_canvas()
    keys = canvas.page.keyboard
    current = "(board) => board.cursor"
    canvas.page.get_by_role("button", name="COLLECTIVITE").focus()
    keys.press("Tab")
    expect(canvas.stage).to_be_focused()
    keys.press("ArrowRight")
    assert canvas.read(current) == "n0", "the walk starts with the most important"
    keys.press("ArrowRight")
    assert canvas.read(current) == "n1"
    expect(canvas.page.get_by_role("tooltip")).to_contain_text("Exemple entier 1")
    keys.press("ArrowLeft")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Shift+Tab")
    assert canvas.read(current) == "n1"
    keys.press("Enter")
    keys.press("Shift+Enter")
    canvas.told("click n1 None", "doubleClick n1 None")
    scale = canvas.scale()
    keys.press("+")
    assert canvas.scale() > scale
    keys.press("Escape")
    assert canvas.read("(board) => [board.cursor, board.selected]") == [None, None]
    canvas.told("click n1 None", "doubleClick n1 None", "background None None")
    keys.press("Tab")
    expect(canvas.page.get_by_role("button", name=TEXTS["zoomIn"])).to_be_focused()


@pytest.mark.browser
def test_focus_is_seen(open_canvas):
    canvas = open_canvas()
    canvas.page.get_by_role("button", name="COLLECTIVITE").focus()
    canvas.page.keyboard.press("Tab")
    assert canvas.stage.evaluate("(stage) => getComputedStyle(stage).boxShadow") != "none"


@pytest.mark.browser
def test_never_an_empty_box(serve_script, open_page):
    page = open_page("about:blank")
    held: list[Callable[[], None]] = []
    page.route(f"**/{ENGINE}", lambda route: held.append(route.continue_))
    page.goto(serve_script(WHEEL))
    expect(page.get_by_text(TEXTS["loading"])).to_be_visible()
    held[0]()
    Canvas(page).wait(9)
    expect(page.get_by_text(TEXTS["loading"])).to_be_hidden()
    page.get_by_role("button", name="Vider", exact=True).click()
    expect(page.get_by_text(TEXTS["empty"])).to_be_visible()


@pytest.mark.browser
def test_a_missing_engine_is_said(serve_script, open_page):
    page = open_page("about:blank")
    page.route(f"**/{ENGINE}", lambda route: route.abort())
    page.goto(serve_script(WHEEL))
    expect(page.get_by_text(TEXTS["failed"])).to_be_visible()


@pytest.mark.browser
def test_fits_a_telephone(open_canvas):
    canvas = open_canvas(width=375, height=700)
    box = canvas.root.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert box["height"] <= 0.88 * 700 + 1
    assert all(abs(x) < box["width"] / 2 for x, _ in canvas.places().values())
