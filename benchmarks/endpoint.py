"""``/sparql`` of the whole site against bare ``oxigraph serve-read-only`` on the same folder.

``python -m benchmarks endpoint``: every question of the catalogue, over HTTP, by one client and by
sixteen; medians of what each query takes, ours and the peer's one after the other. No answer is
kept on our side: the query is run each time.
"""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from benchmarks.browsing import ROOT, serving
from benchmarks.measuring import Ratio
from benchmarks.questions import examples
from graph.publishing.public_data import public_settings
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_parameters
from graph.questions.question import catalogue
from graph.settings import Settings
from graph.store.endpoint.launcher import NICENESS
from graph.store.endpoint.process import find_program

__all__ = ["measure"]

_CLIENTS = (1, 16)
_ROUNDS = 6
_SECONDS = "60"
"""Nobody is cut, however busy the machine."""

_UNLIMITED = {
    "MAILLAGE_CLIENT_REQUESTS": "0",
    "MAILLAGE_CLIENT_SECONDS": "0",
    "MAILLAGE_QUERY_SECONDS": _SECONDS,
}
_HEADERS = {
    "Content-Type": "application/sparql-query",
    "Accept": "application/sparql-results+json",
}


def measure(settings: Settings) -> Iterator[Ratio]:
    """The median time of a query, ours over the peer's."""
    dataset = Dataset.open(public_settings(settings))
    queries = _queries(dataset)
    os.environ.update(_UNLIMITED)
    with serving(ROOT / "app.py") as (ours, _), _bare(dataset.generation.graph) as bare:
        addresses = f"{ours}/sparql", f"{bare}/query"
        for address in addresses:
            _asked(address, queries, 1)
        for clients in _CLIENTS:
            mine, peer = _in_turn(addresses, queries, clients)
            name = f"/sparql, {clients} client{'s' * (clients > 1)} / bare oxigraph serve-read-only"
            yield Ratio(name, mine, peer, "<= 1.3", 1.3)


def _in_turn(
    addresses: tuple[str, str], queries: Sequence[str], clients: int
) -> tuple[float, float]:
    """Medians over all queries of all rounds."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS if clients == 1 else 2):
        for address, found in zip(addresses, times, strict=True):
            found += _asked(address, queries, clients)
    return median(times[0]), median(times[1])


def _asked(address: str, queries: Sequence[str], clients: int) -> list[float]:
    """How long each query took each client, in seconds; clients begin at different places."""
    with ThreadPoolExecutor(clients) as pool:
        turns = [[*queries[one:], *queries[:one]] for one in range(clients)]
        found = pool.map(lambda turn: _client(address, turn), turns)
        return [time for times in found for time in times]


def _client(address: str, queries: Sequence[str]) -> list[float]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    found = []
    for query in queries:
        start = time.perf_counter()
        connection.request("POST", place.path, query.encode(), _HEADERS)
        answer = connection.getresponse()
        body = answer.read()
        found.append(time.perf_counter() - start)
        assert answer.status == 200 and body.endswith(b"]}}"), body[-200:]
    connection.close()
    return found


def _queries(dataset: Dataset) -> list[str]:
    """Each question of the catalogue with its own example."""
    found = []
    for question in catalogue().values():
        resolved = resolve_parameters(dataset, question, examples(question, dataset))
        found.append(question.filled({name: value.term for name, value in resolved.items()}))
    return found


@contextmanager
def _bare(folder: Path) -> Iterator[str]:
    """Oxigraph's own server as it comes, at the priority ours has: it gives way to the pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [
        "nice",
        "-n",
        str(NICENESS),
        str(find_program()),
        "serve-read-only",
        "--location",
        str(folder),
        "--bind",
        place,
    ]
    server = subprocess.Popen([*command, "--timeout-s", _SECONDS], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield f"http://{place}"
    finally:
        server.kill()
        server.wait()
