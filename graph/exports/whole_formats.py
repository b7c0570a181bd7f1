"""A whole dataset in the other RDF formats, written while its N-Quads are read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

from pyoxigraph import RdfFormat, parse, serialize

from graph.exports.description import merged
from graph.exports.jsonld import write_jsonld
from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.rdf import SYNTAXES, check_name
from graph.exports.sorting import SortedLines
from graph.exports.whole import Whole
from graph.model.terms import NamedNode, Quad, Triple
from graph.model.vocabulary import prefixes, term

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["graph_of", "sort_by_graph", "write_whole_rdf"]

_Item = TypeVar("_Item")
_TYPE: Final = term("rdf:type")
_SEPARATOR: Final = b" "


def sort_by_graph(whole: Whole, target: Path) -> Path:
    """Write the lines of ``whole`` at ``target`` graph by graph, what is said of graphs first."""
    with whole.path.open("rb") as source, SortedLines(target.parent) as lines:
        while block := source.readlines(1 << 24):
            keyed = [graph_of(line) + _SEPARATOR + line[:-1] for line in block]
            lines.add(keyed, sum(map(len, keyed)))
        with target.open("wb") as out:
            for keyed in lines.blocks():
                out.writelines(line.partition(_SEPARATOR)[2] + b"\n" for line in keyed)
    return target


def graph_of(line: bytes) -> bytes:
    """The graph of a line of N-Quads as it is written, nothing for the default graph."""
    rest = line[line.rfind(b'"') + 1 :].split(b" ")
    return rest[-2] if len(rest) in (3, 5) else b""


def write_whole_rdf(
    whole: Whole,
    by_graph: Path,
    syntax: str,
    out: BinaryIO,
    *,
    context: Mapping[str, object] | None = None,
    licence: Licence = LICENCE_OUVERTE,
    issued: date | None = None,
) -> int:
    """Write ``whole`` in a format of RDF, the same bytes for the same statements.

    Parameters
    ----------
    by_graph: what :func:`sort_by_graph` wrote.
    syntax: ``turtle``, ``trig``, ``ntriples``, ``rdfxml`` or ``jsonld``. Formats without graphs
        hold every triple once.
    context: for JSON-LD, what ``read_context`` gives.
    issued: a day to be told at the head of Turtle and TriG.

    Returns
    -------
    How many statements the file holds.

    Raises
    ------
    graph.errors.InputError: RDF/XML cannot name a property or a class.
    """
    if syntax == "jsonld":
        return write_jsonld(_read(by_graph), out, context=context)
    form, counted = SYNTAXES[syntax], _Counted()
    statements: Iterable[Quad] | Iterable[Triple]
    if form.supports_datasets:
        statements = counted.over(_read(by_graph))
    else:
        triples = merged(whole.quads())
        statements = counted.over(_named(triples) if syntax == "rdfxml" else triples)
    if syntax in ("turtle", "trig"):
        out.write(_header(whole, licence, issued))
    serialize(
        statements,
        _WithoutReturns(out) if syntax == "rdfxml" else out,
        format=form,
        prefixes=prefixes(whole.iris) if syntax != "ntriples" else None,
    )
    return counted.count


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.count = 0

    def over(self, items: Iterator[_Item]) -> Iterator[_Item]:
        """The same items."""
        for item in items:
            self.count += 1
            yield item


def _read(path: Path) -> Iterator[Quad]:
    return parse(path=str(path), format=RdfFormat.N_QUADS)


def _header(whole: Whole, licence: Licence, issued: date | None) -> bytes:
    day = f", {issued.isoformat()}" if issued else ""
    return (
        f"# Maillage{day}\n# {licence.title} <{licence.url}>\n# Base: {whole.iris.base}\n"
        f"# SHA-256 of the same statements as canonical N-Quads: {whole.digest}\n"
    ).encode()


def _named(triples: Iterator[Triple]) -> Iterator[Triple]:
    """``triples``, once each property and class is known to have a name in XML."""
    known: set[object] = set()
    for triple in triples:
        names = (
            (triple.predicate, triple.object) if triple.predicate == _TYPE else (triple.predicate,)
        )
        for name in names:
            if name not in known and isinstance(name, NamedNode):
                check_name(name)
                known.add(name)
        yield triple


class _WithoutReturns(BytesIO):
    """Writes carriage returns as references, which a parser of XML keeps (XML 1.0, 2.11)."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write ``data``, and say that all of it was taken."""
        taken = bytes(data)
        self._out.write(taken.replace(b"\r", b"&#xD;"))
        return len(taken)
