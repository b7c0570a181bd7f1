"""Where the public statements are, and nothing but them: what answers outsiders opens that only."""

import fcntl
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.errors import StoreBroken, StoreMissing
from graph.exports.whole import write_whole_dataset
from graph.publishing.public_store import FROM, write_public_store
from graph.publishing.snapshot import latest_snapshot
from graph.questions.dataset import Dataset, in_use
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import find_generation, writing

__all__ = ["FROM", "public_settings"]

_FOLDER: Final = "public"
_TURN: Final = "public.turn"


def public_settings(settings: Settings) -> Settings:
    """Settings whose ``store`` holds public statements and names only.

    For the public audience, the settings themselves: a snapshot is what is served. Otherwise the
    newest snapshot, if it was published from the generation in use; or a store beside the
    internal one, written now if this generation has none yet, which takes some seconds: other
    processes and threads wait for it.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built.
    graph.errors.StoreBroken: the store cannot be read, or the disk does not take another.
    """
    if settings.audience == "public":
        return settings
    name = in_use(settings).folder.name
    snapshot = latest_snapshot(settings.published)
    if snapshot is not None and _is_of(snapshot.store, name):
        return replace(settings, store=snapshot.store)
    beside = settings.store / _FOLDER
    if not _is_of(beside, name):
        _derive(settings, beside)
    return replace(settings, store=beside)


def _is_of(store: Path, name: str) -> bool:
    """Whether the generation in use in ``store`` reads, and was made from the one called so."""
    found = find_generation(store)
    if found is None:
        return False
    try:
        if found.read("build.json").get(FROM) != name:
            return False
        EmbeddedStore.open(found.graph)
        NameIndex.open(found.names).close()
    except (StoreBroken, StoreMissing, AttributeError):
        return False
    return True


def _derive(settings: Settings, target: Path) -> None:
    with (settings.store / _TURN).open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        dataset = Dataset.open(settings)
        name = dataset.generation.folder.name
        if _is_of(target, name):
            return
        try:
            with writing(target, name) as draft:
                nquads = draft.folder / "public.nq"
                with nquads.open("wb") as out:
                    write_whole_dataset(dataset.store, dataset.iris, out, folder=draft.folder)
                dataset.check_unchanged()
                write_public_store(nquads, draft, dataset.iris, name, name)
                nquads.unlink()
        finally:
            dataset.names.close()
