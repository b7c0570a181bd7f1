"""The build: every source read, linked, checked and written, or the old store kept."""

import time

from graph.building.from_sources import write_base
from graph.building.gathering import base_digest, inputs_digest
from graph.building.layering import has_base, lay, take_base
from graph.building.refused import Refused
from graph.building.report import BuildReport, Progress
from graph.building.sending import has_server, holds, send
from graph.errors import StoreBroken, StoreMissing
from graph.questions.served import forget, served_store
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import find_generation, writing

__all__ = ["BuildReport", "Progress", "Refused", "build"]


def build(
    settings: Settings, progress: Progress = lambda step: None, *, force: bool = False
) -> BuildReport:
    """Build the store of ``settings`` from its data.

    With nothing changed and a store that opens, nothing is done. Where the store is a server, the
    store is built in the folder beside it, then sent.

    Parameters
    ----------
    progress: told the name of each step as it begins.
    force: write even if nothing changed.

    Raises
    ------
    InputError: a source cannot be read, or the server takes no updates.
    Refused: the data break a rule.
    StoreLocked, StoreBroken: the store cannot be written.
    """
    start = time.monotonic()
    server = served_store(settings) if has_server(settings) else None
    version = inputs_digest(settings)
    known = None if force else _known(settings, version)
    if known is not None and (server is None or holds(server, version)):
        return known
    base_version = base_digest(settings)
    previous = find_generation(settings.store)
    current = None if force else previous
    if current is not None and current.version == version and known is None:
        current = None  # it is there and does not read: nothing of it is worth keeping
    with writing(settings.store) as draft:
        if current is not None and has_base(current, base_version):
            take_base(current, draft)
        else:
            write_base(settings, draft.base, base_version, progress)
        report = lay(settings, draft, progress)
        report.seconds = time.monotonic() - start
        draft.write("build.json", report.described(settings))
        if server is not None:
            send(server, draft, None if force else previous, progress)
            report.seconds = time.monotonic() - start
    if server is not None:
        forget(settings)
    return report


def _known(settings: Settings, version: str) -> BuildReport | None:
    """The report of the generation in use, if it is of this version and whole."""
    current = find_generation(settings.store)
    if current is None or current.version != version:
        return None
    try:
        EmbeddedStore.open(current.graph)
        NameIndex.open(current.names).close()
        said = current.read("build.json")
        return BuildReport.read(said)
    except (StoreBroken, StoreMissing, KeyError, TypeError):
        return None
