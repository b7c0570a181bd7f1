"""What leaves: one module a format, and one function for each thing a format may carry.

``write_dataset`` writes statements, ``write_answer`` the rows of a question, ``write_network``
what a canvas shows. What may leave at all is decided before, by :func:`public_quads`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.exports.csv import write_csv, write_csv_zip
from graph.exports.dataset_tables import dataset_tables
from graph.exports.description import described
from graph.exports.evidence import answer_quads, network_quads
from graph.exports.files import write_whole
from graph.exports.formats import FORMATS, ExportFormat, find_format, formats_of
from graph.exports.json import answer_object, write_json
from graph.exports.jsonld import read_context, write_jsonld
from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.public import (
    PublicPart,
    Withheld,
    find_public,
    internal_quads,
    public_quads,
    public_store,
)
from graph.exports.rdf import write_rdf
from graph.exports.tables import about_table, answer_table, source_table
from graph.exports.view import View, leaving
from graph.model.iris import Iris
from graph.model.terms import Quad
from graph.questions.answer import Answer
from graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "FORMATS",
    "LICENCE_OUVERTE",
    "ExportFormat",
    "Licence",
    "PublicPart",
    "View",
    "Withheld",
    "answer_object",
    "answer_quads",
    "find_format",
    "find_public",
    "formats_of",
    "internal_quads",
    "leaving",
    "network_quads",
    "public_quads",
    "public_store",
    "read_context",
    "write_answer",
    "write_dataset",
    "write_network",
    "write_whole",
]


def write_dataset(
    quads: Iterable[Quad],
    fmt: str,
    out: BinaryIO,
    *,
    iris: Iris,
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
    language: str = "fr",
    context: Mapping[str, object] | None = None,
    whole: bool = True,
) -> int:
    """Write statements in the format ``fmt`` and give how many statements or rows it holds.

    Parameters
    ----------
    quads: what may leave, in any order.
    issued: the day of this edition.
    language: of the titles of tables: ``fr`` or ``en``.
    context: for JSON-LD, what :func:`read_context` gives; full IRIs without it.
    whole: whether this is the whole dataset, whose size is then stated, or a part of it.

    Raises
    ------
    InputError: no such format, or it cannot hold these statements.
    """
    form = find_format(fmt, "dataset")
    statements = described(quads, iris, issued=issued, licence=licence, whole=whole)
    if form.name == "jsonld":
        return write_jsonld(statements, out, context=context)
    if form.name == "csv":
        return write_csv_zip(dataset_tables(statements, iris, language), out, issued=issued)
    if form.name == "xlsx":
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        return write_xlsx(dataset_tables(statements, iris, language), out, issued=issued)
    return write_rdf(statements, form.name, out, iris=iris, issued=issued, licence=licence)


def write_answer(
    answer: Answer,
    fmt: str,
    out: BinaryIO,
    *,
    language: str = "fr",
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
    version: str = "",
    mark: bool = True,
    evidence: tuple[Store, Iris] | None = None,
    context: Mapping[str, object] | None = None,
) -> int:
    """Write the rows of a question and give how many there are.

    Parameters
    ----------
    language: of titles: ``fr`` or ``en``.
    issued: the day the question was asked.
    version: of the dataset, where it has one.
    mark: whether CSV begins with a byte order mark, for Excel; not for a pipe.
    evidence: for RDF formats, the store that was asked and its identifiers: what is written
        is the statements behind the rows (:func:`answer_quads`), and their number is given.
    context: as in :func:`write_dataset`.

    Raises
    ------
    InputError: no such format, or it cannot hold an answer.
    ValueError: an RDF format without ``evidence``.
    """
    form = find_format(fmt, "answer")
    if form.name == "json":
        return write_json(answer, out)
    table = answer_table(answer, language)
    if form.name == "csv":
        return write_csv(table, out, mark=mark)
    if form.name == "xlsx":
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        about = about_table(answer, language, issued=issued, licence=licence, version=version)
        write_xlsx([table, source_table(answer, language), about], out, issued=issued)
        return len(answer.rows)
    if evidence is None:
        raise ValueError("an RDF format needs the store that was asked")
    store, iris = evidence
    quads = answer_quads(answer, store, iris)
    return write_dataset(
        quads,
        form.name,
        out,
        iris=iris,
        issued=issued,
        licence=licence,
        context=context,
        whole=False,
    )


def write_network(
    net: "nx.MultiDiGraph[Any]",
    fmt: str,
    out: BinaryIO,
    *,
    colours: Mapping[str, str],
    issued: date,
    licence: Licence = LICENCE_OUVERTE,
    view: View | None = None,
    evidence: tuple[Store, Iris] | None = None,
    context: Mapping[str, object] | None = None,
) -> int:
    """Write what a network shows and give its number of edges, rows or statements.

    GEXF, GraphML and XLSX hold every relation apart, and say of transitive links and groups what
    they are; RDF holds statements only: see :func:`network_quads`.

    Parameters
    ----------
    net: nodes with ``label``, ``kind``, ``iri`` and perhaps ``x``, ``y``, ``size``, ``scic``,
        ``members``; edges keyed by their relation, with ``label``, ``sources``, ``weight``,
        ``certainty``, ``since``, and ``through`` or ``statements`` where they are no relation.
    colours: the colour of each kind of node, as ``#0072B2``, and of ``scic``: organisations
        whose ``scic`` is true.
    issued: the day of this edition.
    view: title, citation, address, version, and how sources are cited.
    evidence: for RDF formats, the store the network was read from and its identifiers.
    context: as in :func:`write_dataset`.

    Raises
    ------
    InputError: no such format, or it cannot hold a network.
    ValueError: an RDF format without ``evidence``.
    """
    form = find_format(fmt, "network")
    if form.name not in ("gexf", "graphml", "xlsx"):
        if evidence is None:
            raise ValueError("an RDF format needs the store the network was read from")
        quads, iris = network_quads(net, *evidence), evidence[1]
        return write_dataset(
            quads, fmt, out, iris=iris, issued=issued, licence=licence, context=context, whole=False
        )
    told = (view or View()).of(net)
    left = leaving(net, told)
    if form.name == "xlsx":
        from graph.exports.network_tables import network_tables
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        return write_xlsx(
            network_tables(left, told, issued=issued, licence=licence), out, issued=issued
        )
    if form.name == "gexf":
        from graph.exports.gexf import write_gexf  # networkx is slow to load

        return write_gexf(left, out, colours=colours, issued=issued, licence=licence, view=told)
    from graph.exports.graphml import write_graphml

    return write_graphml(left, out, colours=colours, issued=issued, licence=licence, view=told)
