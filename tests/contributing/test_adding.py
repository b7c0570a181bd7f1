"""What is accepted enters the graph, with its passage; undone, nothing of it is left."""

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from acting import add, content, draft_of, found, issues, quads, rebuilt, told
from made_pages import BODY, EMAIL, PHONE, RESEAU, SCIC, TITLE, VILLE, node, page, sentence

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.checks.integrity import check_quads, claimed_relations
from graph.contributing import draft as drafting
from graph.contributing.contribution import accept_draft, undo
from graph.contributing.draft import Correction, Draft
from graph.contributing.history import list_contributions
from graph.errors import InputError
from graph.exports.licence import LICENCE_OUVERTE
from graph.exports.public import find_public
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.claims import claims_about
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import open_generation

IRIS = Iris()
ZORGLUK = IRIS.entity("organisation", "zorgluk")
GRAPH = IRIS.resource("zorgluk-et-exempleville")


def test_what_is_accepted_is_found_with_its_passage(settings: Settings) -> None:
    made = add(settings, page())
    assert made.counts == {
        "resources": 1,
        "entities": 2,
        "links": 3,
        "relations": 6,
        "attributes": 1,
        "refused": 0,
    }
    assert made.left_out == ()
    assert found(settings, "Zorgluk") == found(settings, "ZGK") == ["organisation/zorgluk"]
    assert told(settings, "organisation/zorgluk", "supports") == [
        "Commune d'Exempleville Zorgluk: Exempleville soutient la coopérative Zorgluk."
    ]
    assert told(settings, "organisation/zorgluk", "about") == [
        f"{TITLE} Zorgluk: La coopérative Zorgluk est née à Exempleville en 2021."
    ]
    dataset = Dataset.open(settings)
    view = next(
        one
        for one in claims_about(dataset.store, IRIS, ZORGLUK)
        if one.predicate.endswith("supports")
    )
    assert (view.certainty, view.since, view.source) == ("reviewed", "2021", GRAPH.value)
    assert dataset.sources()[GRAPH.value].access == "public"
    licence = dataset.store.quads(GRAPH, term("dcterms:license"))
    assert [quad.object for quad in licence] == [NamedNode(LICENCE_OUVERTE.url)]
    year = Literal("2021", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
    assert Quad(ZORGLUK, IRIS.mai("foundingYear"), year, GRAPH) in quads(settings)


def test_the_file_is_whole_rdf_and_says_where_it_is_from(settings: Settings) -> None:
    made = add(settings, page())
    (path,) = (settings.data / "contributions").glob("*.trig")
    assert path.name.endswith(f"-zorgluk-et-exempleville-{made.key}.trig")
    parsed = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG))
    default = {quad for quad in parsed if quad.graph_name == pyoxigraph.DefaultGraph()}
    about = {
        quad.predicate.value.rpartition("#")[2].rpartition("/")[2]: quad.object.value
        for quad in default
        if quad.subject == GRAPH
    }
    assert about["title"] == TITLE
    assert about["publisher"] == RESEAU
    assert about["issued"] == "2024-03"
    assert about["source"] == "https://pages.exemple-test.invalid/zorgluk"
    assert about["accessRights"].endswith("/public")
    assert about["checksum"] == f"sha256:{'ab' * 32}"
    assert about["wasGeneratedBy"] == IRIS.contribution(made.key).value
    assert "Ada" not in str(default)
    stated = {q for q in parsed if q.graph_name != IRIS.contribution(made.key)}
    assert stated <= quads(settings)


def same(draft: Draft) -> None:
    """The coopérative is the one the graph has."""
    drafting.correct(draft, "0/e1", "Ada", Correction(iri=ZORGLUK.value))


def test_a_refresh_gives_what_a_whole_build_gives(settings: Settings, tmp_path: Path) -> None:
    made = add(settings, page())
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    other = add(settings, page(title="Autre page", address="", private=None), same, by="Bob")
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    undo(settings, made.key, "Cléo")
    refresh(settings)
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    assert told(settings, "organisation/zorgluk", "partnerOf") != []
    undo(settings, other.key, "Cléo")
    refresh(settings)
    assert content(settings) == rebuilt(settings, tmp_path / "anew")


