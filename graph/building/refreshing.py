"""Bringing the store up to what people have just added or undone."""

import time
from typing import Final

from graph.building.pipeline import build
from graph.building.report import BuildReport, Progress
from graph.errors import StoreLocked
from graph.settings import Settings

__all__ = ["refresh"]

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
    until = time.monotonic() + patience
    while True:
        try:
            return build(settings, progress)
        except StoreLocked:
            if time.monotonic() > until:
                raise
            time.sleep(_STEP)
