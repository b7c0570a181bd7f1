"""The network canvas: its Python side, then in a real browser."""

import hashlib
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from graph.widgets.canvas import TEXTS, CanvasEvent
from graph.widgets.canvas.events import read_events
from graph.widgets.canvas.payload import make_payload
from graph.widgets.canvas.selection import Selection
from graph.widgets.canvas.texts import texts_with

ASSETS = Path(__file__).resolve().parent.parent.parent / "graph" / "widgets" / "canvas" / "assets"
ENGINE = "vis-network-10.1.5.min.js"
ENGINE_SHA256 = "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c"

HOST = "[...document.querySelectorAll('*')].find((e) => e.networkCanvas)?.networkCanvas"
BANNED = ("innerHTML", "outerHTML", "insertAdjacent", "fetch(", "XMLHttp", "eval(")

# A wheel of nodes, n0 at the hub, in a page whose buttons do what a page may do to a canvas.
PAGE = """
import math
import time

import streamlit as st

from graph.widgets.canvas import network_canvas

st.set_page_config(layout="wide")
state = st.session_state
state.setdefault("log", [])
state.setdefault("count", 9)
state.setdefault("chosen", None)
KINDS = {
    "scic": {"shape": "ring", "color": "#009e73"},
    "collectivite": {"shape": "square", "color": "#0072b2"},
}
DARK = {"scic": "#40d0a0", "collectivite": "#60b0e8"}


def node(i):
    kind = "collectivite" if i % 2 else "scic"
    angle = 2 * math.pi * (i - 1) / 8
    far = 0 if i == 0 else 240 if i < 9 else 420
    return {
        "id": f"n{i}", "label": f"Exemple entier {i}", "short": f"Ex {i}", "title": f"Type {kind}",
        "kind": kind, **KINDS[kind], "size": 16, "priority": 100 - i,
        "x": round(far * math.cos(angle)), "y": round(far * math.sin(angle)),
    }


def payload():
    nodes = [node(i) for i in range(state.count)]
    edges = [
        {"id": f"e{i}", "from": f"n{i}", "to": "n0" if i < 9 else f"n{i - 8}", "label": "soutient",
         "title": f"Ex {i} soutient", "width": 2, "arrow": True}
        for i in range(1, state.count)
    ]
    legend = [
        {"kind": kind, "label": kind.upper(), "count": 1, **look} for kind, look in KINDS.items()
    ]
    return {"nodes": nodes, "edges": edges, "legend": legend, "dark": DARK,
            "texts": {"summary": "Réseau d'exemple"}}


def on_event(event):
    state.log.append(event)
    if st.query_params.get("echo"):
        state.chosen = event.node or event.edge


def body():
    time.sleep(float(st.query_params.get("slow", "0")))
    if not state.get("away"):
        network_canvas(payload(), key="net", height=560, on_event=on_event, selected=state.chosen)
    st.text(f"{len(state.log)} événements")
    st.text("\\n".join(f"{e.type} {e.node} {e.edge}" for e in state.log))


left, right = st.columns([4, 1])
with right:
    if st.button("Relancer"):
        state.runs = state.get("runs", 0) + 1
    if st.button("Ajouter"):
        state.count = 12
    if st.button("Choisir"):
        state.chosen = "n3"
    if st.button("Vider"):
        state.count = 0
    st.checkbox("Ailleurs", key="away")
    st.text(f"tour {state.get('runs', 0)}")
with left:
    (st.fragment(body) if st.query_params.get("fragment") else body)()
"""

HOSTILE = """
import streamlit as st

from graph.widgets.canvas import network_canvas

EVIL = [
    "<img src=x onerror='window.hacked=1'>",
    "</script><script>window.hacked=1</script>",
    "<a href='javascript:window.hacked=1'>href</a>",
]
nodes = [
    {"id": f"<b>{text}", "label": text, "short": text, "title": text + "\\nhref", "kind": text,
     "shape": text, "color": text, "size": 20, "x": 300 * i, "y": 0}
    for i, text in enumerate(EVIL)
]
ends = {"from": nodes[0]["id"], "to": nodes[1]["id"]}
edges = [{"id": EVIL[0], "label": EVIL[0], "title": EVIL[1], **ends}]
payload = {
    "nodes": nodes,
    "edges": edges,
    "legend": [dict.fromkeys(("kind", "label", "shape", "color", "count"), text) for text in EVIL],
    "dark": {EVIL[0]: EVIL[1]},
    "texts": dict.fromkeys(("summary", "help", "zoomIn", "zoomOut", "fit", "legend"), EVIL[0]),
}
network_canvas(payload, key="net", height=500, on_event=lambda event: None)
"""

