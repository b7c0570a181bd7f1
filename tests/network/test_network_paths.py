from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_world import (
    ALONE,
    COMMUNE,
    DOCUMENTS,
    EPCI,
    FORM,
    IRIS,
    MEMBERS,
    METROPOLE,
    NETWORK,
    PERSON,
    PROJECT,
    SCIC,
    ontology_quads,
    relation,
)

from graph.errors import InputError, UnknownName
from graph.network.paths import GUARDS, WEAK, Chains, Guards, find_chains, paths
from graph.network.sentences import Patterns
from graph.network.telling import Footnotes, told
from graph.store import EmbeddedStore

NBSP = "\u00a0"


def nodes(path):
    return path.nodes


def test_the_best_path_is_short_strong_and_well_sourced(world):
    found = paths(world.store, IRIS, METROPOLE, SCIC)
    assert [path.length for path in found] == [1, 3]
    step = found[0].steps[0]
    assert step.predicate == IRIS.mai("shareholderOf").value
    assert step.label == "est sociétaire de"
    assert (step.subject_label, step.object_label) == ("Métropole Exemple", "SCIC Exemple-Test")
    assert step.forward
    assert step.sources == tuple(node.value for node in DOCUMENTS[:3])
    assert (step.certainty, step.since) == ("reviewed", "2018")
    assert nodes(found[1]) == tuple(n.value for n in (METROPOLE, PROJECT, NETWORK, SCIC))


def test_a_path_is_told_from_its_first_end_with_numbered_sources(world):
    found = paths(world.store, IRIS, METROPOLE, SCIC)
    notes = Footnotes()
    assert told(found[0], world.patterns, notes=notes) == [
        "Métropole Exemple est sociétaire de SCIC Exemple-Test, dès 2018 [1][2][3]."
    ]
    assert told(found[1], world.patterns, notes=notes) == [
        "Métropole Exemple participe à Projet Exemple [4].",
        "Projet Exemple est piloté ou animé par Réseau Exemple [4].",
        "Réseau Exemple compte SCIC Exemple-Test parmi ses membres [5].",
    ]
    assert notes.sources == [DOCUMENTS[place].value for place in (0, 1, 2, 3, 4)]


def test_a_path_is_told_in_english(world):
    (path, *_) = paths(world.store, IRIS, SCIC, METROPOLE)
    assert told(path, world.patterns, "en") == [
        "SCIC Exemple-Test counts Métropole Exemple among its shareholders, from 2018 [1][2][3]."
    ]


def test_a_role_is_said_by_its_name(world):
    (path,) = paths(world.store, IRIS, PERSON, METROPOLE)
    assert told(path, world.patterns) == [
        f"Personne Exemple{NBSP}: vice-présidente d'exemple (Métropole Exemple) [1]."
    ]


def test_both_ways_give_the_same_paths(world):
    there = paths(world.store, IRIS, PERSON, NETWORK)
    back = paths(world.store, IRIS, NETWORK, PERSON)
    assert [nodes(path) for path in there] == [nodes(path)[::-1] for path in back]


def test_hubs_are_passed_through_only_when_nothing_else_is_found(world):
    ends = MEMBERS[0], MEMBERS[1]
    assert [nodes(p)[1] for p in paths(world.store, IRIS, *ends)] == [NETWORK.value]
    narrow = replace(GUARDS, hub=10)
    assert [nodes(p)[1] for p in paths(world.store, IRIS, *ends, guards=narrow)] == [NETWORK.value]
    found = paths(world.store, IRIS, METROPOLE, SCIC, guards=narrow)
    assert [path.length for path in found] == [1], "not through the network, a hub now"


def test_documents_and_places_are_passed_through_only_when_nothing_else_is_found(world):
    found = paths(world.store, IRIS, METROPOLE, COMMUNE)
    assert [nodes(path)[1] for path in found] == [SCIC.value], "not through the territory"
    found = paths(world.store, IRIS, METROPOLE, COMMUNE, guards=replace(GUARDS, hub=5))
    assert [nodes(path)[1] for path in found] == [EPCI.value], "the other way is a hub"


