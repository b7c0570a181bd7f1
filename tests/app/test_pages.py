"""Every page, on a small store, without a store, and at addresses that are wrong."""

import json
from pathlib import Path

import pytest
from shown_page import SCRIPTS, OpenPage, Shown
from small_dataset import write_store

from graph.questions.question import catalogue
from graph.settings import Settings


def canvas(shown: Shown) -> dict[str, list[dict[str, object]]]:
    """What the network canvas was given."""
    found = [
        json.loads(element.proto.json)
        for element in shown.app.get("bidi_component")
        if '"nodes"' in element.proto.json
    ]
    assert len(found) == 1
    return dict(found[0])


def page(shown: Shown) -> str:
    return shown.body.replace("\u202f", " ")


def test_home_shows_questions_figures_and_latest_documents(open_page: OpenPage) -> None:
    shown = page(open_page())
    first = next(iter(catalogue()))
    assert f"questions?q={first}" in shown
    assert "<b>34</b>organisations" in shown
    assert "version essai" in shown
    assert "Document Exemple" in shown


def test_the_explorer_starts_from_nothing_in_particular(open_page: OpenPage) -> None:
    shown = open_page("explorer")
    assert "Les mieux reliées" in page(shown)
    assert not [one for one in shown.app.get("bidi_component") if '"nodes"' in one.proto.json]


def test_the_explorer_shows_the_best_twenty_and_says_so(open_page: OpenPage) -> None:
    shown = open_page("explorer", id="organisation/reseau-exemple")
    assert "20 sur " in page(shown)
    assert "voisins montrés" in page(shown)
    assert len(canvas(shown)["nodes"]) == 21
    assert page(shown).count('<tr><th scope="row">') == 21


def test_a_name_a_code_and_an_acronym_are_addresses_too(open_page: OpenPage) -> None:
    for name in ("MEX", "000000001", "collectivite/000000001"):
        assert "<h1>Métropole Exemple</h1>" in page(open_page("explorer", id=name))


def test_the_card_gives_facts_by_relation_with_their_sources(open_page: OpenPage) -> None:
    shown = page(open_page("explorer", id="MEX"))
    assert "Est sociétaire de" in shown
    assert "dès 2019" in shown
    assert "Une note d&#39;essai." in shown
    assert "https://exemple.invalid/document" in shown
    assert "dit : mai 2024" in shown


def test_an_edge_opens_its_sentences(open_page: OpenPage) -> None:
    edges = canvas(open_page("explorer", id="MEX"))["edges"]
    chosen = next(str(edge["id"]) for edge in edges if "sociétaire" in str(edge["title"]))
    shown = page(open_page("explorer", id="MEX", choix=chosen))
    assert "Métropole Exemple est sociétaire de SCIC Exemple-Test, dès 2019." in shown


def test_expanding_keeps_what_was_there_in_place(open_page: OpenPage) -> None:
    before = canvas(open_page("explorer", id="MEX"))["nodes"]
    after = canvas(open_page("explorer", id="MEX", etapes="o-scic-exemple-test"))["nodes"]
    places = {node["id"]: (node["x"], node["y"]) for node in after}
    assert len(after) > len(before)
    assert [places[node["id"]] for node in before] == [(node["x"], node["y"]) for node in before]


def test_filters_are_in_the_address(open_page: OpenPage) -> None:
    kinds = canvas(open_page("explorer", id="MEX", sans="person~resource~organisation~place"))[
        "nodes"
    ]
    assert {node["kind"] for node in kinds} == {"collectivite", "scic"}
    by_relation = canvas(open_page("explorer", id="MEX", relations="shareholderOf"))["nodes"]
    assert len(by_relation) == 2


def test_two_entities_are_connected_in_words(open_page: OpenPage) -> None:
    shown = page(open_page("explorer", id="MEX", vers="organisation/reseau-exemple"))
    assert "Métropole Exemple est sociétaire de SCIC Exemple-Test, dès 2019" in shown