def test_undone_leaves_everything_exactly_as_before(settings: Settings) -> None:
    before = content(settings)
    made = add(settings, page())
    assert content(settings) != before
    told = undo(settings, made.key, "Bob")
    assert (told.undone_by, told.is_undone) == ("Bob", True)
    refresh(settings)
    assert content(settings) == before
    assert found(settings, "Zorgluk") == []
    with pytest.raises(InputError, match="déjà annulée"):
        undo(settings, made.key, "Bob")
    (line,) = list_contributions(settings)
    assert (line.key, line.by, line.undone_by, line.title) == (made.key, "Ada", "Bob", TITLE)
    assert list_contributions(settings, undone=False) == []


def test_an_unknown_contribution_cannot_be_undone(settings: Settings) -> None:
    with pytest.raises(InputError, match="n'existe pas"):
        undo(settings, "0123abcd", "Bob")


def test_the_store_breaks_no_rule(settings: Settings) -> None:
    add(settings, page())
    claimed = claimed_relations(settings.ontology, IRIS)
    found = check_quads(quads(settings), IRIS, claimed, skip=[IRIS.contacts.value])
    assert [one for one in found if one.severity == "violation"] == []
    assert not [one for one in issues(settings) if one["source"] == "contributions"]


def test_a_licence_nobody_knows_is_not_made_up(settings: Settings) -> None:
    draft = draft_of(settings, page())
    draft.licence = ""
    accept_draft(settings, draft, "Ada")
    [file] = (settings.data / "contributions").glob("*.trig")
    assert term("dcterms:license").value not in {
        quad.predicate.value for quad in pyoxigraph.parse(path=str(file))
    }


def test_a_resource_already_there_counts_once(settings: Settings) -> None:
    """The page is read again from elsewhere: its graph repeats the one there is."""
    made = add(settings, page(title="Fiche de test", address="", date="", number=None))
    (resource,) = made.resources
    assert resource.resource == node("resource/fiche-test")
    assert resource.graph == node(f"resource/fiche-test-{made.key}")
    assert not resource.is_new
    derived = Quad(NamedNode(resource.graph), IRIS.mai("derivedFrom"), IRIS.resource("fiche-test"))
    assert derived in quads(settings)
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, IRIS, ZORGLUK)
    assert {view.origin for view in views} == {node("resource/fiche-test")}


def test_another_number_is_another_resource(settings: Settings) -> None:
    made = add(settings, page(title="Fiche de test", address="", date="", number=2))
    assert made.resources[0].is_new
    assert made.resources[0].resource == node("resource/fiche-de-test")


def test_new_things_never_take_an_identifier_in_use(settings: Settings) -> None:
    """Nothing is known of a second SCIC of that name but that the person says it is another."""
    made = add(
        settings,
        page(),
        lambda draft: drafting.correct(draft, "0/e5", "Ada", Correction(create=True)),
    )
    names = found(settings, "SCIC Exemple-Test")
    assert sorted(names) == ["organisation/scic-exemple-test",
                             f"organisation/scic-exemple-test-{made.key}"]  # fmt: skip


def test_a_restricted_page_reveals_nothing(settings: Settings) -> None:
    (resource,) = add(settings, page(private=None)).resources
    dataset = Dataset.open(settings)
    assert dataset.names.public().find("Zorgluk") == []
    assert dataset.sources()[resource.graph].access == "restricted"
    said = "\n".join(map(str, find_public(dataset.store, IRIS).quads))
    assert "orgluk" not in said
    assert "soutient la" not in said
    assert "zorglonde" not in said


