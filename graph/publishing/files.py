"""The dataset of a snapshot in every format, each written while its N-Quads are read."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from graph.errors import worded
from graph.exports.archive import DatedZip
from graph.exports.cells import Plain
from graph.exports.csv import write_csv_rows
from graph.exports.jsonld import read_context
from graph.exports.tables import Table
from graph.exports.whole import Whole
from graph.exports.whole_formats import sort_by_graph, write_whole_rdf
from graph.exports.whole_gexf import write_whole_gexf
from graph.exports.whole_tables import WholeTables
from graph.model.vocabulary import term
from graph.publishing.edition import PublishedFile
from graph.settings import Settings
from graph.store.base import Store
from graph.views.palette import STYLES

__all__ = ["MEDIA_TYPES", "NQUADS", "describe_file", "last_reading", "write_formats"]

NQUADS: Final = "dataset.nq"

MEDIA_TYPES: Final = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".zip": "application/zip",
    ".gexf": "application/gexf+xml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".md": "text/markdown",
}
"""By extension; anything else is plain text."""

_RDF: Final = {
    "dataset.trig": ("trig", worded("écriture de TriG")),
    "dataset.ttl": ("turtle", worded("écriture de Turtle")),
    "dataset.jsonld": ("jsonld", worded("écriture de JSON-LD")),
    "dataset.rdf": ("rdfxml", worded("écriture de RDF/XML")),
}
_FIRST_DAY: Final = date(2000, 1, 1)
_BLOCK: Final = 1 << 20


def write_formats(
    whole: Whole, folder: Path, settings: Settings, day: date, report: Callable[[str], None]
) -> dict[str, int]:
    """Write ``dataset.*``, ``csv/``, ``dataset-csv.zip`` and ``network.gexf`` in ``folder``.

    Parameters
    ----------
    settings: for the folder of the vocabulary, where the context of JSON-LD is.
    day: what the files that must have a date are dated: see :func:`last_reading`.
    report: told the name of each step as it begins.

    Returns
    -------
    How many entities of each kind, ``relations`` and ``sources`` there are.
    """
    report(worded("tri par source"))
    by_graph = sort_by_graph(whole, folder / ".by-graph.nq")
    try:
        context = read_context(settings.ontology, whole.iris)
        for name, (syntax, step) in _RDF.items():
            report(step)
            with (folder / name).open("wb") as out:
                write_whole_rdf(whole, by_graph, syntax, out, context=context)
        report(worded("écriture des tableaux"))
        with WholeTables(whole, by_graph) as tables:
            counts = _write_tables(tables, folder, day)
            report(worded("écriture du réseau"))
            colours = {key: style.light.fill for key, style in STYLES.items()}
            with (folder / "network.gexf").open("wb") as out:
                relations = write_whole_gexf(
                    tables.relations, tables.names, out, colours=colours, issued=day
                )
    finally:
        by_graph.unlink(missing_ok=True)
    return {**counts, "relations": relations}


def last_reading(store: Store) -> date:
    """The last day a source of ``store`` was read: it depends on what is said, not on today."""
    days = (quad.object for quad in store.quads(predicate=term("prov:generatedAtTime")))
    told = max((getattr(day, "value", "")[:10] for day in days), default="")
    try:
        return date.fromisoformat(told)
    except ValueError:
        return _FIRST_DAY


def describe_file(path: Path, folder: Path) -> PublishedFile:
    """The size, SHA-256 and media type of a file of the snapshot in ``folder``."""
    sha, size = hashlib.sha256(), 0
    with path.open("rb") as content:
        while block := content.read(_BLOCK):
            sha.update(block)
            size += len(block)
    media_type = MEDIA_TYPES.get(path.suffix, "text/plain")
    return PublishedFile(path.relative_to(folder).as_posix(), media_type, size, sha.hexdigest())


def _write_tables(tables: WholeTables, folder: Path, day: date) -> dict[str, int]:
    """Each table as CSV and as a sheet, its rows read once; then the CSV together."""
    from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

    (folder / "csv").mkdir()
    counts: dict[str, int] = {}

    def written() -> Iterator[Table]:
        for table in tables.tables():
            with (folder / "csv" / f"{table.name}.csv").open("wb") as out:
                rows = _counted(write_csv_rows(table, out), counts, table.name)
                yield Table(table.name, table.header, rows)

    with (folder / "dataset.xlsx").open("wb") as out:
        write_xlsx(written(), out, issued=day)
    with (folder / "dataset-csv.zip").open("wb") as out, DatedZip(out, day) as archive:
        for path in sorted((folder / "csv").iterdir()):
            archive.write(path, f"csv/{path.name}")
    return {name: count for name, count in counts.items() if name != "relations"}


def _counted(
    rows: Iterator[list[Plain]], counts: dict[str, int], name: str
) -> Iterator[list[Plain]]:
    counts[name] = 0
    for row in rows:
        counts[name] += 1
        yield row
