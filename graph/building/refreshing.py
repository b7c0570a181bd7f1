"""Bringing the store up to what people have just added or undone, or a killed build has left."""

import time
from typing import Final

from graph.building.pipeline import build
from graph.building.report import BuildReport, Progress
from graph.errors import StoreLocked
from graph.questions.dataset import in_use
from graph.settings import Settings
from graph.store.generations import is_being_written

__all__ = ["is_left_unfinished", "refresh"]

_STEP: Final = 0.2


def refresh(
    settings: Settings, progress: Progress = lambda step: None, *, patience: float = 60.0
) -> BuildReport:
    """The store as the data folder now is; quick when only contributions have changed.

    What the sources give is taken from the store in use, and what people brought in laid over
    it; if the sources have changed too, everything is built.

    Parameters
    ----------
    progress: told the name of each step as it begins.
    patience: how long to wait, in seconds, while another program writes the store.

    Raises
    ------
    InputError: a source or a contribution cannot be read.
    Refused: the data break a rule.
    StoreLocked: another program still writes the store. StoreBroken: it cannot be written.
    """
    until, is_told = time.monotonic() + patience, False
    while True:
        try:
            return build(settings, progress)
        except StoreLocked:
            if time.monotonic() > until:
                raise
            if not is_told:
                progress("attente d'une autre construction")
                is_told = True
            time.sleep(_STEP)


def is_left_unfinished(settings: Settings) -> bool:
    """Whether the store is a server that says it is being written, while nobody writes it.

    Its writer was killed, on a server that does not do an update in whole. Who shares the server
    shares the data folder, where its writer holds a lock: :func:`refresh` writes it anew.

    Raises
    ------
    StoreMissing: nothing has been built. StoreBroken: the server does not answer.
    """
    if not (settings.address and settings.store_update):
        return False
    try:
        in_use(settings)
    except StoreLocked:
        return not is_being_written(settings.store)
    return False
