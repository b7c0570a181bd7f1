"""Virtuoso 7 started for the tests: a copy of the package's ini, own ports, own folder.

``started(folder)`` gives a server that dies with the test run; ``load`` fills it with N-Quads. It
has no default graph of its own (without ``FROM``, a query reads the union of all graphs): the
statements of ours go to the graph ``DEFAULT_GRAPH``, as docs/how-to/remote-store.md tells partners.
"""

import configparser
import ctypes
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from graph.model.iris import Iris

INIS = (
    Path("/etc/virtuoso-opensource-7/virtuoso.ini"),
    Path("/usr/share/virtuoso-opensource-7/virtuoso.ini"),
)
DEFAULT_GRAPH = Iris().default_graph.value
"""Where the statements of no graph go on a server that has no default graph."""

ROWS = 10_000
"""``ResultSetMaxRows`` of the package's ini: a longer answer is cut, with a header that says so."""

_OWN = ("http://www.openlinksw.com/schemas/virtrdf#",)

_FILES = {
    "DatabaseFile": "db",
    "ErrorLogFile": "log",
    "LockFile": "lck",
    "TransactionFile": "trx",
    "xa_persistent_file": "pxa",
}
_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server.

    Parameters
    ----------
    query_url: the SPARQL endpoint, which takes updates too: SPARQL_UPDATE is granted to anyone.
    auth_url: the one that asks for a name and a password (Digest): ``dba``, ``dba``.
    folder: its files; what it loads must lie in it. port: of its SQL side.
    """

    query_url: str
    auth_url: str
    folder: Path
    port: int

    def load(self, nquads: bytes, default_graph: str = DEFAULT_GRAPH) -> None:
        """Add statements with its bulk loader; those of no graph go to ``default_graph``."""
        path = self.folder / f"load-{time.monotonic_ns()}.nq"
        path.write_bytes(nquads)
        self.sql(
            f"ld_dir('{path.parent}', '{path.name}', '{default_graph}');\n"
            "log_enable(2, 1);\nrdf_loader_run();\n"
        )
        told = self.sql(
            "SELECT ll_state, ll_error FROM DB.DBA.LOAD_LIST "
            f"WHERE ll_file = '{path}' AND (ll_state <> 2 OR ll_error IS NOT NULL);\n"
        )
        assert "0 Rows" in told, told
        path.unlink()

    def clear(self) -> None:
        """Take every graph out, its own excepted (RDF_GLOBAL_RESET would confuse its caches)."""
        asked = {"query": "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"}
        told = httpx.post(self.query_url, data=asked, headers={"Accept": "text/csv"}, timeout=60)
        names = [line.strip('"') for line in told.text.splitlines()[1:]]
        drops = [f"SPARQL CLEAR GRAPH <{name}>;\n" for name in names if name not in _OWN]
        if drops:
            self.sql("log_enable(2, 1);\n" + "".join(drops))

    def sql(self, commands: str) -> str:
        """What its command line says to ``commands``."""
        done = subprocess.run(
            ["isql-vt", str(self.port), "dba", "dba", "ERRORS=STDOUT"],
            input=commands,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert "*** Error" not in done.stdout, done.stdout
        return done.stdout


@contextmanager
def started(folder: Path, *, rows: int = ROWS) -> Iterator[Virtuoso]:
    """A Virtuoso on free ports of this machine, its files in ``folder``; stopped at the end.

    Parameters
    ----------
    rows: the longest answer it gives (``ResultSetMaxRows``).
    """
    found = next((path for path in INIS if path.is_file()), None)
    if found is None or not shutil.which("virtuoso-t") or not shutil.which("isql-vt"):
        pytest.skip("no Virtuoso here: install the Debian package virtuoso-opensource-7")
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = _free_ports()
    ini = folder / "virtuoso.ini"
    with ini.open("w") as file:
        _own_ini(found, folder, http, sql, rows).write(file)
    with (folder / "out.txt").open("w") as said:
        process = subprocess.Popen(
            ["virtuoso-t", "+foreground", "+configfile", str(ini)],
            stdout=said,
            stderr=said,
            cwd=folder,
            preexec_fn=_die_with_parent,
        )
    try:
        address = f"http://127.0.0.1:{http}"
        _wait(f"{address}/sparql", process, folder)
        server = Virtuoso(f"{address}/sparql", f"{address}/sparql-auth", folder, sql)
        server.sql('GRANT SPARQL_UPDATE TO "SPARQL";\n')
        yield server
    finally:
        process.kill()
        process.wait()


def _own_ini(
    given: Path, folder: Path, http: int, sql: int, rows: int
) -> configparser.RawConfigParser:
    ini = configparser.RawConfigParser(strict=False, inline_comment_prefixes=(";",))
    ini.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    ini.read_string(given.read_text("utf-8"))
    for section, stem in (("Database", "data"), ("TempDatabase", "temporary")):
        for name, ending in _FILES.items():
            if name in ini[section]:
                ini[section][name] = str(folder / f"{stem}.{ending}")
    ini["Parameters"]["ServerPort"] = f"127.0.0.1:{sql}"
    ini["Parameters"]["DirsAllowed"] = str(folder)
    ini["Parameters"]["NumberOfBuffers"] = "20000"
    ini["Parameters"]["MaxDirtyBuffers"] = "15000"
    ini["Parameters"]["CheckpointInterval"] = "0"
    ini["HTTPServer"]["ServerPort"] = f"127.0.0.1:{http}"
    ini["HTTPServer"]["ServerRoot"] = str(folder)
    ini["SPARQL"]["ResultSetMaxRows"] = str(rows)
    ini["SPARQL"]["MaxQueryCostEstimationTime"] = "0"  # its estimates are often far too high
    ini["SPARQL"].pop("ExternalQuerySource", None)
    ini.remove_section("Plugins")
    return ini


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait(address: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(address, params={"query": "ASK {}"}, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"Virtuoso does not start: {(folder / 'out.txt').read_text()[-400:]}")


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PARENT_DIES, signal.SIGKILL)
