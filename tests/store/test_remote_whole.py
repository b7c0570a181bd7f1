"""The whole program on a server: publishing, contributing, replicas, a server that goes and comes.

The data are invented; one process at most is started beside the servers.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from bad_server import bad_server
from oxigraph_server import oxigraph_server
from store_servers import OXIGRAPH, addresses, emptied

from graph.building.pipeline import build
from graph.building.refreshing import is_left_unfinished, refresh
from graph.cli import main
from graph.contributing.contribution import undo
from graph.errors import InputError, StoreBroken
from graph.publishing import publish
from graph.questions.dataset import in_use
from graph.questions.served import forget, served_store
from graph.settings import Settings
from graph.store.marker import marked
from graph.widgets.contribute_refreshing import at_work

sys.path.append(str(Path(__file__).parents[1] / "contributing"))
sys.path.append(str(Path(__file__).parents[1] / "cli"))

from acting import add  # beside the tests of contributions
from made_pages import page
from made_sources import MadeSources  # beside those of the command line

PROJECT = Path(__file__).resolve().parents[2]
SECRET = "mot-de-passe-Zorgluk"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Invented data and the store a folder holds of them, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    data = MadeSources(folder / "data").write()
    settings = Settings(data, folder / "store", PROJECT / "ontology")
    build(settings)
    return settings


@pytest.fixture
def settings(request: pytest.FixtureRequest, tmp_path: Path, built: Settings) -> Settings:
    """The same data, built on an Oxigraph server."""
    emptied(request, OXIGRAPH).close()
    query, update = addresses(request, OXIGRAPH)
    shutil.copytree(built.data, tmp_path / "data")
    own = replace(built, data=tmp_path / "data", published=tmp_path / "published")
    own = replace(own, store_update=update).with_store(query)
    build(own)
    return own


def test_what_is_published_from_a_server_is_what_a_folder_publishes(
    settings: Settings, built: Settings
) -> None:
    found = publish(replace(settings, store_update=""))
    assert found.is_new
    assert not publish(replace(built, published=settings.published)).is_new


def test_a_version_is_not_published_of_two(settings: Settings) -> None:
    begun: list[str] = []

    def another(step: str) -> None:
        if not begun:
            add(settings, page())
        begun.append(step)

    with pytest.raises(StoreBroken, match="a changé pendant qu'il était lu"):
        publish(settings, report=another)
    assert not [one for one in settings.published.iterdir() if one.is_dir()]


def test_what_the_server_does_not_take_is_taken_back(settings: Settings) -> None:
    made = add(settings, page())
    broken = {
        "MAILLAGE_DATA": str(settings.data),
        "MAILLAGE_STORE": settings.server,
        "MAILLAGE_STORE_UPDATE": "http://127.0.0.1:9/",
    }
    back: list[str] = []
    with pytest.MonkeyPatch.context() as environment:
        for name, value in broken.items():
            environment.setenv(name, value)
        with pytest.raises(StoreBroken, match="ne répond pas"):
            at_work("Essai", lambda: undo(settings, made.key, "Essai").key, back.append)
        assert back == [made.key]
        environment.delenv("MAILLAGE_STORE_UPDATE")
        with pytest.raises(InputError, match="ne fait que se lire"):
            at_work("Essai", lambda: back.append("begun"))
    assert back == [made.key]


def test_a_server_that_is_only_read_is_shown_and_not_changed(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = add(settings, page())
    version = in_use(settings).version
    monkeypatch.setenv("MAILLAGE_STORE", settings.server)
    assert main(["undo", made.key, "--data", str(settings.data)]) == 2
    assert "ne fait que se lire" in capsys.readouterr().err
    assert refresh(settings).version == version
    assert in_use(settings).read("build.json")["contributions"] == [made.key]


def test_what_a_killed_writer_left_is_known_and_written_anew(
    settings: Settings,
) -> None:
    version = in_use(settings).version
    store = served_store(settings)
    store.exchange.update(marked(store, None))
    forget(settings)
    assert not is_left_unfinished(replace(settings, store_update=""))
    with (settings.store / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not is_left_unfinished(settings), "somebody writes it"
    assert is_left_unfinished(settings)
    assert refresh(settings).version == version
    assert not is_left_unfinished(settings)


def test_those_who_ask_after_a_server_that_fails_are_told_at_once(tmp_path: Path) -> None:
    with bad_server() as wrong:
        settings = Settings(tmp_path, tmp_path).with_store(f"{wrong.address}/failed")
        for _ in range(3):
            with pytest.raises(StoreBroken, match="a échoué"):
                in_use(settings)
        assert wrong.paths == ["/failed"] * 3, "two to know the server, one for its version"


class Replica:
    """``maillage serve`` in a process of its own, its data folder apart."""

    def __init__(self, folder: Path, server: str) -> None:
        folder.mkdir()
        self.log = folder / "log"
        told = {"DATA": str(folder), "STORE": server, "STORE_USER": "zorgluk"}
        told["STORE_PASSWORD"] = SECRET
        self.address = f"http://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "graph", "serve", "--host", "127.0.0.1", "--port", port],
                env=os.environ | {f"MAILLAGE_{name}": value for name, value in told.items()},
                cwd=PROJECT,
                stdout=log,
                stderr=log,
            )

    def get(self, path: str, wanted: Callable[[httpx.Response], bool]) -> httpx.Response:
        """The first answer that is ``wanted``."""
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                found = httpx.get(f"{self.address}{path}", timeout=60)
                if wanted(found):
                    return found
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise TimeoutError(self.log.read_text())


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[[str], Replica]]:
    found: list[Replica] = []

    def start(server: str) -> Replica:
        found.append(Replica(tmp_path / "replica", server))
        return found[-1]

    yield start
    for one in found:
        one.process.kill()
        one.process.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def test_a_replica_follows_the_server_through_changes_and_failures(
    built: Settings, tmp_path: Path, started: Callable[[str], Replica]
) -> None:
    port, place = free_port(), ("--location", str(tmp_path / "kept"))
    address = f"http://127.0.0.1:{port}"
    shutil.copytree(built.data, tmp_path / "data")
    settings = replace(built, data=tmp_path / "data", store_update=f"{address}/update")
    settings = settings.with_store(f"{address}/query")
    with ExitStack() as first:
        first.enter_context(oxigraph_server(*place, port=port))
        version = build(settings).version
        replica = started(settings.server)
        health = replica.get("/healthz", lambda found: found.status_code == 200)
        assert health.json()["data"] == version
        made = add(settings, page())
        replica.get("/search?q=zorgluk", lambda found: bool(found.json().get("results")))
    gone = replica.get("/healthz", lambda found: found.status_code == 503)
    assert gone.json() == {"error": "Le graphe ne répond pas pour l'instant."}
    with oxigraph_server(*place, port=port):
        replica.get("/healthz", lambda found: found.status_code == 200)
        replica.process.send_signal(signal.SIGKILL)
        replica.process.wait()
        undo(settings, made.key, "Essai")
        assert refresh(settings).version == version == in_use(settings).version
    said = replica.log.read_text()
    assert "le serveur SPARQL ne répond pas (connexion refusée)" in said
    assert "Traceback" not in said and SECRET not in said and "zorgluk" not in said
