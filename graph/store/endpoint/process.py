"""The child process: Oxigraph's own read-only server on loopback, started anew when it dies."""

import logging
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

from graph.errors import StoreBroken, StoreMissing, worded
from graph.store.endpoint.reasons import busy
from graph.store.endpoint.spawning import from_lasting_thread
from graph.store.endpoint.watching import watch_over

__all__ = ["Child", "find_program"]

_log = logging.getLogger(__name__)
_HOST = "127.0.0.1"
_START_SECONDS = 30.0
_POLL_SECONDS = 0.01
_DYING_SECONDS = 2.0
"""How long a process that fell may take to let its memory go."""

_ALLOCATED = 4
"""How many times what it may hold it may allocate: most of that is stacks that nothing touches."""

_ATTEMPTS = 5
"""A port that is free may be taken by another program before the server takes it."""


def find_program() -> Path:
    """The ``oxigraph`` program, of the package of that name.

    Raises
    ------
    StoreBroken: it is not installed.
    """
    beside = Path(sysconfig.get_path("scripts")) / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if found is None:
        raise StoreBroken(
            "le serveur de requêtes n'est pas installé.",
            where="oxigraph",
            advice="Lancez : pip install oxigraph",
        )
    return Path(found)


class Child:
    """One ``oxigraph serve-read-only`` on one folder, started when first asked for.

    Parameters
    ----------
    folder: the Oxigraph folder of a generation, which nobody writes.
    seconds: its own time limit, whole seconds.
    memory_bytes: what it may hold.
    """

    def __init__(self, folder: Path, seconds: int, memory_bytes: int) -> None:
        self.folder = folder
        self._seconds = seconds
        self._memory = memory_bytes
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        self._is_over = False
        self.starts = 0
        """How many times it was started: changes when what is running is another process."""

    def address(self) -> tuple[str, int]:
        """Where it listens; started first if it is not running.

        Raises
        ------
        StoreMissing: there is no store in the folder.
        StoreBroken: it does not start.
        EndpointBusy: it was closed.
        """
        with self._lock:
            if self._is_over:
                raise busy()
            if self._process is None or self._process.poll() is not None:
                self._start()
            return _HOST, self._port

    @property
    def pid(self) -> int | None:
        """The number of the process, if one runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def end(self, starts: int | None = None) -> None:
        """End the process; with ``starts``, only if it is still that one."""
        with self._lock:
            if self._process is not None and starts in (None, self.starts):
                self._process.kill()
                self._process.wait()
                self._process = None

    def close(self) -> None:
        """End the process; none is started any more."""
        with self._lock:
            self._is_over = True
        self.end()

    def bury(self, starts: int) -> None:
        """Called when it broke off: let it end, or end it, if it is still that process."""
        with self._lock:
            if self._process is not None and starts == self.starts:
                try:
                    self._process.wait(_DYING_SECONDS)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
                self._process = None

    def _start(self) -> None:
        if not (self.folder / "CURRENT").is_file():
            raise StoreMissing(
                "aucun graphe n'est construit ici.",
                where=str(self.folder),
                advice="Lancez : maillage build",
            )
        problem = ""
        for attempt in range(_ATTEMPTS):
            port = _free_port()
            # What it writes is kept only once it did not start: it goes on writing for weeks.
            with tempfile.TemporaryFile() if attempt else Path(os.devnull).open("r+b") as log:
                process = self._spawn(port, log)
                if _is_listening(process, port):
                    self._process, self._port = process, port
                    self.starts += 1
                    watch_over(process, self._memory)
                    return
                log.seek(0)
                problem = log.read().decode("utf-8", "replace") or problem
        _log.error("oxigraph does not start: %s", problem.strip()[-500:])
        raise StoreBroken(
            worded("le serveur de requêtes ne démarre pas ({problem}).", problem=_reason(problem)),
            where=str(self.folder),
            advice="Vérifiez le graphe, la mémoire et les droits, puis recommencez.",
        )

    def _spawn(self, port: int, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        command = [
            *(str(find_program()), "serve-read-only", "--location", str(self.folder)),
            *("--bind", f"{_HOST}:{port}", "--timeout-s", str(self._seconds)),
        ]
        launcher = Path(__file__).with_name("launcher.py")
        most = str(self._memory * _ALLOCATED)
        python = [sys.executable, "-I", "-S", str(launcher), str(os.getpid()), most]
        return from_lasting_thread([*python, *command], log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _is_listening(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server takes connections; False if it ends instead."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((_HOST, port), timeout=1).close()
        except OSError:
            time.sleep(_POLL_SECONDS)
        else:
            return process.poll() is None
    process.kill()
    process.wait()
    return False


def _reason(problem: str) -> str:
    """The last line the server wrote, without the addresses of files."""
    lines = [line for line in problem.splitlines() if line.strip()]
    words = " ".join(lines[-1].split()) if lines else "-"
    return " ".join(word for word in words.split() if "/" not in word)[:200]
