"""Publishing generated statements: time grows with their number, memory stays under 2 GB."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measuring import Ratio
from graph.building.gathering import read_vocabulary
from graph.model.iris import Iris
from graph.model.statements import name_quads, relation_quads
from graph.model.terms import NamedNode, Quad, french
from graph.model.vocabulary import term
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing

_IRIS = Iris()
_LICENCE = NamedNode("https://www.etalab.gouv.fr/licence-ouverte-open-licence")
_LEAST, _MOST = 100_000, 1_000_000
_A_SOURCE = 1_000
"""How many organisations one generated document names."""
_MEMORY = 2048.0
_PROGRAM = """
import sys, time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from graph.publishing import publish
from graph.settings import Settings
data, store, ontology, published = map(Path, sys.argv[1:5])
start = time.perf_counter()
published = publish(Settings(data, store, ontology, published=published))
seconds = time.perf_counter() - start
print(published.snapshot.counts["statements"], seconds, getrusage(RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(settings: Settings) -> Iterator[Ratio]:
    """One million statements, then ten."""
    yield from _measure(settings, 10 * _LEAST, 10 * _MOST)


def measure_quick(settings: Settings) -> Iterator[Ratio]:
    """A hundred thousand statements, then a million."""
    yield from _measure(settings, _LEAST, _MOST)


def _measure(settings: Settings, least: int, most: int) -> Iterator[Ratio]:
    (few, short, _), (many, long, memory) = (_published(settings, n) for n in (least, most))
    name = f"publish {many / 1e6:.1f} M statements, a statement / of {few / 1e6:.1f} M"
    yield Ratio(name, 1e6 * long / many, 1e6 * short / few, "<= 1.3", 1.3, "µs")
    name = f"memory of publishing {many / 1e6:.1f} M statements / 2 GB"
    yield Ratio(name, memory, _MEMORY, "<= 1", 1.0, "MB")


def _published(settings: Settings, statements: int) -> tuple[float, float, float]:
    """How many statements were published, in how many seconds, in how many megabytes.

    The statements are generated in a process of their own: a process starts with the highest
    memory of the one that started it (getrusage(2), ``ru_maxrss``).
    """
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as scratch:
        folder = Path(scratch)
        (folder / "data").mkdir()
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:
            apart.submit(write_generated, folder / "store", settings.ontology, statements).result()
        places = [folder / "data", folder / "store", settings.ontology, folder / "published"]
        told = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *map(str, places)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    count, seconds, memory = map(float, told.split())
    return count, seconds, memory


def write_generated(store: Path, ontology: Path, statements: int) -> None:
    """A store of about so many invented statements: organisations, members of networks."""
    with writing(store, "generated") as draft:
        graph = EmbeddedStore.create(draft.graph)
        graph.write(_generated(ontology, statements))
        graph.close()
        NameIndex.build(draft.names, [])
        built = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        draft.write("build.json", {"version": "generated", "base": _IRIS.base, "built": built})
        draft.write("issues.json", [])


def _generated(ontology: Path, statements: int) -> Iterator[Quad]:
    yield from read_vocabulary(ontology, _IRIS).quads
    yield from _source(_IRIS.ontology)
    count = number = 0
    while count < statements:
        page = _IRIS.resource(f"page-exemple-{number // _A_SOURCE}")
        if number % _A_SOURCE == 0:
            yield from _source(page)
        for quad in _organisation(number, page):
            yield quad
            count += 1
        number += 1


def _source(node: NamedNode) -> Iterator[Quad]:
    yield Quad(node, term("rdf:type"), _IRIS.mai("Source"))
    yield Quad(node, term("dcterms:title"), french(f"Document Exemple {node.value[-12:]}"))
    yield Quad(node, term("dcterms:accessRights"), _IRIS.concept("public"))
    yield Quad(node, term("dcterms:license"), _LICENCE)


def _organisation(number: int, page: NamedNode) -> Iterator[Quad]:
    node = _IRIS.entity("organisation", f"exemple-test-{number}")
    network = _IRIS.entity("organisation", f"exemple-test-{number // 10}")
    yield Quad(node, term("rdf:type"), term("org:FormalOrganization"), page)
    yield from name_quads(node, page, f"Exemple {number:x} de Test {number % 997}")
    if network != node:
        yield from relation_quads(_IRIS, (node, _IRIS.mai("memberOf"), network), page, since="2021")
