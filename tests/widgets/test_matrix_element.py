"""The Python side of the matrix element."""

import json
import re
import struct
from base64 import b64decode
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from matrix_samples import HOSTILE, IRIS, SCIC, ZORGLUK, sample

from graph.network.matrix import Crossing, Entry, Mark, Matrix
from graph.widgets.matrix import MatrixEvent, make_payload, texts
from graph.widgets.matrix.element import Choice
from graph.widgets.matrix.events import read_events

ASSETS = Path(__file__).resolve().parents[2] / "graph" / "widgets" / "matrix" / "assets"
BANNED = (
    "innerHTML",
    "outerHTML",
    "insertAdjacent",
    "fetch(",
    "XMLHttp",
    "eval(",
    "http:",
    "https:",
)


def cells(payload) -> list[tuple[int, ...]]:
    return list(struct.iter_unpack("<4H", b64decode(payload["cells"])))


def test_cells_are_packed_by_row_with_their_look_and_their_sources():
    payload = make_payload(sample(), IRIS, texts=texts())
    assert [cell[:2] for cell in cells(payload)] == [(0, 0), (0, 1), (1, 1), (1, 2)]
    assert [cell[3] for cell in cells(payload)] == [2, 1, 1, 0]
    looks = [payload["looks"][cell[2]] for cell in cells(payload)]
    marks = payload["marks"]
    assert [marks[one]["told"] for one in looks[0]] == [
        *("shareholderOf", "supports", "territoire commun"),
    ]
    assert [marks[one]["hollow"] for one in looks[0]] == [False, False, True]
    assert marks[looks[0][1]]["dashed"]
    assert payload["rows"]["ids"][0] == IRIS.short(ZORGLUK)
    assert payload["columns"]["ids"][0] == IRIS.short(SCIC)


def test_what_is_sent_is_plain_and_short():
    payload = make_payload(sample(), IRIS, texts=texts())
    assert json.loads(json.dumps(payload)) == payload
    assert HOSTILE not in json.dumps(payload)  # the override of direction is taken out
    long = Matrix((Entry("https://exemple.test/1", "x" * 10_000),), ())
    assert len(make_payload(long, IRIS, texts={})["rows"]["names"][0]) <= 200


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 19), st.integers(0, 19)),
        st.tuples(st.sampled_from(["", "capital", "direct"]), st.integers(0, 100_000)),
        max_size=40,
    )
)
def test_what_is_packed_is_what_there_is(found):
    entries = tuple(Entry(f"https://exemple.test/{at}", str(at)) for at in range(20))
    crossings = {
        (entries[row].iri, entries[column].iri): Crossing((Mark("r", kind),), independent=count)
        for (row, column), (kind, count) in found.items()
    }
    payload = make_payload(Matrix(entries, entries, crossings), IRIS, texts={})
    marks = {
        (row, column): (payload["marks"][payload["looks"][look][0]]["shape"], count)
        for row, column, look, count in cells(payload)
    }
    shapes = {"": "hexagon", "capital": "square", "direct": "disc"}
    assert marks == {
        pair: (shapes[kind], min(count, 65_535)) for pair, (kind, count) in found.items()
    }


def test_events_come_once_in_order_and_only_if_they_are_events():
    ring = [
        {"sequence": 3, "type": "entity", "entity": "c"},
        {"sequence": 2, "type": "cell", "row": "a", "column": "b"},
        {"sequence": 1, "type": "cell", "row": "old", "column": "old"},
        {"sequence": 4, "type": "cell", "row": "a"},
        {"sequence": "5", "type": "none"},
        {"sequence": 6, "type": "launch"},
        {"sequence": 7, "type": "entity", "entity": "x" * 3000},
        {"sequence": 8, "type": "none"},
        "cell",
    ]
    assert list(read_events(ring, 1)) == [
        (2, MatrixEvent("cell", row="a", column="b")),
        (3, MatrixEvent("entity", entity="c")),
        (8, MatrixEvent("none")),
    ]
    assert [event.chosen for _, event in read_events(ring, 1)] == [("a", "b"), ("c",), ()]
    assert list(read_events("cell", 0)) == list(read_events(None, 0)) == []


def test_the_browser_is_told_of_a_choice_only_if_it_does_not_show_it():
    choice = Choice()
    assert choice.ask((), mounted=False) == {"ids": [], "revision": 1}
    choice.shown = ("a", "b")  # what an event says
    assert choice.ask(("a", "b"), mounted=True) == {"ids": [], "revision": 1}
    assert choice.ask(("c",), mounted=True) == {"ids": ["c"], "revision": 2}
    assert choice.ask(("c",), mounted=True)["revision"] == 2


def test_no_script_writes_html_or_asks_the_network():
    scripts = [path for path in ASSETS.iterdir() if path.suffix == ".js"]
    assert len(scripts) > 10
    for path in scripts:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not [word for word in BANNED if word in text], path.name


def test_every_text_the_scripts_use_is_given():
    scripts = "\n".join(path.read_text("utf-8") for path in ASSETS.glob("*.js"))
    used = set(re.findall(r"texts\.(\w+)", scripts))
    assert used <= set(texts())
    assert {"source", "sources", "link", "links"} <= set(texts())
