"""What a row may not say: each mistake is a violation that names its file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model.issues import Issue, Level
from graph.sources.collected_facts import read_collected_facts
from graph.sources.manifest import read_manifest
from graph.sources.territories import read_official_code
from graph.sources.user_pages import read_user_pages

CopySource = Callable[[str], Path]
FACT = "ville-de-lille,is_shareholder_of,scic-exemple-test,2021"
PAGE = "https://exemple-test.invalid/fiches/scic-exemple"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")


def violations(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(one.locator, one.message) for one in issues if one.level is Level.VIOLATION]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what"),
    [
        ("relations.csv", FACT, FACT.replace("is_shareholder_of", "aime"), 3, "relation inconnue"),
        ("relations.csv", FACT, FACT.replace("2021", "l'an 2021"), 3, "année illisible"),
        ("relations.csv", FACT, FACT.replace("2021", "3021"), 3, "année illisible"),
        ("relations.csv", f"{FACT},{PAGE},stated", f"{FACT},{PAGE},sûr", 3, "certitude inconnue"),
        ("relations.csv", f"{FACT},{PAGE},stated", f"{FACT},{PAGE},", 3, "certitude inconnue"),
        ("relations.csv", f"{FACT},{PAGE}", f"{FACT},", 3, "aucune adresse"),
        (
            "organisations.csv",
            f"SCIC,Lille,,2018,exemple-test.invalid/accueil,{PAGE}",
            "SCIC,Lille,,2018,,",
            2,
            "aucune adresse",
        ),
        ("organisations.csv", "Lille,,2018,", "Lille,,vers 2018,", 2, "founded : « vers 2018 »"),
        ("people.csv", f"scic-exemple-test,{PAGE}", "scic-exemple-test,", 2, "aucune adresse"),
        (
            "organisation_attributes.csv",
            "une douzaine,https://exemple-test.invalid/annuaire",
            "une douzaine,",
            4,
            "aucune adresse",
        ),
        ("resources.csv", ",12,2021-03,", ",douze,2021-03,", 2, "number : « douze »"),
        ("resources.csv", ",12,2021-03,", ",²,2021-03,", 2, "number : « ² »"),
        ("resources.csv", ",12,2021-03,", ",12,mars 2021,", 2, "date : « mars 2021 »"),
        ("resources.csv", ",12,2021-03,", ",12,2021-02-30,", 2, "date : « 2021-02-30 »"),
    ],
)
def test_collected_facts(
    copy_source: CopySource, file: str, old: str, new: str, line: int, what: str
) -> None:
    folder = copy_source("collected_facts")
    spoil(folder / file, old, new)
    found = violations(read_collected_facts(read_manifest(folder)).issues)
    assert found, "nothing was said"
    assert {locator for locator, _ in found} == {f"{file}:{line}"}
    assert any(what in message for _, message in found), found


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what"),
    [
        (
            "relations.csv",
            "scic-exemple-test,partners_with,groupe",
            "scic-exemple-test,aime,groupe",
            3,
            "« aime »",
        ),
        ("relations.csv", "groupe-exemple-test,,0.9", "groupe-exemple-test,,1.1", 3, "« 1.1 »"),
        ("relations.csv", "groupe-exemple-test,,0.9", "groupe-exemple-test,,nan", 3, "« nan »"),
        ("relations.csv", "groupe-exemple-test,,0.9", "groupe-exemple-test,,", 3, "confiance"),
        (
            "relations.csv",
            "fiche-exemple-test,lomme",
            "fiche-inconnue,lomme",
            6,
            "la page « fiche-inconnue »",
        ),
        (
            "attributes.csv",
            "fiche-exemple-test,scic-exemple-test,members",
            "fiche-inconnue,scic-exemple-test,members",
            4,
            "la page « fiche-inconnue »",
        ),
        (
            "entities.csv",
            "Groupe Exemple-Test,Group",
            "Groupe Exemple-Test,Bande",
            7,
            "sorte inconnue : « Bande »",
        ),
        ("resources.csv", "2024-04,7,", "avril 2024,7,", 2, "date"),
        ("resources.csv", "2024-04,7,", "2024-04,n°7,", 2, "number"),
    ],
)
def test_user_pages(
    copy_source: CopySource, file: str, old: str, new: str, line: int, what: str
) -> None:
    folder = copy_source("user_pages")
    spoil(folder / file, old, new)
    found = violations(read_user_pages(read_manifest(folder)).issues)
    assert [locator for locator, _ in found] == [f"{file}:{line}"]
    assert what in found[0][1]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what"),
    [
        ("communes.csv", "62288,Ecques,COM", "62288,Ecques,VILLE", 11, "kind : « VILLE »"),
        ("communes.csv", "62288,Ecques,COM", "62288,Ecques,", 11, "kind"),
        ("communes.csv", "62288,Ecques", "62288,", 11, "name"),
        ("communes.csv", "62288,Ecques,COM,,", "62288,Ecques,COM,99999,", 11, "commune/99999"),
        ("communes.csv", "216202887,200069037", "216202887,999999999", 11, "epci/999999999"),
        ("communes.csv", "200069037,62,32", "200069037,00,32", 11, "departement/00"),
        ("communes.csv", "200069037,62,32", "200069037,,32", 11, "department"),
        ("communes.csv", "200069037,62,32", "200069037,62,99", 11, "region/99"),
        ("communes.csv", "2181,50.6695", "environ 2000,50.6695", 11, "population"),
        ("communes.csv", "2181,50.6695", "2181,nord", 11, "latitude"),
        ("communes.csv", "62288,Ecques", "62907,Ecques", 13, "commune/62907 est donné deux fois"),
        ("departments.csv", "62,Pas-de-Calais,32", "62,Pas-de-Calais,98", 8, "region/98"),
        ("departments.csv", "62041,metro", "62041,lune", 8, "zone"),
        ("regions.csv", "59350,metro", "59350,", 4, "zone"),
        (
            "intercommunalities.csv",
            "CA du Pays de Saint-Omer,CA",
            "CA du Pays de Saint-Omer,XX",
            11,
            "kind",
        ),
    ],
)
def test_official_code(
    copy_source: CopySource, file: str, old: str, new: str, line: int, what: str
) -> None:
    folder = copy_source("official_code")
    spoil(folder / file, old, new)
    found = violations(read_official_code(read_manifest(folder)).issues)
    assert (f"{file}:{line}", True) in [(locator, what in message) for locator, message in found], (
        found
    )


def test_a_page_without_a_title_is_read_and_left_to_linking(copy_source: CopySource) -> None:
    folder = copy_source("user_pages")
    spoil(folder / "resources.csv", "Fiche Exemple-Test n°7", "")
    reading = read_user_pages(read_manifest(folder))
    assert reading.documents[0].type == "autres"


def test_a_changed_table_is_said_once(copy_source: CopySource) -> None:
    folder = copy_source("collected_facts")
    for path in sorted(folder.glob("*.csv")):
        path.write_bytes(path.read_bytes() + b"\n")
    issues = read_collected_facts(read_manifest(folder)).issues
    changed = [one.locator for one in issues if "a changé" in one.message]
    assert sorted(changed) == sorted(path.name for path in folder.glob("*.csv"))


@pytest.mark.parametrize("address", [PAGE.replace("https", "http"), PAGE + "/"])
def test_a_private_page_is_private_however_its_address_is_spelled(
    copy_source: CopySource, address: str
) -> None:
    folder = copy_source("collected_facts")
    spoil(folder / "resources.csv", "mobilité ;,non", "mobilité ;,oui")
    spoil(folder / "relations.csv", f"{FACT},{PAGE}", f"{FACT},{address}")
    reading = read_collected_facts(read_manifest(folder))
    access = {one.key: one.access for one in reading.documents}
    fact = next(one for one in reading.relations if one.since == "2021")
    assert fact.address == address and access[fact.document] == "restricted"


@pytest.mark.parametrize(
    ("role", "since", "until"),
    [
        ("maire (2009)", "2009", ""),
        ("maire de 2008 à 2020", "2008", "2020"),
        ("directeur (1991-2025)", "1991", "2025"),
        ("présidente depuis 2023", "", ""),
        ("adjoint au 93100", "", ""),
        ("maire", "", ""),
    ],
)
def test_the_years_of_a_role(copy_source: CopySource, role: str, since: str, until: str) -> None:
    folder = copy_source("collected_facts")
    spoil(folder / "people.csv", "maire de Lille (2021)", role)
    reading = read_collected_facts(read_manifest(folder))
    found = next(one for one in reading.relations if one.role == role)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://exemple-test.invalid/a/l-eau_vive", "exemple-test.invalid : l eau vive"),
        ("https://exemple-test.invalid/%C3%A9t%C3%A9", "exemple-test.invalid : été"),
        ("https://exemple-test.invalid/a%00b%0Ac?d=e", "exemple-test.invalid : a b c"),
        ("https://exemple-test.invalid", "exemple-test.invalid"),
        ("http://[x", "[x"),
    ],
)
def test_a_page_is_called_after_its_address(
    copy_source: CopySource, address: str, title: str
) -> None:
    folder = copy_source("collected_facts")
    spoil(folder / "relations.csv", f"{FACT},{PAGE}", f"{FACT},{address}")
    documents = read_collected_facts(read_manifest(folder)).documents
    assert [one.title for one in documents if one.address == address] == [title]
