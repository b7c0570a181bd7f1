"""A draft survives everything, says what stands, and is private."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from made_readings import decisions, documents

from graph.contributing import draft as drafting
from graph.contributing.draft import Access, Choice, Correction, accept_all, proposals
from graph.contributing.drafts import (
    drafts_folder,
    drop_draft,
    list_drafts,
    open_draft,
    save_draft,
    start_draft,
)
from graph.contributing.plain import Malformed, from_plain, to_plain
from graph.errors import InputError
from graph.model.reading import (
    Candidate,
    Mention,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind
from graph.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", store=tmp_path / "data" / "store")


def entity(key: str, confidence: float = 1.0, **more: object) -> ReadEntity:
    kind = Kind.ORGANISATION
    return replace(
        ReadEntity(key, f"Zorgluk {key}", kind, (Mention(0, 7, "Zorgluk"),)),
        confidence=confidence,
        **more,
    )


def relation(subject: str, obj: str, confidence: float) -> ReadRelation:
    return ReadRelation(subject, "partnerOf", obj, "Zorgluk", 0, 7, "essai", confidence)


def document(*entities: ReadEntity, relations: tuple[ReadRelation, ...] = ()) -> ReadDocument:
    reading = ResourceReading(ReadResource("Titre Zorgluk", 0, 7), entities, relations)
    return ReadDocument("zorgluk.txt", "text 1", "Zorgluk", (reading,))


@given(documents)
def test_a_document_comes_back_as_it_was(read: ReadDocument) -> None:
    assert from_plain(ReadDocument, to_plain(read)) == read


@how(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(documents, st.data())
def test_a_draft_comes_back_as_it_was(
    settings: Settings, read: ReadDocument, data: st.DataObject
) -> None:
    draft = start_draft(settings, read, "Ada")
    for one in list(proposals(draft)):
        if data.draw(st.booleans()):
            draft.decisions[one.key] = data.draw(decisions)
    draft.keeps_contacts = data.draw(st.booleans())
    draft.access = [data.draw(st.sampled_from(Access)) for _ in draft.access]
    save_draft(settings, draft)
    assert open_draft(settings, draft.id) == draft


def test_nobody_else_reads_a_draft(settings: Settings) -> None:
    start_draft(settings, document(entity("e1")), "Ada")
    folder = drafts_folder(settings)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_drafts_are_listed_and_dropped(settings: Settings) -> None:
    assert list_drafts(settings) == []
    one = start_draft(settings, document(entity("e1"), entity("e2")), "Ada")
    drafting.accept(one, "0/e1", "Ada")
    save_draft(settings, one)
    other = start_draft(settings, document(entity("e1")), "Bob")
    found = {summary.id: summary for summary in list_drafts(settings)}
    assert found.keys() == {one.id, other.id}
    told = found[one.id]
    assert (told.title, told.by, told.proposals, told.decided) == ("Titre Zorgluk", "Ada", 2, 1)
    drop_draft(settings, one.id)
    drop_draft(settings, one.id)
    assert [summary.id for summary in list_drafts(settings)] == [other.id]
    with pytest.raises(InputError, match="n'existe plus"):
        open_draft(settings, one.id)


@pytest.mark.parametrize(
    ("reader", "known"), [("text 1", True), ("table 1", False), ("rdf", False)]
)
def test_a_collection_has_no_licence_until_somebody_says_it(
    settings: Settings, reader: str, known: bool
) -> None:
    draft = start_draft(settings, replace(document(entity("e1")), reader=reader), "Ada")
    assert bool(draft.licence) is known
    draft.licence = "https://creativecommons.org/publicdomain/zero/1.0"
    save_draft(settings, draft)
    assert open_draft(settings, draft.id).licence == draft.licence


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A", "x/y", "a" * 200])
def test_a_draft_is_named_by_its_id_only(settings: Settings, name: str) -> None:
    with pytest.raises(InputError):
        open_draft(settings, name)
    with pytest.raises(InputError):
        drop_draft(settings, name)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"name": 3}', '{"name": "a"}', '{"nom": "a"}', "[" * 100_000]
)
def test_a_broken_draft_is_one_sentence(settings: Settings, content: str) -> None:
    draft = start_draft(settings, document(entity("e1")), "Ada")
    (drafts_folder(settings) / f"{draft.id}.json").write_text(content)
    with pytest.raises(InputError, match="ne se lit pas"):
        open_draft(settings, draft.id)
    (drafts_folder(settings) / f"{draft.id}.decisions.json").write_text(content)
    assert list_drafts(settings) == []


def test_a_field_of_another_type_is_told() -> None:
    with pytest.raises(Malformed, match=r"ReadDocument\.name"):
        from_plain(ReadDocument, {"name": 3})


def test_what_is_not_said_to_be_public_is_restricted() -> None:
    for private, expected in ((True, "restricted"), (None, "restricted"), (False, "public")):
        reading = ResourceReading(ReadResource("Titre", 0, 5, private=private))
        assert drafting.default_access(reading) == expected


def test_accepting_all_leaves_what_takes_a_person(settings: Settings) -> None:
    unsure = Candidate("urn:x", "Grignole", Kind.COLLECTIVITE)
    read = document(
        entity("e1"),
        entity("e2", 0.95),
        entity("e3", candidates=(unsure, unsure)),
        entity("e4", 0.5),
        relations=(
            relation("e1", "e2", 0.92),
            relation("e1", "e3", 0.99),
            relation("e1", "e4", 0.99),
            relation("e1", "e2", 0.6),
        ),
    )
    draft = start_draft(settings, read, "Ada")
    assert accept_all(draft, at_least=0.9, by="Ada", automatic=True) == 3
    assert draft.decisions.keys() == {"0/e1", "0/e2", "0/r0"}
    assert all(one.automatic for one in draft.decisions.values())
    drafting.refuse(draft, "0/e4", "Ada", "ce n'est rien")
    assert accept_all(draft, by="Ada") == 1
    assert draft.decisions.keys() == {"0/e1", "0/e2", "0/e4", "0/r0", "0/r3"}
    drafting.correct(draft, "0/e3", "Ada", Correction(iri="urn:x"))
    assert accept_all(draft, by="Ada") == 1
    assert draft.decisions["0/r1"].choice is Choice.ACCEPT


def test_corrections_show(settings: Settings) -> None:
    read = document(entity("e1", iri="urn:z"), relations=(relation("e1", "e1", 0.5),))
    draft = start_draft(settings, read, "Ada")

    def thing(key: str) -> object:
        return next(one for one in proposals(draft) if one.key == key).thing

    drafting.correct(draft, "0/e1", "Ada", Correction(kind=Kind.PROJECT, label="Projet Z"))
    assert (thing("0/e1").kind, thing("0/e1").label, thing("0/e1").iri) == (
        Kind.PROJECT,
        "Projet Z",
        "",
    )
    drafting.correct(draft, "0/r0", "Ada", Correction(predicate="funds", since="2021"))
    assert (thing("0/r0").predicate, thing("0/r0").since) == ("funds", "2021")
    drafting.correct(draft, "0/r0", "Ada", Correction(since="-"))
    assert thing("0/r0").since == ""
    drafting.accept(draft, "0/e1", "Bob")
    assert thing("0/e1").label == "Projet Z"
    drafting.leave_open(draft, "0/e1")
    assert thing("0/e1").label == "Zorgluk e1"


def test_attributes_follow_their_entity(settings: Settings) -> None:
    reading = ResourceReading(
        ReadResource("Titre", 0, 5),
        (entity("e1", 0.4),),
        attributes=(ReadAttribute("e1", "founding_year", "2019", 0, 5, 0.95),),
    )
    draft = start_draft(settings, ReadDocument("z.txt", "text 1", "Titre", (reading,)), "Ada")
    assert accept_all(draft, at_least=0.9) == 0
    assert accept_all(draft, at_least=0.4) == 2
    drafting.correct(draft, "0/a0", "Ada", Correction(value="2020"))
    assert next(one for one in proposals(draft) if one.key == "0/a0").thing.value == "2020"
