"""What was brought in, by whom, and what was decided of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from graph.contributing.draft import Choice, Correction
from graph.contributing.folder import find_file
from graph.contributing.made import LeftOut, MadeGraph, Recorded
from graph.contributing.plain import Malformed, from_plain
from graph.errors import InputError
from graph.linking.suppressions import Suppressions, read_suppressions
from graph.model.iris import Iris
from graph.settings import Settings
from graph.sources.contributions import contribution_files, read_decided, read_record

__all__ = [
    "Contribution",
    "decided_in",
    "decisions_of",
    "line_of",
    "list_contributions",
    "refused_by_pattern",
]

_Line = TypeVar("_Line", "Contribution", Correction, LeftOut, MadeGraph, Recorded)


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of the history.

    Parameters
    ----------
    key: its identifier, for ``undo``.
    by, at: who brought it and when (UTC, ISO 8601).
    title: of its first resource. document: the name of the file. reader: what read it.
    resources: its resources. counts: how much it brought.
    left_out: what was accepted and could not stand.
    undone_by, undone_at: empty while it is in force.
    """

    key: str
    by: str
    at: str
    title: str
    document: str
    reader: str
    checksum: str
    resources: tuple[MadeGraph, ...]
    counts: dict[str, int]
    left_out: tuple[LeftOut, ...] = ()
    undone_by: str = ""
    undone_at: str = ""

    @property
    def is_undone(self) -> bool:
        """Whether it is no longer in force."""
        return bool(self.undone_at)


def list_contributions(settings: Settings, *, undone: bool = True) -> list[Contribution]:
    """Every contribution that reads, the newest first.

    Parameters
    ----------
    undone: with those that were undone.

    Raises
    ------
    InputError: the file of one in force, or the list of suppressions, is broken; says which.
    """
    iris, out = Iris(settings.base), _out(settings)
    found = [line_of(path, iris) for path in contribution_files(settings.data)]
    if undone:
        found += _undone(settings, iris)
    return sorted(
        (_line_told(one, out) for one in found), key=lambda one: (one.at, one.key), reverse=True
    )


def decisions_of(settings: Settings, key: str) -> list[Recorded]:
    """What was decided in the contribution ``key``, in the order of its document.

    Raises
    ------
    InputError: there is no such contribution in force, its file or the list of suppressions is
        broken.
    """
    out = _out(settings)
    return [_told(one, out) for one in decided_in(find_file(settings, key), Iris(settings.base))]


def refused_by_pattern(settings: Settings) -> dict[str, list[Recorded]]:
    """Refused relations by the pattern that found them, the pattern refused most often first.

    Raises
    ------
    InputError: the file of a contribution in force is broken.
    """
    iris, out = Iris(settings.base), _out(settings)
    found: dict[str, list[Recorded]] = {}
    for path in contribution_files(settings.data):
        for one in decided_in(path, iris):
            if one.choice is Choice.REFUSE and one.what == "relation":
                found.setdefault(one.pattern, []).append(_told(one, out))
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _out(settings: Settings) -> Suppressions:
    return read_suppressions(settings.data / "suppressions.csv")


def _line_told(line: Contribution, out: Suppressions) -> Contribution:
    resources = tuple(_told(one, out) for one in line.resources)
    left_out = tuple(_told(one, out) for one in line.left_out)
    return replace(_told(line, out), resources=resources, left_out=left_out)


def _told(line: _Line, out: Suppressions) -> _Line:
    """What may still be told of it: people taken out since are in no text, and in no address."""
    if not out.has_people:
        return line
    changed: dict[str, Any] = {}
    for name in (one.name for one in fields(line)):
        value = getattr(line, name)
        if isinstance(value, Correction):
            changed[name] = _told(value, out)
        elif isinstance(value, str) and out.names(value):
            changed[name] = "" if "://" in value else out.leave_out(value)
    return replace(line, **changed)


def line_of(path: Path, iris: Iris) -> Contribution:
    """The history line of a file.

    Raises
    ------
    InputError: it is broken.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _line(path, changed, iris.base)


def decided_in(path: Path, iris: Iris) -> list[Recorded]:
    """What was decided in the contribution of a file.

    Raises
    ------
    InputError: it is broken.
    """
    try:
        return [from_plain(Recorded, _full(one, iris)) for one in read_decided(path, iris)]
    except Malformed as error:
        raise _broken(path) from error


@lru_cache(maxsize=20_000)
def _line(path: Path, changed: int, base: str) -> Contribution:
    """A file never changes: what it says is kept."""
    iris = Iris(base)
    try:
        line = from_plain(Contribution, read_record(path, iris))
    except Malformed as error:
        raise _broken(path) from error
    resources = tuple(
        replace(one, graph=_long(one.graph, iris), resource=_long(one.resource, iris))
        for one in line.resources
    )
    return replace(line, resources=resources)


def _broken(path: Path) -> InputError:
    return InputError(
        "cette contribution n'est pas entière : une décision n'y est pas lisible.",
        where=str(path),
        advice="Annulez-la (maillage undo), ou remettez le fichier d'origine.",
    )


def _undone(settings: Settings, iris: Iris) -> Iterator[Contribution]:
    """Those undone; a broken file among them harms nobody."""
    for path in contribution_files(settings.data, undone=True):
        try:
            yield line_of(path, iris)
        except InputError:
            continue


def _full(decided: dict[str, Any], iris: Iris) -> dict[str, Any]:
    """A decision with the identifiers under this base."""
    correction = decided.get("correction")
    if isinstance(correction, dict) and correction.get("iri"):
        correction = {**correction, "iri": _long(str(correction["iri"]), iris)}
        decided = {**decided, "correction": correction}
    return {**decided, "iri": _long(str(decided["iri"]), iris)} if decided.get("iri") else decided


def _long(text: str, iris: Iris) -> str:
    return iris.long(text) if text else ""
