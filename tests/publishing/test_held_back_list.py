"""The list of what stays behind says what and why, and names nobody who must not be named."""

from pathlib import Path

import pytest
from public_statements import IRIS, PAGE, SCIC, TOWN, in_page, source, statements, thing

from graph.linking.suppressions import COLUMNS as SUPPRESSED
from graph.model.statements import relation_quads
from graph.model.terms import Quad, french
from graph.model.vocabulary import term
from graph.publishing.held_back import HeldBack, Why, held_back
from graph.questions.dataset import Dataset
from graph.search.from_store import name_entries_of
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing

PRIVATE = IRIS.resource("page-privee-exemple-test")
PROJECT = IRIS.entity("project", "projet-zorgluk")
EMAIL = "zorgluk@exemple-test.invalid"
JUDGED = "subject,verdict,target,by,date,reason\n"


def _held_back() -> list[Quad]:
    rights = term("dcterms:accessRights")
    restricted = [quad for quad in source(PRIVATE) if quad.predicate != rights]
    described = thing(PROJECT, "Projet Zorgluk", "foaf:Project")
    return [
        *restricted,
        Quad(PRIVATE, rights, IRIS.concept("restricted")),
        *(Quad(one.subject, one.predicate, one.object, PRIVATE) for one in described),
        *relation_quads(IRIS, (TOWN, IRIS.mai("carries"), PROJECT), PAGE),
        in_page(SCIC, "rdfs:comment", french(f"écrire à {EMAIL}")),
        Quad(SCIC, term("foaf:phone"), french("le standard"), IRIS.contacts),
    ]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("held-back")
    data = folder / "data"
    data.mkdir()
    rows = f"person,{'0' * 32},,Gontran,2026-01-01,Tralala\n"
    (data / "suppressions.csv").write_text(",".join(SUPPRESSED) + "\n" + 2 * rows, "utf-8")
    judged = f"{JUDGED}facts:a,same,commune/99001,Gontran,2026-01-01,Tralala\n"
    (data / "judgements.csv").write_text(judged, "utf-8")
    with writing(folder / "store", "0a1b2c") as draft:
        store = EmbeddedStore.create(draft.graph)
        store.write([*statements(), *_held_back()])
        NameIndex.build(draft.names, name_entries_of(store, IRIS))
        store.close()
        draft.write("build.json", {"version": "0a1b2c", "base": IRIS.base})
        draft.write("issues.json", [{"level": "warning", "message": "Essai"}])
    return Settings(data=data, store=folder / "store")


@pytest.fixture(scope="module")
def found(settings: Settings) -> HeldBack:
    return held_back(Dataset.open(settings), settings)


def test_each_reason_has_its_rows(found: HeldBack):
    assert [(row.what, row.kind) for row in found.of(Why.RESTRICTED)] == [
        (PRIVATE.value, "resource")
    ]
    assert [(row.what, row.label, row.kind) for row in found.of(Why.DESCRIBED_THERE)] == [
        (PROJECT.value, "Projet Zorgluk", "project")
    ]
    (reference,) = found.of(Why.REFERENCE)
    assert reference.count == len(
        list(relation_quads(IRIS, (TOWN, IRIS.mai("carries"), PROJECT), PAGE))
    )
    assert {(row.kind, row.count) for row in found.of(Why.CONTACT)} == {("contact", 1), ("text", 1)}
    assert [(row.kind, row.count) for row in found.of(Why.SUPPRESSED)] == [("person", 2)]
    assert {(row.kind, row.count) for row in found.of(Why.NOTE)} == {("issue", 1), ("judgement", 1)}
    assert [(row.kind, row.count) for row in found.of(Why.CONTRIBUTOR)] == [("name", 1)]


def test_it_names_no_contributor_no_suppressed_person_and_no_contact(found: HeldBack):
    said = str(found.rows)
    assert "Gontran" not in said and "Tralala" not in said
    assert EMAIL not in said and "standard" not in said
    assert IRIS.contacts.value not in said


def test_every_row_stands_for_something_in_a_stable_order(found: HeldBack, settings: Settings):
    assert all(row.count > 0 for row in found)
    assert sum(found.counts().values()) == len(found)
    assert held_back(Dataset.open(settings), settings) == found
    reasons = [row.why for row in found]
    assert reasons == sorted(reasons, key=list(Why).index)


def test_without_files_and_secrets_the_list_is_short(tmp_path: Path):
    with writing(tmp_path / "store", "0a1b2c") as draft:
        store = EmbeddedStore.create(draft.graph)
        store.write(statements())
        NameIndex.build(draft.names, name_entries_of(store, IRIS))
        store.close()
        draft.write("build.json", {"version": "0a1b2c", "base": IRIS.base})
        draft.write("issues.json", [])
    (tmp_path / "data").mkdir()
    settings = Settings(data=tmp_path / "data", store=tmp_path / "store")
    assert held_back(Dataset.open(settings), settings).rows == ()