def test_every_question_is_a_sentence(open_page: OpenPage) -> None:
    shown = page(open_page("questions"))
    assert all(f"questions?q={name}" in shown for name in catalogue())


def test_the_main_question_answers_with_rows_and_sources(open_page: OpenPage) -> None:
    shown = open_page("questions", q="collectivites-scic")
    rows = shown.app.dataframe[0].value
    assert f"<b>{len(rows)} lignes</b>" in page(shown)
    assert "SCIC Exemple-Test" in set(rows["SCIC"])
    assert set(rows["Sources"].dropna()) == {"https://exemple.invalid/document"}


def test_the_address_of_an_answer_reopens_it(open_page: OpenPage) -> None:
    asked = {"q": "collectivites-scic", "collectivite": "MEX", "vue": "reseau"}
    shown = open_page("questions", **asked)
    assert {node["label"] for node in canvas(shown)["nodes"]} >= {"Métropole Exemple"}
    assert "SELECT" in open_page("questions", **asked | {"vue": "requete"}).app.code[0].value


def test_an_empty_answer_says_what_to_try(open_page: OpenPage) -> None:
    shown = page(open_page("questions", q="collectivites-scic", depuis="2099"))
    assert "Aucune réponse dans le graphe." in shown
    assert "Cherché : depuis l&#39;année : 2099." in shown
    assert 'Sans « depuis l&#39;année »</a> <span class="m-count">(' in shown


def test_a_question_can_be_explored(open_page: OpenPage) -> None:
    shown = open_page("explorer", q="collectivites-scic")
    assert "entités · " in page(shown)
    assert len(canvas(shown)["nodes"]) >= 2


def test_documents_have_facets_with_counts(open_page: OpenPage) -> None:
    shown = open_page("ressources")
    assert "2 sur 2 documents" in page(shown)
    years = next(one for one in shown.app.multiselect if one.label == "Année")
    assert years.options == ["2024 (1)", "2023 (1)"]
    years.select("2024").run()
    assert "1 sur 2 documents" in page(shown)
    assert shown.app.query_params["annee"] == "2024"


def test_the_sheet_of_a_document(open_page: OpenPage) -> None:
    shown = page(open_page("ressources", id="resource/document-exemple"))
    assert "mai 2024" in shown
    assert "SCIC Exemple-Test" in shown
    assert "Métropole Exemple est sociétaire de SCIC Exemple-Test, dès 2019." in shown


def test_the_sheet_of_an_entity(open_page: OpenPage) -> None:
    shown = page(open_page("fiche", id="SCIC Exemple-Test"))
    assert "A pour sociétaire" in shown
    assert "Document Exemple" in shown


def test_an_entity_nothing_is_said_of(open_page: OpenPage) -> None:
    assert "Aucune relation" in page(open_page("fiche", id="organisation/seule-exemple"))
    assert "Organisation Seule" in page(open_page("explorer", id="organisation/seule-exemple"))


@pytest.mark.parametrize("name", list(SCRIPTS))
def test_without_a_store_every_page_says_what_to_run(
    open_page: OpenPage, tmp_path: Path, name: str
) -> None:
    shown = page(open_page(name, store=tmp_path / "rien"))
    assert "make build" in shown
    assert str(tmp_path) not in shown


