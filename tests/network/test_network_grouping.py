import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.iris import Iris
from graph.network.bridging import THROUGH, bridged
from graph.network.communities import communities
from graph.network.grouping import GROUPINGS, grouped
from graph.network.kind_words import KIND_WORDS, kind_key, kind_name
from graph.network.layout import layout
from graph.network.parts import NOWHERE
from graph.views.palette import STYLES

IRIS = Iris()
REGIONS = [IRIS.entity("region", f"r{place}").value for place in range(2)]
DEPARTEMENTS = [IRIS.entity("departement", f"d{place}").value for place in range(3)]
KINDS = ("collectivite", "organisation", "person", "resource", "")


def iri(kind, key):
    return IRIS.entity(kind or "x", str(key)).value


def entity(kind, key, name="", scic=False):
    label = name or f"Entité Exemple {key}"
    node = iri(kind, key)
    return node, {"label": label, "short": label, "kind": kind, "iri": node, "scic": scic}


def relation(place, **given):
    source = f"https://exemple.invalid/{place}"
    return {
        "label": "est membre de",
        "sources": [source],
        "origins": [source],
        "weight": 1,
        "certainty": "stated",
        "since": "2020",
        "until": "",
        "role": "",
        **given,
    }


def network(nodes, edges=()):
    net = nx.MultiDiGraph()
    net.add_nodes_from(nodes)
    for place, (one, other, *key) in enumerate(edges):
        net.add_edge(one, other, key=key[0] if key else "memberOf", **relation(place))
    return net


def somewhere(net):
    return {node: (100.0 * place, 50.0 * (place % 3)) for place, node in enumerate(sorted(net))}


@pytest.fixture
def towns():
    """Three collectivités and a SCIC of one région, an organisation elsewhere, one nowhere."""
    nodes = [
        *(entity("collectivite", key) for key in "abc"),
        entity("organisation", "scic", "SCIC Exemple-Test", scic=True),
        entity("organisation", "ailleurs"),
        entity("organisation", "nulle-part"),
    ]
    a, b, c, scic, elsewhere, nowhere = (node for node, _ in nodes)
    edges = [
        (a, scic),
        (b, scic),
        (a, elsewhere),
        (b, elsewhere, "supports"),
        (c, elsewhere),
        (elsewhere, scic),
        (elsewhere, nowhere),
    ]
    here = frozenset({DEPARTEMENTS[0], REGIONS[0]})
    territories = {
        a: here,
        b: here,
        c: frozenset({DEPARTEMENTS[1], REGIONS[0]}),
        scic: frozenset({DEPARTEMENTS[0], DEPARTEMENTS[1], REGIONS[0]}),
        elsewhere: frozenset({DEPARTEMENTS[2], REGIONS[1]}),
        nowhere: frozenset(),
    }
    return network(nodes, edges), territories, [node for node, _ in nodes]


def test_by_kind(towns):
    net, _, (a, b, c, scic, *others) = towns
    drawn, places, members = grouped(net, somewhere(net), "type")
    towns_group, others_group = "group:type:collectivite", "group:type:organisation"
    assert members == {towns_group: (a, b, c), others_group: tuple(sorted(others))}
    assert set(drawn) == {towns_group, others_group, scic}
    assert drawn.nodes[towns_group] == {
        "label": "Collectivités (3)",
        "short": "Collectivités (3)",
        "kind": "collectivite",
        "scic": False,
        "iri": towns_group,
        "members": 3,
        "inside": 0,
    }
    assert drawn.nodes[others_group]["inside"] == 1
    assert drawn.nodes[scic] == net.nodes[scic]
    assert places[scic] == somewhere(net)[scic]
    english = grouped(net, somewhere(net), "type", language="en")[0]
    assert english.nodes[others_group]["label"] == "Other organisations (2)"


def test_links_of_one_kind_and_direction_are_one(towns):
    net, _, (a, _b, _c, scic, *_) = towns
    net.edges[a, scic, "memberOf"].update(certainty="implied", since="2018")
    drawn, _, _ = grouped(net, somewhere(net), "type")
    towns_group, others_group = "group:type:collectivite", "group:type:organisation"
    two = drawn.edges[towns_group, scic, "memberOf"]
    assert two == {
        "label": "est membre de",
        "sources": ["https://exemple.invalid/0", "https://exemple.invalid/1"],
        "origins": ["https://exemple.invalid/0", "https://exemple.invalid/1"],
        "weight": 2,
        "certainty": "stated",
        "since": "",
        "until": "",
        "role": "",
        "statements": 2,
    }
    between = drawn[towns_group][others_group]
    assert {key: data["statements"] for key, data in between.items()} == {
        "memberOf": 2,
        "supports": 1,
    }
    assert between["supports"]["since"] == "2020", "one relation keeps its dates"


