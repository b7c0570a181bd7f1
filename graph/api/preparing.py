"""Makes the public part of each new generation before anybody asks for it, in a process apart.

That takes some seconds of work and memory a server would be slow during and keep afterwards. The
process gives way to others and ends with its parent, however that ends.

A server whose writing stopped half-way, its writer being killed, answers nobody: the same process
writes it anew.
"""

import asyncio
import os
import sys
import threading
import time
from contextlib import suppress
from typing import Final

from graph.building.refreshing import is_left_unfinished, refresh
from graph.errors import GraphError
from graph.publishing.public_data import public_settings
from graph.questions.dataset import in_use
from graph.settings import PREFIX, Settings

__all__ = ["keep_ready", "main"]

_FIRST: Final = 3.0
"""Seconds before the first one: the first page comes before."""
_EVERY: Final = 5.0
_NICENESS: Final = 10
_UNFINISHED: Final = "unfinished"
_PROGRAM: Final = f"import sys; from {__name__} import main; sys.exit(main(int(sys.argv[1])))"
_FOLDERS: Final = ("data", "store", "ontology", "published")


async def keep_ready(settings: Settings) -> None:
    """Whenever another generation comes into use, have its public part made; never ends.

    For the public audience there is nothing to make: what is served is public already.
    """
    prepared = None
    await asyncio.sleep(_FIRST)
    while settings.audience == "internal":
        found = await asyncio.to_thread(_found, settings)
        if found is not None and found != prepared:
            await _prepared(settings)
            prepared = found if found != _UNFINISHED else None
        await asyncio.sleep(_EVERY)


def _found(settings: Settings) -> str | None:
    """The name of the generation in use, if there is one; or that there is one to finish."""
    try:
        return _UNFINISHED if is_left_unfinished(settings) else in_use(settings).folder.name
    except GraphError:
        return None


async def _prepared(settings: Settings) -> None:
    folders = {PREFIX + name.upper(): str(getattr(settings, name)) for name in _FOLDERS}
    if settings.address:
        folders[f"{PREFIX}STORE"] = settings.address
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _PROGRAM, str(os.getpid())),
        stdin=asyncio.subprocess.DEVNULL,
        env={**os.environ, **folders},
    )
    try:
        await process.wait()
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def main(parent: int) -> int:
    """Make the public part of the generation in use, if it is not there; first that, if need be.

    Parameters
    ----------
    parent: the process that asks: without it, this one ends too.
    """
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    with suppress(OSError):
        os.nice(_NICENESS)
    settings = Settings.read(os.environ)
    try:
        if is_left_unfinished(settings):
            refresh(settings, patience=0.0)
        public_settings(settings)
    except GraphError as error:
        return error.exit_code  # the first request that needs it says what is wrong
    return 0


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)
