"""The Python side of the network canvas."""

import hashlib
import json
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from graph.widgets.canvas import TEXTS, CanvasEvent
from graph.widgets.canvas.events import ALL_BUT_HOVER, read_events
from graph.widgets.canvas.payload import make_payload
from graph.widgets.canvas.selection import Selection
from graph.widgets.canvas.texts import GIVEN, texts_with

PROJECT = Path(__file__).resolve().parent.parent.parent
ASSETS = PROJECT / "graph" / "widgets" / "canvas" / "assets"
WHEEL = PROJECT / "tests" / "browser" / "pages" / "wheel.py"
ENGINE = "vis-network-10.1.5.min.js"
ENGINE_SHA256 = "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c"
BANNED = ("innerHTML", "outerHTML", "insertAdjacent", "fetch(", "XMLHttp", "eval(")


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


def test_each_type_carries_what_it_is_about():
    ring = [
        {"sequence": 1, "type": "moved", "node": "n", "x": 3, "y": -2.5},
        {"sequence": 2, "type": "selection", "nodes": ["a", "b", "a", 7]},
        {"sequence": 3, "type": "legend", "name": "scic"},
        {"sequence": 4, "type": "command", "name": "undo"},
        {"sequence": 5, "type": "command", "name": "hide", "node": "n"},
        {"sequence": 6, "type": "hover", "node": "n"},
    ]
    assert [event for _, event in read_events(ring, 0)] == [
        CanvasEvent("moved", node="n", x=3, y=-2.5),
        CanvasEvent("selection", nodes=("a", "b")),
        CanvasEvent("legend", name="scic"),
        CanvasEvent("command", name="undo"),
        CanvasEvent("command", node="n", name="hide"),
        CanvasEvent("hover", node="n"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        {"type": "click"},
        {"type": "click", "edge": "e"},
        {"type": "click", "node": "n" * 10_000},
        {"type": "edgeClick", "node": "n"},
        {"type": "moved", "node": "n", "x": 1},
        {"type": "moved", "node": "n", "x": 1, "y": math.nan},
        {"type": "moved", "node": "n", "x": 1, "y": -math.inf},
        {"type": "moved", "node": "n", "x": 1, "y": 10**400},
        {"type": "moved", "node": "n", "x": True, "y": 1},
        {"type": "moved", "node": "n", "x": "1", "y": 1},
        {"type": "moved", "node": ["n"], "x": 1, "y": 1},
        {"type": "legend", "name": None},
        {"type": "command", "node": "n"},
        {"type": ["click"], "node": "n"},
    ],
)
def test_what_lacks_what_it_needs_is_no_event(item):
    assert list(read_events([{"sequence": 1, **item}], 0)) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("sequence", "type", "node", "edge", "nodes", "x", "y", "name")


@given(JSON | st.lists(JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON))))
def test_anything_a_browser_sends_is_events_or_nothing(ring):
    for _, event in read_events(ring, 0):
        assert all(value is None or math.isfinite(value) for value in (event.x, event.y))
        assert all(isinstance(node, str) for node in event.nodes)


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
    assert made["texts"] == {**TEXTS, **GIVEN, "fit": "Show all"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        *[(True, "to"), ("to", "to"), ("from", "from"), ("both", "both")],
        *[(False, None), ("", None), ("<b>", None), (2.5, None), (None, None), ([], None)],
    ],
)
def test_arrows_go_to_one_end_or_the_other(given, kept):
    edge = {"id": "e", "from": "a", "to": "a", "arrow": given}
    (made,) = make_payload({"nodes": [{"id": "a"}], "edges": [edge]})["edges"]
    assert made.get("arrow") == kept


