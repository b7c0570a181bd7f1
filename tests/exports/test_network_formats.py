"""GEXF and GraphML: what networkx and Gephi read back."""

import io
import xml.etree.ElementTree as ElementTree
from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.exports import write_network
from graph.exports.drawable import plain_network

COLOURS = {"organisation": "#56B4E9", "collectivite": "0072B2", "person": "red"}


def drawn(net, fmt, issued) -> bytes:
    out = io.BytesIO()
    assert write_network(net, fmt, out, colours=COLOURS, issued=issued) == net.number_of_edges()
    return out.getvalue()


def read(data: bytes, fmt: str):
    return (nx.read_gexf if fmt == "gexf" else nx.read_graphml)(io.BytesIO(data))


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
def test_networkx_reads_it_back(fmt, net, issued):
    found = read(drawn(net, fmt, issued), fmt)
    assert found.is_directed() and found.is_multigraph()
    assert dict(found.nodes(data="label")) == {
        "organisation/a": "SCIC Exemple-Test",
        "collectivite/b": "Ville & <Test>",
    }
    edges = {data["relation"]: data for *_, data in found.edges(data=True)}
    assert set(edges) == {"shareholderOf", "funds", "x"}
    first = edges["shareholderOf"]
    assert first["weight"] == 2 and first["certainty"] == "stated"
    assert first["label"] == "est sociétaire de"
    assert first["sources"].endswith(
        "page-test | https://w3id.org/maillage/id/resource/autre-page-test"
    )
    assert "since" not in edges["funds"]
    assert edges["x"]["edge_source"] == "s" and edges["x"]["edge_id"] == 4
    assert "source" not in edges["x"]


def test_gexf_has_positions_colours_and_licence(net, issued):
    data = drawn(net, "gexf", issued)
    found = read(data, "gexf")
    assert found.nodes["organisation/a"]["viz"]["position"] == {"x": 1.5, "y": 2.0, "z": 0.0}
    assert found.nodes["organisation/a"]["viz"]["color"] == {
        "r": 0x56,
        "g": 0xB4,
        "b": 0xE9,
        "a": 1.0,
    }
    assert "position" not in found.nodes["collectivite/b"]["viz"]
    space = "{http://www.gexf.net/1.2draft}"
    meta = ElementTree.fromstring(data).find(f"{space}meta")
    assert meta.get("lastmodifieddate") == "2026-01-31"
    assert "Licence Ouverte 2.0" in meta.findtext(f"{space}description")
    assert b"NetworkX" not in data


def test_graphml_says_licence_date_and_colour(net, issued):
    found = read(drawn(net, "graphml", issued), "graphml")
    assert found.graph["issued"] == "2026-01-31" and "Licence Ouverte" in found.graph["licence"]
    node = found.nodes["organisation/a"]
    assert (node["r"], node["g"], node["b"]) == (0x56, 0xB4, 0xE9)


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
def test_edge_identifiers_are_unique_and_order_stable(fmt, net, issued):
    data = drawn(net, fmt, issued)
    ids = [
        node.get("id") for node in ElementTree.fromstring(data).iter() if node.tag.endswith("}edge")
    ]
    assert len(ids) == len(set(ids)) == 3
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(net.nodes(data=True))))
    other.add_edges_from(reversed(list(net.edges(keys=True, data=True))))
    assert drawn(other, fmt, issued) == data


def test_the_network_given_is_left_as_it_is(net, issued):
    before = repr((list(net.nodes(data=True)), list(net.edges(data=True, keys=True))))
    drawn(net, "gexf", issued)
    drawn(net, "graphml", issued)
    assert repr((list(net.nodes(data=True)), list(net.edges(data=True, keys=True)))) == before


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
def test_empty_network(fmt, issued):
    assert len(read(drawn(nx.MultiDiGraph(), fmt, issued), fmt)) == 0


def test_relation_in_the_key_and_scic(issued):
    net = nx.MultiDiGraph()
    net.add_node("a", kind="organisation", scic=True)
    net.add_node("b", kind="organisation", scic=False)
    net.add_edge("a", "b", key="https://exemple-test.invalid/relation")
    colours = {"organisation": "#56B4E9", "scic": "#009E73"}
    out = io.BytesIO()
    write_network(net, "graphml", out, colours=colours, issued=issued)
    found = read(out.getvalue(), "graphml")
    assert [found.nodes[node]["r"] for node in "ab"] == [0x00, 0x56]
    ((*_, relation),) = found.edges(data="relation")
    assert relation == "https://exemple-test.invalid/relation"


def test_attributes_have_one_type():
    net = nx.MultiDiGraph()
    net.add_node("a", size=1, mixed=1, many={"b", "a"}, gone=float("nan"), small=np.float32(0.5))
    net.add_node("b", size=2.5, mixed="x", flag=True, x="à gauche")
    plain = plain_network(net)
    assert plain.nodes["a"] == {
        "label": "a",
        "size": 1.0,
        "mixed": "1",
        "many": "a | b",
        "small": 0.5,
    }
    assert plain.nodes["b"] == {
        "label": "b",
        "size": 2.5,
        "mixed": "x",
        "flag": True,
        "node_x": "à gauche",
    }


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**31), 2**31 - 1),
    st.text(max_size=12),
    st.floats(allow_subnormal=False),
    st.lists(st.text(max_size=5), max_size=3),
)
NAMES = st.sampled_from(
    [
        "label",
        "kind",
        "iri",
        "x",
        "y",
        "relation",
        "sources",
        "weight",
        "certainty",
        "since",
        "id",
        "source",
        "target",
        "type",
        "start",
        "end",
        "key",
        "spells",
        "<a>",
    ]
)


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.sampled_from("abc")] * 2, st.dictionaries(NAMES, VALUES, max_size=4)),
        max_size=3,
    )
)
def test_any_attribute_can_be_written(fmt, edges):
    net = nx.MultiDiGraph()
    for first, second, data in edges:
        net.add_node(first, **data)
        net.add_edges_from([(first, second, data)])
    found = read(drawn(net, fmt, date(2026, 1, 31)), fmt)
    assert found.number_of_edges() == len(edges) and set(found) == set(net)


def test_wrong_format(net, issued):
    with pytest.raises(InputError):
        write_network(net, "csv", io.BytesIO(), colours={}, issued=issued)
