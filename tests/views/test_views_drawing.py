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
from graph.views.edges import lines, pair_id, width
from graph.views.palette import SHAPES, STYLES
from graph.views.svg import to_svg
from graph.views.telling import line_title, names_in
from graph.views.text import clipped, shown

NODE_KEYS = {
    *("id", "label", "short", "title", "kind", "shape", "color", "size", "priority", "x", "y"),
    *("left", "opened", "pinned", "members"),
}
EDGE_KEYS = {"id", "from", "to", "label", "title", "width", "dashes", "arrow", "through"}


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
    (line,) = drawn["edges"]
    assert line == {
        "id": pair_id(second, first),
        "from": first,
        "to": second,
        "label": "3 relations",
        "title": "Métropole Exemple — soutient → SCIC Exemple-Test (sous-entendu par la source)\n"
        "Métropole Exemple — Métropole Exemple → SCIC Exemple-Test\n"
        "SCIC Exemple-Test — finance → Métropole Exemple, dès 2019\n"
        "3 sources indépendantes",
        "width": 3.0,
        "dashes": False,
        "arrow": "both",
        "through": False,
    }
    assert edge_ids(net) == {line["id"]: (first, second)}
    assert drawn["options"]["physics"]["enabled"] is False


def test_parallel_relations_share_their_origins():
    net = nx.MultiDiGraph()
    relate(net, "b", "a", "r", origins=["d1", "d2"], weight=2)
    relate(net, "b", "a", "s", origins=["d2", "d3"], weight=2)
    (line,) = lines(net)
    assert (line.one, line.other) == ("a", "b")
    assert (line.sources, line.width, line.arrow(None)) == (3, 3.0, "from")
    relate(net, "a", "b", "t", weight=5)
    (line,) = lines(net)
    assert (line.sources, line.arrow(None)) == (5, "both")


def test_a_line_is_dashed_when_nothing_of_it_is_stated():
    net = nx.MultiDiGraph()
    relate(net, "a", "b", "r", certainty="implied")
    relate(net, "b", "a", "s", certainty="extracted")
    assert lines(net)[0].dashes
    relate(net, "b", "a", "t", certainty="reviewed")
    assert not lines(net)[0].dashes


def test_a_loop_is_a_line_of_its_own():
    net = nx.MultiDiGraph()
    relate(net, "a", "a", "r")
    relate(net, "a", "a", "s")
    (line,) = payload(net, {})["edges"]
    assert (line["from"], line["to"], line["arrow"], line["label"]) == (
        "a",
        "a",
        "to",
        "2 relations",
    )
    assert payload(net, {})["nodes"][0]["title"].endswith("2 relations")
    assert edge_ids(net) == {pair_id("a", "a"): ("a", "a")}


def test_long_lists_are_cut_and_say_so():
    net = nx.MultiDiGraph()
    for place in range(9):
        relate(net, "a", "b", f"r{place}", label=f"relation {place}")
    told = payload(net, {})["edges"][0]["title"].split("\n")
    assert told[-2:] == ["+ 3 autres", "1 source"]
    assert len(told) == 8
    net.remove_edges_from([("a", "b", "r7"), ("a", "b", "r8")])
    assert "+ 1 other" in payload(net, {}, language="en")["edges"][0]["title"]


def test_a_transitive_link_is_no_statement():
    net = nx.MultiDiGraph()
    relate(net, "a", "b", "through", certainty="implied", through=["C Exemple"], label="")
    (line,) = payload(net, {})["edges"]
    assert line["through"] is True
    assert line["dashes"] is True
    assert line["arrow"] == ""
    assert line["label"] == "par C Exemple"
    assert line["title"].split("\n") == [
        "a ⋯ b : par C Exemple, hors du dessin",
        "lien de passage : aucune source ne l'affirme",
    ]
    assert payload(net, {})["nodes"][0]["title"] == "autre · 0 relation"
    relate(net, "a", "b", "r", label="finance")
    (line,) = payload(net, {})["edges"]
    assert (line["through"], line["dashes"], line["label"]) == (False, False, "finance")


