"""Which territories are beside each other: borders from the outlines, and the nearest ones."""

from pathlib import Path

import pytest
from network_world import IRIS, REGISTER

from graph.errors import InputError
from graph.model.terms import Quad, typed
from graph.model.vocabulary import term
from graph.network.territory_borders import read_borders, region_borders
from graph.network.territory_neighbours import neighbours
from graph.store import EmbeddedStore

OUTLINES = Path(__file__).resolve().parents[2] / "data" / "departments.geojson"

TOUCHING = {
    "59": "02 62 80",
    "75": "92 93 94",
    "13": "30 83 84",
    "2A": "2B",
    "69": "01 38 42 71",
    "76": "27 60 80",
    "61": "14 27 28 50 53 72",
    "48": "07 12 15 30 43",
    "974": "",
}
"""Borders of the official geography, which some outlines meet in a few kilometres only."""


@pytest.mark.parametrize(("code", "others"), TOUCHING.items())
def test_borders_of_departements(code, others):
    assert read_borders(OUTLINES)[code] == frozenset(others.split())


def test_borders_hold_both_ways():
    borders = read_borders(OUTLINES)
    assert all(one in borders[other] for one, others in borders.items() for other in others)


def test_borders_of_regions():
    borders = {"01": frozenset({"02"}), "02": frozenset({"01", "03"}), "03": frozenset({"02"})}
    found = region_borders(borders, {"01": "a", "02": "a", "03": "b"})
    assert found == {"a": frozenset({"b"}), "b": frozenset({"a"})}


@pytest.mark.parametrize("text", ["", "{}", '{"features": [{"properties": {}}]}', "[1]"])
def test_outlines_that_cannot_be_read_are_said(tmp_path, text):
    path = tmp_path / "contours.geojson"
    path.write_text(text)
    with pytest.raises(InputError, match="contours"):
        read_borders(path)
    with pytest.raises(InputError, match="contours"):
        read_borders(tmp_path / "absent.geojson")


def place(level, key, *parents, at=None):
    node = IRIS.entity(level, key)
    yield from (Quad(node, term("dcterms:isPartOf"), one, REGISTER) for one in parents)
    for name, degrees in zip(("wgs:lat", "wgs:long"), at or (), strict=False):
        yield Quad(node, term(name), typed(degrees, "decimal"), REGISTER)


GROUP = IRIS.entity("epci", "000000001")
HERE = IRIS.entity("departement", "98")


@pytest.fixture(scope="module")
def country():
    return EmbeddedStore.in_memory(
        [
            *place("commune", "98001", GROUP, HERE, at=("48.0", "2.0")),
            *place("commune", "98002", GROUP, HERE, at=("48.3", "2.0")),
            *place("commune", "98003", GROUP, HERE, at=("48.1", "2.0")),
            *place("commune", "98004", GROUP, HERE),
            *place("commune", "98005", HERE, at=("48.0", "2.1")),
            *place("commune", "98006", IRIS.entity("commune", "98001")),
        ]
    )


def test_communes_have_the_nearest_of_their_group(country):
    found = neighbours(country, IRIS, IRIS.entity("commune", "98001").value, {}, most=2)
    assert [one.rpartition("/")[2] for one in found.found] == ["98003", "98002"]
    assert (found.total, found.parents) == (3, (GROUP.value,))


def test_a_commune_without_a_group_has_those_of_its_departement(country):
    found = neighbours(country, IRIS, IRIS.entity("commune", "98005").value, {})
    assert found.parents == (HERE.value,)
    assert found.total == 4


def test_what_has_nothing_beside_it(country):
    for node in (IRIS.entity("commune", "98006"), HERE, IRIS.entity("country", "XX")):
        found = neighbours(country, IRIS, node.value, {"98": frozenset()})
        assert (found.found, found.total) == ((), 0)


def test_regions_of_the_real_data(dataset):
    borders = read_borders(OUTLINES)
    found = neighbours(dataset.store, dataset.iris, dataset.iris.long("region/32"), borders)
    assert {one.rpartition("/")[2] for one in found.found} == {"11", "28", "44"}
    assert found.parents == ()
