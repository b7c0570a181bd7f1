"""The paths between two entities, as the page shows them, on the small invented store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_dataset import (
    ALONE,
    DOCUMENT,
    EVIL,
    EVIL_DOCUMENT,
    HOSTILE,
    METROPOLE,
    NETWORK,
    PERSON,
    SCIC,
    TERRITORY,
)
from streamlit.testing.v1 import AppTest

NBSP = "\u00a0"
SCRIPT = """
import streamlit as st
from graph.network.paths import find_chains
from graph.widgets.opened import dataset, patterns
from graph.widgets.paths_view import show_paths

opened, weak = dataset(), st.session_state.get("weak", False)
found = find_chains(
    opened.store, opened.iris, {a!r}, {b!r}, weak=weak, patterns=patterns()
)

def ask():
    st.session_state["weak"] = not weak

show_paths(found.paths, weak=weak, weak_count=found.weak, on_weak=ask, total={total} or found.total)
"""

Shows = Callable[..., AppTest]


@pytest.fixture
def shows(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> Shows:
    monkeypatch.setenv("MAILLAGE_STORE", str(small_store))

    def show(a: object, b: object, *, total: int = 0, language: str = "fr") -> AppTest:
        ends = {"a": str(a).strip("<>"), "b": str(b).strip("<>"), "total": total}
        app = AppTest.from_string(SCRIPT.format(**ends), default_timeout=30)
        app.session_state["maillage.language"] = language
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        return app

    return show


def html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def test_paths_are_told_by_pattern_with_footnotes(shows: Shows) -> None:
    app = shows(METROPOLE, NETWORK)
    page = html(app)
    assert '<span class="m-count">1 chemin</span></h2>' in page
    title = "collectivité — est sociétaire de → SCIC — est membre de → organisation"
    assert title in page
    assert "Métropole Exemple est sociétaire de SCIC Exemple-Test, dès 2019<sup" in page
    assert '<a href="#source-1">[1]</a>' in page
    assert '<li id="source-1">[1] <a href="https://exemple.invalid/document"' in page
    assert "Réseau Exemple · mai 2024" in page


def test_the_table_has_one_row_a_step(shows: Shows) -> None:
    (table,) = shows(METROPOLE, NETWORK).dataframe
    rows = table.value.values.tolist()
    assert list(table.value.columns) == [
        *("Chemin", "De", "Relation", "À", "Quand", "Certitude", "Sources", "Adresse")
    ]
    told = ["déclaré", "Document Exemple", "https://exemple.invalid/document"]
    assert rows == [
        [1, "Métropole Exemple", "Est sociétaire de", "SCIC Exemple-Test", "dès 2019", *told],
        [1, "SCIC Exemple-Test", "Est membre de", "Réseau Exemple", "", *told],
    ]


def test_weak_paths_are_offered_then_shown(shows: Shows) -> None:
    app = shows(PERSON, TERRITORY)
    assert "Aucun chemin de trois étapes" in html(app)
    assert "1 chemin passe par un lien faible" in html(app)
    assert not app.dataframe
    (toggle,) = app.toggle
    assert not toggle.value
    assert toggle.label == "Montrer aussi les liens faibles (1 chemin)"
    toggle.set_value(True).run()
    assert app.session_state["weak"] is True
    assert "1 chemin · lien faible" in html(app)
    assert app.toggle[0].value
    app.toggle[0].set_value(False).run()
    assert "Aucun chemin de trois étapes" in html(app)


def test_nothing_says_what_was_looked_for_and_what_to_try(shows: Shows) -> None:
    app = shows(ALONE, PERSON)
    page = html(app)
    for words in ("On a suivi", "n'en font pas non plus", "À essayer", "Cela ne prouve pas"):
        assert words in page.replace("&#39;", "'")
    assert not app.toggle


def test_what_is_cut_is_said(shows: Shows) -> None:
    page = html(shows(METROPOLE, NETWORK, total=137))
    assert "137 chemins · 1 sur 137 montrés" in page


def test_in_english(shows: Shows) -> None:
    app = shows(METROPOLE, NETWORK, language="en")
    page = html(app)
    assert '<span class="m-count">1 path</span></h2>' in page
    assert "local authority — is a shareholder of → SCIC — is a member of → organisation" in page
    (table,) = app.dataframe
    assert table.value.iloc[0].tolist()[2:6] == [
        *("Is a shareholder of", "SCIC Exemple-Test", "from 2019", "stated")
    ]


def test_hostile_names_are_text(shows: Shows) -> None:
    app = shows(EVIL, METROPOLE)
    page = html(app)
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert "javascript:" not in page.split("&lt;img")[0]
    assert 'href="javascript' not in page
    (table,) = app.dataframe
    assert HOSTILE.split(" *")[0] in table.value["De"][0]
    assert not [address for address in table.value["Adresse"] if str(address).startswith("java")]
    assert EVIL_DOCUMENT.value not in page


@pytest.mark.parametrize("ends", [(METROPOLE, TERRITORY), (DOCUMENT, SCIC)])
def test_what_is_said_of_both_is_shown_at_once(shows: Shows, ends: tuple[object, object]) -> None:
    assert "liens faibles" not in html(shows(*ends)).split("</h2>")[0]
