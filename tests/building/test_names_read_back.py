"""Names read back from a store are those the build wrote, up to their order."""

import pytest
from small_data import write_small_data

from graph.building.pipeline import build
from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset
from graph.search.entries import NameEntry
from graph.search.from_store import name_entries_of
from graph.search.updating import read_entries
from graph.search.writing import keys_of


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[NameEntry, NameEntry]]:
    settings = write_small_data(tmp_path_factory.mktemp("names"))
    build(settings)
    dataset = Dataset.open(settings)
    built = {entry.iri: entry for entry in read_entries(dataset.generation.names)}
    found = {entry.iri: entry for entry in name_entries_of(dataset.store, dataset.iris)}
    dataset.names.close()
    country = dataset.iris.entity("country", "FR").value
    assert found.keys() - {country} == built.keys() - {country}
    found = {iri: entry for iri, entry in found.items() if iri in built}
    return [(built[iri], found[iri]) for iri in found]


def test_labels_codes_access_and_weight_are_the_same(
    both: list[tuple[NameEntry, NameEntry]],
) -> None:
    for built, found in both:
        assert (found.kind, found.access) == (built.kind, built.access)
        assert found.label == built.label or found.kind is Kind.CONCEPT
        assert set(found.codes) == set(built.codes), built
        assert set(found.postcodes) == set(built.postcodes)
        assert found.weight == built.weight


def test_places_are_told_apart_as_the_build_does(
    both: list[tuple[NameEntry, NameEntry]],
) -> None:
    places = [pair for pair in both if pair[0].kind is Kind.TERRITORY]
    assert len(places) > 10
    for built, found in places:
        assert found.detail == built.detail
        assert set(built.within) <= set(found.within)


def test_whatever_finds_an_entity_still_does(both: list[tuple[NameEntry, NameEntry]]) -> None:
    for built, found in both:
        assert {key for key, *_ in keys_of(built)} <= {key for key, *_ in keys_of(found)}, built
