"""Drafts on disk, so that what was decided survives a closed browser.

``data/drafts/<id>.json`` holds the document as it was read, ``<id>.decisions.json`` what was
decided since: the first is written once, the second after each decision. Both are internal, for
the account that runs the program only, and never in git.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from graph.contributing.draft import (
    Access,
    Decision,
    Draft,
    default_access,
    default_licence,
    now,
    proposals,
)
from graph.contributing.plain import Malformed, from_plain, to_plain
from graph.contributing.rereading import carry_over
from graph.contributing.safe_files import folder_of, remove, write_bytes
from graph.errors import InputError
from graph.model.iris import digest, slug
from graph.model.reading import ReadDocument
from graph.settings import Settings

__all__ = [
    "DraftSummary",
    "drafts_folder",
    "drop_draft",
    "list_drafts",
    "new_draft",
    "open_draft",
    "save_draft",
    "start_draft",
]

_ID: Final = re.compile(r"[0-9a-z][0-9a-z-]{0,120}")
_DOCUMENT, _DECISIONS = ".json", ".decisions.json"


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """One line of the list of drafts.

    Parameters
    ----------
    title: of its first resource, or the name of the document.
    proposals, decided: how many there are, and how many have a decision.
    """

    id: str
    title: str
    by: str
    started: str
    changed: str
    proposals: int
    decided: int


@dataclass(slots=True)
class _Decided:
    """The file of decisions."""

    id: str
    title: str
    by: str
    started: str
    changed: str
    proposals: int
    decided: int
    access: list[Access]
    decisions: dict[str, Decision]
    keeps_contacts: bool = False
    known: dict[str, str] = field(default_factory=dict)
    licence: str | None = None


def drafts_folder(settings: Settings) -> Path:
    """Where drafts are kept."""
    return settings.data / "drafts"


def start_draft(settings: Settings, document: ReadDocument, by: str) -> Draft:
    """A new draft of ``document``, on disk when this returns.

    Raises
    ------
    StoreBroken: the disk is full or fails.
    InputError: the folder cannot be written, or the file of a contribution is broken.
    """
    draft = new_draft(settings, document, by)
    folder = folder_of(drafts_folder(settings), private=True)
    write_bytes(folder / f"{draft.id}{_DOCUMENT}", _json(to_plain(draft.document)), private=True)
    save_draft(settings, draft)
    return draft


def new_draft(settings: Settings, document: ReadDocument, by: str) -> Draft:
    """A draft of ``document`` that is kept nowhere yet.

    What earlier contributions of the same resources have decided is not proposed again.

    Raises
    ------
    InputError: the file of a contribution is broken.
    """
    started = now()
    name = slug(_title(document) or document.name, 40) or "document"
    key = digest(document.name, document.checksum, by, started, token_hex(8), length=10)
    access = [default_access(reading) for reading in document.readings]
    draft = Draft(f"{name}-{key}", document, by, started, started, access)
    draft.licence = default_licence(document)
    carry_over(settings, draft)
    return draft


def save_draft(settings: Settings, draft: Draft) -> None:
    """Keep what was decided since the draft was opened.

    Raises
    ------
    StoreBroken: the disk is full or fails; what was kept before stays.
    """
    kept = _Decided(
        id=draft.id,
        title=_title(draft.document),
        by=draft.by,
        started=draft.started,
        changed=draft.changed,
        proposals=sum(1 for _ in proposals(draft)),
        decided=draft.decided,
        access=draft.access,
        decisions=draft.decisions,
        keeps_contacts=draft.keeps_contacts,
        known=draft.known,
        licence=draft.licence,
    )
    folder = folder_of(drafts_folder(settings), private=True)
    write_bytes(folder / f"{draft.id}{_DECISIONS}", _json(to_plain(kept)), private=True)


def open_draft(settings: Settings, id: str) -> Draft:
    """The draft called ``id``, with everything decided so far.

    Raises
    ------
    InputError: there is none of that name, or its files do not read.
    """
    path = _path(settings, id, _DOCUMENT)
    document = _read(path, ReadDocument)
    kept = _read(_path(settings, id, _DECISIONS), _Decided)
    if len(kept.access) != len(document.readings):
        raise _broken(path)
    return Draft(
        id=id,
        document=document,
        by=kept.by,
        started=kept.started,
        changed=kept.changed,
        access=kept.access,
        decisions=kept.decisions,
        keeps_contacts=kept.keeps_contacts,
        known=kept.known,
        licence=default_licence(document) if kept.licence is None else kept.licence,
    )


def list_drafts(settings: Settings) -> list[DraftSummary]:
    """Every draft that reads, the one touched last first."""
    found = list(_summaries(drafts_folder(settings)))
    return sorted(found, key=lambda one: (one.changed, one.id), reverse=True)


def drop_draft(settings: Settings, id: str) -> None:
    """Forget the draft called ``id``, document and decisions; nothing if there is none."""
    for suffix in (_DECISIONS, _DOCUMENT):
        remove(_path(settings, id, suffix))


def _summaries(folder: Path) -> Iterator[DraftSummary]:
    for path in sorted(folder.glob(f"*{_DECISIONS}")):
        try:
            kept = _read(path, _Decided)
        except InputError:
            continue
        yield DraftSummary(
            path.name.removesuffix(_DECISIONS),
            kept.title,
            kept.by,
            kept.started,
            kept.changed,
            kept.proposals,
            kept.decided,
        )


def _path(settings: Settings, id: str, suffix: str) -> Path:
    if not _ID.fullmatch(id):
        raise InputError(
            "ce n'est pas le nom d'un brouillon.", advice="Choisissez-en un ci-dessus."
        )
    return drafts_folder(settings) / f"{id}{suffix}"


def _read(path: Path, made: type[Any]) -> Any:
    try:
        return from_plain(made, json.loads(path.read_bytes()))
    except FileNotFoundError:
        raise InputError(
            "ce brouillon n'existe plus.",
            where=path.name,
            advice="Lisez de nouveau le document.",
        ) from None
    except (OSError, ValueError, RecursionError, Malformed) as error:
        raise _broken(path) from error


def _broken(path: Path) -> InputError:
    return InputError(
        "ce brouillon ne se lit pas.",
        where=str(path),
        advice="Supprimez-le, puis lisez de nouveau le document.",
    )


def _title(document: ReadDocument) -> str:
    titles = (reading.resource.title for reading in document.readings)
    return next(filter(None, titles), document.name)


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
