"""The shapes as queries find what the shapes find."""

from pathlib import Path

import pyoxigraph
import pytest
from planted import sound
from test_shapes import PLANTED

from graph.building.gathering import read_vocabulary
from graph.checks.compiled import check_compiled, compiled_queries
from graph.checks.findings import Report
from graph.checks.flatten import flatten
from graph.checks.shapes import validate
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.terms import Quad
from graph.store.embedded import EmbeddedStore

ONTOLOGY = Path(__file__).parents[2] / "ontology"
OURS = sorted(ONTOLOGY.glob("shapes/*.ttl"))
CPOV = ONTOLOGY / "shapes" / "external" / "cpov-2.1.0.ttl"

ELSEWHERE = {"NoContactProperty", "NoContactText", "SourcedRelation"}
"""Shapes that are queries of their own: what they look for is checked statement by statement."""


def quads_of(text: str) -> list[Quad]:
    found = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in found]


def store_of(quads: list[Quad]) -> EmbeddedStore:
    return EmbeddedStore.in_memory([*read_vocabulary(ONTOLOGY, Iris()).quads, *quads])


def found_in(report: Report) -> set[tuple[str, str]]:
    return {
        (finding.shape, finding.focus)
        for finding in report
        if finding.severity is Level.VIOLATION and "://" in finding.focus
    }


@pytest.fixture(scope="module")
def spoilt() -> list[Quad]:
    return quads_of(sound() + "\n".join(PLANTED.values()))


def test_they_find_the_same(spoilt: list[Quad]):
    whole = validate(flatten(spoilt), ONTOLOGY)
    compiled = check_compiled(store_of(spoilt), OURS, ONTOLOGY)
    expected = {one for one in found_in(whole) if one[0].partition("-")[0] not in ELSEWHERE}
    assert found_in(compiled) == expected
    assert len({shape for shape, _ in expected}) > 55


def test_nothing_is_found_in_sound_data():
    assert not len(check_compiled(store_of(quads_of(sound())), [*OURS, CPOV], ONTOLOGY))


def test_every_shape_is_a_query_or_known_not_to_be():
    _, left = compiled_queries([*OURS, CPOV], ONTOLOGY)
    assert set(left) == ELSEWHERE


def test_messages_come_in_both_languages(spoilt: list[Quad]):
    report = check_compiled(store_of(spoilt), OURS, ONTOLOGY)
    assert all(finding.message_fr and finding.message_en for finding in report)
