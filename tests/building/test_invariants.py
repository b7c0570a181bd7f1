"""What holds of every dataset: the small one, and the project's own."""

from collections import defaultdict

import pytest
from small_terms import IRIS

from graph.building.gathering import Gathered
from graph.checks.integrity import claimed_relations
from graph.model.statements import date_literal
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.settings import Settings


@pytest.fixture(params=["small", "real"])
def whole(request: pytest.FixtureRequest) -> tuple[Gathered, list[Quad]]:
    """The small data, then the project's own."""
    if request.param == "small":
        gathered, _, quads = request.getfixturevalue("stated")
        return gathered, quads
    return request.getfixturevalue("real"), list(request.getfixturevalue("real_stated"))


def test_every_relation_has_a_claim_in_its_graph_and_every_claim_its_relation(
    whole: tuple[Gathered, list[Quad]], small: Settings
) -> None:
    claimed = claimed_relations(small.ontology, IRIS)
    parts: dict[tuple[object, object], dict[str, object]] = defaultdict(dict)
    relations = set()
    for quad in whole[1]:
        local = quad.predicate.value.rpartition("#")[2]
        if quad.predicate in (term("rdf:subject"), term("rdf:predicate"), term("rdf:object")):
            parts[quad.graph_name, quad.subject][local] = quad.object
        if quad.predicate.value in claimed and isinstance(quad.object, NamedNode):
            relations.add((quad.graph_name, quad.subject, quad.predicate, quad.object))
    claims = {
        (graph, one["subject"], one["predicate"], one["object"])
        for (graph, _), one in parts.items()
    }
    assert relations - claims == set()
    assert {one for one in claims if one[2].value in claimed} - relations == set()
    assert len(relations) > 20


def test_every_graph_is_a_source_that_says_what_it_is(whole: tuple[Gathered, list[Quad]]) -> None:
    quads = whole[1]
    graphs = {one.graph_name for one in quads if not isinstance(one.graph_name, DefaultGraph)}
    about: dict[object, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph):
            about[quad.subject][quad.predicate.value].add(quad.object)
    for graph in graphs:
        told = about[graph]
        assert IRIS.mai("Source") in told[term("rdf:type").value], graph
        for name in ("dcterms:title", "dcterms:license", "dcterms:accessRights"):
            assert len(told[term(name).value]) == 1, (graph, name)
        if graph != IRIS.ontology:
            assert len(told[term("prov:generatedAtTime").value]) == 1, graph


def test_the_default_graph_speaks_of_sources_only(whole: tuple[Gathered, list[Quad]]) -> None:
    for quad in whole[1]:
        if isinstance(quad.graph_name, DefaultGraph):
            assert IRIS.short(quad.subject.value).startswith(("resource/", "activity/")) or (
                quad.subject == IRIS.ontology
            ), quad


def test_one_french_name_and_no_other_name_alike(whole: tuple[Gathered, list[Quad]]) -> None:
    gathered, quads = whole
    preferred: dict[object, set[str]] = defaultdict(set)
    others: dict[object, set[str]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.object, Literal) and quad.object.language == "fr":
            if quad.predicate == term("skos:prefLabel"):
                preferred[quad.subject].add(quad.object.value)
            elif quad.predicate == term("skos:altLabel"):
                others[quad.subject].add(quad.object.value)
    assert {node: names for node, names in preferred.items() if len(names) > 1} == {}
    assert {node for node in preferred if preferred[node] & others[node]} == set()
    for thing in gathered.identity.things.values():
        assert thing.territory is not None or preferred[thing.iri], thing.iri


def test_partners_are_stored_once_and_in_one_direction(
    whole: tuple[Gathered, list[Quad]],
) -> None:
    pairs = {
        (one.subject, one.object) for one in whole[1] if one.predicate == IRIS.mai("partnerOf")
    }
    assert pairs
    assert {pair for pair in pairs if pair[::-1] in pairs} == set()


def test_dates_are_dates(whole: tuple[Gathered, list[Quad]]) -> None:
    names = ("validFrom", "validUntil", "foundingYear")
    properties = {*map(IRIS.mai, names), term("dcterms:issued"), term("schema:startDate")}
    values = [one.object for one in whole[1] if one.predicate in properties]
    assert values
    assert [value for value in values if value != date_literal(value.value)] == []
