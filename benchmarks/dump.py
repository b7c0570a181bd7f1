"""The public N-Quads of the whole dataset against a bare dump of the same store."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from benchmarks.measuring import Ratio, in_turn
from graph.exports.whole import write_whole_dataset
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import open_generation


def measure(settings: Settings) -> Iterator[Ratio]:
    """Ours finds what may leave, looks for contacts, sorts and hashes; the dump does not."""
    dataset = Dataset.open(settings)
    bare = pyoxigraph.Store.read_only(str(open_generation(settings.store).graph))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)

        def ours() -> None:
            with (folder / "ours.nq").open("wb") as out:
                write_whole_dataset(dataset.store, dataset.iris, out, folder=folder)

        def peer() -> None:
            bare.dump(folder / "bare.nq", pyoxigraph.RdfFormat.N_QUADS)

        mine, theirs = in_turn(ours, peer, runs=5)
    dataset.names.close()
    yield Ratio("public N-Quads, sorted and hashed / bare dump", mine, theirs, "<= 1.5", 1.5)
