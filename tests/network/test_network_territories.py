import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_world import (
    ALONE,
    COMMUNE,
    EPCI,
    IRIS,
    METROPOLE,
    PROJECT,
    REGISTER,
    SCIC,
    ontology_quads,
    relation,
)

from graph.errors import UnknownName
from graph.model.terms import Quad
from graph.model.vocabulary import term
from graph.network.territories import at_level, level_of, territories_of
from graph.store import EmbeddedStore

DEPARTEMENT = IRIS.entity("departement", "00")
OTHER = IRIS.entity("departement", "01")
REGION = IRIS.entity("region", "00")
COUNTRY = IRIS.entity("country", "XX")
QUARTER = IRIS.entity("place", "quartier-exemple")
ACTOR = IRIS.entity("organisation", "actrice-exemple")


def inside(place, parent):
    return Quad(place, term("dcterms:isPartOf"), parent, REGISTER)


def small_country():
    return [
        *ontology_quads(),
        inside(QUARTER, COMMUNE),
        inside(COMMUNE, EPCI),
        inside(EPCI, DEPARTEMENT),
        inside(DEPARTEMENT, REGION),
        inside(OTHER, REGION),
        inside(REGION, COUNTRY),
        inside(PROJECT, ALONE),
        Quad(METROPOLE, term("dcterms:spatial"), EPCI, REGISTER),
        *relation(SCIC, "locatedIn", QUARTER, 1),
        *relation(SCIC, "locatedIn", COMMUNE, 2),
        *relation(ACTOR, "schema:areaServed", DEPARTEMENT),
        *relation(ACTOR, "schema:areaServed", OTHER),
        *relation(PROJECT, "locatedIn", ALONE),
    ]


class Counting(EmbeddedStore):
    asked = 0

    def select(self, query):
        self.asked += 1
        return super().select(query)


@pytest.fixture(scope="module")
def country():
    return Counting.in_memory(small_country())


def values(*nodes):
    return frozenset(node.value for node in nodes)


ABOVE_EPCI = (EPCI, DEPARTEMENT, REGION, COUNTRY)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (SCIC, (QUARTER, COMMUNE, *ABOVE_EPCI)),
        (METROPOLE, ABOVE_EPCI),
        (COMMUNE, (COMMUNE, *ABOVE_EPCI)),
        (ACTOR, (DEPARTEMENT, OTHER, REGION, COUNTRY)),
        (REGION, (REGION, COUNTRY)),
        (ALONE, ()),
        (PROJECT, ()),
    ],
    ids=["located", "institution", "territory", "acts on two", "top", "nothing", "no territory"],
)
def test_an_entity_belongs_to_its_place_and_to_all_above(country, node, expected):
    assert territories_of(country, IRIS, [node]) == {node.value: values(*expected)}


def test_nothing_is_asked_for_nothing(country):
    before = country.asked
    assert territories_of(country, IRIS, []) == {}
    assert country.asked == before


def test_short_identifiers_are_understood_and_wrong_ones_refused(country):
    found = territories_of(country, IRIS, ["departement/00"])
    assert found[DEPARTEMENT.value] == values(DEPARTEMENT, REGION, COUNTRY)
    with pytest.raises(UnknownName):
        territories_of(country, IRIS, ["> x"])


def test_what_is_of_one_level(country):
    found = territories_of(country, IRIS, [SCIC, ACTOR, ALONE, REGION])
    assert at_level(found, IRIS, "departement") == {
        SCIC.value: (DEPARTEMENT.value,),
        ACTOR.value: (DEPARTEMENT.value, OTHER.value),
        ALONE.value: (),
        REGION.value: (),
    }
    regions = at_level(found, IRIS, "region")
    assert {places for node, places in regions.items() if node != ALONE.value} == {(REGION.value,)}


def test_levels_are_those_of_territories_only():
    assert level_of(REGION.value, IRIS) == "region"
    assert level_of(QUARTER.value, IRIS) == "place"
    assert level_of(SCIC.value, IRIS) == ""
    assert level_of("https://exemple.invalid/region/00", IRIS) == ""


def test_as_many_queries_for_many_as_for_one(country):
    communes = [IRIS.entity("commune", f"x{place}") for place in range(300)]
    store = Counting.in_memory([*small_country(), *(inside(one, EPCI) for one in communes)])
    territories_of(store, IRIS, communes[:1])
    for_one = store.asked
    found = territories_of(store, IRIS, communes)
    assert store.asked == 2 * for_one <= 12
    assert found[communes[7].value] == values(communes[7], *ABOVE_EPCI)


PLACES = [IRIS.entity("place", f"lieu-{place}") for place in range(6)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_circles_end_and_everything_above_is_found(rows):
    store = EmbeddedStore.in_memory(inside(PLACES[a], PLACES[b]) for a, b in rows)
    plain = nx.DiGraph()
    plain.add_nodes_from(place.value for place in PLACES)
    plain.add_edges_from((PLACES[a].value, PLACES[b].value) for a, b in rows)
    found = territories_of(store, IRIS, PLACES)
    assert found == {node: frozenset({node, *nx.descendants(plain, node)}) for node in plain}
