"""What hostile clients of ``/sparql`` do to a visitor of the pages, on this machine.

``python -m benchmarks hostile``: one visitor asks questions on the page for a while, alone, then
beside clients that send endless queries, bombs, updates, calls, bodies that are huge or never end,
and two hundred requests at once. All of it on 127.0.0.1; MAILLAGE_LOAD_SECONDS shortens it.
"""

import asyncio
import multiprocessing
import os
import subprocess
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread

import httpx

from benchmarks.browsing import ROOT, serving
from benchmarks.measuring import Ratio
from benchmarks.sessions import session
from graph.settings import Settings

__all__ = ["measure"]

_SECONDS = 60.0
_EVERY = 0.5
_MOST_MEGABYTES = 3072.0
_ASKED = ("q=ptce", "q=labels", "q=achats", "q=financements", "q=collectivites-scic")
_ANY = "GRAPH ?g{n} {{ ?s{n} ?p{n} ?o{n} }}"
_PRODUCT = " ".join(_ANY.format(n=n) for n in range(3))
_DIRECT = {"Content-Type": "application/sparql-query"}
_HOSTILE = (
    f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} }}",
    f"SELECT * {{ {_PRODUCT} }} ORDER BY ?o0 ?o1",
    f"SELECT DISTINCT ?s0 ?s1 {{ {_PRODUCT} }}",
    "SELECT (STRLEN(?x40) AS ?n) { BIND('aaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{one}, ?x{one}) AS ?x{one + 1})" for one in range(40))
    + " }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(REGEX(STR(?o), '((a{1,50}){1,50}){1,50}')) }",
    "SELECT * " + "{" * 5000 + "}" * 5000,
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "DELETE WHERE { ?s ?p ?o }",
    "ASK { FILTER('" + "x" * 900_000 + "' = '') }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
)


def measure(settings: Settings) -> Iterator[Ratio]:
    """p95 of a page beside hostile clients over that of one alone; the most memory meanwhile."""
    length = float(os.environ.get("MAILLAGE_LOAD_SECONDS", _SECONDS))
    with serving(ROOT / "app.py") as (address, server):
        asyncio.run(_visit(address, 10))
        alone = asyncio.run(_visit(address, length))
        beside, statuses, most = _attacked(address, server, length)
    told = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
    name = f"p95 of a page beside hostile clients ({told}) / alone"
    yield Ratio(name, _p95(beside), _p95(alone), "< 2", 2.0)
    yield Ratio("most memory meanwhile, server and engine", most, _MOST_MEGABYTES, "<= 1", 1, "MB")


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


async def _visit(address: str, length: float) -> list[float]:
    """How long each page took, in seconds."""
    found, end = [], time.monotonic() + length
    async with session(address) as visitor:
        turn = 0
        while time.monotonic() < end:
            found.append(await visitor.visit("questions", _ASKED[turn % len(_ASKED)], "dataframe"))
            turn += 1
            await asyncio.sleep(_EVERY)
    return found


def _attacked(
    address: str, server: "subprocess.Popen[bytes]", length: float
) -> tuple[list[float], Counter[int], float]:
    """The times of a visitor beside the hostile, what those were answered, the most memory."""
    most = [0.0]
    context = multiprocessing.get_context("spawn")
    told, end = context.SimpleQueue(), context.Event()
    hostile = context.Process(target=_attack, args=(address, end, told), daemon=True)
    hostile.start()
    time.sleep(2)
    watching = Thread(target=_watch, args=(server.pid, most, end), daemon=True)
    watching.start()
    found = asyncio.run(_visit(address, length))
    end.set()
    statuses: Counter[int] = told.get()
    hostile.join(10)
    watching.join(10)
    return found, statuses, most[0]


def _attack(address: str, end: Event, told: "SimpleQueue[Counter[int]]") -> None:
    """The hostile clients; they give way, since elsewhere they would have their own processor."""
    os.nice(10)
    told.put(asyncio.run(_attacking(address, end)))


async def _attacking(address: str, end: Event) -> Counter[int]:
    statuses: Counter[int] = Counter()
    limits = httpx.Limits(max_connections=400)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        hostile = [asyncio.create_task(_ask_on(client, statuses, one)) for one in range(12)]
        hostile += [asyncio.create_task(_dawdle(client)) for _ in range(50)]
        hostile += [asyncio.create_task(_burst(client, statuses))]
        while not end.is_set():
            await asyncio.sleep(0.5)
        for task in hostile:
            task.cancel()
        await asyncio.gather(*hostile, return_exceptions=True)
    return statuses


async def _ask_on(client: httpx.AsyncClient, statuses: Counter[int], first: int) -> None:
    turn = first
    while True:
        query = _HOSTILE[turn % len(_HOSTILE)]
        try:
            response = await client.post("/sparql", content=query, headers=_DIRECT)
            statuses[response.status_code] += 1
        except httpx.TransportError:
            statuses[0] += 1
        turn += 1
        await asyncio.sleep(0.05)


async def _burst(client: httpx.AsyncClient, statuses: Counter[int]) -> None:
    """Two hundred at once, every ten seconds."""
    while True:
        asked = [client.get("/sparql", params={"query": _HOSTILE[0]}) for _ in range(200)]
        for response in await asyncio.gather(*asked, return_exceptions=True):
            statuses[response.status_code if isinstance(response, httpx.Response) else 0] += 1
        await asyncio.sleep(10)


async def _dawdle(client: httpx.AsyncClient) -> None:
    """A body that comes one sign a second."""

    async def body() -> AsyncIterator[bytes]:
        while True:
            yield b"A"
            await asyncio.sleep(1)

    while True:
        try:
            await client.post("/sparql", content=body(), headers=_DIRECT)
        except httpx.TransportError:
            await asyncio.sleep(1)


def _watch(pid: int, most: list[float], end: Event) -> None:
    while not end.is_set():
        most[0] = max(most[0], sum(map(_resident, (pid, *_children(pid)))))
        time.sleep(0.5)


def _children(pid: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(status.parent.name))
    return found


def _resident(pid: int) -> float:
    """What a process holds in memory, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024 if "VmRSS:" in status else 0.0
