"""The facts of one snapshot that its catalogue states."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal
from graph.store.base import Store

__all__ = ["Edition", "PublishedFile", "find_period"]

_DATES: Final = """
PREFIX mai: <{base}ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?date WHERE {{
  VALUES ?when {{ mai:validFrom mai:validUntil mai:foundingYear dcterms:issued
    schema:startDate schema:endDate }}
  GRAPH ?source {{ ?thing ?when ?date }}
}}
"""
_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


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
    period: first and last year or day the statements speak of, from :func:`find_period`.
    """

    version: str
    digest: str
    issued: date
    files: tuple[PublishedFile, ...] = ()
    previous: str = ""
    created: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    period: tuple[str, str] = ("", "")


def find_period(store: Store, iris: Iris) -> tuple[str, str]:
    """First and last year of what ``store`` dates, as ``("2001", "2026")``; empty without dates.

    Parameters
    ----------
    store: the public statements; dates of documents, of claims, of foundations and of events.
    """
    _, rows = store.select(_DATES.format(base=iris.base))
    years = [
        found.value[:4]
        for (found,) in rows
        if isinstance(found, Literal) and _DATE.fullmatch(found.value)
    ]
    return (min(years), max(years)) if years else ("", "")
