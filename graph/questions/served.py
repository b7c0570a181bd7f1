"""The generation in use where the store is a server: its names and report are kept in a folder.

A folder of the layout of ``graph.store.generations`` stands beside each server, without a graph:
what the server says of its build is written there once a version, and the name index is made from
its statements. Programs that share the data folder share it.
"""

import hashlib
import time
from threading import Lock
from typing import Final

from graph.errors import StoreBroken, StoreLocked, StoreMissing, worded
from graph.search.from_store import name_entries_of
from graph.search.index import NameIndex
from graph.settings import Settings
from graph.store.generations import Generation, find_generation, writing
from graph.store.marker import Marker, read_marker, read_version
from graph.store.remote import RemoteStore

__all__ = ["Moved", "check_still", "follow", "forget", "served_store"]

_FRESH: Final = 2.0
"""For how many seconds the version a server has told is taken as its version."""

_FRESH_UNTOLD: Final = 60.0
"""The same for a server that must be counted to know."""

_PATIENCE: Final = 120.0
_STEP: Final = 0.2

_known: dict[tuple[str, str], tuple[float, str | StoreBroken]] = {}
_stores: dict[tuple[str, ...], RemoteStore] = {}
_lock = Lock()


class Moved(StoreBroken):
    """A server holds another version than when its reading began."""


def served_store(settings: Settings) -> RemoteStore:
    """The server of ``settings``, one for the whole process.

    Raises
    ------
    InputError: an address is none.
    """
    told = (
        settings.address,
        settings.store_update,
        settings.store_user,
        settings.store_password,
    )
    with _lock:
        key = (*told, settings.base)
        if key not in _stores:
            _stores[key] = RemoteStore(*told, base=settings.base)
        return _stores[key]


def follow(settings: Settings) -> Generation:
    """The generation of the server of ``settings``; its names are made if they are not yet.

    A server that was filled by other means than ``build`` tells no version: that is then worked
    out from how many statements each of its graphs holds, once a minute.

    Raises
    ------
    StoreMissing: it holds nothing of ours. StoreLocked: it is being written.
    StoreBroken: it does not answer, or the folder beside it cannot be written.
    """
    store = served_store(settings)
    until = time.monotonic() + _PATIENCE
    while True:
        version = _version(store)
        current = find_generation(settings.store)
        if current is not None and current.version == version and current.names.is_file():
            return current
        try:
            with writing(settings.store, version) as draft:
                _fill(store, draft, version)
                check_still(store, version)
        except (StoreLocked, Moved):
            if time.monotonic() > until:
                raise
            time.sleep(_STEP)


def forget(settings: Settings) -> None:
    """Ask the server anew what it holds: it has just been written."""
    store = served_store(settings)
    _known.pop(_key(store), None)


def check_still(store: RemoteStore, version: str) -> None:
    """Refuse what was read of a server if it holds something else by now.

    Parameters
    ----------
    version: what it held when the reading began.

    Raises
    ------
    Moved: it does. StoreLocked: it is being written. StoreBroken: it does not answer.
    """
    _known.pop(_key(store), None)
    if _version(store) != version:
        raise Moved(
            "ce serveur a changé pendant qu'il était lu.", where=store.place, advice="Recommencez."
        )


def _key(store: RemoteStore) -> tuple[str, str]:
    return store.place, store.iris.base


def _version(store: RemoteStore) -> str:
    """The version, or what is wrong, asked of the server once in a while.

    Who asks after a silent server waits for it in turn: all are told what the first one was.
    """
    until, known = _known.get(_key(store), (0.0, ""))
    if time.monotonic() < until:
        if isinstance(known, StoreBroken):
            raise known.with_traceback(None)
        return known
    try:
        told = read_version(store)
        version = told or _worked_out(store)
    except StoreLocked:
        raise
    except StoreBroken as error:
        _known[_key(store)] = time.monotonic() + _FRESH, error
        raise
    _known[_key(store)] = time.monotonic() + (_FRESH if told else _FRESH_UNTOLD), version
    return version


def _worked_out(store: RemoteStore) -> str:
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    counts = sorted(
        f"{graph.value} {number.value}"
        for graph, number in store.rows(query)[1]
        if graph is not None and number is not None
    )
    if not counts:
        raise _missing(store)
    counts.append(str(store.count("?s ?p ?o")))
    return hashlib.sha256("\n".join(counts).encode()).hexdigest()[:12]


def _fill(store: RemoteStore, draft: Generation, version: str) -> None:
    known = read_marker(store) or Marker(version, _report(store, version), [])
    count = NameIndex.build(draft.names, name_entries_of(store, store.iris))
    if not count:
        raise _missing(store)
    draft.write("build.json", known.report)
    draft.write("issues.json", known.issues)


def _report(store: RemoteStore, version: str) -> dict[str, object]:
    """What ``build.json`` would hold, as far as statements tell."""
    return {
        "version": version,
        "base_version": "",
        "base": store.iris.base,
        "built": "",
        "sources": {},
        "things": {},
        "issues": {},
        "contributions": [],
        "seconds": 0.0,
    }


def _missing(store: RemoteStore) -> StoreMissing:
    return StoreMissing(
        worded("ce serveur ne contient rien sous {base}.", base=store.iris.base),
        where=store.place,
        advice="Lancez : maillage build ; ou donnez sa base dans MAILLAGE_BASE.",
    )
