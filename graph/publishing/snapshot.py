"""A published snapshot, as its manifest tells it, and where snapshots are found."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from graph.publishing.edition import PublishedFile
from graph.store.generations import Generation, find_generation

__all__ = ["MANIFEST", "STORE", "Snapshot", "find_snapshots", "latest_snapshot", "read_snapshot"]

MANIFEST: Final = "snapshot.json"
"""The file that makes a folder a snapshot; it is written last."""
STORE: Final = "store"
"""The folder of the snapshot's own store."""

_FOLDER: Final = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One whole snapshot.

    Parameters
    ----------
    folder: where it is.
    version: the name of the folder, ``2026-11-27-1a2b3c4d``.
    digest: SHA-256 of the canonical statements, 64 hexadecimal digits.
    issued: the day it was published.
    previous: the version before it, or an empty text.
    created: the day of the first version known.
    counts: ``statements``, ``graphs``, ``relations``, and every kind of entity, in numbers.
    files: what can be downloaded.
    number: 1 for the first snapshot of a folder, then 2...
    """

    folder: Path
    version: str
    digest: str
    issued: date
    previous: str = ""
    created: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    files: tuple[PublishedFile, ...] = ()
    number: int = 1

    @property
    def store(self) -> Path:
        """The folder of a store that holds these statements and nothing else."""
        return self.folder / STORE

    @property
    def generation(self) -> Generation | None:
        """The one generation of that store, if it is there."""
        return find_generation(self.store)

    def file(self, path: str) -> PublishedFile | None:
        """The file called ``path``, as the manifest knows it; nothing for anything else."""
        return next((one for one in self.files if one.path == path), None)

    def manifest(self) -> dict[str, Any]:
        """The content of ``snapshot.json``."""
        return {
            "version": self.version,
            "sha256": self.digest,
            "issued": self.issued.isoformat(),
            "previous": self.previous,
            "created": (self.created or self.issued).isoformat(),
            "number": self.number,
            "counts": dict(self.counts),
            "files": [asdict(one) for one in self.files],
        }


def read_snapshot(folder: Path) -> Snapshot | None:
    """The snapshot in ``folder``, or nothing if there is none, or not a whole one."""
    try:
        said = json.loads((folder / MANIFEST).read_text("utf-8"))
        return Snapshot(
            folder,
            str(said["version"]),
            str(said["sha256"]),
            date.fromisoformat(said["issued"]),
            str(said["previous"]),
            date.fromisoformat(said["created"]),
            {str(name): int(count) for name, count in said["counts"].items()},
            tuple(
                PublishedFile(one["path"], one["media_type"], int(one["size"]), one["sha256"])
                for one in said["files"]
            ),
            int(said["number"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def find_snapshots(published: Path) -> list[Snapshot]:
    """The snapshots in the folder ``published``, the newest first; unfinished ones are ignored."""
    try:
        folders = [one for one in published.iterdir() if _FOLDER.fullmatch(one.name)]
    except OSError:
        return []
    found = [one for one in map(read_snapshot, folders) if one and one.version == one.folder.name]
    return sorted(found, key=lambda one: (one.number, one.issued, one.version), reverse=True)


def latest_snapshot(published: Path) -> Snapshot | None:
    """The newest snapshot in the folder ``published``, if there is one."""
    return next(iter(find_snapshots(published)), None)
