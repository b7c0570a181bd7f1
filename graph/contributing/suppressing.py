"""Taking somebody or something out of the graph for good, and putting it back."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph.contributing.draft import now
from graph.contributing.folder import locked
from graph.contributing.quoting import without_contacts
from graph.contributing.safe_files import remove, write_bytes
from graph.errors import InputError
from graph.linking.people import name_digest, person_digests
from graph.linking.suppressions import (
    COLUMNS,
    NAMED,
    Suppression,
    Suppressions,
    read_suppressions,
    thing_digest,
)
from graph.model.iris import Iris
from graph.model.vocabulary import Kind, kind_of
from graph.search.updating import read_entries
from graph.settings import Settings
from graph.store.generations import open_generation

__all__ = ["suppress", "unsuppress"]

_FILE: Final = "suppressions.csv"


def suppress(settings: Settings, iri: str, by: str, reason: str = "") -> None:
    """Take the thing ``iri`` out of the graph, and keep it out whatever source names it again.

    Neither its identifier nor its names are written down, only digests of them; ``reason`` is
    written without their name.

    Raises
    ------
    InputError: nothing of that identifier is in the graph.
    StoreMissing: nothing has been built. StoreLocked, StoreBroken: it cannot be written.
    """
    iris = Iris(settings.base)
    kind = kind_of(iri, iris)
    entries = read_entries(open_generation(settings.store).names, [iri])
    if kind is None or not entries:
        raise InputError("cette chose n'est pas dans le graphe.", where=iris.short(iri))
    names = dict.fromkeys((entries[0].label, *entries[0].names)) if kind in NAMED else {}
    long = [name for name in names if " " in name.strip()]
    if kind is Kind.PERSON:
        digests = dict.fromkeys(one for name in long for one in person_digests(name))
    else:
        digests = dict.fromkeys(name_digest(kind, name) for name in long)
    if not digests and names:
        digests = {name_digest(kind, entries[0].label): None}
    name, why = (" ".join(without_contacts(text).split()) for text in (by, reason))
    thing, today = thing_digest(iris.short(iri)), now()[:10]
    line = Suppression(kind, thing, tuple(digests), name, today, why)
    line = replace(line, reason=Suppressions((line,)).leave_out(why))
    with locked(settings):
        path = settings.data / _FILE
        lines = read_suppressions(path).lines
        _write(path, [*(one for one in lines if one.thing != line.thing), line])


def unsuppress(settings: Settings, iri: str) -> None:
    """Let the thing ``iri`` back into the graph.

    Raises
    ------
    InputError: it was not taken out.
    """
    meant = thing_digest(Iris(settings.base).short(iri))
    with locked(settings):
        path = settings.data / _FILE
        lines = read_suppressions(path).lines
        kept = [line for line in lines if line.thing != meant]
        if len(kept) == len(lines):
            raise InputError(
                "cette chose n'a pas été retirée.", where=Iris(settings.base).short(iri)
            )
        _write(path, kept)


def _write(path: Path, lines: Sequence[Suppression]) -> None:
    if not lines:
        remove(path)
        return
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in lines:
        names = " ".join(one.names)
        writer.writerow([one.kind.value, one.thing, names, one.by, one.date, one.reason])
    write_bytes(path, rows.getvalue().encode())
