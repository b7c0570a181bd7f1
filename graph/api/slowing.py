"""A client refused again and again waits for its next refusal: refusing costs less than asking."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

__all__ = ["Slowing"]

_COSTLY: Final = frozenset((403, 413, 414, 415, 422, 429, 431))
"""Refusals a client brings about by what it asks (RFC 9110, section 15.5; RFC 6585)."""

_FREE = 30
"""How many refusals a minute are told at once."""

_PAUSE = 1.0
_MINUTE = 60.0
_MOST_CLIENTS = 10_000


class Slowing:
    """Counts the refusals of each client in the minute that began with its first one.

    Parameters
    ----------
    clock: seconds, never going back.
    pause: how long a client refused too often waits, in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, pause: float = _PAUSE) -> None:
        self._clock = clock
        self._pause = pause
        self._refused: dict[str, tuple[float, int]] = {}

    async def refuse(self, client: str, status: int) -> None:
        """Wait, if ``client`` was refused too often, before it is told ``status``."""
        if status in _COSTLY and self.count(client) > _FREE:
            await asyncio.sleep(self._pause)

    def count(self, client: str) -> int:
        """One more refusal of ``client``; how many there are in its minute."""
        now = self._clock()
        if client not in self._refused and len(self._refused) >= _MOST_CLIENTS:
            self._refused.clear()
        began, before = self._refused.get(client, (now, 0))
        if now - began > _MINUTE:
            began, before = now, 0
        self._refused[client] = (began, before + 1)
        return before + 1