def test_by_territory(towns):
    net, territories, (a, b, c, scic, elsewhere, nowhere) = towns
    names = {REGIONS[0]: "Région-Test"}
    drawn, places, members = grouped(
        net, somewhere(net), "territoire", territories=territories, names=names
    )
    group = "group:territoire:region/r0"
    assert members == {group: (a, b, c, scic)}
    assert set(drawn) == {group, elsewhere, nowhere}
    assert drawn.nodes[group]["label"] == "Région-Test (4)"
    assert drawn.nodes[group]["inside"] == 2
    assert set(places) == set(drawn)


def test_by_departement_what_is_in_several_goes_with_its_region(towns):
    net, territories, (a, b, c, scic, elsewhere, nowhere) = towns
    extra, data = entity("collectivite", "région-test")
    net.add_node(extra, **data)
    territories[extra] = frozenset({REGIONS[0]})
    names = {REGIONS[0]: "Exemple", DEPARTEMENTS[0]: "Test"}
    drawn, _, members = grouped(
        net, somewhere(net), "departement", territories=territories, names=names
    )
    wide, narrow = "group:departement:region/r0", "group:departement:departement/d0"
    assert members == {narrow: (a, b), wide: tuple(sorted((scic, extra)))}
    assert drawn.nodes[narrow]["label"] == "Test (2)"
    assert drawn.nodes[wide]["label"] == "Région Exemple (2)"
    assert {c, elsewhere, nowhere} <= set(drawn)


@pytest.mark.parametrize("count", [NOWHERE, NOWHERE + 1])
def test_many_without_a_place_make_a_group(count):
    net = network(entity("person", key) for key in range(count))
    drawn, _, members = grouped(net, somewhere(net), "territoire", territories={})
    if count > NOWHERE:
        (group,) = members
        assert drawn.nodes[group]["label"] == f"Sans territoire connu ({count})"
    else:
        assert set(drawn) == set(net)


def test_by_community_named_after_the_best_linked_actor():
    clubs = []
    nodes = []
    for club, name in enumerate(("Enercoop-Test", "Les Essais")):
        page = entity("resource", f"page-{club}", f"Page {club}")
        hub = entity("organisation", f"hub-{club}", name)
        rest = [entity("person", f"{club}-{key}") for key in range(4)]
        nodes += [page, hub, *rest]
        clubs.append([page[0], hub[0], *(node for node, _ in rest)])
    edges = [(one, other) for club in clubs for one in club[:2] for other in club if one != other]
    edges.append((clubs[0][0], clubs[1][0]))
    net = network(nodes, edges)
    drawn, _, members = grouped(net, somewhere(net), "communaute", iris=IRIS)
    assert {drawn.nodes[group]["label"] for group in members} == {
        "Autour d'Enercoop-Test (6)",
        "Autour des Essais (6)",
    }
    named = "group:communaute:organisation/hub-0"
    assert drawn.nodes[named]["short"] == "Enercoop-Test (6)"
    assert members[named] == tuple(sorted(clubs[0]))
    assert len(communities(net)) == 2


def test_short_names_of_groups_are_short():
    node, data = entity("organisation", "long", "Fédération exemplaire des essais coopératifs")
    other, more = entity("organisation", "autre")
    net = network([(node, data), (other, more)], [(node, other), (other, node)])
    net.add_edge(node, iri("person", 1), key="x", **relation(9))
    net.nodes[iri("person", 1)].update(entity("person", 1)[1])
    drawn, _, (group,) = grouped(net, somewhere(net), "communaute")
    assert len(drawn.nodes[group]["short"]) <= 28
    assert drawn.nodes[group]["short"].endswith(" (3)")


def test_an_opened_group_shows_its_members_at_their_places(towns):
    net, territories, _ = towns
    given = somewhere(net)
    drawn, places, members = grouped(
        net, given, "territoire", territories=territories, opened=["group:territoire:region/r0"]
    )
    assert not members
    assert places == given
    assert set(drawn.edges(keys=True)) == set(net.edges(keys=True))


