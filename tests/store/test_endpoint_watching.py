"""Threads that work long lose their priority, and a process that holds too much is ended."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from graph.store.endpoint.watching import watch_over

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is of Linux")

_LOWEST = 19
_PROGRAM = """
import os, sys, threading, time
sys.stdin.readline()
def tell(name):
    os.write(1, f"{name} {threading.get_native_id()}\\n".encode())
def sleeping():
    tell("sleeping"); time.sleep(60)
def working():
    tell("working")
    while True: pass
threading.Thread(target=sleeping, daemon=True).start()
threading.Thread(target=working, daemon=True).start()
sys.stdin.readline()
held = b"x" * (200 << 20)
sys.stdin.readline()
"""


@contextmanager
def _running() -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-c", _PROGRAM]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def _go_on(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    process.stdin.write(b"\n")
    process.stdin.flush()


def _threads(process: "subprocess.Popen[bytes]") -> dict[str, int]:
    assert process.stdout is not None
    told = [process.stdout.readline().split() for _ in range(2)]
    return {name.decode(): int(number) for name, number in told}


def _priority(task: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, task)


def _becomes(task: int, priority: int) -> bool:
    """Whether it does within twenty seconds, on however busy a machine."""
    end = time.monotonic() + 20
    while time.monotonic() < end and _priority(task) != priority:
        time.sleep(0.05)
    return _priority(task) == priority


def test_a_thread_that_works_long_gives_way_and_no_other() -> None:
    with _running() as process:
        watch_over(process, 1 << 40)
        _go_on(process)
        tasks = _threads(process)
        before = _priority(tasks["sleeping"])
        assert _becomes(tasks["working"], _LOWEST)
        assert _priority(tasks["sleeping"]) == before == _priority(process.pid)


def test_a_process_that_holds_too_much_is_ended() -> None:
    with _running() as process:
        watch_over(process, 100 << 20)
        _go_on(process)
        _threads(process)
        assert process.poll() is None
        _go_on(process)
        assert process.wait(20) < 0
