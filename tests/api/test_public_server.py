"""The real server for the public: what it opens, which pages it has, how it ends and comes back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from graph.settings import Settings
from tests.api.reconcile_world import EMAIL, IRIS, SCIC, SECRET
from tests.api.snapshot_world import VERSION

PROJECT = Path(__file__).resolve().parents[2]
QUERY = (
    "SELECT ?name WHERE { GRAPH ?g { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } }"
)


class Served:
    """A server in a process of its own."""

    def __init__(self, data: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "graph", "serve", "--data", str(data)]
        command += ["--host", "127.0.0.1", "--port", str(port), "--audience", "public"]
        kept = {name: value for name, value in os.environ.items() if name[:8] != "MAILLAGE"}
        internal = {"MAILLAGE_STORE_PASSWORD": SECRET, "MAILLAGE_STORE": str(data / "internal")}
        with (data / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=PROJECT, env={**kept, **internal}, stdout=log, stderr=log
            )
        self.client = httpx.Client(base_url=self.address, timeout=20)

    def wait(self, seconds: float = 40) -> float:
        """Until it answers; how long that took."""
        started = time.monotonic()
        while time.monotonic() < started + seconds:
            try:
                if self.client.get("/healthz").status_code == 200:
                    return time.monotonic() - started
            except httpx.TransportError:
                time.sleep(0.1)
        raise TimeoutError(self.address)

    def kill(self) -> None:
        """At once, with no time to clean up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def children(self) -> set[int]:
        """The processes it started."""
        found = set()
        for place in Path("/proc").glob("[0-9]*/status"):
            try:
                told = dict(line.split(":\t", 1) for line in place.read_text().splitlines())
            except (OSError, ValueError):
                continue
            if told["PPid"] == str(self.process.pid):
                found.add(int(told["Pid"]))
        return found


@pytest.fixture(scope="module")
def published(world: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the snapshot, and beside it an internal store that must not be opened."""
    data = tmp_path_factory.mktemp("published")
    shutil.copytree(world.published, data / "published")
    shutil.copytree(world.store, data / "internal")
    return data


@pytest.fixture(scope="module")
def start(published: Path) -> Iterator[Callable[[], Served]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started: list[Served] = []

    def starting() -> Served:
        started.append(Served(published, port))
        return started[-1]

    yield starting
    for one in started:
        one.process.kill()
        one.process.wait(10)
        one.client.close()


@pytest.fixture(scope="module")
def server(start: Callable[[], Served]) -> Served:
    found = start()
    found.wait()
    return found


def visit(address: str, *pages: tuple[str, str]) -> tuple[list[ForwardMsg], str]:
    """What the interface says of some pages, as messages and as text."""
    told: list[ForwardMsg] = []
    with connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", max_size=None) as socket:
        for page, query in pages:
            asked = BackMsg()
            asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
            socket.send(asked.SerializeToString())
            while not told or told[-1].WhichOneof("type") != "script_finished":
                said = ForwardMsg()
                said.ParseFromString(bytes(socket.recv(timeout=30)))
                told.append(said)
            told.append(ForwardMsg())
    return told, "\n".join(map(str, told))


def test_its_pages_are_those_of_outsiders(server: Served) -> None:
    pages = (
        ("", ""),
        ("fiche", f"id={IRIS.short(SCIC.value)}"),
        ("explorer", ""),
        ("ressources", ""),
    )
    told, text = visit(server.address, *pages, ("qualite", ""), ("contribuer", ""))
    known = {page.url_pathname for one in told for page in one.navigation.app_pages}
    assert {"explorer", "questions", "fiche", "sparql"} <= known
    assert not known & {"qualite", "contribuer", "publier"}
    missing = [one for one in told if one.WhichOneof("type") == "page_not_found"]
    assert len(missing) == 2
    assert "exception" not in {one.delta.new_element.WhichOneof("type") for one in told}
    assert "SCIC Zorgluf" in text
    assert VERSION in text
    assert SECRET not in text


def test_it_has_no_internal_file_open(server: Served, published: Path) -> None:
    """After every sort of request, in itself and in its children."""
    short = IRIS.short(SCIC.value)
    for path in ("/search?q=zorgluf", f"/page/{short}", f"/data/{short}.jsonld", "/catalog.ttl",
                 f"/download/{VERSION}/dataset.nq", "/ontology", "/reconcile"):  # fmt: skip
        assert server.client.get(path, follow_redirects=True).status_code == 200
    rows = server.client.get("/sparql", params={"query": QUERY}, headers={"Accept": "text/csv"})
    assert "SCIC Zorgluf" in rows.text
    assert SECRET not in rows.text
    processes = {server.process.pid, *server.children()}
    assert len(processes) > 1
    opened = set().union(*map(_open_files, processes))
    inside = {path for path in opened if path.is_relative_to(published)}
    assert any(path.name == "names.sqlite" for path in inside)
    snapshot = published / "published" / VERSION
    assert {path for path in inside if not path.is_relative_to(snapshot)} <= {published / "log"}
    assert not [path for path in opened if path.is_relative_to(PROJECT / "data")]
    for path in inside:
        content = path.read_bytes()
        assert SECRET.encode() not in content
        assert EMAIL.encode() not in content
    environment = Path(f"/proc/{server.process.pid}/environ").read_bytes()
    assert SECRET.encode() not in environment
    assert str(published / "internal").encode() not in environment


def _open_files(process: int) -> set[Path]:
    """The files a process has open or mapped (proc(5))."""
    found = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            found.add(link.readlink())
        except OSError:
            continue
    for line in Path(f"/proc/{process}/maps").read_text().splitlines():
        parts = line.split(maxsplit=5)
        if len(parts) == 6 and parts[5].startswith("/"):
            found.add(Path(parts[5]))
    return found


def test_killed_it_leaves_nothing_and_comes_back(
    server: Served, start: Callable[[], Served], published: Path
) -> None:
    assert server.client.get("/sparql", params={"query": QUERY}).status_code == 200
    children = server.children()
    assert children
    server.kill()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    again = start()
    again.wait()
    rows = again.client.get("/sparql", params={"query": QUERY}, headers={"Accept": "text/csv"})
    assert "SCIC Zorgluf" in rows.text
    log = (published / "log").read_text()
    assert SECRET not in log
    assert "Traceback" not in log