WRONG = [
    ("explorer", {"id": "organisation/n-existe-pas"}, "Rien ne porte le nom"),
    ("explorer", {"id": "MEX", "n": "beaucoup"}, "n&#39;est pas un nombre de voisins"),
    ("explorer", {"id": "MEX", "n": "9999"}, "n&#39;est pas un nombre de voisins"),
    ("explorer", {"id": "MEX", "etapes": "licorne-x"}, "ne désigne aucune entité"),
    ("explorer", {"id": "MEX", "annees": "hier"}, "n&#39;est pas une période"),
    ("explorer", {"id": "MEX", "groupes": "couleur"}, "n&#39;est pas connu"),
    ("explorer", {"id": "MEX", "relations": "x:y"}, "n&#39;est pas une relation"),
    ("explorer", {"id": "MEX", "relations": "mai:a> } ?"}, "n&#39;est pas une relation"),
    ("explorer", {"id": "MEX", "etapes": "o-non"}, "n&#39;est plus dans le graphe"),
    ("explorer", {"q": "une-autre"}, "uestion inconnue"),
    ("questions", {"q": "une-autre"}, "uestion inconnue"),
    ("questions", {"q": "collectivites-scic", "depuis": "hier"}, "n&#39;est pas une année"),
    ("questions", {"q": "collectivites-scic", "territoire": "Nulle Part"}, "ien ne porte le nom"),
    ("ressources", {"id": "resource/rien"}, "Rien ne porte le nom"),
    ("ressources", {"id": "organisation/reseau-exemple"}, "Rien ne porte le nom"),
    ("fiche", {"id": "<b>rien</b> **rien**"}, "Rien ne porte le nom"),
    ("fiche", {"id": "organisation/a b<c>"}, "Rien ne porte le nom"),
    ("", {"lang": "xx"}, "La langue de l&#39;adresse est inconnue"),
]


@pytest.mark.parametrize(("name", "params", "told"), WRONG)
def test_a_wrong_address_gives_a_sentence(
    open_page: OpenPage, name: str, params: dict[str, str], told: str
) -> None:
    assert told in page(open_page(name, **params))


def test_a_choice_that_is_not_there_changes_nothing(open_page: OpenPage) -> None:
    assert "<h2>" in page(open_page("explorer", id="MEX", choix="pas-un-lien"))


def test_english_pages_hold_no_french(open_page: OpenPage) -> None:
    shown = open_page("explorer", id="MEX", lang="en")
    assert "neighbours shown" in page(shown)
    assert "The same entities as a table" in page(shown)
    assert "&lang=en" in page(shown).replace("&amp;", "&")
    assert shown.app.query_params["lang"] == "en"


def test_a_new_build_is_read_by_the_next_run(open_page: OpenPage, tmp_path: Path) -> None:
    store = tmp_path / "store"
    write_store(store, "ancienne")
    shown = open_page(store=store)
    assert "version ancienne" in page(shown)
    write_store(store, "nouvelle")
    shown.app.run()
    assert "version nouvelle" in page(shown)


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("explorer", {"id": "organisation/hostile"}),
        ("explorer", {"id": "organisation/scic-exemple-test"}),
        ("fiche", {"id": "organisation/hostile"}),
        ("ressources", {}),
        ("ressources", {"id": "resource/document-hostile"}),
    ],
)
def test_what_documents_say_stays_text(
    open_page: OpenPage, name: str, params: dict[str, str]
) -> None:
    shown = open_page(name, **params)
    assert "<img" not in shown.body
    assert "&lt;img src=x" in shown.body
    assert 'href="javascript' not in shown.body
    told = [*shown.app.markdown, *shown.app.caption, *shown.app.button]
    assert not [one for one in told if "gras" in str(getattr(one, "label", "") or one.value)]


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("", {}),
        ("explorer", {"id": "MEL"}),
        ("questions", {"q": "collectivites-scic"}),
        ("ressources", {}),
        ("fiche", {"id": "RTES"}),
    ],
)
def test_pages_on_the_real_store(
    open_page: OpenPage, real_settings: Settings, name: str, params: dict[str, str]
) -> None:
    shown = open_page(name, store=real_settings.store, **params)
    assert "m-told" not in page(shown)


@pytest.mark.parametrize("number", ["²", "0", "-3", "x", "9" * 400, "٣", ""])
@pytest.mark.parametrize("address", [("ressources", {}), ("qualite", {"liste": "sources"})])
def test_a_number_that_is_none_counts_as_the_usual_one(
    open_page: OpenPage, address: tuple[str, dict[str, str]], number: str
) -> None:
    page, params = address
    assert "Document" in open_page(page, n=number, **params).body or page == "qualite"
