"""Publishes: reads what is public, checks it, writes every file, and only then names the folder."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from graph.errors import StoreBroken, StoreMissing, worded
from graph.exports.whole import Whole, write_whole_dataset
from graph.publishing.catalogue import catalogue_quads
from graph.publishing.changes import CHANGES, Changes, read_changes
from graph.publishing.changes_page import changes_page
from graph.publishing.checking import check_before, check_catalogue
from graph.publishing.companions import (
    copy_ontology,
    copy_outlines,
    write_licence,
    write_sums,
    write_turtle,
)
from graph.publishing.edition import Edition, PublishedFile, find_period
from graph.publishing.files import NQUADS, describe_file, last_reading, write_formats
from graph.publishing.folder import drafting, free_name
from graph.publishing.public_store import write_public_store
from graph.publishing.readme import readme
from graph.publishing.refusal import refuse
from graph.publishing.snapshot import MANIFEST, STORE, Snapshot, latest_snapshot
from graph.publishing.telling import changes_since
from graph.publishing.void import void_quads
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore
from graph.store.generations import writing
from graph.store.placing import put_in_place

__all__ = ["Published", "publish"]

Report = Callable[[str], None]


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
    report: Report = lambda step: None,
) -> Published:
    """Publish the public part of the store of ``settings``, unless it is published already.

    Parameters
    ----------
    published: the folder of snapshots; that of the settings if absent.
    today: the day of the snapshot.
    report: told the name of each step as it begins, in French, or one of the checks' ``STEPS``.

    Raises
    ------
    graph.publishing.refusal.PublicationRefused: what would leave breaks a rule.
    graph.errors.StoreMissing: nothing has been built.
    graph.errors.StoreLocked: another process is publishing in this folder.
    graph.errors.StoreBroken: the store cannot be read, or changes while it is; or the disk does
        not take the snapshot.
    """
    target = settings.published if published is None else published
    day = today or datetime.now(UTC).date()
    dataset = Dataset.open(settings)
    settings = replace(settings, base=dataset.iris.base)
    try:
        with drafting(target) as draft:
            previous = latest_snapshot(target)
            report(worded("lecture de ce qui est public"))
            whole = _read(dataset, draft)
            if previous is not None and previous.digest == whole.digest:
                return _unchanged(previous)
            publication = _Publication(settings, dataset, draft, whole, report)
            name = free_name(target, f"{day.isoformat()}-{whole.digest[:8]}")
            found = publication.write(name, day, previous)
            _leave_no_trace(draft)
            put_in_place(draft, target / name)
            return Published(replace(found[0], folder=target / name), found[1], is_new=True)
    finally:
        dataset.names.close()


def _read(dataset: Dataset, draft: Path) -> Whole:
    path = draft / NQUADS
    with path.open("wb") as out:
        count, size, digest = write_whole_dataset(dataset.store, dataset.iris, out, folder=draft)
    dataset.check_unchanged()
    return Whole(path, dataset.iris, digest, size, count)


def _leave_no_trace(draft: Path) -> None:
    """Without what the engine notes of the machine it ran on: its name, the folders it wrote in."""
    for journal in (draft / STORE).glob("*/graph/LOG*"):
        journal.unlink()


def _unchanged(snapshot: Snapshot) -> Published:
    told = read_changes(snapshot.folder) or Changes(snapshot.version)
    return Published(snapshot, told, is_new=False)


@dataclass(slots=True)
class _Publication:
    """One snapshot being written in ``draft``."""

    settings: Settings
    dataset: Dataset
    draft: Path
    whole: Whole
    report: Report
    _files: dict[Path, PublishedFile] = field(default_factory=dict)

    def write(self, version: str, day: date, previous: Snapshot | None) -> tuple[Snapshot, Changes]:
        """Write everything, the manifest last."""
        iris = self.whole.iris
        here = replace(self.settings, store=self.draft / STORE)
        self.report(worded("écriture du graphe public"))
        made_from = self.dataset.generation.folder.name
        with writing(here.store, self.whole.digest[:12]) as generation:
            write_public_store(self.whole.path, generation, iris, version, made_from)
        public = Dataset.open(here)
        try:
            refuse(check_before(_embedded(public), iris, self.settings, report=self.report))
            counts = self._write_files(public)
            self.report(worded("comparaison avec la version précédente"))
            changes = self._compare(version, previous, public)
            edition = Edition(
                version,
                self.whole.digest,
                day,
                self._described(),
                previous.version if previous else "",
                previous.created if previous and previous.created else day,
                counts,
                find_period(public.store, iris),
            )
        finally:
            public.names.close()
        self.report(worded("écriture du catalogue"))
        self._write_about(edition, changes)
        return self._finish(edition, previous), changes

    def _write_files(self, public: Dataset) -> dict[str, int]:
        """The dataset in every format, and what it takes to read it; how much it holds."""
        day = last_reading(public.store)
        counts = write_formats(self.whole, self.draft, self.settings, day, self.report)
        copy_ontology(self.settings, self.draft)
        copy_outlines(self.settings, self.draft)
        write_licence(self.settings, self.draft)
        return {"statements": self.whole.statements, **counts}

    def _compare(self, version: str, previous: Snapshot | None, public: Dataset) -> Changes:
        if previous is None:
            return Changes(version)
        internal, settings = self.dataset.store, self.settings
        try:
            return changes_since(previous, version, self.whole.path, public, internal, settings)
        except (StoreMissing, StoreBroken, FileNotFoundError):
            return Changes(version)  # the version before is no longer whole: nothing to compare

    def _write_about(self, edition: Edition, changes: Changes) -> None:
        """What describes the rest: changes, readme, catalogue."""
        told = json.dumps(changes.to_dict(), ensure_ascii=False, indent=1)
        (self.draft / CHANGES).write_text(f"{told}\n", "utf-8")
        for language in ("fr", "en"):
            page = changes_page(changes, language)
            (self.draft / f"changes.{language}.html").write_text(page, "utf-8")
            text = readme(edition, self.settings, language)
            (self.draft / f"README.{language}.md").write_text(text, "utf-8")
        settings, iris = self.settings, self.whole.iris
        edition = replace(edition, files=self._described())
        catalogue = catalogue_quads(
            edition, iris, publisher=settings.publisher, contact=settings.contact
        )
        refuse(check_catalogue(catalogue, settings.ontology))
        write_turtle(catalogue, self.draft / "catalog.ttl", iris)
        write_turtle(void_quads(edition, self.whole.quads(), iris), self.draft / "void.ttl", iris)

    def _described(self) -> tuple[PublishedFile, ...]:
        """Every file that can be downloaded, in the order of their names; each is read once."""
        store = self.draft / STORE
        for path in self.draft.rglob("*"):
            told = path.is_file() and path.name != MANIFEST and store not in path.parents
            if told and path not in self._files:
                self._files[path] = describe_file(path, self.draft)
        return tuple(sorted(self._files.values(), key=lambda one: one.path))

    def _finish(self, edition: Edition, previous: Snapshot | None) -> Snapshot:
        write_sums(self.draft, self._described())
        snapshot = Snapshot(
            self.draft,
            edition.version,
            edition.digest,
            edition.issued,
            edition.previous,
            edition.created,
            edition.counts,
            self._described(),
            previous.number + 1 if previous else 1,
        )
        told = json.dumps(snapshot.manifest(), ensure_ascii=False, indent=1)
        (self.draft / MANIFEST).write_text(f"{told}\n", "utf-8")
        return snapshot


def _embedded(public: Dataset) -> EmbeddedStore:
    assert isinstance(public.store, EmbeddedStore), "the store of a snapshot is a folder"
    return public.store