def test_a_document_is_quoted():
    quads = [
        *ontology_quads(),
        *relation(DOCUMENTS[0], "schema:mentions", METROPOLE),
        *relation(DOCUMENTS[0], "schema:mentions", SCIC),
    ]
    store = EmbeddedStore.in_memory(quads)
    (path,) = paths(store, IRIS, METROPOLE, SCIC)
    sentence = told(path, Patterns.read(store, IRIS))[0]
    assert f"dans «{NBSP}resource/document-exemple-0{NBSP}»" in sentence


@pytest.mark.parametrize(("a", "b"), [(ALONE, SCIC), (SCIC, SCIC), (SCIC, "organisation/inconnue")])
def test_no_path(world, a, b):
    assert paths(world.store, IRIS, a, b, max_hops=6) == []


def test_too_many_steps_and_wrong_names_are_refused(world):
    for hops in (0, 7):
        with pytest.raises(InputError):
            paths(world.store, IRIS, METROPOLE, SCIC, hops)
    with pytest.raises(UnknownName):
        paths(world.store, IRIS, "> x", SCIC)


def test_the_limit_keeps_the_best(world):
    assert len(paths(world.store, IRIS, METROPOLE, SCIC, limit=1)) == 1
    assert paths(world.store, IRIS, METROPOLE, SCIC, limit=0) == []


PREDICATES = ("shareholderOf", "supports", "participatesIn", "memberOf", "hasRole")
ENDS = [IRIS.entity("organisation", f"exemple-{place}") for place in range(7)]
edges = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from(PREDICATES), st.integers(0, 6), st.integers(0, 4)),
    max_size=16,
)
VOCABULARY = tuple(ontology_quads())


@settings(deadline=None, max_examples=60)
@given(edges, st.integers(1, 6))
def test_without_guards_the_paths_are_all_the_simple_paths(rows, hops):
    quads = [quad for a, name, b, d in rows for quad in relation(ENDS[a], name, ENDS[b], d)]
    store = EmbeddedStore.in_memory([*VOCABULARY, *quads])
    found = paths(store, IRIS, ENDS[0], ENDS[1], hops, 10_000, guards=Guards())
    plain = nx.Graph()
    plain.add_nodes_from(node.value for node in ENDS)
    plain.add_edges_from((ENDS[a].value, ENDS[b].value) for a, _, b, _ in rows if a != b)
    expected = nx.all_simple_paths(plain, ENDS[0].value, ENDS[1].value, cutoff=hops)
    chains = [nodes(path) for path in found]
    assert sorted(chains) == sorted(map(tuple, expected))
    assert [path.length for path in found] == sorted(path.length for path in found)
    assert chains[:2] == [
        nodes(path) for path in paths(store, IRIS, ENDS[0], ENDS[1], hops, 2, guards=Guards())
    ]


def test_a_detour_around_a_shorter_path_is_left_out():
    one, other, middle, beside = ENDS[:4]
    quads = [
        *ontology_quads(),
        *relation(one, "supports", middle),
        *relation(middle, "supports", other),
        *relation(middle, "supports", beside),
        *relation(beside, "supports", other),
        *relation(one, "supports", other),
    ]
    store = EmbeddedStore.in_memory(quads)
    assert [path.length for path in paths(store, IRIS, one, other)] == [1, 2]
    every = paths(store, IRIS, one, other, guards=Guards())
    assert [path.length for path in every] == [1, 2, 3]


def test_weak_chains_are_counted_and_given_only_when_asked(world):
    found = find_chains(world.store, IRIS, METROPOLE, SCIC)
    assert [path.length for path in found.paths] == [1, 3]
    assert (found.total, found.weak) == (2, 1)
    assert not any(path.weak for path in found.paths)
    asked = find_chains(world.store, IRIS, METROPOLE, SCIC, weak=True)
    assert asked.paths[:2] == found.paths
    (last,) = asked.paths[2:]
    assert last.weak
    assert last.nodes == tuple(n.value for n in (METROPOLE, EPCI, COMMUNE, SCIC))


