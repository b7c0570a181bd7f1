"""Running the command line in this process, on a small store made of invented sources."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_running import Built, Command, Run
from made_sources import MadeSources

from graph.cli import main


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "STORE", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Read only; shared by every test of a process."""
    data = MadeSources(tmp_path_factory.mktemp("made")).write()
    store = tmp_path_factory.mktemp("built") / "store"
    assert main(["build", "--data", str(data), "--store", str(store)]) == 0
    return Built(data, store)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command as typed; nothing of it is assumed."""

    def command(*arguments: str) -> Run:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return Run(code, told.out, told.err)

    return command


@pytest.fixture
def maillage(run: Command, built: Built) -> Command:
    """Run a command on the small store."""

    def command(verb: str, *arguments: object) -> Run:
        return run(verb, "--store", str(built.store), *map(str, arguments))

    return command


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put something on standard input."""

    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))

    return put


@pytest.fixture
def made(tmp_path: Path) -> MadeSources:
    """A data folder to spoil, not written yet."""
    return MadeSources(tmp_path / "data")
