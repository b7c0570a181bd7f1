"""Which thing of the graph an entity is: evidence for homonyms, decisions, never a guess."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.linking.gazetteer import IndexGazetteer
from graph.linking.linker import ACCEPTED, Decisions, link
from graph.linking.neighbours import StoreNeighbours
from graph.model.iris import Iris
from graph.model.reading import Candidate, Mention, ReadEntity, ReadResource, ResourceReading
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind
from graph.search import NameEntry, NameIndex
from graph.store import EmbeddedStore

IRIS = Iris()
NOTHING = Decisions()
BASE = "https://w3id.org/maillage/id/"


def _town(code: str, name: str, department: str, epci: str = "") -> Iterator[NameEntry]:
    within = (f"departement/{department}", "region/97", *((f"epci/{epci}",) if epci else ()))
    detail = f"commune, Zorg ({department})"
    place, council = f"{BASE}commune/{code}", f"{BASE}collectivite/commune-{code}"
    yield NameEntry(
        place, Kind.TERRITORY, name, (), (code,), detail=f"territoire, {detail}", within=within
    )
    yield NameEntry(
        council,
        Kind.COLLECTIVITE,
        f"Commune de {name}",
        (name,),
        (code,),
        detail=f"collectivité, {detail}",
        within=within,
    )


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> IndexGazetteer:
    path: Path = tmp_path_factory.mktemp("linker") / "names.sqlite"
    entries = [
        *_town("98001", "Zorgville", "98", "900000001"),
        *_town("98002", "Exempleville", "98", "900000001"),
        *_town("99002", "Exempleville", "99"),
        NameEntry(
            f"{BASE}departement/98",
            Kind.TERRITORY,
            "Haut-Zorg",
            detail="territoire, département 98",
        ),
        NameEntry(f"{BASE}organisation/bidule", Kind.ORGANISATION, "Le Bidule", ("LBZ",)),
        NameEntry(f"{BASE}project/machin", Kind.PROJECT, "Machin"),
        NameEntry(f"{BASE}person/ada", Kind.PERSON, "Ada Exemple"),
    ]
    NameIndex.build(path, entries)
    return IndexGazetteer(NameIndex.open(path))


def _entity(key: str, kind: Kind, label: str, *names: str, evidence: str = "") -> ReadEntity:
    return ReadEntity(key, label, kind, (Mention(0, len(label), label),), names, evidence)


def _linked(
    gazetteer: IndexGazetteer, *entities: ReadEntity, decisions: Decisions = NOTHING
) -> list[ReadEntity]:
    resource = ReadResource("Titre", 0, 100)
    return list(link(ResourceReading(resource, entities), gazetteer, decisions).entities)


TOWN = _entity("e1", Kind.COLLECTIVITE, "Ville d'Exempleville")
BIDULE = _entity("e2", Kind.ORGANISATION, "Bidule")


def test_a_name_only_one_thing_has_is_that_thing(gazetteer: IndexGazetteer) -> None:
    (entity,) = _linked(gazetteer, _entity("e1", Kind.TERRITORY, "Zorgville"))
    assert (entity.iri, entity.code) == (f"{BASE}commune/98001", "98001")
    assert entity.candidates[0].score >= ACCEPTED
    assert entity.candidates[0].why


def test_homonyms_without_evidence_stay_open(gazetteer: IndexGazetteer) -> None:
    (entity,) = _linked(gazetteer, TOWN)
    assert entity.iri == "" == entity.code
    assert {one.code for one in entity.candidates} == {"98002", "99002"}
    assert all(one.score < ACCEPTED for one in entity.candidates)


@pytest.mark.parametrize(
    "evidence",
    [
        _entity("e9", Kind.TERRITORY, "Haut-Zorg"),
        _entity("e9", Kind.TERRITORY, "Zorgville"),
        _entity("e9", Kind.TERRITORY, "Exempleville", "Exempleville (98)"),
        _entity("e9", Kind.ORGANISATION, "Club Haut-Zorg"),
    ],
    ids=["its département", "a neighbour", "a bracket", "the name of another thing"],
)
def test_a_place_in_the_text_decides(gazetteer: IndexGazetteer, evidence: ReadEntity) -> None:
    entity = _linked(gazetteer, TOWN, evidence)[0]
    assert entity.code == "98002"
    assert "le texte nomme" in entity.candidates[0].why


def test_a_decision_goes_before_any_score(gazetteer: IndexGazetteer) -> None:
    key = (Kind.COLLECTIVITE, "ville d exempleville")
    iri = f"{BASE}collectivite/commune-99002"
    (entity,) = _linked(gazetteer, TOWN, decisions=Decisions(same={key: iri}))
    assert (entity.iri, entity.code) == (iri, "99002")


def test_what_it_is_not_is_no_candidate(gazetteer: IndexGazetteer) -> None:
    key = (Kind.ORGANISATION, "bidule")
    refused = Decisions(different={key: frozenset((f"{BASE}organisation/bidule",))})
    (entity,) = _linked(gazetteer, BIDULE, decisions=refused)
    assert entity.iri == ""
    assert not entity.candidates


def test_an_article_aside_it_is_the_same(gazetteer: IndexGazetteer) -> None:
    (entity,) = _linked(gazetteer, BIDULE)
    assert entity.iri == f"{BASE}organisation/bidule"
    assert "article" in entity.candidates[0].why


def test_another_kind_is_only_proposed(gazetteer: IndexGazetteer) -> None:
    (entity,) = _linked(gazetteer, _entity("e1", Kind.ORGANISATION, "Machin"))
    assert entity.iri == ""
    assert [one.kind for one in entity.candidates] == [Kind.PROJECT]


def test_people_are_never_linked_by_name_alone(gazetteer: IndexGazetteer) -> None:
    person = _entity("e1", Kind.PERSON, "Ada Exemple")
    assert _linked(gazetteer, person, BIDULE)[0].iri == ""
    ada, bidule = NamedNode(f"{BASE}person/ada"), NamedNode(f"{BASE}organisation/bidule")
    role = NamedNode(f"{BASE}membership/1")
    store = EmbeddedStore.in_memory(
        [Quad(role, IRIS.mai("member"), ada), Quad(role, IRIS.mai("organization"), bidule)]
    )
    reading = ResourceReading(ReadResource("Titre", 0, 100), (person, BIDULE))
    linked = link(reading, gazetteer, neighbours=StoreNeighbours(store, IRIS))
    assert linked.entities[0].iri == f"{BASE}person/ada"
    assert "lui relie" in linked.entities[0].candidates[0].why


def test_what_the_graph_ties_together_tells_homonyms(gazetteer: IndexGazetteer) -> None:
    town = NamedNode(f"{BASE}collectivite/commune-99002")
    store = EmbeddedStore.in_memory(
        [Quad(town, IRIS.mai("supports"), NamedNode(f"{BASE}organisation/bidule"))]
    )
    reading = ResourceReading(ReadResource("Titre", 0, 100), (TOWN, BIDULE))
    linked = link(reading, gazetteer, neighbours=StoreNeighbours(store, IRIS))
    assert linked.entities[0].code == "99002"


def test_a_candidate_of_the_text_counts_though_its_name_differs(
    gazetteer: IndexGazetteer,
) -> None:
    told = Candidate(f"{BASE}collectivite/900000001", "Zorgville Métropole", Kind.COLLECTIVITE)
    entity = ReadEntity(
        "e1", "Zorglo", Kind.COLLECTIVITE, (Mention(0, 6, "Zorglo"),), candidates=(told,)
    )
    assert _linked(gazetteer, entity)[0].iri == told.iri
