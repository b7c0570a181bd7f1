"""A whole dataset in one file of any format that can hold one, whatever its size."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from graph.exports.csv import write_csv_zip
from graph.exports.formats import find_format
from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.whole import Whole, write_whole_dataset
from graph.exports.whole_formats import sort_by_graph, write_whole_rdf
from graph.exports.whole_tables import WholeTables
from graph.model.iris import Iris
from graph.store import Store

__all__ = ["write_whole_export"]


def write_whole_export(
    store: Store,
    iris: Iris,
    fmt: str,
    out: BinaryIO,
    *,
    public: bool = True,
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
    language: str = "fr",
    context: Mapping[str, object] | None = None,
) -> int:
    """Write all that may leave and give how many statements, or rows of tables, there are.

    Parameters
    ----------
    public: whether what is not public stays behind, or the contact graph alone.
    issued: the day of this edition.
    language: of the titles of tables.
    context: for JSON-LD, what ``read_context`` gives.

    Raises
    ------
    graph.errors.InputError: no such format, or it cannot hold these statements.
    graph.errors.StoreBroken: the store does not answer.
    """
    form = find_format(fmt, "dataset").name
    if form == "nquads":
        return write_whole_dataset(store, iris, out, public=public, issued=issued, licence=licence)[
            0
        ]
    with tempfile.TemporaryDirectory(prefix="maillage-") as name:
        folder = Path(name)
        with (folder / "all.nq").open("wb") as lines:
            count, size, digest = write_whole_dataset(
                store, iris, lines, public=public, issued=issued, licence=licence, folder=folder
            )
        whole = Whole(folder / "all.nq", iris, digest, size, count)
        by_graph = sort_by_graph(whole, folder / "by-graph.nq")
        if form in ("csv", "xlsx"):
            return _write_tables(whole, by_graph, form, out, issued, language)
        return write_whole_rdf(
            whole, by_graph, form, out, context=context, licence=licence, issued=issued
        )


def _write_tables(
    whole: Whole, by_graph: Path, form: str, out: BinaryIO, issued: date, language: str
) -> int:
    with WholeTables(whole, by_graph, language) as tables:
        if form == "csv":
            return write_csv_zip(tables.tables(), out, issued=issued)
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        return write_xlsx(tables.tables(), out, issued=issued)
