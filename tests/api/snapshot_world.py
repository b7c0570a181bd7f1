"""A snapshot of the small invented graph, written as publishing lays it out."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pyoxigraph

from graph.exports.public import public_quads
from graph.publishing.catalogue import catalogue_quads
from graph.publishing.edition import Edition, PublishedFile
from graph.publishing.public_store import write_public_store
from graph.publishing.snapshot import MANIFEST, Snapshot
from graph.publishing.void import void_quads
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import writing

VERSION = "2026-01-02-0123abcd"
TYPES = {
    "dataset.nq": "application/n-quads",
    "catalog.ttl": "text/turtle",
    "void.ttl": "text/turtle",
    "README.fr.md": "text/markdown",
    "changes.fr.html": "text/html",
    "csv/sources zorgluf.csv": "text/csv",
}


def write_snapshot(settings: Settings) -> Snapshot:
    """Publish the public part of the store by hand: a few files, a store, the manifest."""
    dataset = Dataset.open(settings)
    folder = settings.published / VERSION
    (folder / "csv").mkdir(parents=True)
    quads = sorted(public_quads(dataset.store, dataset.iris), key=str)
    lines = "".join(f"{quad} .\n" for quad in quads).encode()
    (folder / "dataset.nq").write_bytes(lines)
    (folder / "README.fr.md").write_text("# Données d'essai\n", "utf-8")
    (folder / "changes.fr.html").write_text("<!doctype html><p>Rien.</p>", "utf-8")
    (folder / "csv" / "sources zorgluf.csv").write_text("a,b\n", "utf-8")
    (folder / "secret.txt").write_text("not in the manifest", "utf-8")
    edition = _edition(folder, len(quads), hashlib.sha256(lines).hexdigest())
    _turtle(folder / "catalog.ttl", catalogue_quads(edition, dataset.iris))
    _turtle(folder / "void.ttl", void_quads(edition, quads, dataset.iris))
    with writing(folder / "store", "0123abcd4567") as draft:
        made_from = dataset.generation.folder.name
        write_public_store(folder / "dataset.nq", draft, dataset.iris, "0123abcd4567", made_from)
    edition = _edition(folder, len(quads), edition.digest)
    snapshot = Snapshot(
        folder,
        VERSION,
        edition.digest,
        edition.issued,
        created=edition.issued,
        counts=edition.counts,
        files=edition.files,
    )
    _write_manifest(snapshot)
    dataset.names.close()
    return snapshot


def _edition(folder: Path, count: int, digest: str) -> Edition:
    files = []
    for path, media_type in TYPES.items():
        place = folder / path
        if place.is_file():
            data = place.read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            files.append(PublishedFile(path, media_type, len(data), sha256))
    return Edition(VERSION, digest, date(2026, 1, 2), tuple(files), counts={"statements": count})


def _write_manifest(snapshot: Snapshot) -> None:
    (snapshot.folder / MANIFEST).write_text(json.dumps(snapshot.manifest()), "utf-8")


def _turtle(path: Path, quads: list[pyoxigraph.Quad]) -> None:
    triples = [quad.triple for quad in quads]
    path.write_bytes(pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE) or b"")
