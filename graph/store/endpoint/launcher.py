"""Becomes the Oxigraph server: run as a script, it limits itself and gives way to it.

``python launcher.py PARENT MEMORY PROGRAM ARGUMENT...``. On Linux the kernel then ends the server
with the thread that started it (prctl(2), PR_SET_PDEATHSIG), however that ends; and its memory
(setrlimit(2), RLIMIT_DATA) and its share of the processor (nice(2)) are limited.
"""

import os
import resource
import signal
import sys

__all__ = ["main"]

_PR_SET_PDEATHSIG = 1
_NICENESS = 5
"""Pages of the interface, served by the parent, come before queries."""


def main(arguments: list[str]) -> None:
    """Become PROGRAM; see the module."""
    parent, memory, *command = arguments
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    if os.getppid() != int(parent):
        sys.exit("the parent is gone")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICENESS)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
