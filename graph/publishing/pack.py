"""What is handed to a partner: some formats of a snapshot, with all that says what they are."""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import IO, BinaryIO, Final

from graph.errors import StoreBroken, worded
from graph.publishing.edition import PublishedFile
from graph.publishing.snapshot import Snapshot

__all__ = ["FORMATS", "Extra", "always_of", "formats_in", "write_pack"]

FORMATS: Final = (
    "dataset.nq",
    "dataset.trig",
    "dataset.ttl",
    "dataset.jsonld",
    "dataset.rdf",
    "dataset-csv.zip",
    "dataset.xlsx",
    "network.gexf",
)
"""The files of which a partner chooses some; the rest of a snapshot is about them."""

_ABOUT: Final = (
    "README.fr.md",
    "README.en.md",
    "LICENSE.md",
    "catalog.ttl",
    "void.ttl",
    "changes.json",
    "changes.fr.html",
    "changes.en.html",
)
_FOLDER: Final = "ontology/"
_PACKED: Final = (".zip", ".xlsx")
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Extra:
    """A file that is in no snapshot: its name and what writes it."""

    path: str
    write: Callable[[IO[bytes]], object]


def formats_in(snapshot: Snapshot) -> tuple[PublishedFile, ...]:
    """The files of a snapshot a partner may choose, in the order they are offered."""
    return tuple(found for name in FORMATS if (found := snapshot.file(name)))


def always_of(snapshot: Snapshot) -> tuple[PublishedFile, ...]:
    """What goes with any of them: catalogue, licence, readme, changes, vocabulary."""
    return tuple(
        one for one in snapshot.files if one.path in _ABOUT or one.path.startswith(_FOLDER)
    )


def write_pack(
    snapshot: Snapshot, chosen: Collection[str], out: BinaryIO, extras: Collection[Extra] = ()
) -> int:
    """Write the archive and give how many files it holds; the same choice gives the same bytes.

    Its folder is named after the version, and holds a ``SHA256SUMS`` of what is in it.

    Parameters
    ----------
    chosen: names among :data:`FORMATS`; those a snapshot has not are left out.
    extras: files of its own.

    Raises
    ------
    StoreBroken: a file of the snapshot is missing, or is not what its manifest says.
    """
    wanted = [one for one in formats_in(snapshot) if one.path in chosen]
    sums: dict[str, str] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in (*always_of(snapshot), *wanted):
            sums[one.path] = _copied(archive, snapshot, one.path)
            if sums[one.path] != one.sha256:
                raise _broken(snapshot, one.path)
        for extra in extras:
            with tempfile.TemporaryFile() as written:
                extra.write(written)
                written.seek(0)
                sums[extra.path] = _added(archive, _entry(snapshot, extra.path), written)
        told = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
        archive.writestr(_entry(snapshot, "SHA256SUMS"), told)
    return len(sums) + 1


def _copied(archive: zipfile.ZipFile, snapshot: Snapshot, path: str) -> str:
    try:
        with (snapshot.folder / path).open("rb") as content:
            return _added(archive, _entry(snapshot, path), content)
    except OSError as error:
        raise _broken(snapshot, path) from error


def _added(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: IO[bytes]) -> str:
    """Add a file to the archive, piece by piece; its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(entry, "w", force_zip64=True) as member:
        while piece := content.read(_PIECE):
            digest.update(piece)
            member.write(piece)
    return digest.hexdigest()


def _entry(snapshot: Snapshot, path: str) -> zipfile.ZipInfo:
    day = snapshot.issued
    entry = zipfile.ZipInfo(
        f"maillage-{snapshot.version}/{path}", (day.year, day.month, day.day, 0, 0, 0)
    )
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _broken(snapshot: Snapshot, path: str) -> StoreBroken:
    return StoreBroken(
        worded("le fichier {path} de cette version manque ou a changé.", path=path),
        where=snapshot.version,
        advice="Publiez de nouveau, ou reprenez la version d'une sauvegarde.",
    )
