"""Starting child processes from one thread that lasts as long as this process.

The kernel ends a child with the *thread* that started it (prctl(2), PR_SET_PDEATHSIG), so a thread
that serves one request must not be that one.
"""

import queue
import subprocess
import threading
from concurrent.futures import Future
from functools import lru_cache
from typing import IO

__all__ = ["from_lasting_thread"]

_Work = tuple[list[str], IO[bytes], "Future[subprocess.Popen[bytes]]"]


def from_lasting_thread(command: list[str], log: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start ``command``; what it writes goes to the file ``log``.

    Raises
    ------
    OSError: it cannot be started.
    """
    future: Future[subprocess.Popen[bytes]] = Future()
    _requests().put((command, log, future))
    return future.result()


@lru_cache(maxsize=1)
def _requests() -> "queue.SimpleQueue[_Work]":
    requests: queue.SimpleQueue[_Work] = queue.SimpleQueue()
    threading.Thread(target=_serve, args=(requests,), name="spawning", daemon=True).start()
    return requests


def _serve(requests: "queue.SimpleQueue[_Work]") -> None:
    while True:
        command, log, future = requests.get()
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log
            )
        except OSError as error:
            future.set_exception(error)
        else:
            future.set_result(process)
