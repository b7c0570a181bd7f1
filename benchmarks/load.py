"""Fifty visitors at once against one alone: real websocket clients, each asking every two seconds.

``python -m benchmarks load``. MAILLAGE_LOAD_SECONDS shortens the three minutes for a try.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.browsing import ROOT, serving
from benchmarks.measuring import Ratio
from benchmarks.sessions import PageFailed, session
from graph.settings import Settings

__all__ = ["measure"]

_VISITORS = 50
_EVERY = 2.0
_SECONDS = 180.0
_ASKED = (
    "q=collectivites-scic",
    "q=collectivites-scic&territoire=Hauts-de-France",
    "q=collectivites-scic&territoire=Bretagne",
    "q=ptce",
    "q=labels",
    "q=collectivites-reseaux",
    "q=achats",
    "q=financements",
    "q=personnes-roles",
    "q=projets-acteurs",
    "q=scic-territoire&territoire=Hauts-de-France",
    "q=publications",
)


@dataclass
class Told:
    """What visitors met: seconds of each page, and errors."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def p95(self) -> float:
        """The time that nineteen pages of twenty keep within."""
        return sorted(self.seconds)[int(0.95 * len(self.seconds))]


def measure(settings: Settings) -> Iterator[Ratio]:
    """p95 of fifty visitors over that of one; memory at the end over that a minute in."""
    length = float(os.environ.get("MAILLAGE_LOAD_SECONDS", _SECONDS))
    with serving(ROOT / "app.py") as (address, server):
        asyncio.run(_visits(address, 1, len(_ASKED) * _EVERY * 2))
        alone = asyncio.run(_visits(address, 1, length / 3))
        asyncio.run(_visits(address, _VISITORS, length / 3))
        early = _memory(server.pid)
        many = asyncio.run(_visits(address, _VISITORS, length))
        late = _memory(server.pid)
    if alone.errors or many.errors:
        raise PageFailed("; ".join((alone.errors + many.errors)[:5]))
    name = f"p95 of {len(many.seconds)} questions of {_VISITORS} sessions / of one session"
    yield Ratio(name, many.p95(), alone.p95(), "<= 2", 2.0)
    yield Ratio("memory after those / before them", late, early, "<= 1.1", 1.1, "MB")


async def _visits(address: str, visitors: int, seconds: float) -> Told:
    told = Told()
    await asyncio.gather(*(_visit(address, one, seconds, told) for one in range(visitors)))
    return told


async def _visit(address: str, number: int, seconds: float, told: Told) -> None:
    async with session(address) as visitor:
        await visitor.visit("questions")
        await asyncio.sleep(_EVERY * number / _VISITORS)
        end, turn = time.monotonic() + seconds, number
        while time.monotonic() < end:
            begun = time.monotonic()
            asked = _ASKED[turn % len(_ASKED)]
            try:
                took = await visitor.visit("questions", asked, "dataframe")
                told.seconds.append(took)
            except (PageFailed, TimeoutError) as error:
                told.errors.append(f"{asked}: {error!r}")
            turn += 1
            await asyncio.sleep(max(0.0, begun + _EVERY - time.monotonic()))


def _memory(process: int) -> float:
    """Resident memory in MB."""
    status = Path(f"/proc/{process}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
