"""What people brought in: the files of ``data/contributions``, read strictly.

One file is one contribution, in TriG: the default graph says what its documents are as sources,
each named graph is one of them, one more graph (that of the contribution itself) keeps what was
decided and never enters the store. ``undone/`` keeps those that were undone.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from graph.errors import InputError, worded
from graph.model.iris import Iris
from graph.model.terms import BlankNode, Literal, NamedNode, Quad, Triple
from graph.model.vocabulary import term
from graph.settings import DEFAULT_BASE

__all__ = [
    "FOLDER",
    "UNDONE",
    "Contributed",
    "contribution_files",
    "key_of",
    "read_contribution",
    "read_decided",
    "read_record",
    "rebased",
]

FOLDER: Final = "contributions"
UNDONE: Final = "undone"
_PATTERN: Final = "*.trig"
_BROKEN: Final = worded("Annulez-la (maillage undo), ou remettez le fichier d'origine.")


@dataclass(frozen=True, slots=True)
class Contributed:
    """One contribution as its file has it.

    Parameters
    ----------
    record: who brought it, when, from which document; as written.
    decided: what was decided, one dictionary a proposal; as written.
    quads: what enters the store.
    graphs: access of each of its documents, by graph.
    digest: SHA-256 of the bytes that were read, hexadecimal.
    """

    key: str
    path: Path
    record: dict[str, Any]
    decided: tuple[dict[str, Any], ...]
    quads: tuple[Quad, ...]
    graphs: dict[NamedNode, str]
    digest: str


def contribution_files(data: Path, *, undone: bool = False) -> list[Path]:
    """The files of the contributions in force, or of those undone, the oldest first.

    A file that is in both places was being undone when the program was stopped: it is undone.
    """
    folder = data / FOLDER
    out = {path.name: path for path in (folder / UNDONE).glob(_PATTERN)}
    found = out if undone else {path.name: path for path in folder.glob(_PATTERN)}
    return [found[name] for name in sorted(found) if undone or name not in out]


def key_of(path: Path) -> str:
    """The identifier of the contribution in the file ``path``: the end of its name."""
    return path.stem.rpartition("-")[2]


def read_contribution(path: Path, iris: Iris) -> Contributed:
    """The contribution of a file.

    Raises
    ------
    InputError: it does not read, or is not a contribution as this program writes them.
    """
    return _Reader(path, iris).read()


def read_record(path: Path, iris: Iris) -> dict[str, Any]:
    """Who brought a contribution, when, from which document; only the top of its file is read.

    Raises
    ------
    InputError: it does not read.
    """
    for quad in _top(path, iris):
        if quad.predicate == iris.mai("record") and isinstance(quad.object, Literal):
            return _json(path, quad.object)
    raise _wrong(path, worded("rien n'y dit qui l'a apportée"))


def read_decided(path: Path, iris: Iris) -> list[dict[str, Any]]:
    """What was decided in a contribution, without its statements, which are not read.

    Raises
    ------
    InputError: it does not read.
    """
    decided = iris.mai("decided")
    return [
        _json(path, quad.object)
        for quad in _top(path, iris)
        if quad.predicate == decided and isinstance(quad.object, Literal)
    ]


def _top(path: Path, iris: Iris) -> Iterator[Quad]:
    """The graph of the contribution itself, which comes first."""
    node = iris.contribution(key_of(path))
    for quad in _parsed(path, iris):
        if quad.graph_name != node:
            return
        yield quad


def rebased(quads: Iterable[Quad], old: str, new: str) -> Iterable[Quad]:
    """``quads`` with every IRI under ``old`` put under ``new``."""
    if old == new:
        return quads
    return (_moved(quad, old, new) for quad in quads)


class _Reader:
    """Reads one file and refuses what does not belong in it."""

    def __init__(self, path: Path, iris: Iris) -> None:
        self._path, self._iris = path, iris
        self._key = key_of(path)
        self._node = iris.contribution(self._key)
        self._contacts = iris.contacts
        self._graphs: dict[NamedNode, str] = {}
        self._sources: set[NamedNode] = set()
        self._used: set[NamedNode] = set()

    def read(self) -> Contributed:
        """Every statement, each in its place."""
        record: dict[str, Any] = {}
        decided: list[dict[str, Any]] = []
        quads: dict[Quad, None] = {}
        content = _content(self._path)
        for quad in _parsed(self._path, self._iris, content):
            if quad.graph_name == self._node:
                value = self._decision(quad)
                if quad.predicate == self._iris.mai("record"):
                    record = value
                else:
                    decided.append(value)
            else:
                self._note(quad)
                quads[quad] = None
        self._check(record)
        return Contributed(
            self._key,
            self._path,
            record,
            tuple(decided),
            tuple(quads),
            self._graphs,
            hashlib.sha256(content).hexdigest(),
        )

    def _decision(self, quad: Quad) -> dict[str, Any]:
        known = (self._iris.mai("record"), self._iris.mai("decided"))
        if quad.predicate not in known or not isinstance(quad.object, Literal):
            raise _wrong(
                self._path,
                worded("« {value} » n'y est pas à sa place", value=quad.predicate.value[:80]),
            )
        return _json(self._path, quad.object)

    def _note(self, quad: Quad) -> None:
        subject, graph = quad.subject, quad.graph_name
        parts = (subject, quad.object, graph)
        if any(isinstance(part, BlankNode | Triple) for part in parts):
            raise _wrong(self._path, worded("un nœud anonyme s'y trouve"))
        if isinstance(graph, NamedNode):
            if graph != self._contacts:
                self._used.add(graph)
            return
        if not isinstance(subject, NamedNode):
            return
        if quad.predicate == term("rdf:type") and quad.object == self._iris.mai("Source"):
            self._sources.add(subject)
        if quad.predicate == term("dcterms:accessRights") and isinstance(quad.object, NamedNode):
            access = quad.object.value.rpartition("/")[2]
            if access not in ("public", "restricted") or subject in self._graphs:
                raise _wrong(
                    self._path, worded("un droit d'accès y est inconnu ou donné deux fois")
                )
            self._graphs[subject] = access

    def _check(self, record: dict[str, Any]) -> None:
        if not record or record.get("key") != self._key:
            raise _wrong(self._path, worded("le nom du fichier n'est pas celui de la contribution"))
        unknown = sorted(
            {node.value for node in self._used - self._sources}
            | {node.value for node in self._sources ^ self._graphs.keys()}
        )
        if unknown:
            raise _wrong(
                self._path,
                worded("{unknown} n'y est pas décrit comme document source", unknown=unknown[0]),
            )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unread(path, error) from error


def _parsed(path: Path, iris: Iris, content: bytes | None = None) -> Iterator[Quad]:
    """The statements of a file, or of its ``content``, as they are read."""
    trig = pyoxigraph.RdfFormat.TRIG
    try:
        if content is None:
            found = pyoxigraph.parse(path=str(path), format=trig)
        else:
            found = pyoxigraph.parse(content, format=trig)
        yield from rebased(found, DEFAULT_BASE, iris.base)
    except OSError as error:
        raise _unread(path, error) from error
    except (SyntaxError, ValueError) as error:
        line = f":{error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise InputError(
            "cette contribution est mal formée : ce n'est pas du TriG.",
            where=f"{path}{line}",
            advice=_BROKEN,
        ) from error


def _unread(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("cette contribution n'existe plus.", where=str(path))
    return InputError(
        worded("cette contribution ne se lit pas ({strerror}).", strerror=error.strerror or error),
        where=str(path),
        advice="Vérifiez les droits du fichier.",
    )


def _json(path: Path, value: Literal) -> dict[str, Any]:
    try:
        found = json.loads(value.value)
    except (ValueError, RecursionError) as error:
        raise _wrong(path, worded("une décision n'y est pas lisible")) from error
    if not isinstance(found, dict):
        raise _wrong(path, worded("une décision n'y est pas lisible"))
    return found


def _moved(quad: Quad, old: str, new: str) -> Quad:
    def move(part: Any) -> Any:
        if isinstance(part, NamedNode) and part.value.startswith(old):
            return NamedNode(new + part.value[len(old) :])
        return part

    return Quad(move(quad.subject), move(quad.predicate), move(quad.object), move(quad.graph_name))


def _wrong(path: Path, what: str) -> InputError:
    return InputError(
        worded("cette contribution n'est pas entière : {what}.", what=what),
        where=str(path),
        advice=_BROKEN,
    )
