"""An analysis in each format: CSV, workbook, Parquet, GEXF, GraphML, and all of it together."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from graph.exports.archive import DatedZip
from graph.exports.csv import write_csv
from graph.exports.licence import LICENCE_OUVERTE
from graph.exports.measures import Results, tables_of
from graph.exports.measures_words import titled
from graph.exports.tables import Table
from graph.exports.view import View

__all__ = ["ENDINGS", "bundle", "csv_file", "network_file", "parquet_file", "xlsx_file"]

ENDINGS: Final[Mapping[str, str]] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "zip": "application/zip",
}
"""Media types by the ending of a file."""


Tables = Mapping[str, Table]


def csv_file(results: Results, table: str) -> bytes:
    """One of :func:`graph.exports.measures.tables_of` as CSV."""
    return _csv(tables_of(results)[table])


def parquet_file(results: Results, table: str = "nodes") -> bytes:
    """One of the tables as Apache Parquet, numbers as numbers, licence and version in its
    metadata.
    """
    return _parquet(tables_of(results), table)


def xlsx_file(results: Results) -> bytes:
    """Every table as a sheet, with titles in the language of the results."""
    from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

    out = BytesIO()
    sheets = (titled(table, results.language) for table in tables_of(results).values())
    write_xlsx(sheets, out, issued=results.issued)
    return out.getvalue()


def network_file(results: Results, form: str, colours: Mapping[str, str]) -> bytes:
    """The network that was measured, undirected, with the measures of its nodes.

    Parameters
    ----------
    form: ``gexf`` or ``graphml``. colours: by kind, as ``#0072B2``.
    """
    return _network(results, tables_of(results), form, colours)


def bundle(
    results: Results, colours: Mapping[str, str], more: Mapping[str, bytes] | None = None
) -> bytes:
    """A ``.zip`` of all files.

    Parameters
    ----------
    more: other files, by name: the notebook that repeats the figures.
    """
    out = BytesIO()
    with DatedZip(out, results.issued) as archive:
        for name, content in _members(results, colours, more or {}):
            with archive.open_dated(name) as member:
                member.write(content)
    return out.getvalue()


def _members(
    results: Results, colours: Mapping[str, str], more: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    tables = tables_of(results)
    for name, table in tables.items():
        yield f"{name}.csv", _csv(table)
    yield "nodes.parquet", _parquet(tables, "nodes")
    for form in ("gexf", "graphml"):
        yield f"network.{form}", _network(results, tables, form, colours)
    yield from more.items()


def _csv(table: Table) -> bytes:
    out = BytesIO()
    write_csv(table, out)
    return out.getvalue()


def _parquet(tables: Tables, name: str) -> bytes:
    import pyarrow
    import pyarrow.parquet

    rows, header = list(tables[name].rows), list(tables[name].header)
    columns = [[row[place] for row in rows] for place in range(len(header))]
    arrow = pyarrow.table([_column(values, pyarrow) for values in columns], names=header)
    about = {str(key): str(value) for key, value in tables["about"].rows}
    out = BytesIO()
    pyarrow.parquet.write_table(arrow.replace_schema_metadata(about), out)
    return out.getvalue()


def _network(results: Results, tables: Tables, form: str, colours: Mapping[str, str]) -> bytes:
    from graph.exports.gexf import write_gexf  # networkx is slow to load
    from graph.exports.graphml import write_graphml

    write = write_gexf if form == "gexf" else write_graphml
    out = BytesIO()
    write(
        _measured(tables),
        out,
        colours=colours,
        issued=results.issued,
        licence=LICENCE_OUVERTE,
        view=View(title=results.title, address=results.address, version=results.version),
        directed=False,
    )
    return out.getvalue()


def _column(values: list[Any], pyarrow: Any) -> Any:
    """Texts, truth values, whole numbers or floats; nothing known is a column of floats."""
    known = {type(value) for value in values if value is not None}
    if known <= {int} and known:
        return pyarrow.array(values, pyarrow.int64())
    if known <= {int, float}:
        return pyarrow.array(values, pyarrow.float64())
    if known == {bool}:
        return pyarrow.array(values, pyarrow.bool_())
    return pyarrow.array([None if one is None else str(one) for one in values], pyarrow.string())


def _measured(tables: Tables) -> Any:
    """The graph with one edge a pair, and on each node what the table says of it."""
    import networkx as nx

    net: Any = nx.MultiDiGraph()
    for row in tables["nodes"].rows:
        told = dict(zip(tables["nodes"].header, row, strict=True))
        node = str(told.pop("id"))
        kind = told["kind"]
        told |= {"iri": node, "kind": "organisation" if kind == "scic" else kind}
        net.add_node(node, scic=kind == "scic", **told)
    for row in tables["edges"].rows:
        told = dict(zip(tables["edges"].header, row, strict=True))
        ends = str(told.pop("source")), str(told.pop("target"))
        for name in ("source_label", "target_label"):
            told.pop(name)
        net.add_edge(*ends, **{name: value for name, value in told.items() if value != ""})
    return net
