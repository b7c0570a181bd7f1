import json
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views_samples import NASTY, on_a_line, relate, sample

from graph.network.relations import Wording
from graph.network.sentences import Patterns
from graph.views.drawing import edge_ids, payload, to_pyvis
from graph.views.edges import bends, edge_title, width
from graph.views.palette import SHAPES, STYLES
from graph.views.svg import to_svg
from graph.views.text import shown

NODE_KEYS = {
    "id",
    "label",
    "short",
    "title",
    "kind",
    "shape",
    "color",
    "size",
    "priority",
    "x",
    "y",
}
EDGE_KEYS = {"id", "from", "to", "label", "title", "width", "dashes", "arrow", "curve"}


def test_the_payload_of_two_entities():
    net = sample("Métropole Exemple", "SCIC Exemple-Test")
    first, second = net
    drawn = payload(net, on_a_line(net), centre=second)
    assert drawn["nodes"][1] == {
        "id": second,
        "label": "SCIC Exemple-Test",
        "short": "SCIC Exemple-Test",
        "title": "SCIC · 3 relations",
        "kind": "scic",
        "shape": "ring",
        "color": "#009E73",
        "size": 10.8,
        "priority": 1_000_003,
        "x": 100.0,
        "y": 30.0,
    }
    supports = next(edge for edge in drawn["edges"] if edge["label"] == "soutient")
    assert supports == {
        "id": supports["id"],
        "from": first,
        "to": second,
        "label": "soutient",
        "title": "Métropole Exemple — soutient → SCIC Exemple-Test\n"
        "3 sources indépendantes · sous-entendu par la source",
        "width": 3.0,
        "dashes": True,
        "arrow": True,
        "curve": 1,
    }
    assert edge_ids(net)[supports["id"]] == (first, second, "r1")


def test_three_relations_between_two_are_three_lines_that_do_not_cover_each_other():
    net = sample("A Exemple", "B Exemple")
    drawn = payload(net, {})["edges"]
    assert len({edge["id"] for edge in drawn}) == 3
    first = next(iter(net))
    sides = [edge.get("curve", 0) * (1 if edge["from"] == first else -1) for edge in drawn]
    assert sorted(sides) == [-1, 0, 1]
    assert len(to_pyvis(net, {}).edges) == 3


def test_two_parallel_lines_are_both_bent():
    net = nx.MultiDiGraph()
    relate(net, "a", "b", "r")
    relate(net, "b", "a", "r")
    relate(net, "c", "c", "loop")
    assert bends(net) == {("a", "b", "r"): 1, ("b", "a", "r"): 1}
    assert len(payload(net, {})["edges"]) == 3


labels = st.one_of(st.text(max_size=40), st.sampled_from(NASTY))


@settings(deadline=None)
@given(st.lists(labels, max_size=8), st.data())
def test_any_names_and_places_give_plain_json(names, data):
    net = sample(*names)
    number = st.one_of(st.floats(), st.floats(-1e6, 1e6))
    places = {node: data.draw(st.tuples(number, number)) for node in net}
    for dark in (False, True):
        drawn = payload(net, places, dark=dark)
        text = json.dumps(drawn, allow_nan=False)
        assert json.loads(text) == drawn
        text.encode("utf-8")
        assert len(drawn["nodes"]) == net.number_of_nodes()
        assert len(drawn["edges"]) == net.number_of_edges()
    for node in drawn["nodes"]:
        assert node.keys() <= NODE_KEYS
        assert node["shape"] in SHAPES
        assert node["kind"] in STYLES
        assert ("x" in node) == all(map(math.isfinite, places[node["id"]]))
    for edge in drawn["edges"]:
        assert edge.keys() <= EDGE_KEYS
        assert "source" not in edge


def test_numbers_of_numpy_become_plain_ones():
    net = sample("A Exemple")
    places = {node: (np.float32(1.25), np.float64(2)) for node in net}
    net.nodes[next(iter(net))]["short"] = np.str_("A")
    json.dumps(payload(net, places))
    json.dumps(to_pyvis(net, places).nodes)


@pytest.mark.parametrize(
    ("weight", "expected"),
    [(1, 1.0), (3, 3.0), (50, 8.0), (0, 1.0), (None, 1.0), (math.nan, 1.0), ("3", 1.0)],
)
def test_lines_are_as_wide_as_their_sources(weight, expected):
    assert width(weight) == expected


def test_a_line_tells_its_sentence():
    net = sample("Métropole Exemple", "SCIC Exemple-Test")
    first, second = net
    net.edges[first, second, "r1"]["since"] = "2019"
    patterns = Patterns({"r1": Wording("r1", patterns={"fr": "{s} soutient {o}"})})
    assert edge_title(net, (first, second, "r1"), patterns) == (
        "Métropole Exemple soutient SCIC Exemple-Test, dès 2019\n"
        "3 sources indépendantes · sous-entendu par la source"
    )
    net.edges[first, second, "r1"].update(weight=1, certainty="reviewed")
    assert edge_title(net, (first, second, "r1"), None, "en").endswith(
        "1 source · reviewed by a person"
    )


def test_pyvis_draws_without_moving_anything():
    net = sample(*NASTY)
    drawing = to_pyvis(net, on_a_line(net))
    assert drawing.directed
    assert drawing.options.physics.enabled is False
    assert len(drawing.nodes) == len(net)
    assert len(drawing.edges) == net.number_of_edges()
    assert all("source" not in edge for edge in drawing.edges)
    assert drawing.nodes[0]["x"] == 0.0
    assert drawing.nodes[0]["id"] == "n0"


@given(st.text())
def test_shown_text_fits_everywhere(text):
    clean = shown(text)
    clean.encode("utf-8")
    assert shown(clean) == clean
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in clean)


def test_shown_text_keeps_what_people_write():
    assert shown("Éléphant « d'exemple »\u200f \u05d0") == "Éléphant « d'exemple »\u200f \u05d0"
    assert shown("a\u202eb\x00c\ud800d") == "abcd"
    assert shown(None) == ""
    assert shown("a\r\nb\rc") == "a\nb\nc"


def test_a_relation_that_holds_both_ways_has_no_arrow():
    net = sample("A Exemple", "B Exemple")
    patterns = Patterns({"r1": Wording("r1", symmetric=True)})
    arrows = {edge["label"]: edge["arrow"] for edge in payload(net, {}, patterns=patterns)["edges"]}
    assert arrows == {"A Exemple": True, "soutient": False, "finance": True}
    drawn = to_pyvis(net, {}, patterns=patterns).edges
    assert {edge["label"]: edge["arrows"] for edge in drawn}["soutient"] == ""
    places = on_a_line(net)
    with_arrows, without = (
        to_svg(net, places, title="t", patterns=given).count("<polygon")
        for given in (None, patterns)
    )
    assert with_arrows == without + 1
