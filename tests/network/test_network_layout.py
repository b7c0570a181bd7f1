import math
import random
from threading import Thread

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network.answers import from_answer
from graph.network.embedding import SMALL
from graph.network.frame import ASPECT, FRAME, name_box, seen_at
from graph.network.layout import LABELLED, RINGED, box_sizes, layout
from graph.network.neighbourhood import neighbourhood
from graph.network.overlaps import spread
from graph.network.packing import packed
from graph.network.placing import place_new
from graph.questions.ask import ask

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


def nearest(places):
    points = np.array(list(places.values()))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    return apart[apart > 0].min()


def extent(places):
    return np.ptp(np.array(list(places.values())), axis=0)


def zoom(places):
    """At which the whole is seen."""
    return float(min(1.4, *(np.array(FRAME) / np.maximum(extent(places), 1.0))))


def name_is_free(net, places, node, *, others=None):
    """Whether a name under its node covers no other name and no node, the whole being seen."""
    wide, high = name_box(net.nodes[node]["short"])
    for other in others or places:
        if other != node:
            dx, dy = (np.array(places[other]) - places[node]) * zoom(places)
            reach = (wide + 8) / 2, (high + 8) / 2
            if abs(dx) < reach[0] and abs(dy) < reach[1]:
                return False
    return True


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
    width, height = extent(places)
    assert 1.0 < width / height < 2.6


@pytest.mark.parametrize("count", [40, 150, 600])
@pytest.mark.parametrize("size", [3, 8, 40])
def test_a_drawing_is_as_wide_for_its_height_as_a_page(count, size):
    edges = [(place, place - (place % size + 1) // 2) for place in range(count) if place % size]
    net = make(count, edges)
    places = layout(net)
    assert not overlaps(net, places)
    width, height = extent(places)
    assert 1.1 < width / height < 2.9
    assert share_of_the_frame(places) > 0.55


def share_of_the_frame(places):
    """Of its frame divided in forty, the share with a node in it or next to it."""
    points = np.array(list(places.values()))
    low, high = points.min(axis=0), points.max(axis=0)
    cells = np.minimum((points - low) / (high - low) * (8, 5), (7.99, 4.99)).astype(int)
    return len({tuple(cell) for cell in cells}) / 40


@pytest.mark.parametrize(
    ("limit", "named", "share"), [(20, 21, 1.0), (80, 60, 0.75), (999, 60, 0.3)]
)
def test_the_most_connected_entity_is_readable(dataset, limit, named, share):
    near = neighbourhood(dataset.store, dataset.iris, "organisation/rtes", limit=limit)
    net = near.network
    places = layout(net, centre=near.centre)
    best = sorted(net, key=lambda node: (net.nodes[node]["kind"] == "resource", -net.degree(node)))
    written = []
    for node in best:
        if name_is_free(net, places, node, others=written):
            written.append(node)
    assert len(written) >= min(named, share * len(net))
    width, height = extent(places)
    assert 1.4 < width / height < 2.4


def test_the_main_question_fills_its_frame(dataset):
    net = from_answer(ask(dataset, "collectivites-scic", {}), dataset.store, dataset.iris)
    places = layout(net)
    assert not overlaps(net, places)
    width, height = extent(places)
    assert 1.3 < width / height < 2.5
    assert share_of_the_frame(places) > 0.8


@pytest.mark.parametrize("count", [RINGED, 24, 60, 90])
def test_the_neighbours_of_a_hub_surround_it_with_room_for_their_names(count):
    net = star(count)
    places = layout(net, centre="n0000")
    assert places["n0000"] == (0.0, 0.0)
    assert not overlaps(net, places)
    around = np.array([place for node, place in places.items() if node != "n0000"])
    assert {(x > 0, y > 0) for x, y in around} == {(a, b) for a in (0, 1) for b in (0, 1)}


@pytest.mark.parametrize("count", [91, 149, 300, 999])
def test_many_neighbours_are_close_together_without_covering_each_other(count):
    net = star(count)
    places = layout(net, centre="n0000")
    assert nearest(places) > 12 / seen_at(len(net))
    assert extent(places).max() * seen_at(len(net)) < 2 * FRAME[0]


def test_where_not_all_names_fit_documents_have_no_room():
    net = star(200)
    for place in range(41, 201):
        net.nodes[f"n{place:04d}"]["kind"] = "resource"
    places = layout(net, centre="n0000")
    others = [f"n{place:04d}" for place in range(1, 41)]
    ends = {node: math.atan2(y, x) for node, (x, y) in places.items()}
    sector = [abs(ends[f"n{place:04d}"]) for place in range(60, 201)]
    assert max(sector) < min(abs(ends[node]) for node in others), "documents have one sector"
    named = sum(name_is_free(net, places, node) for node in others)
    assert named == len(others)


def test_neighbours_of_one_kind_share_a_sector():
    net = star(80)
    places = layout(net, centre="n0000")
    for kind in KINDS:
        angles = sorted(
            math.atan2(y * ASPECT, x) for node, (x, y) in places.items()
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


@settings(deadline=None, max_examples=60)
@given(graphs.filter(lambda net: len(net) > 3), st.data())
def test_new_nodes_cover_nothing_and_the_old_stay(net, data):
    nodes = sorted(net)
    places = layout(net.subgraph(nodes[: len(nodes) // 2]).copy())
    anchor = data.draw(st.sampled_from([None, *nodes]))
    grown = place_new(net, places, nodes, anchor)
    assert {node: grown[node] for node in places} == places
    assert set(grown) == set(nodes)
    sizes = box_sizes(net)
    for node in set(nodes) - places.keys():
        for other in set(nodes) - {node}:
            apart = np.abs(np.array(grown[node]) - grown[other])
            reach = (np.array(sizes[node]) + sizes[other]) / 2
            assert (apart / reach).max() > 0.6, "names may touch, nodes not"


def test_ten_expansions_keep_their_neighbours_together():
    net = star(20)
    places = layout(net, centre="n0000")
    for step in range(1, 11):
        anchor = f"n{step:04d}"
        fresh = [f"z{step:02d}{place:02d}" for place in range(15)]
        for node in fresh:
            net.add_node(node, short="Exemple neuf", kind="person")
            net.add_edge(anchor, node, key="r")
        places = place_new(net, places, fresh, anchor)
        far = [math.dist(places[anchor], places[node]) for node in fresh]
        assert max(far) < 0.5 * extent(places).max(), "not far away"
    assert nearest(places) > 25
    width, height = extent(places)
    assert 0.9 < width / height < 3.5


def test_new_nodes_go_where_there_is_room():
    net = make(40, [(0, place) for place in range(1, 30)])
    for node in [f"n{place:04d}" for place in range(30, 40)]:
        net.add_edge("n0001", node, key="r")
    old = sorted(net)[:30]
    places = {node: (60.0 * (place % 6), 60.0 * (place // 6)) for place, node in enumerate(old)}
    places["n0001"] = (330.0, 120.0)
    grown = place_new(net, places, sorted(net), "n0001")
    assert sum(grown[node][0] > 330 for node in sorted(net)[30:]) >= 8, "on the empty side"


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
