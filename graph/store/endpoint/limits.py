"""How much one query, and all of them together, may take."""

import os
from dataclasses import dataclass

__all__ = ["Limits"]

_MEBIBYTE = 1024 * 1024


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an endpoint.

    Parameters
    ----------
    seconds: how long a query may run.
    rows: how many solutions it may give; more are cut, and the answer says so.
    query_bytes: the longest query, in UTF-8.
    tokens: how many words and signs it may have.
    depth: how many brackets may stand inside one another (Oxigraph 0.5 falls at some 500).
    parts: how many operations it may have (it falls at some 2,000).
    answer_bytes: the largest answer as serialised.
    parallel: how many queries run at once: short ones need not wait for long ones, which lose
        their priority.
    waiting: how many may wait for their turn.
    patience: how long one may wait, in seconds.
    memory_bytes: what the server of queries may hold; past it, it is ended and started anew.
    """

    seconds: float = 10.0
    rows: int = 10_000
    query_bytes: int = 256 * 1024
    tokens: int = 100_000
    depth: int = 64
    parts: int = 1500
    answer_bytes: int = 64 * _MEBIBYTE
    parallel: int = max(24, 4 * _cores())
    waiting: int = 64
    patience: float = 15.0
    memory_bytes: int = 2048 * _MEBIBYTE
