import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.bridging import THROUGH, bridged


def network(*edges):
    net = nx.MultiDiGraph()
    for place, (one, other) in enumerate(edges):
        for node in (one, other):
            net.add_node(node, label=f"Entité {node}", short=node.upper(), kind="", iri=node)
        source = f"s{place}"
        net.add_edge(
            one, other, key="memberOf", label="est membre de", sources=[source], origins=[source]
        )
    return net


def links(net):
    return {(a, b): data for a, b, key, data in net.edges(keys=True, data=True) if key == THROUGH}


def test_what_an_entity_taken_out_linked_stays_linked():
    net = network(("a", "x"), ("x", "b"), ("c", "x"), ("c", "d"))
    part, hubs = bridged(net, ["a", "b", "c", "d"])
    assert set(part) == {"a", "b", "c", "d"}
    assert set(links(part)) == {("a", "b"), ("a", "c"), ("b", "c")}
    assert hubs == 0
    assert part["a"]["b"][THROUGH] == {
        "label": "par X",
        "through": ["Entité x"],
        "through_iris": ["x"],
        "sources": ["s0", "s1"],
        "origins": ["s0", "s1"],
        "weight": 2,
        "certainty": "implied",
        "since": "",
        "until": "",
        "role": "",
    }


def test_several_entities_taken_out_make_one_link():
    net = network(("b", "y"), ("y", "a"), ("a", "x"), ("x", "b"))
    (link,) = links(bridged(net, ["b", "a"])[0]).values()
    assert link["label"] == "par 2 entités masquées"
    assert link["through"] == ["Entité x", "Entité y"]
    assert link["weight"] == 4
    english = bridged(net, ["b", "a"], language="en")[0]["a"]["b"][THROUGH]
    assert english["label"] == "through 2 hidden entities"


def test_two_sources_of_one_origin_count_once():
    net = network(("a", "x"), ("x", "b"))
    for *_, data in net.edges(data=True):
        data["origins"] = ["s0"]
    (link,) = links(bridged(net, ["a", "b"])[0]).values()
    assert (link["sources"], link["origins"], link["weight"]) == (["s0", "s1"], ["s0"], 1)


def test_entities_already_linked_get_none():
    net = network(("b", "a"), ("a", "x"), ("x", "b"))
    part, _ = bridged(net, ["a", "b"])
    assert list(part.edges(keys=True)) == [("b", "a", "memberOf")]


def test_only_one_entity_is_passed_by():
    assert not links(bridged(network(("a", "x"), ("x", "y"), ("y", "b")), ["a", "b"])[0])


def test_an_entity_linked_to_itself_is_no_passage():
    assert not links(bridged(network(("x", "x"), ("x", "a"), ("a", "a")), ["a"])[0])


@pytest.mark.parametrize(("count", "made", "hubs"), [(4, 6, 0), (5, 0, 1)])
def test_a_hub_makes_none_and_is_counted(count, made, hubs):
    net = network(*((f"n{place}", "x") for place in range(count)))
    part, left = bridged(net, [f"n{place}" for place in range(count)], most=4)
    assert (len(links(part)), left) == (made, hubs)


def test_the_network_given_does_not_change():
    net = network(("a", "x"), ("x", "b"))
    before = nx.to_dict_of_dicts(net.copy())
    part, _ = bridged(net, ["a", "b", "unknown"])
    assert nx.to_dict_of_dicts(net) == before
    assert set(part) == {"a", "b"}


pairs = st.lists(st.tuples(*[st.sampled_from("abcdefg")] * 2), max_size=20)


@given(pairs, st.sets(st.sampled_from("abcdefg")), st.randoms())
def test_links_are_exactly_the_pairs_a_hidden_entity_joins(edges, shown, random):
    net = network(*edges)
    part, hubs = bridged(net, shown)
    plain = net.to_undirected()
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    kept = shown & set(net)
    expected = {
        (one, other)
        for one in kept
        for other in kept
        if one < other
        and not plain.has_edge(one, other)
        and set(plain[one]) & set(plain[other]) - kept
    }
    assert set(links(part)) == expected
    assert hubs == 0
    real = nx.MultiDiGraph(part)
    real.remove_edges_from([edge for edge in part.edges(keys=True) if edge[2] == THROUGH])
    assert sorted(real.edges(keys=True)) == sorted(net.subgraph(kept).edges(keys=True))

    other = nx.MultiDiGraph()
    other.add_nodes_from(random.sample(sorted(net.nodes(data=True)), len(net)))
    found = sorted(net.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for one, two, key, data in random.sample(found, len(found)):
        other.add_edge(one, two, key=key, **data)
    assert links(bridged(other, shown)[0]) == links(part)
