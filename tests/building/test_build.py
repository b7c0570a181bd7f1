"""The build: whole or not at all, once or not again, the same every time."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from small_data import PROJECT, append, spoil

from graph.building.pipeline import Refused, build
from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.terms import french
from graph.model.vocabulary import term
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation, open_generation

DETAILS = "sources/collected-facts"
RENAMED = ("SCIC Exemple-Test,SET", "SCIC Renommée-Test,SET")


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file under a folder with its size and the time it was written."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def generations_of(settings: Settings) -> set[str]:
    return {path.name for path in settings.store.iterdir() if path.is_dir()}


def name_of_scic(settings: Settings) -> str:
    store = EmbeddedStore.open(open_generation(settings.store).graph)
    node = Iris().entity("organisation", "scic-exemple-test")
    return next(quad.object.value for quad in store.quads(node, term("skos:prefLabel")))


def test_a_build_says_what_it_did_and_leaves_one_generation(small: Settings) -> None:
    steps: list[str] = []
    report = build(small, steps.append)
    assert report.changed and re.fullmatch(r"[0-9a-f]{12}", report.version)
    assert steps == [
        "lecture des sources",
        "liens et affirmations",
        "contrôles",
        "écriture du graphe",
        "index des noms",
    ]
    assert report.issues["violation"] == 0
    assert report.things["person"] == 4
    assert generations_of(small) == {report.version}
    generation = open_generation(small.store)
    store = EmbeddedStore.open(generation.graph)
    assert 0 < len(store) <= sum(report.sources.values()) + 6
    names = NameIndex.open(generation.names)
    assert names.resolve("SCIC Exemple-Test").iri.endswith("organisation/scic-exemple-test")
    assert names.resolve("59350").iri.endswith("/collectivite/215903501")
    names.close()
    assert generation.read("build.json")["version"] == report.version
    assert {one["level"] for one in generation.read("issues.json")} == {"warning", "info"}


def test_a_second_build_writes_nothing(small: Settings) -> None:
    first = build(small)
    before = state_of(small.store)
    second = build(small)
    assert not second.changed
    assert (second.version, second.sources, second.things, second.issues) == (
        first.version,
        first.sources,
        first.things,
        first.issues,
    )
    assert state_of(small.store) == before


def test_changed_data_make_another_generation_and_the_old_one_stays(small: Settings) -> None:
    first = build(small).version
    reader = EmbeddedStore.open(open_generation(small.store).graph)
    spoil(small, f"{DETAILS}/organisations.csv", *RENAMED)
    second = build(small).version
    assert second != first
    assert name_of_scic(small) == "SCIC Renommée-Test"
    assert generations_of(small) == {first, second}
    assert any(quad.object == french("SCIC Exemple-Test") for quad in reader.quads())


def test_generations_before_the_last_two_are_removed(small: Settings) -> None:
    versions = []
    for rank in range(3):
        append(
            small,
            f"{DETAILS}/concepts.csv",
            f"t{rank},Thème {rank}-Test,,theme,,https://x.invalid/",
        )
        versions.append(build(small).version)
    assert generations_of(small) == set(versions[1:])


def test_data_put_back_as_they_were_are_built_again(small: Settings) -> None:
    first = build(small).version
    spoil(small, f"{DETAILS}/organisations.csv", *RENAMED)
    build(small)
    spoil(small, f"{DETAILS}/organisations.csv", *RENAMED[::-1])
    assert build(small).version == first
    assert name_of_scic(small) == "SCIC Exemple-Test"


def test_a_forced_build_writes_beside_the_generation_in_use(small: Settings) -> None:
    first = build(small)
    used = open_generation(small.store).folder
    before = state_of(used)
    second = build(small, force=True)
    assert second.changed and second.version == first.version
    assert open_generation(small.store).folder != used
    assert state_of(used) == before
    third = build(small, force=True)
    assert third.version == first.version
    assert open_generation(small.store).folder == used
    assert len(generations_of(small)) == 2
    assert not build(small).changed


def damage_graph(generation: Generation) -> None:
    (generation.graph / "CURRENT").write_text("garbage\n")


def damage_names(generation: Generation) -> None:
    os.truncate(generation.names, 100)


def damage_report(generation: Generation) -> None:
    (generation.folder / "build.json").write_text("[]")


def remove_graph(generation: Generation) -> None:
    (generation.graph / "CURRENT").unlink()


@pytest.mark.parametrize("damage", [damage_graph, damage_names, damage_report, remove_graph])
def test_a_damaged_store_is_built_again(
    small: Settings, damage: Callable[[Generation], None]
) -> None:
    build(small)
    damage(open_generation(small.store))
    assert build(small).changed
    assert name_of_scic(small) == "SCIC Exemple-Test"
    assert not build(small).changed


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{DETAILS}/relations.csv", "region-npdc,supports", "inconnu-test,supports"),
        (f"{DETAILS}/relations.csv", "region-npdc,supports", "region-npdc,aime"),
        (f"{DETAILS}/people.csv", "présidente de la SCIC", "présidente, une valeur de trop"),
        (f"{DETAILS}/people.csv", "présidente de la SCIC", "p@exemple-test.invalid"),
        ("judgements.csv", "former,region/32", "former,region/99"),
    ],
)
def test_a_violation_keeps_the_store_in_use(small: Settings, file: str, old: str, new: str) -> None:
    build(small)
    before = state_of(small.store)
    spoil(small, file, old, new)
    with pytest.raises((Refused, InputError)):
        build(small)
    assert state_of(small.store).keys() == before.keys()
    assert name_of_scic(small) == "SCIC Exemple-Test"


def test_a_violation_on_an_empty_place_leaves_no_store(small: Settings) -> None:
    spoil(small, "judgements.csv", "former,region/32", "former,region/99")
    with pytest.raises(Refused) as caught:
        build(small)
    assert caught.value.exit_code == 1
    assert caught.value.where == "judgements/judgements.csv:2"
    assert set(state_of(small.store)) <= {"lock"}
    assert generations_of(small) == set()


@pytest.mark.parametrize(
    ("file", "content", "what"),
    [
        (f"{DETAILS}/relations.csv", None, "ne se lit pas"),
        ("sources/code-officiel-geographique/source.toml", None, "0 sources disent être le code"),
        ("sources/user-pages/source.toml", "x", "ne se lit pas"),
        ("judgements.csv", "x", "colonnes"),
    ],
)
def test_data_that_cannot_be_read_are_said(
    small: Settings, file: str, content: str | None, what: str
) -> None:
    if content is None:
        (small.data / file).unlink()
    else:
        (small.data / file).write_text(content)
    with pytest.raises(InputError, match=re.escape(what)):
        build(small)
    assert generations_of(small) == set()


def test_an_unknown_reader_is_said(small: Settings) -> None:
    spoil(small, "sources/user-pages/source.toml", '"user_pages"', '"magique"')
    with pytest.raises(InputError, match="lecteur inconnu : « magique »"):
        build(small)


def test_a_folder_without_ontology_or_data_is_said(small: Settings, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    for settings in (
        Settings(data=nowhere, store=small.store, ontology=small.ontology),
        Settings(data=small.data, store=small.store, ontology=nowhere),
    ):
        with pytest.raises(InputError, match="nowhere"):
            build(settings)


def test_no_judgements_is_no_mistake(small: Settings) -> None:
    (small.data / "judgements.csv").unlink()
    assert build(small).changed


SCRIPT = """
import sys
from pathlib import Path
from graph.building.pipeline import build
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import open_generation
folder = Path(sys.argv[1])
settings = Settings(folder / "data", Path(sys.argv[2]), Path(sys.argv[3]))
print(build(settings).version)
store = EmbeddedStore.open(open_generation(settings.store).graph)
for line in sorted(map(str, store.quads())):
    print(line)
"""


def test_two_builds_in_two_processes_give_the_same_statements_names_and_issues(
    small: Settings, tmp_path: Path
) -> None:
    told = []
    for seed in ("1", "2"):
        store = tmp_path / f"store-{seed}"
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, tmp_path, store, small.ontology],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        generation = open_generation(store)
        issues = json.loads((generation.folder / "issues.json").read_text("utf-8"))
        names = NameIndex.open(generation.names)
        found = [names.search(text, limit=50) for text in ("exemple", "grigny", "lille")]
        names.close()
        told.append((done.stdout, issues, found))
    assert told[0] == told[1]
    assert told[0][0].count("\n") > 1000
