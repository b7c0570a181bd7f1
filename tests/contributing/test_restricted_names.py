"""What only a restricted table names: no public page makes its identifier known."""

from dataclasses import replace
from pathlib import Path

import pytest
from acting import add, found
from made_pages import ENTITIES, SCIC, page, spans
from made_sources import PROJECT, MadeSources

from graph.building.pipeline import build
from graph.building.refreshing import refresh
from graph.contributing import draft as drafting
from graph.contributing.draft import Correction, Draft
from graph.contributing.judging import merge
from graph.errors import InputError
from graph.exports.public import find_public
from graph.model.iris import Iris
from graph.questions.dataset import Dataset
from graph.settings import Settings

HIDDEN = "organisation/quincaillerie-secrete-test"


@pytest.fixture
def with_private(tmp_path: Path) -> Settings:
    """A data folder one page of which is private."""
    made = MadeSources(tmp_path / "data")
    made.add("user-pages", "resources.csv", id="prive", title="Page privée", private="oui")
    made.add("user-pages", "entities.csv", id="quincaillerie-secrete-test", kind="Organisation",
             name="Quincaillerie Secrète-Test", resources="prive")  # fmt: skip
    settings = Settings(made.write(), tmp_path / "store", PROJECT / "ontology")
    build(settings)
    return settings


def linked(draft: Draft) -> None:
    drafting.correct(draft, "0/e1", "Ada", Correction(iri=Iris().long(HIDDEN)))


def public_text(settings: Settings) -> str:
    return "\n".join(map(str, find_public(Dataset.open(settings).store, Iris()).quads))


def test_under_another_name_it_is_left_out_and_said_to_be(with_private: Settings) -> None:
    assert found(with_private, "Quincaillerie Secrète-Test") == [HIDDEN]
    made = add(with_private, page(), linked)
    (reason,) = {one.reason for one in made.left_out if one.key == "0/e1"}
    assert reason.startswith("connu seulement de documents réservés")
    assert "uincaillerie" not in public_text(with_private)


def test_a_restricted_page_may_link_to_it(with_private: Settings) -> None:
    made = add(with_private, page(private=True), linked)
    assert "0/e1" not in {one.key for one in made.left_out}
    assert "uincaillerie" not in public_text(with_private)


def test_a_public_page_that_says_its_name_opens_it(with_private: Settings) -> None:
    document = page()
    (reading,) = document.readings
    named = replace(
        ENTITIES[0],
        label="Quincaillerie Secrète Test",
        names=("Zorgluk",),
        mentions=spans(document.text, "Zorgluk"),
    )
    readings = (replace(reading, entities=(named, *ENTITIES[1:])),)
    made = add(with_private, replace(document, readings=readings), linked)
    assert "0/e1" not in {one.key for one in made.left_out}
    assert HIDDEN in public_text(with_private)


def test_it_gives_no_identifier_to_what_is_public(with_private: Settings) -> None:
    with pytest.raises(InputError, match="son identifiant serait publié"):
        merge(with_private, SCIC, Iris().long(HIDDEN), "Ada")
    merge(with_private, Iris().long(HIDDEN), SCIC, "Ada")
    refresh(with_private)
    assert found(with_private, "Quincaillerie Secrète-Test") == ["organisation/scic-exemple-test"]
    assert "uincaillerie" not in public_text(with_private)
