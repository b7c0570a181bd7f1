"""Publishes: reads the public part, checks it, writes every file, renames the folder."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex

from graph.exports.public import public_quads
from graph.publishing.changes import Changes
from graph.publishing.edition import PublishedFile
from graph.publishing.public_store import write_public_store
from graph.publishing.snapshot import MANIFEST, STORE, Snapshot, latest_snapshot
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import writing

__all__ = ["Published", "publish"]


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did.

    Parameters
    ----------
    snapshot: the new one, or the one that already holds the same statements.
    changes: since the one before it.
    is_new: whether anything was written.
    """

    snapshot: Snapshot
    changes: Changes
    is_new: bool


def publish(
    settings: Settings,
    published: Path | None = None,
    *,
    today: date | None = None,
    report: Callable[[str], None] = lambda step: None,
) -> Published:
    """Publish the public part of the store of ``settings``, unless it is published already.

    Parameters
    ----------
    published: the folder of snapshots; that of the settings if absent.
    today: the day of the snapshot.
    report: told the name of each step as it begins.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built.
    graph.errors.StoreBroken: the store cannot be read, or the disk does not take the snapshot.
    """
    target = settings.published if published is None else published
    day = today or datetime.now(UTC).date()
    previous = latest_snapshot(target)
    dataset = Dataset.open(settings)
    report("lecture de ce qui est public")
    lines = sorted({f"{quad} .\n" for quad in public_quads(dataset.store, dataset.iris)})
    data = "".join(lines).encode()
    digest = hashlib.sha256(data).hexdigest()
    if previous is not None and previous.digest == digest:
        return Published(previous, Changes(previous.previous), is_new=False)
    draft = target / f".unfinished-{token_hex(4)}"
    draft.mkdir(parents=True)
    try:
        (draft / "dataset.nq").write_bytes(data)
        with writing(draft / STORE, digest[:12]) as generation:
            told = {"generation": dataset.generation.folder.name, "version": digest[:12]}
            write_public_store(dataset, generation, told)
        version = f"{day.isoformat()}-{digest[:8]}"
        snapshot = Snapshot(
            target / version,
            version,
            digest,
            day,
            previous.version if previous else "",
            (previous.created if previous else None) or day,
            {"statements": len(lines)},
            (PublishedFile("dataset.nq", "application/n-quads", len(data), digest),),
            previous.number + 1 if previous else 1,
        )
        (draft / MANIFEST).write_text(json.dumps(snapshot.manifest(), indent=1), "utf-8")
        draft.rename(snapshot.folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Published(snapshot, Changes(snapshot.previous, len(lines)), is_new=True)
