"""RDF files: Turtle, TriG, N-Triples, N-Quads, RDF/XML (W3C Recommendations of RDF 1.1).

Formats without named graphs hold every triple once, whatever graphs it stands in.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO, Final

from pyoxigraph import RdfFormat, serialize

from graph.errors import InputError, worded
from graph.exports.description import merged
from graph.exports.licence import Licence
from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad, Triple
from graph.model.vocabulary import prefixes, term

__all__ = ["SYNTAXES", "check_name", "write_rdf"]

SYNTAXES: Final[dict[str, RdfFormat]] = {
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
}
_XML_NAME: Final = re.compile(r"[^\W\d][\w.·-]*\Z")


def write_rdf(
    quads: Sequence[Quad], syntax: str, out: BinaryIO, *, iris: Iris, issued: date, licence: Licence
) -> int:
    """Write sorted ``quads`` and give how many statements the file holds.

    Parameters
    ----------
    quads: what :func:`graph.exports.description.described` gives.
    syntax: a key of ``SYNTAXES``.

    Raises
    ------
    InputError: RDF/XML cannot name a property or a class (sections 2.2 and 2.13 of its
        specification).
    """
    form = SYNTAXES[syntax]
    statements: Sequence[Quad] | Sequence[Triple] = quads
    if not form.supports_datasets:
        statements = list(merged(sorted(quads, key=str)))
    if syntax == "rdfxml":
        _check_names(quads)
    if syntax in ("turtle", "trig"):
        out.write(_header(iris, issued, licence, len(statements)))
    data = serialize(statements, format=form, prefixes=prefixes(iris)) or b""
    # A parser of XML reads a bare carriage return as a line feed (XML 1.0, section 2.11).
    out.write(data.replace(b"\r", b"&#xD;") if syntax == "rdfxml" else data)
    return len(statements)


def _header(iris: Iris, issued: date, licence: Licence, count: int) -> bytes:
    return (
        f"# Maillage, {issued.isoformat()}\n"
        f"# {licence.title} <{licence.url}>\n"
        f"# Base: {iris.base}\n"
        f"# Statements: {count}\n"
    ).encode()


def _check_names(quads: Sequence[Quad]) -> None:
    names = {quad.predicate for quad in quads}
    classes = {quad.object for quad in quads if quad.predicate == term("rdf:type")}
    for name in sorted((n for n in names | classes if isinstance(n, NamedNode)), key=str):
        check_name(name)


def check_name(name: NamedNode) -> None:
    """Whether RDF/XML can name a property or a class.

    Raises
    ------
    InputError: it cannot (sections 2.2 and 2.13 of its specification).
    """
    if not _XML_NAME.search(name.value):
        raise InputError(
            worded(
                "la propriété ou la classe « {name} » n'a pas de nom pour RDF/XML.",
                name=name.value[:120],
            ),
            where="rdfxml",
            advice="Choisissez un autre format : turtle, trig, nquads, ntriples ou jsonld.",
        )
