"""A store of the public statements alone, in the layout of every other store."""

from collections.abc import Mapping

from graph.exports.public import public_quads
from graph.questions.dataset import Dataset
from graph.search.from_store import name_entries_of
from graph.search.index import NameIndex
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation

__all__ = ["write_public_store"]


def write_public_store(dataset: Dataset, draft: Generation, said: Mapping[str, object]) -> None:
    """Write the graph, the names, ``build.json`` and ``issues.json`` of a public generation.

    Parameters
    ----------
    dataset: the internal one.
    said: what ``build.json`` says beside the base.
    """
    store = EmbeddedStore.create(draft.graph)
    try:
        store.write(public_quads(dataset.store, dataset.iris))
        NameIndex.build(draft.names, name_entries_of(store, dataset.iris))
        count = len(store)
    finally:
        store.close()
    draft.write("build.json", {**said, "base": dataset.iris.base, "statements": count})
    draft.write("issues.json", [])