def test_a_public_page_opens_what_a_restricted_one_brought(
    settings: Settings, tmp_path: Path
) -> None:
    """The thing takes the name that the public page gives it; its identifier told no other."""
    made = add(settings, page(private=True))
    (short,) = found(settings, "Zorgluk")
    thing = IRIS.long(short)
    minted = [node for quad in quads(settings) for node in (quad.subject, quad.graph_name)]
    assert not [node for node in minted if re.search("zorgluk|exempleville-", str(node))]
    assert made.resources[0].resource != GRAPH.value
    document = page(title="Page ouverte", address="https://x.exemple-test.invalid/")
    (reading,) = document.readings
    called = replace(reading.entities[0], label="Zorgluk Public", names=(), mentions=())
    entities = (called, *reading.entities[1:])
    document = replace(document, readings=(replace(reading, entities=entities),))
    add(
        settings,
        document,
        lambda draft: drafting.correct(draft, "0/e1", "Ada", Correction(iri=thing)),
    )
    dataset = Dataset.open(settings)
    (match,) = dataset.names.public().find("Zorgluk Public")
    assert (match.iri, match.label) == (thing, "Zorgluk Public")
    assert found(settings, "Zorgluk") == [short]
    assert content(settings) == rebuilt(settings, tmp_path / "anew")
    said = [quad.object.value for quad in find_public(dataset.store, IRIS).quads
            if quad.subject == NamedNode(thing) and isinstance(quad.object, Literal)]  # fmt: skip
    assert sorted(said) == ["2021", "Zorgluk Public"]


def test_a_symmetric_relation_is_stored_once(settings: Settings) -> None:
    add(settings, page())

    def turn(draft: Draft) -> None:
        same(draft)
        drafting.correct(draft, "0/r1", "Ada", Correction(subject="e3", object="e1"))

    add(settings, page(title="Page deux", address="https://deux.exemple-test.invalid/"), turn)
    partners = {
        (quad.subject, quad.object)
        for quad in quads(settings)
        if quad.predicate == IRIS.mai("partnerOf")
    }
    assert partners == {(ZORGLUK, NamedNode(RESEAU))}


def test_a_place_is_a_territory(settings: Settings) -> None:
    add(settings, page())
    located = Quad(ZORGLUK, IRIS.mai("locatedIn"), IRIS.entity("commune", "99001"), GRAPH)
    assert located in quads(settings)


def test_a_source_that_changes_harms_nobody(settings: Settings) -> None:
    """A thing the sources no longer describe: the rest of the contribution stays."""
    add(settings, page())
    table = settings.data / "sources" / "collected-facts" / "organisations.csv"
    text = table.read_text("utf-8").replace(
        "reseau-test,Réseau de Test", "reseau-autre,Réseau Autre"
    )
    table.write_text(text, "utf-8")
    for name in ("relations.csv", "resources.csv", "doubts.csv"):
        other = table.with_name(name)
        other.write_text(other.read_text("utf-8").replace("reseau-test", "reseau-autre"), "utf-8")
    pages = settings.data / "sources" / "user-pages"
    for name in ("entities.csv", "relations.csv"):
        path = pages / name
        rows = [row for row in path.read_text("utf-8").splitlines() if "seed-reseau" not in row]
        path.write_text("\n".join(rows) + "\n", "utf-8")
    build(settings)
    assert found(settings, "Zorgluk") == ["organisation/zorgluk"]
    (issue,) = [one for one in issues(settings) if one["source"] == "contributions"]
    assert "organisation/reseau-test n'est plus décrit" in issue["message"]
    assert told(settings, "organisation/zorgluk", "partnerOf") == []
    assert len(told(settings, "organisation/zorgluk", "supports")) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda text: text[: len(text) // 2], "ce n'est pas du TriG"),
        (lambda text: "", "rien n'y dit qui l'a apportée|nom du fichier"),
        (lambda text: text.replace("mai:Source", "mai:Autre"), "décrit comme document source"),
        (lambda text: text.replace('\\"key\\":', '\\"cle\\":', 1), "nom du fichier"),
        (lambda text: text.replace("concept/public", "concept/secret"), "droit d'accès"),
        (lambda text: text + "\n_:a <urn:b> _:c .\n", "nœud anonyme"),
    ],
)
def test_a_broken_file_is_one_sentence_that_names_it(
    settings: Settings, change: object, says: str
) -> None:
    add(settings, page())
    (path,) = (settings.data / "contributions").glob("*.trig")
    version = open_generation(settings.store).version
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(InputError, match=says) as caught:
        refresh(settings)
    assert path.name in caught.value.where
    assert open_generation(settings.store).version == version
    undo(settings, path.stem.rpartition("-")[2], "Bob")
    refresh(settings)
    assert found(settings, "Zorgluk") == []


