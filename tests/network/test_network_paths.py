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
from graph.network.paths import GUARDS, Guards, paths
from graph.network.sentences import Patterns
from graph.network.telling import Footnotes, told
from graph.store import EmbeddedStore

NBSP = "\u00a0"


def nodes(path):
    here = path.steps[0].subject if path.steps[0].forward else path.steps[0].object
    chain = [here]
    for step in path.steps:
        chain.append(step.object if step.forward else step.subject)
    return tuple(chain)


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
