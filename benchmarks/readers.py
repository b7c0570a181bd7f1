"""What clients that read every page and document do to a visitor of the interface, on this machine.

``python -m benchmarks readers``: one visitor opens sheets for a while, alone, then beside twelve
clients that ask for pages and documents of hundreds of things as fast as they are answered.
MAILLAGE_LOAD_SECONDS shortens it.
"""

import asyncio
import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event

import httpx

from benchmarks.browsing import ROOT, serving
from benchmarks.measuring import Ratio
from benchmarks.sessions import session
from graph.settings import Settings

__all__ = ["measure"]

_SECONDS = 60.0
_EVERY = 0.5
_CLIENTS = 12
_SEARCHED = ("scic", "ville", "lille", "association", "region", "coop")


def measure(settings: Settings) -> Iterator[Ratio]:
    """p95 of a sheet beside those who read everything over that of one alone."""
    length = float(os.environ.get("MAILLAGE_LOAD_SECONDS", _SECONDS))
    with serving(ROOT / "app.py") as (address, _server):
        known = _known(address)
        asyncio.run(_visit(address, known, 5))
        alone = asyncio.run(_visit(address, known, length))
        context = multiprocessing.get_context("spawn")
        told, end = context.SimpleQueue(), context.Event()
        readers = context.Process(target=_read, args=(address, known, end, told), daemon=True)
        readers.start()
        time.sleep(2)
        beside = asyncio.run(_visit(address, known, length))
        end.set()
        statuses: Counter[int] = told.get()
        readers.join(10)
    counted = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
    name = f"p95 of a sheet beside clients that read all pages ({counted}) / alone"
    yield Ratio(name, _p95(beside), _p95(alone), "< 2", 2.0)


def _known(address: str) -> list[str]:
    """What there is to read; the first search waits until the public part is made."""
    with httpx.Client(base_url=address, timeout=300) as client:
        found = [
            client.get("/search", params={"q": text, "limit": "100"}).json()["results"]
            for text in _SEARCHED
        ]
    return sorted({one["id"] for results in found for one in results})


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


async def _visit(address: str, known: list[str], length: float) -> list[float]:
    """How long each sheet took, in seconds."""
    found, end = [], time.monotonic() + length
    async with session(address) as visitor:
        while time.monotonic() < end:
            found.append(await visitor.visit("fiche", f"id={known[len(found) % 20]}"))
            await asyncio.sleep(_EVERY)
    return found


def _read(address: str, known: list[str], end: Event, told: "SimpleQueue[Counter[int]]") -> None:
    """The readers; they give way, since elsewhere they would have their own processor."""
    os.nice(15)
    told.put(asyncio.run(_reading(address, known, end)))


async def _reading(address: str, known: list[str], end: Event) -> Counter[int]:
    statuses: Counter[int] = Counter()

    async def read(client: httpx.AsyncClient, first: int) -> None:
        turn = first
        while not end.is_set():
            short = known[turn % len(known)]
            path = f"/page/{short}" if turn % 2 else f"/data/{short}.ttl"
            statuses[(await client.get(path)).status_code] += 1
            turn += _CLIENTS

    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        await asyncio.gather(*(read(client, first) for first in range(_CLIENTS)))
    return statuses
