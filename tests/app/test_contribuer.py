"""« Contribuer » and « Qualité » without a browser: on a small store, on none, on bad input."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
import read_pages
from shown_page import PROJECT, OpenPage, Shown
from small_dataset import (
    DOCUMENT,
    EVIL_DOCUMENT,
    HOSTILE,
    IRIS,
    PLACED,
    SCIC,
    write_store,
)
from streamlit.testing.v1 import AppTest

from graph.building.pipeline import build
from graph.contributing.contribution import accept_draft
from graph.contributing.draft import Draft, accept_all, refuse
from graph.contributing.drafts import list_drafts, open_draft, start_draft
from graph.contributing.judging import keep_apart
from graph.model.statements import name_quads
from graph.model.terms import Quad, typed
from graph.model.vocabulary import term
from graph.settings import Settings
from graph.widgets.contribute_reading import Given

sys.path.append(str(PROJECT / "tests" / "cli"))

from made_sources import MadeSources  # beside the tests of the command line

BRING = str(Path(__file__).with_name("bring_script.py"))


@pytest.fixture
def kept(small_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder of one's own, with the small store beside it."""
    monkeypatch.setenv("MAILLAGE_DATA", str(tmp_path))
    return Settings(tmp_path, small_store, PROJECT / "ontology")


def page(shown: Shown) -> str:
    return shown.body.replace("\u202f", " ")


def board(shown: Shown) -> dict:
    """What the review was given."""
    found = [
        json.loads(one.proto.json)
        for one in shown.app.get("bidi_component")
        if '"role": "board"' in one.proto.json or '"role":"board"' in one.proto.json
    ]
    assert len(found) == 1
    return found[0]


def test_at_first_there_is_nothing_but_the_form(open_page: OpenPage, kept: Settings) -> None:
    shown = open_page("contribuer")
    assert "Aucun brouillon" in page(shown)
    assert "Aucune contribution encore" in page(shown)
    assert [one.label for one in shown.app.text_input] == ["Votre nom"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Il manque votre nom."),
        ("essai@exemple.invalid", "ne peut pas être une adresse"),
        ("Essai", "Il n&#39;y a rien à lire."),
    ],
)
def test_what_is_missing_is_one_sentence(
    open_page: OpenPage, kept: Settings, name: str, told: str
) -> None:
    shown = open_page("contribuer", par=name)
    button = next(one for one in shown.app.button if one.label == "Lire")
    button.click().run()
    assert told in page(shown)
    assert "Traceback" not in page(shown)
    assert not (kept.data / "drafts").exists()


BAD = {
    "vide.txt": b"",
    "abime.pdf": b"%PDF-1.7\nzorgluk",
    "binaire.txt": bytes(range(256)) * 40,
    "faux.docx": b"PK\x03\x04" + b"\0" * 64,
    "archive.zip": b"PK\x05\x06" + b"\0" * 18,
    "inconnu.xlsx": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "faute.ttl": b"@prefix ex: <http://exemple.invalid/> .\nex:a ex:b ex:c\nex:d .\n",
}


