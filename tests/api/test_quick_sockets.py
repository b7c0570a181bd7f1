"""Sockets answer at once, and looking for them leaves nothing open."""

import os
import socket
from pathlib import Path

import pytest

from graph.api.quick_sockets import quicken

OPEN = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN.is_dir(), reason="only Linux lists what a process has open")
def test_a_listening_socket_is_quickened_and_nothing_is_left_open(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with socket.socket() as listening, (tmp_path / "file").open("wb"):
        before = sorted(str(path.readlink()) for path in OPEN.iterdir() if path.exists())
        assert quicken() >= 1
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        after = sorted(str(path.readlink()) for path in OPEN.iterdir() if path.exists())
    os.close(writing)
    os.close(reading)
    assert after == before