def test_two_resources_of_one_document(settings: Settings, tmp_path: Path) -> None:
    document = page()
    first = document.readings[0]
    second = replace(first, resource=replace(first.resource, title="Deuxième page", address="",
                                             private=True))  # fmt: skip
    document = replace(document, readings=(first, second))

    def link(draft: Draft) -> None:
        drafting.correct(draft, "1/e5", "Ada", Correction(iri=SCIC))
        drafting.accept_all(draft, by="Ada")

    made = add(settings, document, link)
    assert [one.access for one in made.resources] == ["public", "restricted"]
    assert found(settings, "Zorgluk") == ["organisation/zorgluk"]
    assert len(found(settings, "Brindezingue Inventé")) == 2
    assert content(settings) == rebuilt(settings, tmp_path / "anew")


def test_contacts_stay_out(settings: Settings) -> None:
    add(settings, page())
    assert not [quad for quad in quads(settings) if quad.graph_name == IRIS.contacts]
    for place in (*settings.data.rglob("*.trig"), *settings.store.rglob("*.json")):
        text = place.read_text("utf-8")
        assert EMAIL not in text
        assert PHONE not in text


def test_contacts_are_kept_only_if_asked_and_only_there(settings: Settings) -> None:
    def ask(draft: Draft) -> None:
        draft.keeps_contacts = True

    made = add(settings, page(), ask)
    kept = [quad for quad in quads(settings) if quad.graph_name == IRIS.contacts]
    person = next(one for one in quads(settings) if one.predicate == IRIS.mai("hasRole")
                  and one.object == ZORGLUK).subject  # fmt: skip
    assert {(quad.subject, quad.object.value) for quad in kept} == {
        (GRAPH, EMAIL), (GRAPH, PHONE), (person, EMAIL), (person, PHONE)
    }  # fmt: skip
    others = [quad for quad in quads(settings) if quad.graph_name != IRIS.contacts]
    assert EMAIL not in str(others)
    undo(settings, made.key, "Bob")
    refresh(settings)
    assert not [quad for quad in quads(settings) if quad.graph_name == IRIS.contacts]
    for path in settings.data.rglob("*.trig"):
        assert EMAIL not in path.read_text("utf-8")


def test_a_passage_is_where_it_says(settings: Settings) -> None:
    add(settings, page())
    words, start, end = sentence(page().text, "Exempleville soutient la coopérative Zorgluk.")
    assert BODY.startswith("La coopérative")
    store = Dataset.open(settings).store
    for quad in store.quads(None, term("oa:exact"), None, GRAPH):
        if quad.object.value == words:
            at = NamedNode(quad.subject.value.removesuffix("-text") + "-at")
            ends = {q.predicate: q.object.value for q in store.quads(at)}
            assert ends[term("oa:start")] == str(start)
            assert ends[term("oa:end")] == str(end)
            break
    else:
        pytest.fail("the passage is not there")


def test_the_commune_is_described_by_the_code_only(settings: Settings) -> None:
    add(settings, page())
    graphs = {q.graph_name for q in quads(settings) if q.subject == NamedNode(VILLE)
              and q.predicate == term("rdf:type")}  # fmt: skip
    assert graphs == {IRIS.resource("code-officiel-geographique")}