@pytest.mark.parametrize("name", list(BAD))
def test_a_bad_file_is_one_sentence_and_nothing_is_kept(
    kept: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    store = tmp_path / "store"
    write_store(store)
    monkeypatch.setenv("MAILLAGE_STORE", str(store))
    given = tmp_path / "given"
    given.write_bytes(BAD[name])
    monkeypatch.setenv("ESSAI_FICHIER", f"{name}|{given}")
    app = AppTest.from_file(BRING, default_timeout=60).run()
    assert not app.exception
    (told,) = [
        str(one.proto.body) for one in app.get("html") if "Rien n'a été gardé" in unescape(one)
    ]
    assert "Traceback" not in told
    assert list_drafts(kept) == []


def unescape(one: object) -> str:
    from html import unescape as plain

    return plain(str(one.proto.body))  # type: ignore[attr-defined]


TABLE = "Nom;Ville;Adhérent de;Truc\nZorgluk;Exempleville;Réseau Exemple;=1+1\n".encode()


def test_the_columns_of_a_table_are_asked_and_known_again(
    open_page: OpenPage, kept: Settings
) -> None:
    for known in ("ne pas lire", "code INSEE ou SIREN"):
        shown = open_page("contribuer", par="Essai")
        shown.app.session_state["contribute.tables"] = [Given("membres.csv", TABLE)]
        shown.app.run()
        boxes = {one.label: one for one in shown.app.selectbox}
        assert boxes["Ce qu'est « Nom »"].value == "name"
        assert boxes["Ce qu'est « Adhérent de »"].value == "memberOf"
        truc = boxes["Ce qu'est « Truc »"]
        assert truc.format_func(truc.value) == known
        truc.select("code")
        next(one for one in shown.app.button if one.label == "Lire ce tableau").click().run()
        assert not shown.app.exception
    drafts = list_drafts(kept)
    assert [one.title for one in drafts] == ["membres", "membres"]
    shown = open_page("contribuer", brouillon=drafts[0].id)
    assert "Zorgluk" in {one["label"] for one in board(shown)["proposals"] if "label" in one}


def test_a_draft_is_listed_and_reviewed(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.page(), "Essai")
    assert "0 sur 16 décidées" in page(open_page("contribuer"))
    shown = open_page("contribuer", brouillon=draft.id, par="Essai")
    given = board(shown)
    assert given["draft"] == draft.id
    assert len(given["proposals"]) == 16
    assert given["known"]["organisation/scic-exemple-test"]["label"] == "SCIC Exemple-Test"


def test_the_review_in_english(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.page(), "Essai")
    given = board(open_page("contribuer", brouillon=draft.id, lang="en"))
    assert given["texts"]["accept"] == "Accept"
    assert {one["label"] for one in given["predicates"]} >= {"is a shareholder of"}


def test_what_is_decided_is_on_disk_at_once(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.page(), "Essai")
    shown = open_page("contribuer", brouillon=draft.id, par="Relectrice")
    send(shown, draft, [{"sequence": 5, "type": "accept", "keys": ["0/e1", "0/zz"]}])
    decided = open_draft(kept, draft.id).decisions
    assert [(key, one.by) for key, one in decided.items()] == [("0/e1", "Relectrice")]
    send(shown, draft, [{"sequence": 5, "type": "refuse", "keys": ["0/e1"]}])
    assert open_draft(kept, draft.id).decisions == decided, "an event is done once"


def test_what_cannot_be_saved_is_told_and_tried_again(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.page(), "Essai")
    shown = open_page("contribuer", brouillon=draft.id, par="Essai")
    path = kept.data / "drafts" / f"{draft.id}.decisions.json"
    whole = path.read_bytes()
    path.write_bytes(b"{")
    events = [{"sequence": 7, "type": "accept", "keys": ["0/e1"]}]
    send(shown, draft, events)
    assert "ne se lit pas" in page(shown)
    path.write_bytes(whole)
    shown.app.run()
    assert "ne se lit pas" in reply(shown)["error"]
    assert reply(shown)["saved"] == 0
    send(shown, draft, [*events, {"sent": 1}])
    assert (reply(shown)["error"], reply(shown)["saved"]) == ("", 7)
    assert open_draft(kept, draft.id).decided == 1


def test_a_search_is_answered(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.page(), "Essai")
    shown = open_page("contribuer", brouillon=draft.id)
    send(shown, draft, [{"sequence": 3, "type": "search", "text": "reseau ex"}])
    told = reply(shown)
    assert (told["query"], told["things"][0]["id"]) == ("reseau ex", "organisation/reseau-exemple")


@pytest.mark.parametrize(
    "params",
    [
        {"brouillon": "rien"},
        {"brouillon": "../../etc/passwd"},
        {"contribution": "rien"},
        {"contribution": "<b>x</b>"},
    ],
)
def test_an_address_that_leads_nowhere_is_a_sentence(
    open_page: OpenPage, kept: Settings, params: dict[str, str]
) -> None:
    shown = page(open_page("contribuer", **params))
    assert 'role="alert"' in shown
    assert "<b>x" not in shown


def test_hostile_documents_stay_text(open_page: OpenPage, kept: Settings) -> None:
    draft = start_draft(kept, read_pages.hostile(10_000), "Essai")
    for params in ({}, {"brouillon": draft.id}):
        shown = open_page("contribuer", **params)
        assert "<img" not in shown.body
        assert "&lt;img src=x" in shown.body


# ---- contributions, on a data folder that can be built


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = MadeSources(tmp_path_factory.mktemp("sources") / "data").write()
    build(Settings(data, data / "store", PROJECT / "ontology"))
    return data


@pytest.fixture
def living(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder that takes contributions."""
    data = tmp_path / "data"
    shutil.copytree(sources, data)
    monkeypatch.setenv("MAILLAGE_DATA", str(data))
    return Settings(data, data / "store", PROJECT / "ontology")


def accepted(settings: Settings) -> Draft:
    draft = start_draft(settings, read_pages.page(), "Essai")
    accept_all(draft, by="Essai")
    refuse(draft, "0/r3", "Essai", "Trop vague")
    return draft


def test_a_contribution_has_its_page_and_can_be_undone(
    open_page: OpenPage, living: Settings
) -> None:
    made = accept_draft(living, accepted(living), "Essai")
    shown = open_page("contribuer", store=living.store, contribution=made.key, par="Relectrice")
    told = page(shown)
    assert "Ana Zorgluk" in told
    assert "Trop vague" in told
    assert "page-inventee.txt" in told
    assert "Annuler cette contribution" in [one.label for one in shown.app.button]
    listed = page(open_page("contribuer", store=living.store))
    assert f"contribution={made.key}" in listed
    found = open_page("qualite", store=living.store, liste="refus")
    assert "motif-hasRole" in page(found)


def test_a_broken_contribution_does_not_close_the_page(
    open_page: OpenPage, living: Settings
) -> None:
    made = accept_draft(living, accepted(living), "Essai")
    (path,) = (living.data / "contributions").glob(f"*{made.key}.trig")
    path.write_bytes(path.read_bytes()[:400])
    shown = page(open_page("contribuer", store=living.store))
    assert 'role="alert"' in shown
    assert "Apporter" in shown


def test_what_a_draft_would_change_is_told_first(open_page: OpenPage, living: Settings) -> None:
    from graph.contributing.drafts import save_draft

    draft = accepted(living)
    save_draft(living, draft)
    shown = open_page("contribuer", store=living.store, brouillon=draft.id, par="Essai")
    look = next(one for one in shown.app.button if one.label == "Voir ce que cela changera")
    look.click().run()
    told = page(shown)
    assert "Nouvelles entités" in told
    assert "Relations nouvelles" in told
    assert not (living.data / "contributions").exists() or not list(
        (living.data / "contributions").glob("*.trig")
    )


# ---- « Qualité »


@pytest.fixture(scope="module")
def doubtful_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store with two founding years, a double, a hostile remark."""
    store = tmp_path_factory.mktemp("doubtful") / "store"
    double = IRIS.entity("organisation", "scic-exemple-test-2")
    write_store(
        store,
        "doute",
        [
            Quad(PLACED, IRIS.mai("foundingYear"), typed("1999", "gYear"), DOCUMENT),
            Quad(PLACED, IRIS.mai("foundingYear"), typed("2001", "gYear"), EVIL_DOCUMENT),
            Quad(double, term("rdf:type"), term("org:Organization"), DOCUMENT),
            *name_quads(double, DOCUMENT, "SCIC Exemple-Test"),
        ],
    )
    issues = [
        {"level": "warning", "source": "essai", "locator": "a.csv:2", "message": HOSTILE},
        {"level": "violation", "source": "essai", "locator": "=1+1", "message": "écarté d'essai"},
    ]
    (store / "doute" / "issues.json").write_text(json.dumps(issues), "utf-8")
    return store


def test_every_list_has_its_count_and_the_first_that_holds_anything_is_open(
    open_page: OpenPage, kept: Settings, doubtful_store: Path
) -> None:
    told = page(open_page("qualite", store=doubtful_store))
    assert "<h2>Contradictions</h2>" in told
    assert told.index("1999") < told.index("2001")
    assert 'aria-current="true"' in told


def test_a_long_list_is_cut_and_says_so(
    open_page: OpenPage, kept: Settings, doubtful_store: Path
) -> None:
    shown = open_page("qualite", store=doubtful_store, liste="source-unique")
    (total,) = re.findall(r"20 sur (\d+) montrés</caption>", page(shown))
    assert page(shown).count('<tr><th scope="row">') == 20
    next(one for one in shown.app.button if one.label.startswith("Montrer")).click().run()
    assert f"{total} lignes</caption>" in page(shown)
    assert page(shown).count('<tr><th scope="row">') == int(total)


def test_remarks_are_text_the_gravest_first(
    open_page: OpenPage, kept: Settings, doubtful_store: Path
) -> None:
    shown = open_page("qualite", store=doubtful_store, liste="remarques")
    assert "<img" not in shown.body
    assert shown.body.index("écarté d&#39;essai") < shown.body.index("&lt;img src=x")


def test_a_list_as_a_file_runs_nothing(kept: Settings, small_store: Path, monkeypatch) -> None:
    def script() -> None:
        import streamlit as st

        from graph.widgets.quality_cells import Found, Words, as_csv

        st.code(as_csv(Found(("Titre",), [(Words("=1+1"),), (Words('a "b"'),)])).decode())

    monkeypatch.setenv("MAILLAGE_STORE", str(small_store))
    (code,) = AppTest.from_function(script).run().code
    assert code.value.lstrip("\ufeff").split() == ["Titre", "'=1+1", '"a', '""b"""']


def test_doubles_are_judged_by_somebody(
    open_page: OpenPage, kept: Settings, doubtful_store: Path
) -> None:
    shown = open_page("qualite", store=doubtful_store, liste="doublons")
    apart = next(one for one in shown.app.button if one.label == "Ce n'est pas la même")
    apart.click().run()
    assert "Il manque votre nom" in page(shown)
    keep_apart(kept, SCIC.value, f"{SCIC.value}-2", "Essai")
    shown = open_page("qualite", store=doubtful_store, liste="doublons", par="Essai")
    assert "n&#39;est pas la même que" in page(shown)
    assert "Rien à signaler ici." in page(shown)


def test_an_unknown_list_is_the_first(open_page: OpenPage, kept: Settings) -> None:
    assert "<h1>Qualité</h1>" in page(open_page("qualite", liste="<b>"))


# ---- what a browser would send


def send(shown: Shown, draft: Draft, events: list[dict[str, object]]) -> None:
    """Do what the browser does when somebody decides, without a browser.

    Streamlit's own tests have no public way to do it.
    """
    from streamlit.proto.WidgetStates_pb2 import WidgetState

    proto = next(
        one.proto for one in shown.app.get("bidi_component") if '"board"' in one.proto.json
    )
    states = shown.app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=proto.id, json_value=json.dumps({"events": events})))
    shown.app._run(states)
    assert not shown.app.exception


def reply(shown: Shown) -> dict:
    """What the review was answered."""
    return next(
        json.loads(one.proto.json)
        for one in shown.app.get("bidi_component")
        if '"reply"' in one.proto.json
    )
