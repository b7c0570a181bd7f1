"""Watching over the server of queries: the memory it holds, and long queries.

Past its memory it is ended. Its own limit of time leaves a sleeping thread for each query until the
time is over, whose stack counts as memory allocated but is not used: so what is held is looked at.
There may be thousands of these: one that slept for a whole turn is not looked at again.

Long queries give way to short ones, and to the pages: their threads lose their priority.
Each query has a connection of its own, and Oxigraph a thread for each connection: what the thread
has used of the processor is what the query has used. A thread may lose priority and never gain
any (setpriority(2)), so it ends with its query. Linux only; elsewhere all have one priority.
"""

import os
import subprocess
import threading
import time
from pathlib import Path

__all__ = ["watch_over"]

_EVERY = 0.1
_SHORT_SECONDS = 0.25
"""What a query may use of a processor before it gives way; the catalogue's use less."""

_LOWEST = 19


def watch_over(process: "subprocess.Popen[bytes]", memory_bytes: int) -> None:
    """Watch a server that has just started, until it ends or holds more than ``memory_bytes``."""
    tasks = Path(f"/proc/{process.pid}/task")
    if tasks.is_dir():
        own = set(_names(tasks))
        watch = threading.Thread(
            target=_watch, args=(process, tasks, own, memory_bytes), daemon=True
        )
        watch.start()


def _watch(
    process: "subprocess.Popen[bytes]", tasks: Path, known: set[str], memory_bytes: int
) -> None:
    """Look ten times a second; at one thread two or three times, unless it works that long."""
    most = os.sysconf("SC_CLK_TCK") * _SHORT_SECONDS
    seen = dict[str, int]()
    while process.poll() is None:
        time.sleep(_EVERY)
        if _held(tasks.parent / "statm") > memory_bytes:
            process.kill()
            return
        running = set(_names(tasks))
        known &= running
        last, seen = seen, {}
        for name in running - known:
            used, sleeps = _looked_at(f"{tasks}/{name}/stat")
            if used >= most:
                _lower(int(name))
            elif not sleeps or used != last.get(name):
                seen[name] = used
                continue
            known.add(name)


def _names(tasks: Path) -> list[str]:
    try:
        return os.listdir(tasks)  # noqa: PTH208  # names, ten times a second
    except OSError:
        return []


def _held(status: Path) -> int:
    """Bytes of memory in use (proc(5), statm)."""
    try:
        return int(status.read_text("utf-8").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _looked_at(status: str) -> tuple[int, bool]:
    """Ticks of the processor, in the program and in the kernel, and whether it sleeps (proc(5))."""
    try:
        with open(status, encoding="utf-8") as file:  # noqa: PTH123  # thousands of them a second
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return 0, True
    return int(fields[11]) + int(fields[12]), fields[0] == "S"


def _lower(task: int) -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, task, _LOWEST)
    except OSError:
        return
