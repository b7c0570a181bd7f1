"""Becomes the Oxigraph server: run as a script, it limits itself and gives way to it.

``python launcher.py PARENT MEMORY PROGRAM ARGUMENT...``. On Linux the kernel then ends the server
with the thread that started it (prctl(2), PR_SET_PDEATHSIG), however that ends; its memory
(setrlimit(2), RLIMIT_DATA) and its share of the processor (nice(2)) are limited; and it cannot
reach out (seccomp(2)): were a ``SERVICE`` ever to get past the guard, it would go nowhere.
"""

import os
import platform
import resource
import signal
import sys

__all__ = ["NICENESS", "main"]

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_MODE_FILTER = 2
_CONNECT = {"x86_64": (0xC000003E, 42), "aarch64": (0xC00000B7, 203)}
"""The architecture as the kernel names it, and the number of connect(2) there."""

_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13
NICENESS = 5
"""Pages of the interface, served by the parent, come before queries."""


def main(arguments: list[str]) -> None:
    """Become PROGRAM; see the module."""
    parent, memory, *command = arguments
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
        _stay_home()
    if os.getppid() != int(parent):
        sys.exit("the parent is gone")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICENESS)
    os.execv(command[0], command)


def _stay_home() -> None:
    """Refuse connect(2) from now on, in classic BPF; a kernel that cannot is left as it is."""
    import ctypes
    import struct

    architecture, connect = _CONNECT.get(platform.machine(), (0, 0))
    load, equal, give = 0x20, 0x15, 0x06
    steps = (
        *((load, 0, 0, 4), (equal, 0, 3, architecture), (load, 0, 0, 0)),
        *((equal, 0, 1, connect), (give, 0, 0, _REFUSE), (give, 0, 0, _ALLOW)),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    )
    kernel = ctypes.CDLL(None)
    kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    kernel.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
