"""What deserves a second look, on a few invented statements."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.checks.quality_codes import find_missing_codes, is_numbered
from graph.checks.quality_conflicts import differ, find_conflicts
from graph.checks.quality_duplicates import Alike, find_duplicates, read_names
from graph.checks.quality_relations import (
    Stated,
    find_single_sources,
    find_stale,
    read_lasting,
    read_stated,
)
from graph.model.iris import Iris
from graph.model.statements import name_quads, quads_of, relation_quads
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad, typed
from graph.model.vocabulary import Kind, term
from graph.store.embedded import EmbeddedStore

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology" / "maillage.ttl"
IRIS = Iris()
PRESS, COPY, LIST = (IRIS.resource(f"document-{name}") for name in ("presse", "copie", "liste"))
TOWN, GROUP, SCIC, OTHER = (
    IRIS.entity("collectivite", "ville-exemple"),
    IRIS.entity("collectivite", "000000001"),
    IRIS.entity("organisation", "scic-exemple"),
    IRIS.entity("organisation", "autre-exemple"),
)
SAME = [IRIS.entity("person", f"personne-{rank}") for rank in (1, 2)]
SIGNED = IRIS.entity("organisation", "000000002")


def statements() -> Iterator[Quad]:
    for triple in pyoxigraph.parse(path=str(ONTOLOGY)):
        yield Quad(triple.subject, triple.predicate, triple.object, IRIS.ontology)
    yield Quad(COPY, IRIS.mai("derivedFrom"), PRESS, DefaultGraph())
    names = {
        TOWN: "Ville d'Exemple",
        GROUP: "Métropole Exemple",
        SCIC: "SCIC Zorgluk Énergie",
        OTHER: "Énergie Zorgluk",
        SAME[0]: "Ana Zorgluk",
        SAME[1]: "Ana Zorglük",
        SIGNED: "SCIC Zorgluk Énergie",
    }
    for node, name in names.items():
        yield from name_quads(node, LIST, name)
        yield Quad(node, term("rdf:type"), term("foaf:Agent"), LIST)
    yield Quad(GROUP, IRIS.mai("siren"), Literal("000000001"), LIST)
    for source in (PRESS, COPY):
        yield from relation(TOWN, "shareholderOf", SCIC, source, since="2015")
    yield from relation(GROUP, "memberOf", OTHER, PRESS, since="2001")
    yield from relation(GROUP, "memberOf", OTHER, LIST, since="2003")
    yield from relation(GROUP, "partnerOf", OTHER, LIST, since="2001", until="2004")
    yield from relation(GROUP, "funds", SCIC, IRIS.contacts)
    yield from quads_of(PRESS, PRESS, (term("schema:mentions"), SCIC))
    for source, year in ((PRESS, "2015"), (COPY, "2016"), (LIST, "2015")):
        yield Quad(SCIC, IRIS.mai("foundingYear"), typed(year, "gYear"), source)
    for form in ("cae", "scic"):
        yield Quad(OTHER, term("rov:orgType"), IRIS.concept(form), LIST)


def relation(
    subject: NamedNode, name: str, value: NamedNode, source: NamedNode, **when: str
) -> Iterator[Quad]:
    return relation_quads(IRIS, (subject, IRIS.mai(name), value), source, **when)


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.in_memory(statements())


@pytest.fixture(scope="module")
def stated(store: EmbeddedStore) -> list[Stated]:
    return read_stated(store, IRIS)


def test_a_source_that_repeats_another_does_not_count(stated: list[Stated]) -> None:
    assert [one.relation for one in find_single_sources(stated)] == [
        (GROUP.value, IRIS.mai("partnerOf").value, OTHER.value),
        (TOWN.value, IRIS.mai("shareholderOf").value, SCIC.value),
    ]


def test_the_contact_graph_is_not_read(stated: list[Stated]) -> None:
    assert not [one for one in stated if one.source == IRIS.contacts.value]


def test_sources_that_repeat_each_other_are_one() -> None:
    circle = [
        *(Quad(a, IRIS.mai("derivedFrom"), b, DefaultGraph()) for a, b in ((PRESS, COPY),)),
        Quad(COPY, IRIS.mai("derivedFrom"), PRESS, DefaultGraph()),
        *relation(TOWN, "funds", SCIC, PRESS),
    ]
    found = read_stated(EmbeddedStore.in_memory(circle), IRIS)
    assert len(find_single_sources(found)) == 1


def test_what_was_said_long_ago_and_not_ended_is_stale(
    store: EmbeddedStore, stated: list[Stated]
) -> None:
    lasting = read_lasting(store, IRIS)[IRIS.mai("memberOf").value]
    found = find_stale(store, IRIS, stated, 2003 + lasting + 1)
    assert [(one.relation[1], one.since) for one in found] == [(IRIS.mai("memberOf").value, "2003")]
    assert not find_stale(store, IRIS, stated, 2003 + lasting)


def test_values_that_exclude_each_other_stand_side_by_side(
    store: EmbeddedStore, stated: list[Stated]
) -> None:
    found = {one.predicate: one for one in find_conflicts(store, IRIS, stated)}
    assert set(found) == {IRIS.mai("foundingYear").value, IRIS.mai("memberOf").value}
    year = found[IRIS.mai("foundingYear").value]
    assert [(one.value, len(one.sources)) for one in year.versions] == [("2015", 2), ("2016", 1)]
    began = found[IRIS.mai("memberOf").value]
    assert (began.object, [one.value for one in began.versions]) == (
        OTHER.value,
        ["2001", "2003"],
    )


def test_a_finer_date_and_values_given_together_are_no_conflict() -> None:
    assert not differ({"2019": {"a"}, "2019-05": {"b"}, "2019-05-02": {"c"}})
    assert not differ({"cae": {"a"}, "scic": {"a"}})
    assert differ({"2019-05": {"a"}, "2019-06": {"b"}})


def test_who_has_no_number(store: EmbeddedStore) -> None:
    assert [(one.entity, one.kind, one.relations) for one in find_missing_codes(store, IRIS)] == [
        (TOWN.value, Kind.COLLECTIVITE, 2),
        (OTHER.value, Kind.ORGANISATION, 3),
        (SCIC.value, Kind.ORGANISATION, 3),
    ]


def test_what_is_a_number() -> None:
    numbered = ("collectivite", "000000001"), ("collectivite", "commune-2A004")
    assert all(is_numbered(IRIS.entity(*one).value) for one in numbered)
    named = ("collectivite", "cc-3b"), ("organisation", "projet-2024"), ("person", "000000001")
    assert not any(is_numbered(IRIS.entity(*one).value) for one in named)


def test_doubles_the_surest_first(store: EmbeddedStore) -> None:
    found = find_duplicates(read_names(store, IRIS), IRIS)
    assert [(one.alike, one.one, one.other) for one in found] == [
        (Alike.NAME, SAME[0].value, SAME[1].value),
        (Alike.NAME, SIGNED.value, SCIC.value),
        (Alike.WORDS, SIGNED.value, OTHER.value),
        (Alike.WORDS, OTHER.value, SCIC.value),
    ]


def test_what_was_judged_different_is_not_proposed_again(store: EmbeddedStore) -> None:
    apart = [frozenset((SAME[0].value, SAME[1].value))]
    found = find_duplicates(read_names(store, IRIS), IRIS, apart)
    assert SAME[0].value not in {one.one for one in found}


def test_one_letter_apart_but_not_one_digit() -> None:
    def found(one: str, other: str) -> list[Alike]:
        names = {
            IRIS.entity("project", key).value: [name]
            for key, name in zip("ab", (one, other), strict=True)
        }
        return [pair.alike for pair in find_duplicates(names, IRIS)]

    assert found("Jardins Zorgluk", "Jardin Zorgluk") == [Alike.SPELLING]
    assert found("Jardins Zorgluk", "Jardisn Zorgluk") == [Alike.SPELLING]
    assert found("Jardins Zorgluk 1", "Jardins Zorgluk 2") == []
    assert found("Zorg", "Zorh") == []


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.text(), max_size=3)))
def test_a_pair_is_of_two_and_given_once(named: dict[str, list[str]]) -> None:
    names = {IRIS.entity("organisation", key).value: texts for key, texts in named.items()}
    found = find_duplicates(names, IRIS)
    assert all(one.one < one.other for one in found)
    assert len({(one.one, one.other) for one in found}) == len(found)
