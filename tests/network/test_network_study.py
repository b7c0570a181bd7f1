"""Which network is analysed, and the address that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import GraphError, InputError
from graph.network.measures.projections import WEIGHTS
from graph.network.study import SIDES, Study, read_study, studied

WORDS = st.lists(st.sampled_from(("stated", "person", "memberOf", "exemple")), unique=True).map(
    tuple
)
PAIRS = st.lists(st.sampled_from(SIDES), min_size=2, max_size=2, unique=True) | st.just(["", ""])


@given(WORDS, WORDS, WORDS, st.sampled_from(("", "region/32")), PAIRS, st.sampled_from(WEIGHTS))
def test_a_study_and_its_address_say_the_same(kinds, relations, sure, place, sides, weight) -> None:
    weight = weight if sides[0] else WEIGHTS[0]
    study = Study(kinds, relations, sure, place, "2019", *sides, weight)
    assert read_study(study.params()) == study


@pytest.mark.parametrize(
    "text", ["scic", "scic,scic", "scic,zorgluk", "scic,person,event", "Z" * 10_000, "a\u202e,b"]
)
def test_a_projection_has_two_sides_that_are_known(text) -> None:
    with pytest.raises(InputError):
        read_study({"projection": text})


@pytest.mark.parametrize(
    "study",
    [
        Study(kinds=("zorgluk",)),
        Study(relations=("zorgluk",)),
        Study(relations=("VALUES ?x {",)),
        Study(certainties=("zorgluk",)),
        Study(territory="region/zorgluk"),
        Study(until="hier"),
        Study(kept="scic", through="person", weight="zorgluk"),
    ],
)
def test_what_does_not_exist_gets_a_sentence(dataset, study) -> None:
    with pytest.raises(GraphError):
        studied(dataset.store, dataset.iris, study)


def test_a_relation_is_told_by_the_end_of_its_iri(dataset) -> None:
    found = studied(dataset.store, dataset.iris, Study(relations=("shareholderOf",)))
    assert {key for *_ends, key in found.net.edges(keys=True)} == {
        dataset.iris.mai("shareholderOf").value
    }


@pytest.mark.parametrize("sides", [("scic", "organisation"), ("organisation", "scic")])
def test_a_scic_stays_on_its_own_side(dataset, sides) -> None:
    found = studied(dataset.store, dataset.iris, Study(kept=sides[0], through=sides[1]))
    on_side = {bool(data["scic"]) for _, data in found.graph.nodes(data=True)}
    assert on_side == {sides[0] == "scic"}
    for one, other, _data in found.net.edges(data=True):
        assert found.net.nodes[one]["scic"] != found.net.nodes[other]["scic"]