OpenCanvas = Callable[..., "Canvas"]


class Canvas:
    """A canvas on a page, as its reader meets it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = (
            "[...document.querySelectorAll('*')].find((e) => e.networkCanvas)?.networkCanvas"
        )
        self.root = page.locator(".canvas-root")
        self.stage = page.locator(".canvas-stage")

    def read(self, script: str, *values: object) -> object:
        """What ``script``, a function of the board and ``values``, gives."""
        return self.page.evaluate(f"(values) => ({script})({self.host}, ...values)", list(values))

    def wait(self, count: int) -> "Canvas":
        """Waits until so many nodes are drawn."""
        test = f"(count) => {self.host}?.scene.discs.size === count"
        self.page.wait_for_function(test, arg=count, timeout=30_000)
        return self

    def spot(self, id: str) -> tuple[float, float]:
        """Where a node, or the middle of an edge, is on the page."""
        found = self.read(
            """(board, id) => {
              const disc = board.scene.discs.get(id);
              const curve = board.scene.curves.get(id)?.curve;
              const at = disc ?? { x: (curve.x1 + curve.x2) / 2, y: (curve.y1 + curve.y2) / 2 };
              const box = board.stage.getBoundingClientRect();
              return [box.x + at.x, box.y + at.y];
            }""",
            id,
        )
        assert isinstance(found, list)
        return found[0], found[1]

    def click(self, id: str, **options: object) -> None:
        self.page.mouse.click(*self.spot(id), **options)

    def places(self) -> dict[str, list[float]]:
        """Where every node is, on the page."""
        found = self.read("(b) => [...b.scene.discs.values()].map((d) => [d.id, d.x, d.y])")
        assert isinstance(found, list)
        return {id: [x, y] for id, x, y in found}

    def scale(self) -> float:
        found = self.read("(board) => board.network.getScale()")
        assert isinstance(found, int | float)
        return float(found)

    def colour(self, id: str) -> list[int]:
        """Red, green and blue of the middle of a node."""
        found = self.read(
            """(board, id) => {
              const { x, y } = board.scene.discs.get(id);
              const sharp = devicePixelRatio;
              const seen = board.canvas.getContext("2d").getImageData(x * sharp, y * sharp, 1, 1);
              return [...seen.data].slice(0, 3);
            }""",
            id,
        )
        assert isinstance(found, list)
        return found

    def told(self, *lines: str) -> None:
        """Waits until Python has had exactly these events."""
        expect(self.page.get_by_text(f"{len(lines)} événements")).to_be_visible(timeout=15_000)
        if lines:
            expect(self.page.get_by_text(lines[-1]).last).to_contain_text("\n".join(lines))

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()


def colour_of(code: str) -> list[int]:
    return [int(code[i : i + 2], 16) for i in (1, 3, 5)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("canvas")
    written = {"wheel": folder / "wheel.py", "hostile": folder / "hostile.py"}
    written["wheel"].write_text(PAGE, "utf-8")
    written["hostile"].write_text(HOSTILE, "utf-8")
    return written


@pytest.fixture
def open_canvas(pages, serve_script, open_page) -> OpenCanvas:
    """``open_canvas("?slow=1", dark=True)``: the wheel of nine nodes, drawn."""

    def open_(query: str = "", **options: object) -> Canvas:
        return Canvas(open_page(serve_script(pages["wheel"]) + query, **options)).wait(9)

    return open_


# ---- Python


def test_events_come_once_in_order_and_only_if_they_are_events():
    ring = [
        {"sequence": 3, "type": "edgeClick", "node": None, "edge": "e"},
        {"sequence": 2, "type": "click", "node": "n", "edge": None},
        {"sequence": 1, "type": "click", "node": "old"},
        {"sequence": "4", "type": "click"},
        {"sequence": 5, "type": "launch"},
        "click",
    ]
    assert list(read_events(ring, 1)) == [
        (2, CanvasEvent("click", node="n")),
        (3, CanvasEvent("edgeClick", edge="e")),
    ]
    assert list(read_events(None, 0)) == []
    assert list(read_events("click", 0)) == []


def test_payload_keeps_what_the_browser_can_use():
    made = make_payload(
        {
            "nodes": [
                {"id": "a", "x": math.nan, "y": 2.5, "secret": "no", "label": None},
                {"id": "b"},
                {"id": "a", "label": "second"},
            ],
            "edges": [
                {"id": 1, "from": "a", "to": "b", "dashes": True},
                {"id": 2, "from": "a", "to": "missing"},
            ],
            "texts": {"fit": "Show all", "unknown": "x"},
        }
    )
    assert made["nodes"] == [{"id": "a", "y": 2.5}, {"id": "b"}]
    assert made["edges"] == [{"id": 1, "from": "a", "to": "b", "dashes": True}]
    assert made["texts"] == {**TEXTS, "fit": "Show all"}


def test_every_text_has_a_french_default():
    assert texts_with({}) == dict(TEXTS)
    assert all(TEXTS.values())


def test_the_page_is_obeyed_when_it_changes_its_mind():
    selection = Selection()
    first = selection.ask("a", mounted=False)
    selection.note(CanvasEvent("click", node="b"))
    assert selection.ask("a", mounted=True) == first, "the reader chose since"
    assert selection.ask("b", mounted=True) == first, "the browser shows it already"
    assert selection.ask(None, mounted=True) == {"id": None, "revision": 2}
    assert selection.ask(None, mounted=False)["revision"] == 3, "a new browser knows nothing"


def test_the_engine_is_the_published_file():
    assert hashlib.sha256((ASSETS / ENGINE).read_bytes()).hexdigest() == ENGINE_SHA256
    assert ENGINE in (ASSETS / "canvas.js").read_text("utf-8")
    assert {path.name for path in ASSETS.glob("LICENSE*")} == {
        "LICENSE-MIT.vis-network",
        "LICENSE-APACHE-2.0.vis-network",
    }


def test_no_script_of_ours_writes_html_or_fetches():
    for path in ASSETS.glob("*.js"):
        if path.name != ENGINE:
            text = path.read_text("utf-8")
            for banned in (
                "innerHTML",
                "outerHTML",
                "insertAdjacent",
                "fetch(",
                "XMLHttp",
                "eval(",
            ):
                assert banned not in text, f"{banned} in {path.name}"


def test_payload_reaches_the_page_without_a_browser(pages):
    app = AppTest.from_file(str(pages["wheel"]), default_timeout=20).run()
    assert not app.exception
    sent = json.loads(app.get("bidi_component")[0].proto.json)
    assert [node["id"] for node in sent["nodes"]] == [f"n{i}" for i in range(9)]
    assert sent["listening"] is True
    assert sent["texts"]["summary"] == "Réseau d'exemple"


# ---- browser


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
    assert {id: after[id] for id in before} == before
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
    moved = canvas.spot("n5")
    assert math.dist(moved, (x, y)) > 60
    canvas.press("Ajouter")
    canvas.wait(12)
    assert canvas.spot("n5") == moved
    canvas.told()


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
def test_hostile_names_stay_text(pages, serve_script, open_page):
    canvas = Canvas(open_page(serve_script(pages["hostile"]))).wait(3)
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
def test_never_an_empty_box(pages, serve_script, open_page, open_canvas):
    page = open_page("about:blank")
    held: list[Callable[[], None]] = []
    page.route(f"**/{ENGINE}", lambda route: held.append(route.continue_))
    page.goto(serve_script(pages["wheel"]))
    expect(page.get_by_text(TEXTS["loading"])).to_be_visible()
    held[0]()
    Canvas(page).wait(9)
    expect(page.get_by_text(TEXTS["loading"])).to_be_hidden()
    page.get_by_role("button", name="Vider", exact=True).click()
    expect(page.get_by_text(TEXTS["empty"])).to_be_visible()


@pytest.mark.browser
def test_a_missing_engine_is_said(pages, serve_script, open_page):
    page = open_page("about:blank")
    page.route(f"**/{ENGINE}", lambda route: route.abort())
    page.goto(serve_script(pages["wheel"]))
    expect(page.get_by_text(TEXTS["failed"])).to_be_visible()


@pytest.mark.browser
def test_fits_a_telephone(open_canvas):
    canvas = open_canvas(width=375, height=700)
    box = canvas.root.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert box["height"] <= 0.88 * 700 + 1
    assert all(0 < x < box["width"] for x, _ in canvas.places().values())
