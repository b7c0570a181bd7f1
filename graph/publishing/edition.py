"""The facts of one snapshot that its catalogue states: who reads them needs no file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

__all__ = ["Edition", "PublishedFile"]


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a snapshot.

    Parameters
    ----------
    path: inside the snapshot's folder, with ``/``.
    media_type: as registered at IANA.
    size: in bytes.
    sha256: 64 hexadecimal digits.
    """

    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One snapshot.

    Parameters
    ----------
    version: the name of its folder, ``2026-11-27-1a2b3c4d``.
    digest: SHA-256 of the canonical statements, 64 hexadecimal digits.
    issued: the day it was published.
    files: what it holds, the catalogue and the checksums apart.
    previous: the version before it, or an empty text.
    created: the day of the first version known, or nothing.
    counts: whatever is counted, by name: ``statements``, and kinds.
    """

    version: str
    digest: str
    issued: date
    files: tuple[PublishedFile, ...] = ()
    previous: str = ""
    created: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
