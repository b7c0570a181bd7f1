"""``build`` on spoiled sources: one sentence that says where, and the old store still answers."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_running import Command, Run
from made_sources import PROJECT, MadeSources

FACTS, PAGES, CODE = "collected-facts", "user-pages", "code-officiel-geographique"
MEGABYTE = 1024 * 1024


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def build(made: MadeSources, store: Path, run: Command) -> Callable[[], Run]:
    """Build the folder as it is now, over a store built before it was spoiled."""
    made.write()
    assert run("build", "--data", str(made.folder), "--store", str(store)).code == 0
    before = (store / "generation").read_text()

    def again() -> Run:
        told = run("build", "--data", str(made.folder), "--store", str(store))
        assert (store / "generation").read_text() == before
        assert not list(store.glob("unfinished*"))
        assert "SCIC Exemple-Test" in run("show", "--store", str(store), "SET").out
        assert run("ask", "--store", str(store), "collectivites-scic").code == 0
        return told

    return again


def sentence(told: Run) -> str:
    """The last line; those before it are the steps and the lines at fault."""
    assert told.out == ""
    assert "Traceback" not in told.err
    last = told.err.splitlines()[-1]
    assert last.startswith("maillage : ")
    return last


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("source", "name", "old", "new", "said"),
    [
        (FACTS, "organisations.csv", "id,name,", "id,", "colonne absente : name"),
        (FACTS, "organisations.csv", "id,name,", "id,nom,", "colonne absente : name"),
        (FACTS, "organisations.csv", "id,name,", "id,name,plus,", "colonne inconnue : plus"),
        (FACTS, "organisations.csv", "id,name,", "id,name,name,", "colonne en double : name"),
        (FACTS, "relations.csv", "subject_id", "sujet", "colonne absente : subject_id"),
        (PAGES, "resources.csv", "private", "privé", "colonne absente : private"),
        (CODE, "communes.csv", "siren", "siret", "colonne absente : siren"),
    ],
)
def test_a_missing_renamed_or_unknown_column(
    source: str,
    name: str,
    old: str,
    new: str,
    said: str,
    made: MadeSources,
    build: Callable[[], Run],
) -> None:
    replaced(made.table(source, name), old, new)
    told = build()
    assert told.code == 2
    assert f"{name}:1" in sentence(told)
    assert said in sentence(told)


@pytest.mark.parametrize(
    ("content", "where", "said"),
    [
        (b"", "", "ce fichier est vide"),
        (b" \n\n", "", "ce fichier est vide"),
        ("id,name\nx,Cité".encode("latin-1"), ":2", "n'est pas de l'UTF-8"),
        ("id,name\nx,y".encode("utf-16"), ":1", "n'est pas de l'UTF-8"),
        (b"id,name\nx,y\x00z", ":2", "caractère invisible"),
    ],
)
@pytest.mark.parametrize(
    ("source", "name"),
    [(FACTS, "organisations.csv"), (PAGES, "entities.csv"), (CODE, "communes.csv")],
)
def test_a_file_that_is_no_table(
    source: str,
    name: str,
    content: bytes,
    where: str,
    said: str,
    made: MadeSources,
    build: Callable[[], Run],
) -> None:
    made.table(source, name).write_bytes(content)
    told = build()
    assert told.code == 2
    assert f"{made.table(source, name)}{where}: " in sentence(told)
    assert said in sentence(told)


def test_a_row_of_the_wrong_length_and_one_whose_quotes_do_not_close(
    made: MadeSources, build: Callable[[], Run]
) -> None:
    path = made.table(FACTS, "people.csv")
    whole = path.read_text("utf-8")
    path.write_text(f"{whole}seul\n", "utf-8")
    assert f"{path}:3: 1 valeurs pour 5 colonnes" in sentence(build())
    path.write_text(f'{whole}x,"y\n', "utf-8")
    assert f"{path}:3: " in sentence(build())


def test_a_file_of_100_megabytes(made: MadeSources, build: Callable[[], Run]) -> None:
    with made.table(FACTS, "relations.csv").open("ab") as content:
        content.truncate(100 * MEGABYTE)
    told = build()
    assert told.code == 2
    assert "la limite d'une table est de" in sentence(told)


def test_a_file_that_is_not_there(made: MadeSources, build: Callable[[], Run]) -> None:
    path = made.table(PAGES, "relations.csv")
    path.unlink()
    told = build()
    assert told.code == 2
    assert f"{path}: ce fichier ne se lit pas" in sentence(told)


@pytest.mark.parametrize(
    ("source", "name", "row", "said"),
    [
        (FACTS, "organisations.csv", {"id": "scic-exemple-test", "name": "Encore"}, "deux fois"),
        (FACTS, "organisations.csv", {"id": "sans-nom"}, "« sans-nom » sans nom"),
        (
            FACTS,
            "organisations.csv",
            {"id": "x", "name": "X", "kind": "commune"} | {"insee_or_siren": "97999"},
            "« 97999 » n'est pas dans le code officiel",
        ),
        (
            FACTS,
            "relations.csv",
            {"subject_id": "absent-test", "predicate": "supports"}
            | {"object_id": "reseau-test", "confidence": "stated"},
            "« absent-test » n'est défini",
        ),
        (
            FACTS,
            "relations.csv",
            {"subject_id": "reseau-test", "predicate": "admire"}
            | {"object_id": "reseau-test", "confidence": "stated"},
            "relation inconnue : « admire »",
        ),
        (
            FACTS,
            "relations.csv",
            {"subject_id": "reseau-test", "predicate": "supports"}
            | {"object_id": "scic-exemple-test", "confidence": "sûr"},
            "« sûr »",
        ),
        (
            FACTS,
            "relations.csv",
            {"subject_id": "reseau-test", "predicate": "supports"}
            | {"object_id": "scic-exemple-test", "confidence": "stated", "year": "hier"},
            "« hier »",
        ),
        (
            FACTS,
            "people.csv",
            {"id": "p-test", "name": "Personne Deux-Test", "role": "maire"}
            | {"organisation_id": "absente-test"},
            "« absente-test » n'est défini nulle part",
        ),
        (
            FACTS,
            "organisation_attributes.csv",
            {"organisation_id": "absente-test", "value": "1"} | {"attribute": "members"},
            "« absente-test » n'est défini nulle part",
        ),
        (
            FACTS,
            "resources.csv",
            {"id": "r-test", "title": "Autre", "url": "https://r.invalid/"}
            | {"publisher": "absente-test", "kind": "guide"},
            "« absente-test » n'est défini",
        ),
        (
            CODE,
            "communes.csv",
            {"code": "99001", "name": "Encore", "kind": "COM"}
            | {"department": "99", "region": "99"},
            "commune/99001 est donné deux fois",
        ),
        (
            CODE,
            "communes.csv",
            {"code": "99009", "name": "Loin", "kind": "COM"} | {"department": "97", "region": "99"},
            "renvoie à departement/97",
        ),
        (
            PAGES,
            "entities.csv",
            {"id": "e-test", "name": "E", "kind": "Licorne"} | {"resources": "fiche-test"},
            "sorte inconnue : « Licorne »",
        ),
        (
            PAGES,
            "relations.csv",
            {"resource": "fiche-test", "subject": "seed-ville"}
            | {"predicate": "supports", "object": "absent-test", "confidence": "1"},
            "« absent-test »",
        ),
        (
            PAGES,
            "relations.csv",
            {"resource": "fiche-test", "subject": "seed-ville"}
            | {"predicate": "supports", "object": "seed-projet", "confidence": "2"},
            "« 2 »",
        ),
    ],
)
def test_a_row_that_cannot_stand_is_a_violation_with_its_line(
    source: str,
    name: str,
    row: dict[str, str],
    said: str,
    made: MadeSources,
    build: Callable[[], Run],
) -> None:
    if source == FACTS and name != "resources.csv":
        row = {"source_url": "https://pages.exemple-test.invalid/ligne", **row}
    made.add(source, name, **row)
    made.write()
    told = build()
    assert told.code == 1
    assert said in told.err
    line = len(made.rows[source][name]) + 1
    assert f"{source}/{name}:{line}" in told.err
    assert "Rien n'a été écrit" in sentence(told)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('reader = "collected_facts"', 'reader = "inconnu"', "lecteur inconnu : « inconnu »"),
        ('reader = "collected_facts"', "reader = ", "ce manifeste ne se lit pas"),
        ('reader = "collected_facts"', "", "reader"),
        ('name = "people.csv"', 'name = "gens.csv"', "people.csv"),
    ],
)
def test_a_spoiled_manifest(
    old: str, new: str, said: str, made: MadeSources, build: Callable[[], Run]
) -> None:
    path = made.table(FACTS, "source.toml")
    replaced(path, old, new)
    told = build()
    assert told.code == 2
    assert str(path) in sentence(told)
    assert said in sentence(told)


def test_too_few_rows(made: MadeSources, build: Callable[[], Run]) -> None:
    replaced(made.table(FACTS, "source.toml"), "minimum = 0", "minimum = 1000")
    told = build()
    assert told.code == 2
    assert "au moins 1000 attendues" in sentence(told)


def test_no_source_at_all(run: Command, tmp_path: Path) -> None:
    told = run("build", "--data", str(tmp_path / "vide"), "--store", str(tmp_path / "store"))
    assert told.code == 2
    assert "aucune source" in sentence(told)
    assert not (tmp_path / "store" / "generation").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("subject,verdict\n", "judgements.csv:1"),
        ("subject,verdict,target,by,date,reason\nfacts:x,peut-être,y,,,\n", "judgements.csv:2"),
        (
            "subject,verdict,target,by,date,reason\n"
            "facts:ville-exempleville,same,commune/97999,,,\n",
            "commune/97999",
        ),
    ],
)
def test_spoiled_judgements(
    content: str, said: str, made: MadeSources, build: Callable[[], Run]
) -> None:
    (made.folder / "judgements.csv").write_text(content, "utf-8")
    told = build()
    assert told.code in (1, 2)
    assert said in told.err
    assert sentence(told)


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT / "ontology", tmp_path / "ontology"))


@pytest.mark.parametrize("name", ["maillage.ttl", "concepts/legal-forms.ttl"])
@pytest.mark.parametrize(
    "planted", ["\n<a> <b> .\n", "\nabsent:x a absent:y .\n", '\n<a> <b> "c\n']
)
def test_broken_turtle_in_the_ontology_says_the_line(
    name: str,
    planted: str,
    ontology: Path,
    build: Callable[[], Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = ontology / name
    line = path.read_text("utf-8").count("\n") + 2
    path.write_text(path.read_text("utf-8") + planted, "utf-8")
    monkeypatch.setenv("MAILLAGE_ONTOLOGY", str(ontology))
    told = build()
    assert told.code == 2
    assert any(f"{path}:{one}" in sentence(told) for one in (line, line + 1))


@pytest.mark.parametrize("content", [None, b"# \xe9\n", b""])
@pytest.mark.parametrize("name", ["maillage.ttl", "concepts/legal-forms.ttl"])
def test_an_ontology_that_is_not_there_empty_or_not_text(
    name: str,
    content: bytes | None,
    ontology: Path,
    build: Callable[[], Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAILLAGE_ONTOLOGY", str(ontology))
    path = ontology / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    told = build()
    assert told.code in (1, 2)
    assert sentence(told)
    assert str(path) in told.err or content is None or content == b""


def test_an_unchanged_folder_is_not_built_again(
    made: MadeSources, run: Command, store: Path
) -> None:
    words = ("build", "--data", str(made.write()), "--store", str(store))
    first, again = run(*words), run(*words)
    assert first.out.startswith("Version ")
    for source in (FACTS, PAGES, CODE):
        assert f"  {source} : " in first.out
    assert "0 violation" in first.out
    assert again.code == 0
    assert again.out.startswith("Rien n'a changé")
    assert run(*words, "--force").out.startswith("Version ")
