"""A thing that is costly to look up and seldom changes: looked up once a second at most."""

import asyncio
import time
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Recent"]

_Thing = TypeVar("_Thing")
_SECONDS = 1.0


class Recent(Generic[_Thing]):
    """What ``look_up`` gave less than a second ago, or gives now in a thread.

    Parameters
    ----------
    look_up: may take long; called by one request at a time.
    """

    def __init__(self, look_up: Callable[[], _Thing]) -> None:
        self._look_up = look_up
        self._lock = asyncio.Lock()
        self._known: tuple[float, _Thing] | None = None

    async def get(self) -> _Thing:
        """The thing; raises what ``look_up`` raises."""
        if (known := self._fresh()) is not None:
            return known[1]
        async with self._lock:
            if (known := self._fresh()) is None:
                self._known = known = time.monotonic(), await asyncio.to_thread(self._look_up)
            return known[1]

    def _fresh(self) -> tuple[float, _Thing] | None:
        known = self._known
        return known if known is not None and time.monotonic() - known[0] < _SECONDS else None