def test_opening_a_group_moves_only_groups_its_members_cover():
    nodes = [entity(kind, key) for kind in KINDS[:3] for key in range(4)]
    net = network(nodes)
    given = {node: (3000.0 * (place // 4), 500.0 * (place % 4)) for place, node in enumerate(net)}
    _, before, _ = grouped(net, given, "type")
    _, after, _ = grouped(net, given, "type", opened=["group:type:person"])
    for kind in KINDS[:2]:
        assert after[f"group:type:{kind}"] == before[f"group:type:{kind}"]


def test_what_stands_alone_is_in_no_group(towns):
    net, _, (a, b, c, *_) = towns
    _, _, members = grouped(net, somewhere(net), "type", alone=[a])
    assert members["group:type:collectivite"] == (b, c)
    _, _, members = grouped(net, somewhere(net), "type", alone=[a, b])
    assert "group:type:collectivite" not in members, "one is no group"


def test_transitive_links_are_no_statements():
    nodes = [entity("person", key) for key in "ab"] + [entity("event", key) for key in "cd"]
    (a, _), (b, _), (c, _), (d, _) = nodes
    hidden, data = entity("project", "masqué")
    net = network([*nodes, (hidden, data)], [(a, hidden), (b, hidden), (c, hidden), (hidden, d)])
    part, _ = bridged(net, [a, b, c, d])
    drawn, _, members = grouped(part, somewhere(part), "type")
    (edge,) = drawn.edges(keys=True, data=True)
    assert {*edge[:2]} == set(members)
    assert edge[2] == THROUGH
    assert edge[3]["through"] == ["Entité Exemple masqué"]
    assert "statements" not in edge[3]
    assert [data["inside"] for _, data in drawn.nodes(data=True)] == [0, 0]
    part.add_edge(c, a, key="memberOf", **relation(9))
    drawn, _, _ = grouped(part, somewhere(part), "type")
    assert [key for *_, key in drawn.edges(keys=True)] == ["memberOf"]


def test_an_unknown_grouping_is_refused(towns):
    with pytest.raises(InputError):
        grouped(towns[0], {}, "couleur")


def test_kinds_are_called_as_in_the_legend():
    for key, style in STYLES.items():
        assert kind_name(key) == style.fr
        assert kind_name(key, plural=True) == style.fr_plural
        assert kind_name(key, "en") == style.en
        assert kind_name(key, "en", plural=True) == style.en_plural
    assert list(KIND_WORDS["fr"]) == list(KIND_WORDS["en"]) == list(STYLES)
    assert kind_key("unknown") == ""


@st.composite
def pictures(draw):
    """A network with places and territories, a way to group it, and the same in another order."""
    count = draw(st.integers(0, 14))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=count, max_size=count))
    nodes = [entity(kind, place, scic=place % 3 == 0) for place, kind in enumerate(kinds)]
    ends = st.sampled_from([node for node, _ in nodes]) if nodes else st.nothing()
    keys = st.sampled_from(["memberOf", "supports", THROUGH])
    edges = draw(st.lists(st.tuples(ends, ends, keys), max_size=30)) if nodes else []
    net = network(nodes)
    for place, (one, other, key) in enumerate(edges):
        more = {"through": ["X"], "through_iris": ["x"]} if key == THROUGH else {}
        net.add_edge(one, other, key=key, **relation(place, **more))
    known = st.frozensets(st.sampled_from([*REGIONS, *DEPARTEMENTS]), max_size=2)
    territories = {node: draw(known) for node in net}
    by = draw(st.sampled_from(GROUPINGS))
    random = draw(st.randoms())
    other = nx.MultiDiGraph()
    other.add_nodes_from(random.sample(sorted(net.nodes(data=True)), len(net)))
    found = sorted(net.edges(keys=True, data=True), key=lambda edge: edge[:3])
    for one, two, key, data in random.sample(found, len(found)):
        other.add_edge(one, two, key=key, **data)
    return net, other, territories, by


def edges(net):
    return {edge[:3]: edge[3] for edge in net.edges(keys=True, data=True)}


def statements(net):
    return sum(data.get("statements", 1) for key, data in edges(net).items() if key[2] != THROUGH)


@settings(deadline=None, max_examples=150)
@given(pictures(), st.data())
def test_nothing_is_lost_and_nothing_counted_twice(picture, data):
    net, other, territories, by = picture
    given_places = layout(net)
    drawn, places, members = grouped(net, given_places, by, territories=territories)
    alone = set(drawn) - set(members)
    inside = [node for group in members.values() for node in group]
    assert sorted([*alone, *inside]) == sorted(net)
    assert all(drawn.nodes[group]["members"] == len(part) > 1 for group, part in members.items())
    assert statements(net) == statements(drawn) + sum(drawn.nodes[one]["inside"] for one in members)
    assert set(places) == set(drawn)
    assert all(math.isfinite(value) for place in places.values() for value in place)
    assert all(places[node] == given_places[node] for node in alone)

    again = grouped(other, given_places, by, territories=territories)
    assert again[2] == members
    assert again[1] == places
    assert dict(again[0].nodes(data=True)) == dict(drawn.nodes(data=True))
    edges = [
        {edge[:3]: edge[3] for edge in one.edges(keys=True, data=True)} for one in (drawn, again[0])
    ]
    assert edges[0] == edges[1]

    opened = data.draw(st.sets(st.sampled_from(sorted(members)))) if members else set()
    wider, wide_places, fewer = grouped(
        net, given_places, by, territories=territories, opened=opened
    )
    assert set(fewer) == set(members) - opened
    assert all(fewer[group] == members[group] for group in fewer)
    for group in opened:
        assert all(wide_places[node] == given_places[node] for node in members[group])
    assert statements(net) == statements(wider) + sum(wider.nodes[one]["inside"] for one in fewer)
