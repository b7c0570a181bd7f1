"""What a map counts, and where it puts actors: against the roll-up, and row by row."""

import pytest

from graph.network.claims import node_of
from graph.network.mapping import (
    LEVELS,
    MEASURES,
    coverage,
    entities_of,
    placed,
    places_in,
    row_counts,
    territory_counts,
)
from graph.network.territories import level_of
from graph.network.territory_rollup import RollUp, read_roll_up
from graph.questions.answer import Answer, Column
from graph.questions.ask import ask
from graph.questions.dataset import Dataset


@pytest.fixture(scope="module")
def roll_up(dataset: Dataset) -> RollUp:
    return read_roll_up(dataset.store, dataset.iris)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("measure", MEASURES)
def test_a_count_is_the_number_of_things_listed(roll_up: RollUp, level: str, measure: str) -> None:
    counts = territory_counts(roll_up, level, measure)
    assert all(count > 0 for count in counts.values())
    assert all(level_of(iri, roll_up.iris) == level for iri in counts)
    if measure == "relations":
        assert places_in(roll_up, next(iter(counts)), measure) == ()
        return
    assert {iri: len(places_in(roll_up, iri, measure)) for iri in counts} == counts


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("measure", MEASURES)
def test_coverage_never_exceeds_what_there_is(roll_up: RollUp, level: str, measure: str) -> None:
    known, total = coverage(roll_up, level, measure)
    assert 0 <= known <= total
    assert total == coverage(roll_up, "region", measure)[1]


def test_actors_are_where_sources_say(dataset: Dataset) -> None:
    iris = dataset.iris
    lille, paris = iris.entity("commune", "59350").value, iris.entity("departement", "75").value
    found = placed(dataset.store, iris, [lille, paris, iris.entity("organisation", "zorgluk")])
    assert set(found) == {lille, paris}
    (place,) = found[lille]
    assert (place.way, place.level) == ("self", "commune")
    assert place.latitude == pytest.approx(50.63, abs=0.01)
    assert place.longitude == pytest.approx(3.07, abs=0.01)
    assert [iris.short(area) for area in place.areas] == [
        "epci/200093201",
        "departement/59",
        "region/32",
    ]
    assert found[paris][0].latitude is None
    assert found[paris][0].areas[0] == paris


def test_a_located_actor_is_not_where_it_acts(dataset: Dataset, roll_up: RollUp) -> None:
    located = {
        one.entity
        for found in roll_up.present.values()
        for one in found
        if one.way == "locatedIn" and not level_of(one.entity, dataset.iris)
    }
    found = placed(dataset.store, dataset.iris, located)
    assert set(found) == located
    assert {place.way for several in found.values() for place in several} == {"locatedIn"}
    assert all(place.is_told for several in found.values() for place in several)


def test_rows_are_counted_once_in_each_territory(dataset: Dataset) -> None:
    answer = ask(dataset, "scic-territoire", {})
    column = next(one.name for one in answer.columns if one.role == "entity")
    entities = {one for row in answer.rows for one in entities_of(row[column])}
    places = placed(dataset.store, dataset.iris, entities)
    counts = row_counts(answer, column, places, "region", dataset.iris)
    assert counts
    for region, count in counts.items():
        rows = [
            row
            for row in answer.rows
            if any(
                region in place.areas
                for one in entities_of(row[column])
                for place in places.get(one, ())
            )
        ]
        assert len(rows) == count


def test_an_answer_without_places_counts_nothing(dataset: Dataset) -> None:
    rows = [{"a": None}, {"a": "https://exemple.invalid/x"}, {"a": ["x", ""]}, {}]
    answer = Answer("essai", {}, [Column("a", "A", "A", "entity")], rows)  # type: ignore[arg-type]
    assert row_counts(answer, "a", {}, "region", dataset.iris) == {}
    assert entities_of(rows[2]["a"]) == ["x"]


def test_places_are_in_a_stable_order(dataset: Dataset, roll_up: RollUp) -> None:
    entities = [one.entity for found in roll_up.present.values() for one in found]
    first = placed(dataset.store, dataset.iris, entities)
    again = placed(dataset.store, dataset.iris, [node_of(dataset.iris, e) for e in entities[::-1]])
    assert list(first.items()) == list(again.items())
