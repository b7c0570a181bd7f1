import math
import random
from threading import Thread

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network.layout import LABELLED, SMALL, box_sizes, layout
from graph.network.overlaps import spread
from graph.network.packing import packed
from graph.network.placing import place_new

KINDS = ("organisation", "collectivite", "person", "resource")


def make(count, edges, *, order=None):
    net = nx.MultiDiGraph()
    for place in order or range(count):
        short = f"Exemple {'x' * (place % 15)}"
        net.add_node(f"n{place:04d}", short=short, kind=KINDS[place % len(KINDS)])
    for one, other in edges:
        net.add_edge(f"n{one:04d}", f"n{other:04d}", key=f"r{(one + other) % 3}", weight=1)
    return net


def star(count):
    return make(count + 1, [(0, place) for place in range(1, count + 1)])


def communities(count, seed=1):
    chance = random.Random(seed)
    return make(count, [
        (place, (place // 20 * 20 + chance.randrange(20)) % count)
        if chance.random() < 0.9 else (place, chance.randrange(count))
        for place in range(count) for _ in range(2)
    ])  # fmt: skip


def overlaps(net, places):
    sizes, found = box_sizes(net), []
    nodes = sorted(net)
    for index, one in enumerate(nodes):
        for other in nodes[index + 1 :]:
            wide, high = (
                abs(places[one][axis] - places[other][axis])
                / ((sizes[one][axis] + sizes[other][axis]) / 2)
                for axis in (0, 1)
            )
            near = math.hypot(wide, high) if len(net) > LABELLED else max(wide, high)
            if near < 0.98:
                found.append((one, other))
    return found


graphs = st.integers(0, 30).flatmap(
    lambda count: st.builds(
        make,
        st.just(count),
        st.lists(
            st.tuples(st.integers(0, max(0, count - 1)), st.integers(0, max(0, count - 1))),
            max_size=50 if count else 0,
        ),
    )
)


@settings(deadline=None, max_examples=80)
@given(graphs, st.booleans())
def test_every_node_has_a_finite_place_of_its_own(net, centred):
    centre = min(net, default=None) if centred else None
    places = layout(net, centre=centre)
    assert set(places) == set(net)
    assert all(math.isfinite(value) for place in places.values() for value in place)
    assert not overlaps(net, places)
    if centre is not None:
        assert places[centre] == (0.0, 0.0)


@settings(deadline=None, max_examples=30)
@given(graphs, st.randoms())
def test_the_order_nodes_and_edges_came_in_does_not_matter(net, chance):
    nodes, edges = list(net.nodes(data=True)), list(net.edges(keys=True, data=True))
    chance.shuffle(nodes)
    chance.shuffle(edges)
    shuffled = nx.MultiDiGraph()
    shuffled.add_nodes_from(nodes)
    shuffled.add_edges_from(edges)
    assert layout(net) == layout(shuffled)


@pytest.mark.parametrize("count", [SMALL - 1, SMALL + 20, LABELLED + 100])
def test_the_same_network_has_the_same_places_and_no_overlap(count):
    net = communities(count)
    places = layout(net)
    assert places == layout(net)
    assert not overlaps(net, places)


def test_the_seed_changes_a_large_drawing():
    net = communities(200)
    assert layout(net, seed=1) != layout(net, seed=2)


def test_places_are_the_same_when_several_are_computed_at_once():
    nets = [communities(90, seed) for seed in range(4)]
    alone = [layout(net) for net in nets]
    together = [None] * len(nets)

    def work(index):
        together[index] = layout(nets[index])

    threads = [Thread(target=work, args=(index,)) for index in range(len(nets))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_the_random_numbers_of_others_are_left_alone():
    random.seed(5)
    expected = random.random()
    random.seed(5)
    layout(communities(90))
    assert random.random() == expected


def test_tiny_networks():
    assert layout(make(0, [])) == {}
    assert layout(make(1, [(0, 0)])) == {"n0000": (0.0, 0.0)}
    (ax, ay), (bx, by) = layout(make(2, [(0, 1), (1, 0)])).values()
    assert ay == by
    assert abs(bx - ax) >= 100
    assert len(set(layout(make(3, [(0, 1), (1, 2)])).values())) == 3


def test_parts_are_set_side_by_side():
    net = make(40, [(0, place) for place in range(1, 20)] + [(20, 21), (22, 23)])
    places = layout(net)
    assert not overlaps(net, places)
    width, height = np.ptp(np.array(list(places.values())), axis=0)
    assert 0.4 < width / height < 4


@pytest.mark.parametrize("count", [24, 60, 149, 300])
def test_the_neighbours_of_a_hub_surround_it(count):
    net = star(count)
    places = layout(net, centre="n0000")
    assert places["n0000"] == (0.0, 0.0)
    assert not overlaps(net, places)
    around = np.array([place for node, place in places.items() if node != "n0000"])
    assert np.hypot(*around.T).min() > 80
    quarters = {(x > 0, y > 0) for x, y in around}
    assert len(quarters) == 4


def test_neighbours_of_one_kind_share_a_sector():
    net = star(80)
    places = layout(net, centre="n0000")
    for kind in KINDS:
        angles = sorted(
            math.atan2(y * 1.5, x) for node, (x, y) in places.items()
            if net.nodes[node]["kind"] == kind and node != "n0000"
        )  # fmt: skip
        gaps = np.diff([*angles, angles[0] + 2 * math.pi])
        assert gaps.max() > math.pi / 2, kind


def test_what_is_further_away_is_outside_the_rings():
    net = star(30)
    net.add_node("z", short="Z", kind="person")
    net.add_edge("n0005", "z", key="r")
    places = layout(net, centre="n0000")
    assert math.hypot(*places["z"]) > 1.2 * math.hypot(*places["n0005"])


def test_communities_are_told_apart():
    net = communities(600)
    places = layout(net)
    chance = random.Random(1)
    nodes = sorted(net)
    linked = np.mean([math.dist(places[one], places[other]) for one, other in net.edges()])
    pairs = [chance.sample(nodes, 2) for _ in range(3000)]
    apart = np.mean([math.dist(places[one], places[other]) for one, other in pairs])
    assert linked < 0.4 * apart


def test_new_nodes_come_beside_their_anchor_and_the_old_stay():
    net = communities(100)
    places = layout(net)
    fresh = [f"z{place}" for place in range(12)]
    for node in fresh:
        net.add_node(node, short=node, kind="person")
        net.add_edge("n0003", node, key="r")
    grown = place_new(net, places, [*fresh, "n0001"], "n0003")
    assert {node: grown[node] for node in places} == places
    assert set(grown) == {*places, *fresh}
    ax, ay = places["n0003"]
    assert max(math.dist((ax, ay), grown[node]) for node in fresh) < 900
    assert place_new(net, places, fresh, "n0003") == place_new(net, places, fresh, "n0003")


def test_new_nodes_in_a_large_drawing_only_look_around():
    net = communities(1200)
    places = {node: (40.0 * (index % 40), 40.0 * (index // 40)) for index, node in enumerate(net)}
    net.add_node("z", short="z", kind="person")
    net.add_edge("n0003", "z", key="r")
    grown = place_new(net, places, ["z"], "n0003")
    assert math.dist(grown["z"], places["n0003"]) < 600
    assert {node: grown[node] for node in places} == places


def test_new_nodes_without_an_anchor_or_a_drawing():
    net = make(3, [(0, 1)])
    alone = place_new(net, {}, ["n0000", "n0001", "n0002"])
    assert len(set(alone.values())) == 3
    grown = place_new(net, {"n0000": (0.0, 0.0)}, ["n0001"], "n0002")
    assert all(math.isfinite(value) for value in grown["n0001"])
    assert place_new(net, {"gone": (1.0, 2.0)}, []) == {"gone": (1.0, 2.0)}
    with pytest.raises(KeyError):
        place_new(net, {}, ["n0009"])


boxes = st.lists(
    st.tuples(*[st.floats(-500, 500), st.floats(-500, 500), st.floats(1, 200), st.floats(1, 80)]),
    min_size=1,
    max_size=25,
)


@settings(deadline=None)
@given(boxes)
def test_boxes_are_pushed_apart_wherever_they_start(given_boxes):
    table = np.array(given_boxes)
    placed = spread(table[:, :2], table[:, 2:])
    sizes = table[:, 2:]
    for one in range(len(placed)):
        for other in range(one):
            share = np.abs(placed[one] - placed[other]) / ((sizes[one] + sizes[other]) / 2)
            assert share.max() > 0.999


def test_points_on_one_another_are_told_apart():
    placed = spread(np.zeros((40, 2)), np.full((40, 2), 30.0))
    assert len({tuple(point) for point in placed.round(3)}) == 40


def test_fixed_points_do_not_move():
    points = np.array([[0.0, 0.0], [5.0, 0.0], [9.0, 3.0]])
    placed = spread(points, np.full((3, 2), 20.0), np.array([True, False, True]))
    assert (placed[[0, 2]] == points[[0, 2]]).all()
    assert abs(placed[1] - placed[0]).max() >= 19.9


def test_packed_parts_do_not_overlap():
    parts = [{"a": (0.0, 0.0), "b": (500.0, 10.0)}, {"c": (-4.0, 2.0)}, {"d": (9.0, 9.0)}]
    places = packed(parts, dict.fromkeys("abcd", (60.0, 50.0)))
    for one, other in ("ac", "bc", "cd", "ad"):
        wide, high = (abs(places[one][axis] - places[other][axis]) for axis in (0, 1))
        assert wide >= 60 or high >= 50
    assert packed([], {}) == {}
