"""Things made one and two again; people who are no longer to be named."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from acting import add, content, draft_of, found, issues, quads, rebuilt
from made_pages import RESEAU, SCIC, VILLE, node, page
from made_sources import MadeSources

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.checks.integrity import check_quads, claimed_relations
from graph.cli import main
from graph.contributing import draft as drafting
from graph.contributing.contribution import accept_draft, undo
from graph.contributing.draft import Correction
from graph.contributing.judging import judge, keep_apart, merge, unjudge, unmerge
from graph.contributing.suppressing import suppress, unsuppress
from graph.errors import InputError
from graph.exports.public import find_public
from graph.linking.name_judgements import FILE, read_name_judgements
from graph.linking.suppressions import Suppressions, read_suppressions
from graph.model.iris import Iris, slug
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, term
from graph.network.claims import claims_about
from graph.questions.dataset import Dataset
from graph.settings import Settings

IRIS = Iris()
CAMILLE = node("person/camille-inventee")
ZORGLUK = node("organisation/zorgluk")


def breaks_no_rule(settings: Settings) -> None:
    claimed = claimed_relations(settings.ontology, IRIS)
    report = check_quads(quads(settings), IRIS, claimed, skip=[IRIS.contacts.value])
    assert [one for one in report if one.severity == "violation"] == []


def test_two_things_made_one_and_two_again(settings: Settings, tmp_path: Path) -> None:
    before = content(settings)
    merge(settings, SCIC, RESEAU, "Ada", "le même réseau")
    refresh(settings)
    breaks_no_rule(settings)
    assert not [quad for quad in quads(settings) if NamedNode(SCIC) in (quad.subject, quad.object)]
    for name in ("SCIC Exemple-Test", "SET", "Réseau de Test", "RDT"):
        assert found(settings, name) == ["organisation/reseau-test"], name
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, IRIS, RESEAU)
    assert all(view.subject != view.object for view in views)
    assert any(view.predicate.endswith("shareholderOf") for view in views)
    labels = [
        q.object.value for q in dataset.store.quads(NamedNode(RESEAU), term("skos:prefLabel"))
    ]
    assert labels == ["Réseau de Test"]
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    unmerge(settings, RESEAU, SCIC)
    refresh(settings)
    assert content(settings) == before
    with pytest.raises(InputError, match="rien n'a été décidé"):
        unmerge(settings, RESEAU, SCIC)


def test_a_contributed_thing_is_made_one_with_another(settings: Settings, tmp_path: Path) -> None:
    made = add(settings, page())
    merge(settings, ZORGLUK, SCIC, "Ada")
    refresh(settings)
    assert (
        found(settings, "Zorgluk") == found(settings, "ZGK") == ["organisation/scic-exemple-test"]
    )
    breaks_no_rule(settings)
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    undo(settings, made.key, "Bob")
    refresh(settings)
    assert found(settings, "Zorgluk") == []
    assert [one["message"] for one in issues(settings) if one["source"] == "contributions"] == [
        "organisation/zorgluk et organisation/scic-exemple-test ne peuvent plus être réunis : "
        "l'un d'eux n'est plus là."
    ]


def test_merges_follow_one_another_and_never_in_a_circle(settings: Settings) -> None:
    add(settings, page())
    merge(settings, ZORGLUK, SCIC, "Ada")
    merge(settings, SCIC, RESEAU, "Ada")
    refresh(settings)
    for name in ("Zorgluk", "SET", "RDT"):
        assert found(settings, name) == ["organisation/reseau-test"]
    path = settings.data / FILE
    path.write_text(
        path.read_text("utf-8") + "organisation/reseau-test,same,organisation/zorgluk,,,\n"
    )
    assert read_name_judgements(path).merges() == {
        "organisation/zorgluk": "organisation/reseau-test",
        "organisation/scic-exemple-test": "organisation/reseau-test",
    }


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (SCIC, VILLE, "de même genre"),
        (node("commune/99001"), node("commune/99002"), "de même genre"),
        (SCIC, node("organisation/absente"), "pas dans le graphe"),
        (SCIC, SCIC, "une seule et même chose"),
        ("urn:x", "urn:y", "de même genre"),
    ],
)
def test_what_cannot_be_made_one(settings: Settings, one: str, other: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        merge(settings, one, other, "Ada")
    assert not (settings.data / FILE).exists()


def test_two_documents_made_one_count_once(settings: Settings) -> None:
    merge(settings, node("resource/fiche-test"), node("resource/guide-test"), "Ada")
    refresh(settings)
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, IRIS, node("resource/fiche-test"))
    assert {view.origin for view in views} <= {
        node("resource/guide-test"),
        *(v.source for v in views),
    }
    derived = dataset.store.quads(NamedNode(node("resource/fiche-test")), IRIS.mai("derivedFrom"))
    assert [quad.object.value for quad in derived] == [node("resource/guide-test")]
    breaks_no_rule(settings)


def test_names_are_remembered_for_linking(settings: Settings) -> None:
    judge(settings, Kind.ORGANISATION, "Zorg Luk", SCIC, "Ada")
    judge(settings, Kind.ORGANISATION, "Zorg Luk", RESEAU, "Ada", same=False)
    decisions = read_name_judgements(settings.data / FILE).decisions(IRIS)
    key = (Kind.ORGANISATION, "zorg luk")
    assert decisions.same == {key: SCIC}
    assert decisions.different == {key: frozenset({RESEAU})}
    judge(settings, Kind.ORGANISATION, "zorg-luk", RESEAU, "Bob")
    decisions = read_name_judgements(settings.data / FILE).decisions(IRIS)
    assert decisions.same == {key: RESEAU}
    assert decisions.different == {}
    unjudge(settings, Kind.ORGANISATION, "Zorg Luk", RESEAU)
    assert read_name_judgements(settings.data / FILE).lines == ()


def test_what_was_linked_by_hand_is_remembered_until_undone(settings: Settings) -> None:
    draft = draft_of(settings, page())
    drafting.correct(draft, "0/e4", "Ada", Correction(iri=CAMILLE))
    made = accept_draft(settings, draft, "Ada")
    lines = read_name_judgements(settings.data / FILE).lines
    assert [(one.subject, one.verdict, one.target) for one in lines] == [
        ("name/organisation/scic exemple test", "same", "organisation/scic-exemple-test")
    ]
    undo(settings, made.key, "Bob")
    assert read_name_judgements(settings.data / FILE).lines == ()


def test_a_candidate_turned_down_is_remembered(settings: Settings) -> None:
    draft = draft_of(settings, page())
    drafting.correct(draft, "0/e5", "Ada", Correction(create=True))
    accept_draft(settings, draft, "Ada")
    (line,) = read_name_judgements(settings.data / FILE).lines
    assert (line.verdict, line.target) == ("different", "organisation/scic-exemple-test")


def test_two_that_are_not_the_same(settings: Settings) -> None:
    keep_apart(settings, SCIC, RESEAU, "Ada")
    pair = frozenset(("organisation/scic-exemple-test", "organisation/reseau-test"))
    assert read_name_judgements(settings.data / FILE).apart() == {pair}
    before = quads(settings)
    refresh(settings)
    assert quads(settings) == before
    merge(settings, SCIC, RESEAU, "Ada")
    assert read_name_judgements(settings.data / FILE).apart() == frozenset()
    unmerge(settings, SCIC, RESEAU)
    assert read_name_judgements(settings.data / FILE).lines == ()


def nowhere(settings: Settings, *marks: str) -> None:
    """No output has the marks: statements, public part, names, issues, report."""
    dataset = Dataset.open(settings)
    told = [str(quads(settings)), str(find_public(dataset.store, IRIS).quads)]
    folder = dataset.generation.folder
    told += [(folder / name).read_text("utf-8") for name in ("issues.json", "build.json")]
    told += [dataset.generation.names.read_bytes().decode("latin-1")]
    for mark in marks:
        for text in told:
            assert mark.lower() not in text.lower(), mark
        assert found(settings, mark) == []


def test_somebody_removed_is_removed_and_stays_so(settings: Settings, tmp_path: Path) -> None:
    before = content(settings)
    suppress(settings, CAMILLE, "Ada", "à sa demande")
    refresh(settings)
    nowhere(settings, "Camille Inventée-Test", "camille-inventee")
    breaks_no_rule(settings)
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    table = settings.data / "sources" / "collected-facts" / "people.csv"
    rows = table.read_text("utf-8")
    table.write_text(rows.replace("camille-inventee", "camille-autrement"), "utf-8")
    build(settings)
    nowhere(settings, "Camille Inventée-Test", "camille-autrement")
    table.write_text(rows, "utf-8")
    unsuppress(settings, CAMILLE)
    refresh(settings)
    assert content(settings) == before
    with pytest.raises(InputError, match="pas été retirée"):
        unsuppress(settings, CAMILLE)


def test_the_list_names_nobody(settings: Settings) -> None:
    reason = "INVENTÉE-TEST Camille a écrit : zorgluk@exemple-test.invalid"
    suppress(settings, CAMILLE, "Ada", reason)
    text = (settings.data / "suppressions.csv").read_text("utf-8")
    assert "amille" not in text
    assert "@" not in text
    assert "Ada" in text


def test_somebody_removed_does_not_come_back_with_a_page(settings: Settings) -> None:
    """Neither in the file of the contribution, nor in a quotation of it."""
    made = add(settings, page())
    (person,) = found(settings, "Brindezingue Inventé")
    suppress(settings, node(person), "Ada")
    refresh(settings)
    nowhere(settings, "Brindezingue Inventé")
    assert len([q for q in quads(settings) if isinstance(q.object, Literal)
                and "dit […], son directeur" in q.object.value]) >= 1  # fmt: skip
    undo(settings, made.key, "Bob")
    again = add(settings, page())
    nowhere(settings, "Brindezingue Inventé")
    for path in (settings.data / "contributions").glob("*.trig"):
        assert "rindezingue Inventé" not in path.read_text("utf-8")
    assert {one.reason for one in again.left_out if one.key in ("0/r2", "0/r3")} == {
        "retiré du graphe, et ne peut pas y revenir"
    }


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION])
@pytest.mark.parametrize(
    "spelt", ["Inventé Brindezingue", "BRINDEZINGUE INVENTE", "inventé-brindezingue"]
)
def test_somebody_removed_does_not_come_back_spelt_otherwise(
    settings: Settings, spelt: str, kind: Kind
) -> None:
    """Neither under another kind, nor in a title, nor in the identifier made of it."""
    made = add(settings, page())
    (person,) = found(settings, "Brindezingue Inventé")
    suppress(settings, node(person), "Ada")
    undo(settings, made.key, "Bob")
    document = page(title=f"Portrait de {spelt}")
    reading = document.readings[0]
    label = f"SCIC {spelt}" if kind is Kind.ORGANISATION else spelt
    entities = tuple(
        replace(one, label=label, kind=kind, names=()) if one.key == "e4" else one
        for one in reading.entities
    )
    text = document.text.replace("Brindezingue Inventé", spelt)
    readings = (replace(reading, entities=entities),)
    add(settings, replace(document, text=text, readings=readings))
    nowhere(settings, spelt, "Brindezingue", slug(spelt))
    for path in (settings.data / "contributions").glob("*.trig"):
        assert spelt not in path.read_text("utf-8")


def test_a_document_removed_takes_what_only_it_described(
    settings: Settings, tmp_path: Path
) -> None:
    add(settings, page())
    suppress(settings, node("resource/zorgluk-et-exempleville"), "Ada")
    refresh(settings)
    nowhere(settings, "Zorgluk")
    breaks_no_rule(settings)
    assert content(settings) == rebuilt(settings, tmp_path / "anew")


def test_homonyms_of_a_town_stay(settings: Settings) -> None:
    """A town is known by its code: another of that name is another."""
    suppress(settings, node("commune/99002"), "Ada")
    refresh(settings)
    assert "commune/98001" in found(settings, "Doublon-Test")
    assert "commune/99002" not in found(settings, "Doublon-Test")


def test_what_is_not_there_cannot_be_removed(settings: Settings) -> None:
    with pytest.raises(InputError, match="pas dans le graphe"):
        suppress(settings, node("person/personne"), "Ada")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("suppressions.csv", "a,b\n", "colonnes attendues"),
        ("suppressions.csv", "kind,thing,names,by,date,reason\nfée,x,,,,\n", "genre inconnu"),
        ("suppressions.csv", "kind,thing,names,by,date,reason\nperson,x\n", "6 valeurs"),
        (FILE, "subject,verdict\n", "colonnes attendues"),
        (FILE, "subject,verdict,target,by,date,reason\na/b,peut-être,c/d,,,\n", "verdict inconnu"),
        (FILE, "subject,verdict,target,by,date,reason\nname/fée/x,same,c/d,,,\n", "pas un nom"),
        (FILE, "subject,verdict,target,by,date,reason\na/b,same,,,,\n", "il y manque"),
        (FILE, "subject,verdict,target,by,date,reason\na/b,same\n", "6 valeurs"),
    ],
)
def test_a_broken_list_is_one_sentence(settings: Settings, name: str, text: str, says: str) -> None:
    (settings.data / name).write_text(text, "utf-8")
    with pytest.raises(InputError, match=says) as caught:
        refresh(settings)
    assert name in caught.value.where


def test_an_empty_list_holds_nobody(tmp_path: Path) -> None:
    assert not read_suppressions(tmp_path / "none.csv")
    assert not Suppressions().holds(Kind.PERSON, "person/x", ["Camille Inventée-Test"])


def test_removals_come_before_a_first_build(tmp_path: Path) -> None:
    """A list that is there before the store."""
    data = MadeSources(tmp_path / "data").write()
    assert main(["build", "--data", str(data)]) == 0
    settings = replace(Settings.read({}), data=data, store=data / "store")
    suppress(settings, CAMILLE, "Ada")
    shutil.rmtree(settings.store)
    assert main(["build", "--data", str(data)]) == 0
    nowhere(settings, "Camille Inventée-Test")
