"""What a server's default graph tells of the build it holds: the version, and what a folder keeps.

It stands in statements on ``<base>graph/build`` that no question reads and no export gives. While
a server is being written in several updates, they say so, and readers wait.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from graph.errors import StoreBroken, StoreLocked
from graph.model.terms import Literal, NamedNode, Quad
from graph.store.exchange import PROMPT
from graph.store.remote import RemoteStore
from graph.store.updates import inserts

__all__ = ["Marker", "marked", "read_marker", "read_version"]

_VERSION: Final = "version"
_WRITING: Final = "writing"
_REPORT: Final = "report"
_ISSUES: Final = "issues"


@dataclass(frozen=True, slots=True)
class Marker:
    """What is told of a build.

    Parameters
    ----------
    version: its name, as in ``graph.store.generations``; empty while it is being written.
    report: what ``build.json`` holds. issues: what ``issues.json`` holds.
    """

    version: str
    report: dict[str, Any]
    issues: list[dict[str, Any]]


def read_version(store: RemoteStore) -> str:
    """The version of the build a server holds; empty if it tells none.

    Raises
    ------
    StoreLocked: it is being written. StoreBroken: it does not answer.
    """
    return _version(store, _told(store, (_VERSION, _WRITING)))


def read_marker(store: RemoteStore) -> Marker | None:
    """What a server tells of the build it holds, if it does.

    Raises
    ------
    StoreLocked: it is being written. StoreBroken: it does not answer, or not what was written.
    """
    told = _told(store, (_VERSION, _WRITING, _REPORT, _ISSUES))
    version = _version(store, told)
    if not version:
        return None
    try:
        return Marker(version, json.loads(told[_REPORT]), json.loads(told[_ISSUES]))
    except (KeyError, ValueError) as error:
        raise StoreBroken(
            "ce que ce serveur dit de son graphe ne se lit pas.",
            where=store.place,
            advice="Relancez : maillage build --force",
        ) from error


def marked(store: RemoteStore, marker: Marker | None) -> str:
    """The update after which the server tells this; nothing: that it is being written."""
    if marker is None:
        values = {_WRITING: "1"}
    else:
        values = {
            _VERSION: marker.version,
            _REPORT: json.dumps(marker.report, ensure_ascii=False),
            _ISSUES: json.dumps(marker.issues, ensure_ascii=False),
        }
    quads = [Quad(store.marker, _name(store, name), Literal(text)) for name, text in values.items()]
    default = store.dialect.default
    triple = f"{store.marker} ?p ?o"
    old = f"GRAPH <{default}> {{ {triple} }}" if default else triple
    return f"DELETE WHERE {{ {old} }} ;\n{inserts(quads, default)}"


def _version(store: RemoteStore, told: dict[str, str]) -> str:
    if _WRITING in told:
        raise StoreLocked(
            "le graphe de ce serveur est en train d'être remplacé.",
            where=store.place,
            advice="Attendez qu'il le soit ; si rien ne l'écrit plus, relancez : maillage build",
        )
    return told.get(_VERSION, "")


def _told(store: RemoteStore, names: tuple[str, ...]) -> dict[str, str]:
    wanted = " ".join(str(_name(store, name)) for name in names)
    query = f"SELECT ?p ?o WHERE {{ VALUES ?p {{ {wanted} }} {store.marker} ?p ?o }}"
    start = f"{store.marker.value}#"
    return {
        name.value.removeprefix(start): text.value
        for name, text in store.rows(query, seconds=PROMPT)[1]
        if name is not None and text is not None
    }


def _name(store: RemoteStore, name: str) -> NamedNode:
    return NamedNode(f"{store.marker.value}#{name}")
