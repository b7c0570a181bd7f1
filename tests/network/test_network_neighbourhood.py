import pytest
from network_world import (
    ALONE,
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
)

from graph.errors import UnknownName
from graph.network.neighbourhood import RelationCount, neighbourhood


def test_all_the_neighbours_of_a_collectivité(world):
    found = neighbourhood(world.store, IRIS, METROPOLE)
    assert set(found.network) == {node.value for node in (METROPOLE, SCIC, PERSON, PROJECT, EPCI)}
    assert (found.shown, found.total) == (4, 4)
    assert found.centre == METROPOLE.value
    assert found.network.number_of_edges(METROPOLE.value, SCIC.value) == 3


def test_the_best_sourced_comes_first_and_documents_last(world):
    for limit, expected in ((1, METROPOLE), (2, NETWORK)):
        found = neighbourhood(world.store, IRIS, SCIC, limit=limit)
        assert expected.value in found.network
        assert found.shown == limit
    assert found.total == 5
    assert DOCUMENTS[0].value not in neighbourhood(world.store, IRIS, SCIC, limit=4).network
    assert DOCUMENTS[0].value in neighbourhood(world.store, IRIS, SCIC, limit=5).network


def test_what_is_cut_is_still_counted(world):
    found = neighbourhood(world.store, IRIS, NETWORK, limit=20)
    assert (found.shown, found.total) == (20, 33)
    assert found.counts_by_relation[0] == RelationCount(
        IRIS.mai("memberOf").value, "est membre de", False, 31
    )
    assert {SCIC.value, PROJECT.value} <= set(found.network), "they have more relations"
    assert MEMBERS[0].value in found.network, "then by name"
    assert MEMBERS[29].value not in found.network


def test_relations_between_neighbours_are_shown(world):
    found = neighbourhood(world.store, IRIS, NETWORK, limit=40)
    assert found.network.has_edge(DOCUMENTS[0].value, SCIC.value)


def test_one_relation_only(world):
    leads = IRIS.mai("leads")
    found = neighbourhood(world.store, IRIS, NETWORK, predicates=[leads])
    assert set(found.network) == {NETWORK.value, PROJECT.value}
    assert [count.predicate for count in found.counts_by_relation] == [leads.value]


def test_two_steps(world):
    found = neighbourhood(world.store, IRIS, PERSON, hops=2)
    assert {SCIC.value, PROJECT.value, EPCI.value} <= set(found.network)
    assert FORM.value not in found.network
    assert (found.shown, found.total) == (4, 4)


def test_an_entity_alone_keeps_its_name(world):
    found = neighbourhood(world.store, IRIS, ALONE)
    assert found.network.nodes[ALONE.value]["label"] == "Organisation Seule"
    assert (found.shown, found.total, found.counts_by_relation) == (0, 0, ())


def test_nothing_but_the_centre_when_nothing_is_asked(world):
    found = neighbourhood(world.store, IRIS, METROPOLE, limit=0)
    assert (found.shown, found.total) == (0, 4)
    assert neighbourhood(world.store, IRIS, METROPOLE, hops=0).shown == 0


def test_the_scic_is_marked(world):
    net = neighbourhood(world.store, IRIS, METROPOLE).network
    assert [iri for iri in net if net.nodes[iri]["scic"]] == [SCIC.value]


def test_a_wrong_identifier_is_refused(world):
    with pytest.raises(UnknownName):
        neighbourhood(world.store, IRIS, "> x")
