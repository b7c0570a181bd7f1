"""The collector of garbage, kept short.

Streamlit asks for a full collection after each run of a page. Everything a generation keeps for
all its visitors is walked through each time, though none of it can be garbage: once a collection
has become slow, what survived it is set aside (:func:`gc.freeze`) and the next ones look only at
what was made since. From time to time all is looked at again, so that nothing is lost for good.
"""

import gc
import time
from collections.abc import Mapping

__all__ = ["shorten_collections"]

_SLOW = 0.005
"""Seconds after which a full collection is a burden to visitors."""

_EVERYTHING = 600.0
"""Seconds between two looks at what was set aside."""


class _Shortening:
    """What is called around each collection."""

    def __init__(self) -> None:
        self._started = self._thawed = time.monotonic()

    def __call__(self, phase: str, info: Mapping[str, int]) -> None:
        """Before (``start``) and after (``stop``) a collection of ``info["generation"]``."""
        if info["generation"] < 2:
            return
        now = time.monotonic()
        if phase == "start":
            if now - self._thawed > _EVERYTHING:
                self._thawed = now
                gc.unfreeze()
            self._started = now
        elif now - self._started > _SLOW:
            gc.freeze()


def shorten_collections() -> None:
    """From now on, in this process; asking twice changes nothing."""
    if not any(isinstance(one, _Shortening) for one in gc.callbacks):
        gc.callbacks.append(_Shortening())
