"""A whole build against bare pyoxigraph: parse and bulk load of the same statements."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph

from benchmarks.measuring import Ratio, in_turn
from graph.building.pipeline import build
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import open_generation


def measure(settings: Settings) -> Iterator[Ratio]:
    """Linking, checks and the name index are ours only; the statements are the same."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours = replace(settings, store=folder / "store")
        build(ours)
        dump = folder / "all.nq"
        with dump.open("wb") as out:
            quads = EmbeddedStore.open(open_generation(ours.store).graph).quads()
            pyoxigraph.serialize(quads, out, pyoxigraph.RdfFormat.N_QUADS)
        numbers = iter(range(1000))

        def bare() -> None:
            store = pyoxigraph.Store(str(folder / f"bare-{next(numbers)}"))
            store.bulk_load(path=str(dump), format=pyoxigraph.RdfFormat.N_QUADS)
            store.flush()

        mine, peer = in_turn(lambda: build(ours, force=True), bare, runs=3, warm=0)
    name = "build (linking, checks, index included) / bulk load of the same N-Quads"
    yield Ratio(name, mine, peer, "<= 3", 3.0)
