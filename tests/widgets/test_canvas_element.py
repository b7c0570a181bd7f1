"""The Python side of the network canvas."""

import hashlib
import json
import math
from pathlib import Path

from streamlit.testing.v1 import AppTest

from graph.widgets.canvas import TEXTS, CanvasEvent
from graph.widgets.canvas.events import read_events
from graph.widgets.canvas.payload import make_payload
from graph.widgets.canvas.selection import Selection
from graph.widgets.canvas.texts import texts_with

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


def test_payload_reaches_the_page_without_a_browser():
    app = AppTest.from_file(str(WHEEL), default_timeout=20).run()
    assert not app.exception
    sent = json.loads(app.get("bidi_component")[0].proto.json)
    assert [node["id"] for node in sent["nodes"]] == [f"n{i}" for i in range(9)]
    assert sent["listening"] is True
    assert sent["texts"]["summary"] == "Réseau d'exemple"
