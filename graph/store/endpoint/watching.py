"""Watching over the server of queries: the memory it holds, and long queries.

Past its memory it is ended. Its own limit of time leaves a sleeping thread for each query until the
time is over, whose stack counts as memory allocated but is not used: so what is held is looked at.

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
    ticks = os.sysconf("SC_CLK_TCK") * _SHORT_SECONDS
    while process.poll() is None:
        time.sleep(_EVERY)
        if _held(tasks.parent / "statm") > memory_bytes:
            process.kill()
            return
        for name in set(_names(tasks)) - known:
            if _used(tasks / name / "stat") >= ticks:
                known.add(name)
                _lower(int(name))


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


def _used(status: Path) -> int:
    """Ticks of the processor, in the program and in the kernel (proc(5))."""
    try:
        fields = status.read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _lower(task: int) -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, task, _LOWEST)
    except OSError:
        return
