"""A store that is locked, spoiled, in the way or read-only: one sentence, exit 3, nothing lost."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_running import Built, Command
from made_sources import MadeSources, generation

from graph.store.generations import writing

READING = (
    ("show", "SET"),
    ("path", "SET", "RDT"),
    ("ask", "collectivites-scic"),
    ("check",),
)
as_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


@pytest.fixture
def store(built: Built, tmp_path: Path) -> Path:
    """A store of one's own to spoil."""
    return Path(shutil.copytree(built.store, tmp_path / "store"))


def test_a_store_that_another_build_writes(store: Path, made: MadeSources, run: Command) -> None:
    data = made.write()
    with writing(store, "autre"):
        told = run("build", "--data", str(data), "--store", str(store), "--force")
        assert (told.code, told.out) == (3, "")
        assert "une autre construction écrit ce graphe" in told.sentence
        assert str(store) in told.sentence
        assert run("show", "--store", str(store), "SET").code == 0


@pytest.mark.parametrize("where", ["store", "dossier/store"])
def test_a_file_where_the_store_should_be(
    where: str, made: MadeSources, run: Command, tmp_path: Path
) -> None:
    data = made.write()
    in_the_way = tmp_path / where.split("/")[0]
    in_the_way.write_text("déjà là")
    told = run("build", "--data", str(data), "--store", str(tmp_path / where))
    assert (told.code, told.out) == (3, "")
    assert "le graphe ne peut pas être écrit" in told.sentence
    assert in_the_way.read_text() == "déjà là"


@as_root
def test_a_folder_that_is_read_only(made: MadeSources, run: Command, tmp_path: Path) -> None:
    data = made.write()
    folder = tmp_path / "fermé"
    folder.mkdir()
    folder.chmod(0o555)
    for words in (("build", "--data", str(data)), ("export", "--output", str(folder / "x.ttl"))):
        told = run(*words, "--store", str(folder / "store"))
        assert told.code in (2, 3)
        assert str(folder) in told.sentence


def no_pointer(store: Path) -> None:
    (store / "generation").unlink()


def odd_pointer(store: Path) -> None:
    (store / "generation").write_bytes(b"\xff\xfe../..")


def pointer_outside(store: Path) -> None:
    (store / "generation").write_text("../..")


def empty_pointer(store: Path) -> None:
    (store / "generation").write_text("")


def no_generation(store: Path) -> None:
    shutil.rmtree(generation(store))


def broken_description(store: Path) -> None:
    (generation(store) / "build.json").write_text("{")


def no_graph(store: Path) -> None:
    shutil.rmtree(generation(store) / "graph")


def graph_without_tables(store: Path) -> None:
    for path in (generation(store) / "graph").glob("*.sst"):
        path.unlink()


def no_names(store: Path) -> None:
    (generation(store) / "names.sqlite").unlink()


def half_the_names(store: Path) -> None:
    path = generation(store) / "names.sqlite"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_names(store: Path) -> None:
    (generation(store) / "names.sqlite").write_bytes(b"not a database" * 1000)


SPOILED = (
    *(no_pointer, odd_pointer, pointer_outside, empty_pointer, no_generation, broken_description),
    *(no_graph, graph_without_tables, no_names, half_the_names, other_names),
)


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_a_spoiled_store_is_told_by_every_verb_and_mended_by_build(
    spoil: Callable[[Path], None],
    store: Path,
    made: MadeSources,
    run: Command,
    tmp_path: Path,
) -> None:
    data = made.write()
    spoil(store)
    target = tmp_path / "x.ttl"
    for verb, *words in (*READING, ("export", "--output", str(target))):
        told = run(verb, "--store", str(store), *words)
        assert (told.code, told.out) == (3, ""), (verb, told)
        assert "maillage build" in told.sentence
        assert not target.exists()
    mended = run("build", "--data", str(data), "--store", str(store))
    assert mended.code == 0, mended.err
    assert run("show", "--store", str(store), "SET").code == 0
