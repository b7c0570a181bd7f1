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
sys.path.append(str(Path(__file__).parents[1] / "contributing"))  # where the invented pages are

from cli_running import Built, Command, Run
from held_back_sources import MARKS, build_from, with_held_back
from made_sources import MadeSources

from graph.cli import main


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STORE", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


@pytest.fixture(scope="session")
def held_back(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A store with everything, what must not leave included."""
    folder = tmp_path_factory.mktemp("held-back")
    return build_from(with_held_back(MadeSources(folder / "data")), folder)


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same store as if what must not leave had never been."""
    folder = tmp_path_factory.mktemp("without")
    return build_from(MadeSources(folder / "data"), folder)


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
def legible() -> Callable[[bytes], str]:
    """Everything legible in a file."""
    return words_in


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
