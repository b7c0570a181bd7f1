"""Answers kept in memory, those asked for last, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

__all__ = ["Kept"]


class Kept:
    """What was written for a key; several threads may share one.

    Parameters
    ----------
    most: how many bytes are kept in all, of which ``size`` are; a longer answer is not kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.size = 0
        self._known: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, write: Callable[[], bytes]) -> bytes:
        """The answer of ``key``, from ``write`` if it is not kept.

        Parameters
        ----------
        key: must change whenever the answer does.
        """
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        data = write()
        with self._lock:
            if len(data) <= self._most and key not in self._known:
                self._known[key] = data
                self.size += len(data)
                while self.size > self._most:
                    self.size -= len(self._known.popitem(last=False)[1])
        return data
