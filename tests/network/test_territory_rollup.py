"""Who is in each territory: by identifiers, the places inside it counted, never mixed with it."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from network_world import IRIS, REGISTER, ontology_quads, relation

from graph.model.statements import name_quads, relation_quads
from graph.model.terms import Quad, typed
from graph.model.vocabulary import term
from graph.network.claims import claims_of
from graph.network.territory_lineage import Scope
from graph.network.territory_people import Population, parts_of, population, populations
from graph.network.territory_rollup import Counts, read_roll_up
from graph.network.territory_sheet import read_territory
from graph.questions.ask import ask
from graph.store import EmbeddedStore

REGION = IRIS.entity("region", "00")
HERE, BESIDE = IRIS.entity("departement", "98"), IRIS.entity("departement", "99")
ACROSS = IRIS.entity("epci", "000000009")
GROUP = IRIS.entity("epci", "000000008")
VILLAGE = IRIS.entity("commune", "98002")
TOWN, TWIN = IRIS.entity("commune", "98001"), IRIS.entity("commune", "99001")
OLD = IRIS.entity("place", "ancienne-exemple")
COUNCIL = IRIS.entity("collectivite", "departement-98")
TOWN_HALL = IRIS.entity("collectivite", "000000001")
TWIN_HALL = IRIS.entity("collectivite", "000000002")
OLD_HALL = IRIS.entity("collectivite", "ancienne-exemple")
SCIC = IRIS.entity("organisation", "zorgluk-scic")
ACTOR = IRIS.entity("organisation", "zorgluk-acteur")
WIDE = IRIS.entity("organisation", "zorgluk-large")
PROJECT = IRIS.entity("project", "zorgluk-projet")
PAGE = IRIS.resource("page-exemple")


def inside(place, parent, way="dcterms:isPartOf"):
    return Quad(place, term(way) if ":" in way else IRIS.mai(way), parent, REGISTER)


def runs(council, place):
    return Quad(council, term("dcterms:spatial"), place, REGISTER)


def small_country():
    return [
        *ontology_quads(),
        *name_quads(TOWN, REGISTER, "Zorglville"),
        *name_quads(TWIN, REGISTER, "Zorglville"),
        *(inside(one, REGION) for one in (HERE, BESIDE)),
        *(inside(one, GROUP) for one in (TOWN,)),
        inside(GROUP, HERE),
        inside(TOWN, HERE),
        inside(TWIN, BESIDE),
        inside(VILLAGE, ACROSS),
        inside(VILLAGE, HERE),
        *relation(PROJECT, "locatedIn", VILLAGE),
        *(inside(ACROSS, one, "overlaps") for one in (HERE, BESIDE)),
        inside(ACROSS, REGION),
        inside(OLD, TOWN),
        *(
            runs(*pair)
            for pair in (
                (COUNCIL, HERE),
                (TOWN_HALL, TOWN),
                (TWIN_HALL, TWIN),
                (OLD_HALL, OLD),
            )
        ),
        *relation(SCIC, "locatedIn", TOWN),
        *relation(SCIC, "rov:orgType", IRIS.concept("scic")),
        *relation(ACTOR, "schema:areaServed", ACROSS),
        *relation(WIDE, "schema:areaServed", REGION),
        *relation(PROJECT, "schema:areaServed", TOWN),
        *relation(TOWN_HALL, "supports", SCIC),
        *relation(COUNCIL, "supports", TOWN_HALL),
        *relation(OLD_HALL, "replacedBy", TOWN_HALL),
        *relation(OLD_HALL, "memberOf", WIDE),
        *relation(PAGE, "schema:mentions", TOWN),
        *relation(PAGE, "schema:mentions", SCIC),
        *relation(PAGE, "dcterms:publisher", TOWN_HALL),
        Quad(TOWN, IRIS.mai("population"), typed("1000", "integer"), REGISTER),
        Quad(TWIN, IRIS.mai("population"), typed("500", "integer"), REGISTER),
        Quad(GROUP, IRIS.mai("population"), typed("1200", "integer"), REGISTER),
    ]


@pytest.fixture(scope="module")
def country():
    return EmbeddedStore.in_memory(small_country())


@pytest.fixture(scope="module")
def roll_up(country):
    return read_roll_up(country, IRIS)


def test_counts_of_a_departement(roll_up):
    assert roll_up.counts(HERE.value) == Counts(
        organisations=2,
        scics=1,
        projects=1,
        collectivites=3,
        relations=3,
        resources=1,
    )


def test_a_homonym_is_another_place(roll_up):
    assert roll_up.counts(TWIN.value) == Counts()
    assert roll_up.counts(TOWN.value).scics == 1


def test_a_country_without_anything_has_zeros(roll_up):
    assert roll_up.counts(IRIS.entity("region", "xx").value) == Counts()
    assert read_roll_up(EmbeddedStore.in_memory([]), IRIS).of_level("region") == {}


def test_scopes(roll_up):
    scope = roll_up.lineage.scope
    assert scope(TOWN.value, TOWN.value) is Scope.OWN
    assert scope(TOWN.value, REGION.value) is Scope.INSIDE
    assert scope(ACROSS.value, HERE.value) is Scope.PARTLY
    assert scope(ACROSS.value, REGION.value) is Scope.INSIDE
    assert scope(VILLAGE.value, HERE.value) is Scope.INSIDE
    assert scope(VILLAGE.value, BESIDE.value) is None
    assert scope(OLD.value, HERE.value) is Scope.FORMER
    assert scope(TOWN.value, BESIDE.value) is None
    assert scope(HERE.value, TOWN.value) is None


def test_what_is_stated_of_it_and_of_places_inside_is_told_apart(country, roll_up):
    sheet = read_territory(country, IRIS, roll_up, HERE.value)
    assert sheet.councils == (COUNCIL.value,)
    assert [claim.triple[::2] for claim in sheet.own] == [(COUNCIL.value, TOWN_HALL.value)]
    assert {claim.triple[::2] for claim in sheet.inside} == {
        (TOWN_HALL.value, SCIC.value),
        (OLD_HALL.value, WIDE.value),
    }
    assert sheet.scopes[OLD_HALL.value] is Scope.FORMER
    assert {(one.entity, one.scope) for one in sheet.actors} == {
        (SCIC.value, Scope.INSIDE),
        (PROJECT.value, Scope.INSIDE),
        (ACTOR.value, Scope.PARTLY),
    }
    assert [one.entity for one in sheet.wider] == [WIDE.value]
    assert all(one.claims for one in (*sheet.actors, *sheet.wider))


def test_documents_by_what_they_name(country, roll_up):
    at_home = read_territory(country, IRIS, roll_up, TOWN.value).documents
    assert (at_home.own, at_home.inside, at_home.actors) == ((PAGE.value,), (), ())
    around = read_territory(country, IRIS, roll_up, HERE.value).documents
    assert (around.own, around.inside, around.actors) == ((), (PAGE.value,), ())


def test_history_is_apart(country, roll_up):
    town = read_territory(country, IRIS, roll_up, TOWN.value).history
    assert [claim.subject for claim in town.before] == [OLD_HALL.value]
    old = read_territory(country, IRIS, roll_up, OLD.value)
    assert [claim.object for claim in old.history.after] == [TOWN_HALL.value]
    assert [claim.object for claim in old.own] == [WIDE.value]
    around = read_territory(country, IRIS, roll_up, HERE.value).history
    assert (around.before, len(around.inside)) == ((), 1)


def test_inhabitants_are_given_or_summed(country):
    assert population(country, IRIS, GROUP.value) == Population(1200)
    assert population(country, IRIS, REGION.value) == Population(1500, summed=2)
    assert population(country, IRIS, ACROSS.value) is None
    assert Population(0).per_100_000(3) is None
    assert Population(50_000).per_100_000(3) == 6.0


def test_parts_by_level(country):
    assert parts_of(country, IRIS, HERE.value) == {
        "epci": (GROUP.value, ACROSS.value),
        "commune": (TOWN.value, VILLAGE.value),
    }


def test_the_contact_graph_is_never_read(country):
    secret = [
        *relation_quads(IRIS, (TOWN_HALL, IRIS.mai("supports"), ACTOR), IRIS.contacts),
        *relation_quads(IRIS, (ACTOR, IRIS.mai("locatedIn"), TWIN), IRIS.contacts),
    ]
    store = EmbeddedStore.in_memory([*small_country(), *secret])
    roll_up = read_roll_up(store, IRIS)
    assert roll_up.counts(TWIN.value) == Counts()
    assert roll_up.counts(HERE.value) == read_roll_up(country, IRIS).counts(HERE.value)


PLACES = [
    *(IRIS.entity("region", f"x{place}") for place in range(2)),
    *(IRIS.entity("departement", f"x{place}") for place in range(3)),
    *(IRIS.entity("commune", f"x{place}") for place in range(5)),
]
NAMED = [IRIS.entity("organisation", f"zorgluk-{place}") for place in range(4)]
HALLS = [IRIS.entity("collectivite", f"zorgluk-{place}") for place in range(4)]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=14),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=6),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6),
)
def test_counts_are_those_of_a_plain_walk(geography, located, governed, supports):
    quads = [
        *ontology_quads(),
        *(
            inside(PLACES[a], PLACES[b], "overlaps" if partly else "dcterms:isPartOf")
            for a, b, partly in geography
        ),
        *(quad for a, b in located for quad in relation(NAMED[a], "locatedIn", PLACES[b])),
        *(runs(HALLS[a], PLACES[b]) for a, b in governed),
        *(quad for a, b in supports for quad in relation(HALLS[a], "supports", NAMED[b])),
    ]
    store = EmbeddedStore.in_memory(quads)
    roll_up = read_roll_up(store, IRIS)
    plain = nx.DiGraph()
    plain.add_nodes_from(range(10))
    plain.add_edges_from((a, b) for a, b, partly in geography if not partly)
    for place in range(10):
        wholly = {place, *nx.ancestors(plain, place)}
        within = wholly | {a for a, b, partly in geography if partly and b in wholly}
        halls = {a for a, b in governed if b in within}
        counts = roll_up.counts(PLACES[place].value)
        assert counts.organisations == len({a for a, b in located if b in within})
        assert counts.relations == len({(a, b) for a, b in supports if a in halls})
        sheet = read_territory(store, IRIS, roll_up, PLACES[place].value)
        own, rest = ({claim.triple for claim in found} for found in (sheet.own, sheet.inside))
        assert not own & rest
        assert len(own | rest) == counts.relations


def test_sheets_of_the_real_data_agree_with_their_counts(dataset):
    store, iris = dataset.store, dataset.iris
    roll_up = read_roll_up(store, iris)
    for key in ("region/32", "region/84", "departement/59", "commune/59350", "epci/200067981"):
        territory = iris.long(key)
        sheet = read_territory(store, iris, roll_up, territory)
        told = {claim.triple for claim in (*sheet.own, *sheet.inside)}
        assert len(told) == sheet.counts.relations
        named = (*sheet.documents.own, *sheet.documents.inside)
        assert len(set(named)) == len(named) == sheet.counts.resources
        assert len(sheet.actors) == sum(
            getattr(sheet.counts, name) for name in ("organisations", "projects", "events")
        )


def test_three_homonyms_have_each_their_own_actors(dataset):
    """Grigny (91) has an association that no other Grigny has."""
    store, iris = dataset.store, dataset.iris
    roll_up = read_roll_up(store, iris)
    actors = {
        code: {one.entity for one, _ in roll_up.within(iris.long(f"commune/{code}"))}
        for code in ("91286", "62388", "97411", "93066")
    }
    assert actors["91286"]
    assert not actors["91286"] & (actors["62388"] | actors["97411"] | actors["93066"])
    hall = iris.long("collectivite/ville-de-saint-denis")
    assert claims_of(store, iris, [hall])
    assert not any(hall in found for found in actors.values())


def test_the_country_is_the_sum_of_its_regions(dataset):
    store, iris = dataset.store, dataset.iris
    country = iris.long("country/FR")
    regions = parts_of(store, iris, country)["region"]
    found = populations(store, iris, [country, *regions])
    assert found[country].count == sum(found[one].count for one in regions if one in found)
    assert found[country].count > 68_000_000


def test_counts_are_those_of_the_questions(dataset):
    """A sheet and the answer it leads to say the same number."""
    roll_up = read_roll_up(dataset.store, dataset.iris)
    keys = ("region/52", "region/76", "departement/12", "departement/56", "epci/200093201")
    for territory in map(dataset.iris.long, keys):
        asked = {"territoire": territory}
        rows = ask(dataset, "organisations-territoire", asked).rows
        assert len({row["organisation"] for row in rows}) == roll_up.counts(territory).organisations
        rows = ask(dataset, "scic-territoire", asked).rows
        assert len({row["scic"] for row in rows}) == roll_up.counts(territory).scics
        rows = ask(dataset, "ptce", asked).rows
        assert len({row["ptce"] for row in rows}) == roll_up.counts(territory).ptce
