"""Where an entity is: its own place, the place it runs, the places it serves."""

import pytest

from graph.errors import UnknownName
from graph.model.iris import Iris
from graph.model.statements import name_quads, quads_of
from graph.model.terms import Literal, Quad, typed
from graph.model.vocabulary import term
from graph.network.whereabouts import Whereabouts, whereabouts
from graph.store import EmbeddedStore

IRIS = Iris()
DOCUMENT = IRIS.resource("document-exemple")
TOWN, OTHER = IRIS.entity("commune", "00001"), IRIS.entity("commune", "00002")
GROUP, DEPARTEMENT = IRIS.entity("epci", "000000001"), IRIS.entity("departement", "00")
SECOND, REGION = IRIS.entity("departement", "01"), IRIS.entity("region", "00")
NAMES = {
    TOWN: "Exempleville",
    OTHER: "Exemplebourg",
    GROUP: "Intercommunalité Exemple",
    DEPARTEMENT: "Département Exemple",
    SECOND: "Autre département",
    REGION: "Région Exemple",
}
BODY = IRIS.entity("collectivite", "000000001")
ACTOR = IRIS.entity("organisation", "acteur-exemple")
WITHIN = {TOWN: (GROUP, DEPARTEMENT), OTHER: (GROUP,), GROUP: (DEPARTEMENT,)}


def at(place, latitude, longitude):
    pairs = (("wgs:lat", latitude), ("wgs:long", longitude))
    return quads_of(
        place, DOCUMENT, *((term(one), typed(value, "decimal")) for one, value in pairs)
    )


def found(*more: Quad, of=ACTOR) -> tuple[Whereabouts, ...]:
    part = term("dcterms:isPartOf")
    quads = [quad for place, name in NAMES.items() for quad in name_quads(place, DOCUMENT, name)]
    quads += [Quad(one, part, other, DOCUMENT) for one, all_ in WITHIN.items() for other in all_]
    quads += [Quad(one, part, REGION, DOCUMENT) for one in (DEPARTEMENT, SECOND)]
    quads += [*at(TOWN, "50.5", "3.05"), *at(OTHER, "50.6", "3.1"), *more]
    return whereabouts(EmbeddedStore.in_memory(quads), IRIS, of)


def told(name, place, graph=DOCUMENT, of=ACTOR):
    predicate = term(name) if ":" in name else IRIS.mai(name)
    return Quad(of, predicate, place, graph)


def test_an_actor_in_a_town():
    (place,) = found(told("locatedIn", TOWN))
    assert place.names == ("Exempleville", "Département Exemple", "Région Exemple")
    assert place.point == (50.5, 3.05)
    assert place.departements == {"00"}
    assert (place.way, place.level) == ("locatedIn", "commune")


def test_a_group_of_communes_is_where_its_communes_are():
    (place,) = found(told("dcterms:spatial", GROUP, of=BODY), of=BODY)
    assert place.point is None
    assert set(place.points) == {(50.5, 3.05), (50.6, 3.1)}
    assert place.departements == {"00"}
    assert place.way == "spatial"


def test_a_region_is_made_of_its_departements():
    (place,) = found(of=REGION)
    assert place.departements == {"00", "01"}
    assert place.names == ("Région Exemple",)
    assert place.way == "self"
    assert found(of=SECOND)[0].departements == {"01"}


def test_where_one_is_comes_before_where_one_acts():
    places = found(
        told("schema:areaServed", TOWN), told("schema:areaServed", REGION), told("locatedIn", TOWN)
    )
    assert [(one.place, one.way) for one in places] == [
        (TOWN.value, "locatedIn"),
        (REGION.value, "areaServed"),
    ]


def test_no_place_is_told():
    assert found() == ()
    assert found(told("locatedIn", IRIS.entity("organisation", "autre"))) == ()


@pytest.mark.parametrize(
    "degrees", [("quelque part", "3"), ("91", "3"), ("50", "181"), ("NaN", "1")]
)
def test_what_is_on_no_globe_is_no_point(degrees):
    place = IRIS.entity("place", "lieu-exemple")
    quads = [
        Quad(place, term(name), Literal(value), DOCUMENT)
        for name, value in zip(("wgs:lat", "wgs:long"), degrees, strict=True)
    ]
    (where,) = found(told("locatedIn", place), *quads)
    assert where.point is None
    assert not where.can_be_drawn


def test_the_contact_graph_tells_no_place():
    assert found(told("locatedIn", TOWN, IRIS.contacts)) == ()


def test_what_cannot_be_an_identifier_is_refused():
    with pytest.raises(UnknownName):
        found(of="> } DROP ALL #")