def test_menu_is_that_of_one_node():
    items = [
        {"name": "expand:1", "label": "soutient", "count": 12, "more": {}},
        {"name": "expand:1", "label": "twice"},
    ]
    made = make_payload({"menu": {"node": "a", "items": items}})["menu"]
    assert made == {"node": "a", "items": [{"name": "expand:1", "label": "soutient", "count": 12}]}
    assert make_payload({"menu": {"items": items}})["menu"] is None
    assert make_payload({})["menu"] is None
    with pytest.raises(KeyError):
        make_payload({"menu": {"node": "a", "items": [{"label": "no name"}]}})


def test_every_text_has_a_french_default():
    assert texts_with({}) == {**TEXTS, **GIVEN}
    assert all(TEXTS.values())


def test_the_page_is_obeyed_when_it_changes_its_mind():
    selection = Selection()
    first = selection.ask(["a"], mounted=False)
    selection.note(CanvasEvent("click", node="b"))
    assert selection.ask(["a"], mounted=True) == first, "the reader chose since"
    assert selection.ask(["b"], mounted=True) == first, "the browser shows it already"
    assert selection.ask([], mounted=True) == {"ids": [], "revision": 2}
    assert selection.ask([], mounted=False)["revision"] == 3, "a new browser knows nothing"


def test_several_nodes_are_selected_without_sending_the_network_again():
    selection = Selection()
    first = selection.ask([], mounted=False)
    selection.note(CanvasEvent("selection", nodes=("a", "b")))
    assert selection.ask(["a", "b"], mounted=True) == first
    selection.note(CanvasEvent("moved", node="c", x=1, y=2))
    selection.note(CanvasEvent("command", node="c", name="hide"))
    assert selection.ask(["a", "b"], mounted=True) == first, "these select nothing"
    assert selection.ask(["a"], mounted=True) == {"ids": ["a"], "revision": 2}


def test_the_engine_is_the_published_file():
    assert hashlib.sha256((ASSETS / ENGINE).read_bytes()).hexdigest() == ENGINE_SHA256
    assert ENGINE in (ASSETS / "canvas.js").read_text("utf-8")
    assert {path.name for path in ASSETS.glob("LICENSE*")} == {
        "LICENSE-MIT.vis-network",
        "LICENSE-APACHE-2.0.vis-network",
    }


def ours() -> dict[str, str]:
    """Our scripts by name."""
    scripts = (path for path in ASSETS.glob("*.js") if path.name != ENGINE)
    return {path.name: path.read_text("utf-8") for path in scripts}


def test_no_script_of_ours_writes_html_or_fetches():
    for name, text in ours().items():
        assert [banned for banned in BANNED if banned in text] == [], name


def test_scripts_say_only_texts_there_are_and_all_of_them():
    script = "\n".join(ours().values())
    unused = [name for name in {**TEXTS, **GIVEN} if not re.search(rf"\b{name}\b", script)]
    assert unused == []
    asked = set(re.findall(r"\btexts\.(\w+)", script)) - {"py"}
    assert asked <= {*TEXTS, *GIVEN}


def test_the_first_script_asks_for_all_others_at_once():
    first = ours()["canvas.js"]
    asked = set(re.findall(r'^import .*"\./(\w+\.js)";', first, re.M))
    assert asked == ours().keys() - {"canvas.js"}


def test_scripts_are_of_a_readable_size():
    assert all(len(text.splitlines()) <= 400 for text in ours().values())


def test_payload_reaches_the_page_without_a_browser():
    app = AppTest.from_file(str(WHEEL), default_timeout=20).run()
    assert not app.exception
    sent = json.loads(app.get("bidi_component")[0].proto.json)
    assert [node["id"] for node in sent["nodes"]] == [f"n{i}" for i in range(9)]
    assert sent["events"] == sorted(ALL_BUT_HOVER)
    assert sent["texts"]["summary"] == "Réseau d'exemple"


def test_every_module_is_asked_for_at_once():
    """One level of imports after the other costs a round trip each before the first picture."""
    entry = (ASSETS / "canvas.js").read_text("utf-8")
    modules = {path.name for path in ASSETS.glob("*.js")} - {"canvas.js", ENGINE}
    assert {name for name in modules if f'"./{name}"' not in entry} == set()
