"""A data folder with things that must not leave, beside things that may."""

import io
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

sys.path.append(str(Path(__file__).parents[1] / "cli"))  # where the invented sources are made

from cli_running import Built, Command, Run
from made_sources import PAGE, MadeSources

from graph.cli import main

HIDDEN_PAGE = "https://pages.exemple-test.invalid/zorgluk-reserve"
MARKS = ("zorgluk", "xanadoux", "brindezingue", "schtroumpfard")
"""What every held-back name, title, note, role, value, keyword and address has in it."""


def with_held_back(made: MadeSources) -> MadeSources:
    """Add a private page, a page whose privacy is unknown, and a private address with its facts."""
    pages, facts = "user-pages", "collected-facts"
    for key, private in (("zorgluk-prive", "oui"), ("brindezingue-inconnu", "")):
        name = key.partition("-")[0].title()
        made.add(pages, "resources.csv", id=key, title=f"Titre {name}", type=f"Type {name}",
                 private=private, keywords=f"mot {name}", date="2023-02", number="77",
                 note=f"Résumé {name}.")  # fmt: skip
        made.add(
            pages,
            "entities.csv",
            id=f"{key}-org",
            name=f"SCIC {name}-Test",
            resources=key,
            kind="Organisation",
            aliases=f"{name[:3].upper()}-{name}",
            note=f"Note {name}.",
        )
        made.add(pages, "entities.csv", id=f"{key}-qui", name="Xanadoux Personne-Test",
                 kind="Person", resources=key, note="Note Xanadoux.")  # fmt: skip
        made.add(pages, "entities.csv", id=f"{key}-projet", name=f"Projet {name}-Test",
                 kind="Project", resources=key, note=f"Projet {name}.")  # fmt: skip
        for subject, predicate, other in (
            (f"{key}-org", "carries", f"{key}-projet"),
            ("seed-ville", "supports", f"{key}-org"),
            (f"{key}-org", "participates_in", "seed-projet"),
            ("seed-ville", "carries", "seed-projet"),
        ):
            made.add(pages, "relations.csv", resource=key, subject=subject, predicate=predicate,
                     object=other, confidence="1", note=f"Lien {name}.")  # fmt: skip
        made.add(
            pages,
            "relations.csv",
            resource=key,
            subject=f"{key}-qui",
            predicate="has_role",
            object=f"Rôle {name}",
            at="seed-ville",
            confidence="1",
            note=f"Lien {name}.",
        )
        made.add(pages, "attributes.csv", resource=key, subject="seed-projet",
                 attribute="budget", value=f"{name} 12345", note=f"Valeur {name}.")  # fmt: skip
    made.add(facts, "resources.csv", id="zorgluk-guide", title="Guide Zorgluk", kind="guide",
             url=HIDDEN_PAGE, publisher="zorgluk-editeur", date="2022-01", keywords="zorgluk",
             private="oui")  # fmt: skip
    made.add(
        facts,
        "organisations.csv",
        id="zorgluk-editeur",
        name="Éditions Zorgluk-Test",
        aliases="EZT-Zorgluk",
        kind="SCIC",
        place="Doublon-Test (98)",
        founded="1987",
        website="https://zorgluk.exemple-test.invalid/",
        source_url=HIDDEN_PAGE,
    )
    made.add(facts, "people.csv", id="camille-schtroumpfard", name="Camille Inventée-Test",
             role="rôle Schtroumpfard", organisation_id="zorgluk-editeur",
             source_url=HIDDEN_PAGE)  # fmt: skip
    made.add(
        facts,
        "concepts.csv",
        id="theme-zorgluk",
        label_fr="Thème Zorgluk",
        kind="theme",
        label_en="Zorgluk theme",
        definition="Zorgluk.",
        source_url=HIDDEN_PAGE,
    )
    for subject, predicate, other in (
        ("ville-exempleville", "is_shareholder_of", "zorgluk-editeur"),
        ("zorgluk-editeur", "has_legal_form", "scic"),
        ("zorgluk-editeur", "is_member_of", "reseau-test"),
        ("zorgluk-guide", "mentions", "theme-zorgluk"),
        ("zorgluk-guide", "mentions", "scic-exemple-test"),
        ("reseau-test", "supports", "scic-exemple-test"),
    ):
        made.add(facts, "relations.csv", subject_id=subject, predicate=predicate, object_id=other,
                 year="2020", source_url=HIDDEN_PAGE, confidence="stated")  # fmt: skip
    made.add(facts, "organisation_attributes.csv", organisation_id="scic-exemple-test",
             attribute="turnover", value="Zorgluk 99", source_url=HIDDEN_PAGE)  # fmt: skip
    made.add(facts, "doubts.csv", subject="zorgluk-editeur", doubt="near duplicate",
             reason="Zorgluk", suggestion="look", source_url=HIDDEN_PAGE)  # fmt: skip
    return made


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STORE", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


def _built(folder: Path, made: MadeSources) -> Built:
    data, store = made.write(), folder / "store"
    assert main(["build", "--data", str(data), "--store", str(store)]) == 0
    return Built(data, store)


@pytest.fixture(scope="session")
def held_back(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A store with everything, what must not leave included."""
    folder = tmp_path_factory.mktemp("held-back")
    return _built(folder, with_held_back(MadeSources(folder / "data")))


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same store as if what must not leave had never been."""
    folder = tmp_path_factory.mktemp("without")
    return _built(folder, MadeSources(folder / "data"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*arguments: str) -> Run:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return Run(code, told.out, told.err)

    return command


def plain(text: str) -> str:
    """Text without case, accents and escapes, so that no spelling hides a word."""
    unescaped = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), text)
    folded = unicodedata.normalize("NFKD", unquote(unescaped) + unquote(text)).casefold()
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def words_in(content: bytes) -> str:
    """Everything legible in a file, archives opened."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            return plain(" ".join(names)) + " ".join(words_in(archive.read(one)) for one in names)
    return plain(content.decode("utf-8", "replace"))


@pytest.fixture
def marks_in() -> Callable[[bytes | str], list[str]]:
    """The marks of held-back things in a file or a text."""

    def found(content: bytes | str) -> list[str]:
        text = plain(content) if isinstance(content, str) else words_in(content)
        return [mark for mark in MARKS if mark in text]

    return found


@pytest.fixture
def made(tmp_path: Path) -> MadeSources:
    return MadeSources(tmp_path / "data")


__all__ = ["HIDDEN_PAGE", "MARKS", "PAGE", "with_held_back"]
