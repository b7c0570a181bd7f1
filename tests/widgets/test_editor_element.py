"""The Python side of the SPARQL editor, and what its scripts may do."""

import hashlib
import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graph.store.endpoint import diagnosis
from graph.widgets.editor import texts
from graph.widgets.editor.events import LONGEST, read_events

EDITOR = Path(__file__).resolve().parents[2] / "graph" / "widgets" / "editor"
ASSETS = EDITOR / "assets"
BUNDLE = ASSETS / "codemirror-6.min.js"
BANNED = (
    *("innerHTML", "outerHTML", "insertAdjacent", "fetch(", "XMLHttp", "eval(", "http:", "https:"),
    *("document.cookie", "sendBeacon", "WebSocket"),
)


def scripts() -> list[Path]:
    return [path for path in ASSETS.glob("*.js") if path != BUNDLE]


def test_queries_come_once_in_order_and_only_if_they_are_queries():
    ring = [
        {"sequence": 3, "type": "run", "text": "c"},
        {"sequence": 2, "type": "run", "text": "b"},
        {"sequence": 1, "type": "run", "text": "old"},
        {"sequence": "5", "type": "run", "text": "d"},
        {"sequence": 6, "type": "launch", "text": "e"},
        {"sequence": 7, "type": "run", "text": 8},
        {"sequence": 9, "type": "run", "text": "x" * (LONGEST + 50)},
        "run",
    ]
    found = list(read_events(ring, 1))
    assert found[:2] == [(2, "b"), (3, "c")]
    assert [(number, len(text)) for number, text in found[2:]] == [(9, LONGEST + 1)]
    assert list(read_events("run", 0)) == list(read_events(None, 0)) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["sequence", "type", "text", "run"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON, st.integers(0, 10))
def test_a_browser_can_send_anything(ring, after):
    for number, text in read_events(ring, after):
        assert number > after
        assert isinstance(text, str)


def test_no_script_writes_html_or_asks_the_network():
    assert len(scripts()) > 8
    for path in scripts():
        text = path.read_text("utf-8")
        assert not [word for word in BANNED if word in text], path.name


def test_the_library_asks_nobody():
    text = BUNDLE.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    banned = ("fetch(", "XMLHttp", "http:", "https:", "sendBeacon", "WebSocket", "eval(")
    assert not [word for word in banned if word in text]


def test_the_library_is_the_one_its_recipe_makes():
    """Its checksum is in the decision; the versions there are those of the recipe."""
    told = (EDITOR.parents[2] / "docs/decisions/codemirror.md").read_text("utf-8")
    assert hashlib.sha256(BUNDLE.read_bytes()).hexdigest() in told
    recipe = json.loads((EDITOR / "bundle/package.json").read_text("utf-8"))
    licence = (ASSETS / "LICENSE-MIT.codemirror").read_text("utf-8")
    for name, version in recipe["dependencies"].items():
        assert f"{name} {version}: Copyright" in licence


def test_every_text_the_scripts_use_is_given():
    used = {name for path in scripts() for name in re.findall(r"texts\.(\w+)", path.read_text())}
    assert used <= set(texts())


def test_colours_and_errors_know_the_same_words():
    text = (ASSETS / "lexer.js").read_text("utf-8")
    words = set(re.findall(r"\b[A-Z][A-Z0-9_]+\b", "".join(re.findall(r'"([A-Z0-9_ ]+)"', text))))
    own = {"DEFAULT", "INTO", "LATERAL", "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT", "ISTRIPLE"}
    assert words == set(diagnosis._KEYWORDS) - own - {"A", "VERSION"}
