"""The Oxigraph server started for the tests, in memory, on a free port."""

import ctypes
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)


@contextmanager
def oxigraph_server(*arguments: str, port: int = 0) -> Iterator[str]:
    """The address of a server that takes queries at ``/query`` and updates at ``/update``.

    Parameters
    ----------
    arguments: more of the command line, such as ``--union-default-graph``.
    port: where it listens; a free one if absent.
    """
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("no Oxigraph server here: install the PyPI package oxigraph")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = port or free.getsockname()[1]
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}", *arguments],
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: ctypes.CDLL(None).prctl(_PARENT_DIES, signal.SIGKILL),
    )
    try:
        address = f"http://127.0.0.1:{port}"
        until = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < until:
            try:
                httpx.get(f"{address}/query", params={"query": "ASK {}"})
                break
            except httpx.TransportError:
                time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait()