def test_no_strong_chain_is_replaced_by_a_weak_one(world):
    found = find_chains(world.store, IRIS, METROPOLE, COMMUNE)
    assert found == Chains((), 0, 2)
    asked = find_chains(world.store, IRIS, METROPOLE, COMMUNE, weak=True)
    assert {nodes(path)[1] for path in asked.paths} == {SCIC.value, EPCI.value}
    assert find_chains(world.store, IRIS, ALONE, SCIC) == Chains(())


def test_what_is_said_of_both_at_once_is_never_weak(world):
    (direct,) = find_chains(world.store, IRIS, SCIC, COMMUNE).paths
    assert (direct.length, direct.weak) == (1, False)


def test_what_is_cut_is_counted(world):
    found = find_chains(world.store, IRIS, METROPOLE, SCIC, limit=1, weak=True)
    assert [(path.length, path.weak) for path in found.paths] == [(1, False), (3, True)]
    assert (found.total, found.weak) == (2, 1)


def test_a_hub_is_passed_through_where_only_weak_chains_avoid_it():
    one, other, hub, beside = ENDS[:4]
    crowd = [IRIS.entity("organisation", f"membre-{place}") for place in range(GUARDS.hub)]
    base = [
        *VOCABULARY,
        *(quad for member in (one, other, *crowd) for quad in relation(member, "memberOf", hub)),
        *relation(one, "locatedIn", COMMUNE),
        *relation(other, "locatedIn", COMMUNE),
    ]
    found = find_chains(EmbeddedStore.in_memory(base), IRIS, one, other)
    assert [nodes(path)[1] for path in found.paths] == [hub.value]
    assert found.weak == 1
    better = [*base, *relation(one, "supports", beside), *relation(beside, "supports", other)]
    found = find_chains(EmbeddedStore.in_memory(better), IRIS, one, other)
    assert [nodes(path)[1] for path in found.paths] == [beside.value]


MIXED = (*PREDICATES, "locatedIn", "schema:mentions", "schema:areaServed")
MIXED_ENDS = [*ENDS[:4], COMMUNE, FORM, DOCUMENTS[0]]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from(MIXED), st.integers(0, 6)),
        max_size=16,
    )
)
def test_strong_chains_are_strong_and_none_is_missed(rows):
    quads = [quad for a, name, b in rows for quad in relation(MIXED_ENDS[a], name, MIXED_ENDS[b])]
    store = EmbeddedStore.in_memory([*VOCABULARY, *quads])
    words = Patterns.read(store, IRIS)
    found = find_chains(store, IRIS, ENDS[0], ENDS[1], limit=1000, weak=True, patterns=words)
    weak = [path for path in found.paths if path.weak]
    strong = found.paths[: len(found.paths) - len(weak)]
    assert (len(strong), len(weak)) == (found.total, found.weak)
    assert not any(path.weak for path in strong)
    places = {node.value for node in MIXED_ENDS[4:]}

    def is_strong(path):
        if path.length == 1:
            return True
        mild = all(words.strength(step.predicate) < WEAK for step in path.steps)
        return mild and places.isdisjoint(path.nodes)

    assert all(map(is_strong, strong))
    assert not any(map(is_strong, weak))
    plain, firm = nx.Graph(), nx.Graph()
    for graph in (plain, firm):
        graph.add_nodes_from(node.value for node in ENDS[:2])
    for a, name, b in rows:
        pair = MIXED_ENDS[a].value, MIXED_ENDS[b].value
        plain.add_edge(*pair)
        direct = set(pair) == {node.value for node in ENDS[:2]}
        if direct or (name in PREDICATES and not places & set(pair)):
            firm.add_edge(*pair)
    for graph, some in ((firm, strong), (plain, found.paths)):
        short = list(nx.all_simple_paths(graph, ENDS[0].value, ENDS[1].value, cutoff=3))
        assert bool(short) == bool(some)
        assert not short or min(map(len, short)) == min(len(path.nodes) for path in some)
