"""Decisions on things and names: the same, not the same, no longer to be there. All reversible."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from graph.contributing.draft import Choice, Draft, now, proposals
from graph.contributing.existing import Existing
from graph.contributing.folder import locked
from graph.contributing.quoting import without_contacts
from graph.contributing.safe_files import remove, write_bytes
from graph.errors import InputError
from graph.linking.judgements import Verdict
from graph.linking.name_judgements import (
    COLUMNS,
    FILE,
    NameJudgement,
    name_subject,
    read_name_judgements,
)
from graph.model.iris import Iris
from graph.model.reading import ReadEntity
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of
from graph.questions.dataset import Dataset
from graph.settings import Settings

__all__ = [
    "forget_judgements",
    "judge",
    "keep_apart",
    "keep_judgements",
    "merge",
    "unjudge",
    "unmerge",
]

_REMEMBERED: Final = frozenset((Kind.ORGANISATION, Kind.PROJECT, Kind.CONCEPT))
"""Kinds whose names mean the same thing from one document to another; people and towns do not."""

_FIXED: Final = frozenset((Kind.TERRITORY,))


def judge(
    settings: Settings,
    kind: Kind,
    name: str,
    iri: str,
    by: str,
    *,
    same: bool = True,
    reason: str = "",
) -> None:
    """Keep that ``name`` is, or is not, the thing ``iri``: linking asks no more.

    Raises
    ------
    InputError: the file does not read. StoreLocked, StoreBroken: it cannot be written.
    """
    verdict = Verdict.SAME if same else Verdict.DIFFERENT
    target = Iris(settings.base).short(iri)
    line = NameJudgement(name_subject(kind, name), verdict, target, *_signed(by, reason))
    _change(settings, lambda lines: [*_without(lines, line), line])


def unjudge(settings: Settings, kind: Kind, name: str, iri: str) -> None:
    """Forget what was decided of ``name`` and ``iri``."""
    pair = (name_subject(kind, name), Iris(settings.base).short(iri))
    _forget(settings, lambda line: (line.subject, line.target) == pair)


def merge(settings: Settings, one: str, other: str, by: str, reason: str = "") -> None:
    """Make ``one`` part of ``other``, which keeps its identifier and its name, from now on.

    Parameters
    ----------
    one, other: IRIs.

    Raises
    ------
    InputError: one of them is unknown, they are not of one kind, they are one already, or only
        restricted documents know ``other``, whose identifier would be published.
    StoreMissing: nothing has been built. StoreLocked, StoreBroken: it cannot be written.
    """
    iris = Iris(settings.base)
    _check_pair(settings, iris, one, other)
    first, second = iris.short(one), iris.short(other)
    line = NameJudgement(first, Verdict.SAME, second, *_signed(by, reason))

    def added(lines: Sequence[NameJudgement]) -> list[NameJudgement]:
        kept = [known for known in lines if {known.subject, known.target} != {first, second}]
        return [*kept, line]

    _change(settings, added)


def unmerge(settings: Settings, one: str, other: str) -> None:
    """Make two things again of what :func:`merge` made one; forget that they are kept apart too.

    Raises
    ------
    InputError: nothing was decided of the two.
    """
    iris = Iris(settings.base)
    pair = {iris.short(one), iris.short(other)}
    found = _forget(settings, lambda line: {line.subject, line.target} == pair)
    if not found:
        raise InputError("rien n'a été décidé de ces deux-là.", where=" et ".join(sorted(pair)))


def keep_apart(settings: Settings, one: str, other: str, by: str, reason: str = "") -> None:
    """Keep that two things are not the same, however alike they look."""
    iris = Iris(settings.base)
    first, second = sorted((iris.short(one), iris.short(other)))
    line = NameJudgement(first, Verdict.DIFFERENT, second, *_signed(by, reason))

    def added(lines: Sequence[NameJudgement]) -> list[NameJudgement]:
        return [*(k for k in lines if {k.subject, k.target} != {first, second}), line]

    _change(settings, added)


def keep_judgements(path: Path, draft: Draft, iris: Iris, by: str, reason: str) -> None:
    """Keep what a person told apart in ``draft``: names linked by hand, candidates turned down.

    Parameters
    ----------
    path: the file; its folder is locked by the caller.
    """
    told = list(_told(draft, iris, by, reason))
    if not told:
        return
    lines = list(read_name_judgements(path).lines)
    for line in told:
        lines = [*_without(lines, line), line]
    _write(path, lines)


def forget_judgements(path: Path, reason: str) -> None:
    """Forget what was kept for ``reason``; the folder is locked by the caller."""
    lines = read_name_judgements(path).lines
    kept = [line for line in lines if line.reason != reason]
    if len(kept) < len(lines):
        _write(path, kept)


def _told(draft: Draft, iris: Iris, by: str, reason: str) -> Iterable[NameJudgement]:
    for one in proposals(draft):
        decision, read = one.decision, one.read
        if decision is None or not isinstance(read, ReadEntity) or decision.automatic:
            continue
        if decision.choice is Choice.REFUSE or read.kind not in _REMEMBERED:
            continue
        given, subject = decision.correction, name_subject(read.kind, read.label)
        signed = _signed(by, reason)
        others = [candidate.iri for candidate in read.candidates]
        if given.iri and (given.kind in (None, read.kind)):
            yield NameJudgement(subject, Verdict.SAME, iris.short(given.iri), *signed)
            others = [read.iri] if read.iri not in ("", given.iri) else []
        if given.iri or given.create:
            for other in dict.fromkeys(filter(None, others)):
                yield NameJudgement(subject, Verdict.DIFFERENT, iris.short(other), *signed)


def _check_pair(settings: Settings, iris: Iris, one: str, other: str) -> None:
    kinds = {kind_of(iri, iris) for iri in (one, other)}
    if len(kinds) > 1 or not kinds.isdisjoint((None, *_FIXED)):
        raise InputError(
            "ces deux-là ne sont pas de même genre.",
            where=f"{iris.short(one)} et {iris.short(other)}",
            advice="On ne réunit que deux organisations, deux personnes, deux projets…",
        )
    dataset = Dataset.open(settings)
    try:
        existing = Existing.of(dataset)
        for iri in (one, other):
            if not existing.holds(NamedNode(iri)):
                raise InputError("cette chose n'est pas dans le graphe.", where=iris.short(iri))
        if existing.is_hidden(NamedNode(other)) and not existing.is_hidden(NamedNode(one)):
            raise InputError(
                "seuls des documents réservés connaissent cette chose : son identifiant serait "
                "publié.",
                where=iris.short(other),
                advice="Gardez le nom et l'identifiant de l'autre.",
            )
    finally:
        dataset.names.close()
    if one == other:
        raise InputError("c'est déjà une seule et même chose.", where=iris.short(one))


def _without(lines: Iterable[NameJudgement], new: NameJudgement) -> list[NameJudgement]:
    """The lines that ``new`` does not replace: a name is one thing, and is not several."""
    same = new.verdict is Verdict.SAME
    return [
        line
        for line in lines
        if line.subject != new.subject
        or (line.target != new.target and not (same and line.verdict is Verdict.SAME))
    ]


def _forget(settings: Settings, is_meant: Callable[[NameJudgement], bool]) -> int:
    found = 0

    def left(lines: Sequence[NameJudgement]) -> list[NameJudgement]:
        nonlocal found
        kept = [line for line in lines if not is_meant(line)]
        found = len(lines) - len(kept)
        return kept

    _change(settings, left)
    return found


def _change(
    settings: Settings, change: Callable[[Sequence[NameJudgement]], list[NameJudgement]]
) -> None:
    with locked(settings):
        path = settings.data / FILE
        lines = read_name_judgements(path).lines
        changed = change(lines)
        if tuple(changed) != lines:
            _write(path, changed)


def _write(path: Path, lines: Sequence[NameJudgement]) -> None:
    if not lines:
        remove(path)
        return
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(
            [line.subject, line.verdict.value, line.target, line.by, line.date, line.reason]
        )
    write_bytes(path, rows.getvalue().encode())


def _signed(by: str, reason: str) -> tuple[str, str, str]:
    clean = (" ".join(without_contacts(text).split()) for text in (by, reason))
    name, why = clean
    return name, now()[:10], why
