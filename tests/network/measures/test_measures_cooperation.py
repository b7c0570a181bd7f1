"""The cooperation network holds sourced relations between actors, and nothing else."""

import pytest
from network_world import IRIS, METROPOLE, NETWORK, PERSON, PROJECT, SCIC

from graph.errors import GraphError, InputError
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.network.measures.cooperation import (
    DEFAULT_KINDS,
    cooperation_network,
    cooperation_relations,
    simple_graph,
)
from graph.network.measures.documentation import sources_of


@pytest.fixture(scope="module")
def net(dataset):
    return cooperation_network(dataset.store, dataset.iris)


def test_only_actors_and_sourced_relations(world):
    net = cooperation_network(world.store, world.iris)
    assert {kind_of(node, IRIS) for node in net} <= set(DEFAULT_KINDS)
    assert {PERSON.value, PROJECT.value, METROPOLE.value} <= set(net)
    assert all(data["sources"] for *_, data in net.edges(data=True))
    assert net.nodes[SCIC.value]["scic"] is True
    assert set(net[METROPOLE.value][SCIC.value]) == {
        IRIS.mai(name).value for name in ("shareholderOf", "supports", "partnerOf")
    }


def test_a_source_that_repeats_another_is_no_strength(world):
    graph = simple_graph(cooperation_network(world.store, world.iris))
    pair = graph.edges[METROPOLE.value, SCIC.value]
    assert (pair["relations"], pair["weight"]) == (3, 2)


def test_filters(world):
    store, iris = world.store, world.iris
    kinds = [Kind.COLLECTIVITE, "organisation"]
    assert PERSON.value not in cooperation_network(store, iris, kinds=kinds)
    one = cooperation_network(store, iris, relations=[iris.mai("supports")])
    assert [key for *_, key in one.edges(keys=True)] == [iris.mai("supports").value]
    seen = cooperation_network(store, iris, certainties=["extracted"])
    assert [key for *_, key in seen.edges(keys=True)] == [iris.mai("partnerOf").value]
    early = cooperation_network(store, iris, until="2016")
    assert iris.mai("shareholderOf").value in early[METROPOLE.value][SCIC.value]  # undated too
    assert early[METROPOLE.value][SCIC.value][iris.mai("shareholderOf").value]["since"] == ""
    there = cooperation_network(store, iris, territory="epci/000000001")
    assert NETWORK.value in there and PROJECT.value in there
    assert all({METROPOLE.value, SCIC.value} & {subject, value} for subject, value in there.edges())


@pytest.mark.parametrize("bad", ["zorgluk", "VALUES ?x {", "'\"}", "<img src=x>", "x" * 10_000])
@pytest.mark.parametrize(
    "given", ["kinds", "relations", "certainties", "territory", "until"], ids=str
)
def test_bad_filters_are_sentences(world, given, bad):
    value = bad if given in ("territory", "until") else [bad]
    with pytest.raises(GraphError) as found:
        cooperation_network(world.store, world.iris, **{given: value})
    assert len(str(found.value)) < 500


def test_an_unknown_or_wrong_territory_is_a_sentence(world):
    for territory in ("region/99", SCIC.value):
        with pytest.raises(InputError, match="territoire"):
            cooperation_network(world.store, world.iris, territory=territory)


def test_no_kind_no_relation_no_network(world):
    assert not cooperation_network(world.store, world.iris, kinds=[])
    assert not cooperation_network(world.store, world.iris, relations=[])
    assert not cooperation_network(world.store, world.iris, certainties=[])


def test_the_shipped_network_is_what_its_statements_say(dataset, net):
    """Every relation is stated in each of its sources, and none of its kind is missing."""
    relations = cooperation_relations(dataset.store, dataset.iris)
    expected = set()
    for relation in relations:
        for quad in dataset.store.quads(None, NamedNode(relation), None, None):
            ends = (quad.subject.value, quad.object.value)
            if all(kind_of(end, dataset.iris) in DEFAULT_KINDS for end in ends):
                expected.add((ends[0], relation, ends[1]))
    assert {(one, key, other) for one, other, key in net.edges(keys=True)} == expected
    for one, other, key, data in net.edges(keys=True, data=True):
        for source in data["sources"]:
            known = dataset.store.quads(
                NamedNode(one), NamedNode(key), NamedNode(other), NamedNode(source)
            )
            assert next(iter(known), None) is not None


def test_the_shipped_network_has_no_history_and_no_places(dataset, net):
    keys = {key for *_, key in net.edges(keys=True)}
    assert dataset.iris.mai("replacedBy").value not in keys
    assert dataset.iris.mai("shareholderOf").value in keys
    assert 300 < len(net) < 20_000


def test_a_network_too_large_to_wait_for_is_refused(dataset):
    with pytest.raises(InputError, match="20 000"):
        cooperation_network(
            dataset.store,
            dataset.iris,
            kinds=[Kind.TERRITORY],
            relations=["http://purl.org/dc/terms/isPartOf"],
        )


def test_a_region_keeps_relations_with_an_end_there(dataset, net):
    there = cooperation_network(dataset.store, dataset.iris, territory="region/32")
    assert 10 < there.number_of_edges() < net.number_of_edges()
    assert set(there.edges(keys=True)) <= set(net.edges(keys=True))


def test_documents_that_speak_of_an_entity_are_counted_once(world):
    found = sources_of(world.store, world.iris, [SCIC.value, PERSON.value])
    # documents 0 to 4 speak of the SCIC, and document 1 repeats document 0
    assert found == {SCIC.value: 4, PERSON.value: 1}