def test_a_group_tells_how_many_it_stands_for():
    net = sample("Groupe Exemple", "B Exemple")
    group, other = net
    net.nodes[group].update(members=12, left=1, opened=True, pinned=True)
    net.nodes[other]["left"] = 167
    net.remove_edges_from(list(net.edges(keys=True)))
    relate(net, group, other, "r", label="finance", statements=7)
    drawn = payload(net, {})
    node = drawn["nodes"][0]
    assert (node["members"], node["left"], node["opened"], node["pinned"]) == (12, 1, True, True)
    assert node["title"] == (
        "groupe de 12 entités, surtout collectivités · 7 relations · 1 voisin non montré"
    )
    assert node["size"] > 26
    assert drawn["nodes"][1]["title"].endswith("167 voisins non montrés")
    assert drawn["nodes"][1].keys().isdisjoint({"members", "opened", "pinned"})
    assert drawn["edges"][0]["label"] == "finance (7)"
    assert "— finance (7) →" in drawn["edges"][0]["title"]


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
        assert {edge["id"] for edge in drawn["edges"]} == set(edge_ids(net))
        assert len(drawn["edges"]) == len({frozenset(edge) for edge in net.edges()})
    for node in drawn["nodes"]:
        assert node.keys() <= NODE_KEYS
        assert node["shape"] in SHAPES
        assert node["kind"] in STYLES
        assert ("x" in node) == all(map(math.isfinite, places[node["id"]]))
    for edge in drawn["edges"]:
        assert edge.keys() == EDGE_KEYS


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
    net.remove_edges_from([(first, second, "r0"), (second, first, "r2")])
    net.edges[first, second, "r1"]["since"] = "2019"
    patterns = Patterns({"r1": Wording("r1", patterns={"fr": "{s} soutient {o}"})})
    assert line_title(lines(net)[0], names_in(net), patterns) == (
        "Métropole Exemple soutient SCIC Exemple-Test, dès 2019 (sous-entendu par la source)\n"
        "3 sources indépendantes"
    )
    net.edges[first, second, "r1"].update(weight=1, certainty="reviewed")
    assert line_title(lines(net)[0], names_in(net), None, "en").endswith(
        "(reviewed by a person)\n1 source"
    )


def test_pyvis_draws_without_moving_anything():
    net = sample(*NASTY)
    drawing = to_pyvis(net, on_a_line(net))
    assert drawing.directed
    assert drawing.options.physics.enabled is False
    assert drawing.options.edges.smooth.enabled is False
    assert [node["id"] for node in drawing.nodes] == list(net) == drawing.get_nodes()
    assert len(drawing.edges) == len(edge_ids(net))
    assert all("source" not in edge for edge in drawing.edges)
    assert drawing.nodes[0]["x"] == 0.0
    assert {edge["arrows"] for edge in drawing.edges} == {"to", "to, from"}
    json.dumps([drawing.nodes, drawing.edges], allow_nan=False)


def test_the_payload_says_what_the_pyvis_network_holds():
    net = sample(*NASTY)
    drawing, drawn = to_pyvis(net, on_a_line(net)), payload(net, on_a_line(net))
    assert json.loads(drawing.options.to_json()) == drawn["options"]
    pairs = zip(drawing.nodes, drawn["nodes"], strict=True)
    for node, sent in pairs:
        assert (node["label"], node["size"]) == (sent["short"], sent["size"])
        assert node["title"] == f"{sent['label']}\n{sent['title']}"
        assert node["color"]["background"] == sent["color"]
    for edge, sent in zip(drawing.edges, drawn["edges"], strict=True):
        assert {name: edge[name] for name in EDGE_KEYS - {"arrow"}} == {
            name: sent[name] for name in EDGE_KEYS - {"arrow"}
        }


def test_an_endless_name_is_cut_in_the_drawing():
    net = sample("Exemple " * 200_000, "B Exemple")
    drawn = payload(net, {})
    assert len(json.dumps(drawn)) < 10_000
    assert drawn["nodes"][0]["label"].endswith("…")
    assert clipped("Exemple", 7) == "Exemple"
    assert clipped("Exemples", 7) == "Exempl…"


@given(st.text(), st.text())
def test_a_pair_has_one_name_from_both_ends(one, other):
    one, other = shown(one), shown(other)
    assert pair_id(one, other) == pair_id(other, one)
    assert (pair_id(one, other) == pair_id(one, one)) == (one == other)


@given(st.text())
def test_shown_text_fits_everywhere(text):
    clean = shown(text)
    clean.encode("utf-8")
    assert shown(clean) == clean
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in clean)
    assert clean == shown(f"{text}.\n")[:-2]  # with or without the short way


def test_shown_text_keeps_what_people_write():
    assert shown("Éléphant « d'exemple »\u200f \u05d0") == "Éléphant « d'exemple »\u200f \u05d0"
    assert shown("a\u202eb\x00c\ud800d") == "abcd"
    assert shown(None) == ""
    assert shown("a\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    ("symmetric", "arrow"),
    [((), "both"), (("r2",), "to"), (("r0", "r1"), "from"), (("r0", "r1", "r2"), "")],
)
def test_a_relation_that_holds_both_ways_has_no_arrow(symmetric, arrow):
    net = sample("A Exemple", "B Exemple")
    patterns = Patterns({name: Wording(name, symmetric=True) for name in symmetric})
    assert payload(net, {}, patterns=patterns)["edges"][0]["arrow"] == arrow
    svg = to_svg(net, on_a_line(net), title="t", patterns=patterns)
    heads = {"both": 2, "": 0}.get(arrow, 1)
    none = Patterns({name: Wording(name, symmetric=True) for name in ("r0", "r1", "r2")})
    plain = to_svg(net, on_a_line(net), title="t", patterns=none)
    assert svg.count("<polygon") == plain.count("<polygon") + heads
