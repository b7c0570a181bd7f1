"""A generation put on a server: what has changed, in one update, or everything in several.

A server that does an update in whole or not at all goes from one version to the next in one step
where little has changed. Otherwise it says that it is being written until all is there (see
``graph.store.marker``): readers are told to wait, and a build that was killed is done again.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.building.report import Progress
from graph.errors import InputError, StoreBroken, StoreLocked, worded
from graph.model.terms import NamedNode, Quad
from graph.settings import Settings
from graph.store.detecting import is_union_by_trying
from graph.store.dialects import Plain, UnionDefault
from graph.store.embedded import EmbeddedStore
from graph.store.generations import Generation
from graph.store.marker import Marker, marked, read_version
from graph.store.remote import RemoteStore
from graph.store.updates import batches, deletes, inserts

__all__ = ["has_server", "holds", "send"]

_BATCH: Final = 20_000
"""How many statements are sent at a time, where the server takes more."""

_DROPS: Final = 200
_MOST_CHANGES: Final = 200_000
"""From so many changes on, everything is sent anew rather than compared in memory."""


def has_server(settings: Settings) -> bool:
    """Whether the store is a server.

    Raises
    ------
    InputError: it is, and no address takes updates: nothing can be built there.
    """
    if settings.address and not settings.store_update:
        raise InputError(
            "ce serveur ne fait que se lire : rien ne peut y être construit.",
            where="MAILLAGE_STORE",
            advice="Donnez son adresse de mise à jour dans MAILLAGE_STORE_UPDATE.",
        )
    return bool(settings.address)


def holds(store: RemoteStore, version: str) -> bool:
    """Whether a server holds this version, whole."""
    return _told(store) == version


def send(
    store: RemoteStore, generation: Generation, previous: Generation | None, progress: Progress
) -> None:
    """Make the server hold what ``generation`` does, and tell its version.

    Parameters
    ----------
    previous: a generation that the server may hold now.
    progress: told the name of each step as it begins.

    Raises
    ------
    InputError: it holds what is not ours.
    StoreBroken: it does not answer, or has not kept everything; it then says so to readers.
    """
    report = generation.read("build.json")
    marker = Marker(report["version"], report, generation.read("issues.json"))
    told = _told(store)
    if told == marker.version:
        return
    progress("serveur")
    new = EmbeddedStore.open(generation.graph)
    old = _graph_of(previous, told)
    changes = None if old is None else _changes(old, new)
    if changes is None:
        _send_all(store, new, progress)
    elif store.dialect.is_atomic and sum(map(len, changes)) <= store.dialect.statements:
        _apply(store, *changes, marker)
        return
    else:
        _send_changes(store, *changes)
    _check(store, len(new))
    store.exchange.update(marked(store, marker))


def _told(store: RemoteStore) -> str:
    """The version a server tells; empty where it tells none, or is left half-written."""
    try:
        return read_version(store)
    except StoreLocked:
        return ""


def _graph_of(previous: Generation | None, told: str) -> EmbeddedStore | None:
    """What the server holds, if a generation here is the one it tells of."""
    if previous is None or not told or previous.read("build.json")["version"] != told:
        return None
    if not (previous.graph / "CURRENT").is_file():
        return None
    return EmbeddedStore.open(previous.graph)


def _changes(old: EmbeddedStore, new: EmbeddedStore) -> tuple[list[Quad], list[Quad]] | None:
    """What to take out and what to add; nothing if that is too much to hold."""
    lists: list[list[Quad]] = []
    for one, other in ((old, new), (new, old)):
        found: list[Quad] = []
        for quad in one.quads():
            if not other.holds(quad):
                found.append(quad)
                if len(found) > _MOST_CHANGES:
                    return None
        lists.append(found)
    return lists[0], lists[1]


def _apply(store: RemoteStore, gone: list[Quad], come: list[Quad], marker: Marker) -> None:
    """All in one update."""
    default = store.dialect.default
    parts = (deletes(gone, default), inserts(come, default), marked(store, marker))
    store.exchange.update(" ;\n".join(filter(None, parts)))


def _send_changes(store: RemoteStore, gone: list[Quad], come: list[Quad]) -> None:
    size = min(store.dialect.statements, _BATCH)
    store.exchange.update(marked(store, None))
    for batch in batches(gone, size):
        store.remove(batch)
    for batch in batches(come, size):
        store.add(batch)


def _send_all(store: RemoteStore, new: EmbeddedStore, progress: Progress) -> None:
    _settle(store)
    _clear(store, _graphs(store))
    size, total = min(store.dialect.statements, _BATCH), len(new)
    sent = step = 0
    for batch in batches(_by_graph(new), size):
        store.add(batch)
        sent += len(batch)
        if (tenths := 10 * sent // total) > step:
            step = tenths
            progress(f"serveur {10 * step} %")


def _settle(store: RemoteStore) -> None:
    """An empty server does not tell whether its default graph is the union of all: it is tried."""
    if isinstance(store.dialect, Plain) and is_union_by_trying(store.exchange, store.iris):
        store.speak(UnionDefault(store.iris.default_graph.value))


def _graphs(store: RemoteStore) -> list[str]:
    """The named graphs of the server.

    Raises
    ------
    InputError: one is not ours. A server is for one dataset: ``GRAPH ?g`` reads all of it.
    """
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    found = [graph.value for (graph,) in store.rows(query)[1] if graph is not None]
    strange = next((name for name in found if not name.startswith(store.iris.base)), "")
    if strange:
        raise InputError(
            worded("ce serveur contient déjà autre chose ({graph}).", graph=strange[:120]),
            where=store.place,
            advice="Donnez l'adresse d'une base vide, qui ne servira qu'à ce graphe.",
        )
    return found


def _clear(store: RemoteStore, graphs: list[str]) -> None:
    """Take everything out, and say that the server is being written all along."""
    store.exchange.update(marked(store, None))
    default = store.dialect.default
    for start in range(0, len(graphs), _DROPS):
        drops = [f"DROP SILENT GRAPH <{name}>" for name in graphs[start : start + _DROPS]]
        store.exchange.update(" ;\n".join(drops))
    if default:
        store.exchange.update(f"DROP SILENT GRAPH <{default}> ;\n{marked(store, None)}")
    else:
        store.exchange.update(f"CLEAR DEFAULT ;\n{marked(store, None)}")


def _by_graph(store: EmbeddedStore) -> Iterator[Quad]:
    """Statements of one graph after the other: fewer operations an update."""
    named = [g for (g,) in store.select("SELECT DISTINCT ?g WHERE { GRAPH ?g {} }")[1]]
    seen: Iterable[NamedNode] = (g for g in named if isinstance(g, NamedNode))
    for graph in sorted(seen, key=str):
        yield from store.quads(graph=graph)
    yield from store.default_quads()


def _check(store: RemoteStore, wanted: int) -> None:
    kept = len(store)
    if kept != wanted:
        raise StoreBroken(
            worded("le serveur a gardé {kept} énoncés sur {wanted}.", kept=kept, wanted=wanted),
            where=store.place,
            advice="Videz-le, puis relancez : maillage build",
        )
