"""The formats Oxigraph answers in, and how a whole answer ends in each.

When a query is cancelled or fails on its way, Oxigraph has already said 200: it writes the reason
where the answer stood and ends the body as if it were whole. What it writes ends without the sign
that every whole answer of the format ends with.
"""

from dataclasses import dataclass

__all__ = ["GRAPH_FORMATS", "RESULT_FORMATS", "Format", "formats_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its media type, other names clients give it, how it ends, its short name."""

    media_type: str
    short: str
    endings: tuple[bytes, ...]
    aliases: tuple[str, ...] = ()

    def is_whole(self, tail: bytes) -> bool:
        """Whether an answer whose last bytes are ``tail`` was written to its end."""
        return tail.endswith(self.endings)


RESULT_FORMATS = (
    Format(
        "application/sparql-results+json",
        "json",
        (b"]}}", b'"boolean":true}', b'"boolean":false}'),
        ("application/json", "text/json"),
    ),
    Format(
        "application/sparql-results+xml",
        "xml",
        (b"</sparql>",),
        ("application/xml", "text/xml"),
    ),
    Format("text/csv", "csv", (b"\r\n", b"true", b"false")),
    Format("text/tab-separated-values", "tsv", (b"\n", b"true", b"false")),
)
"""SPARQL 1.1 Query Results JSON, XML, CSV and TSV Formats."""

GRAPH_FORMATS = (
    Format("text/turtle", "ttl", (b".\n",), ("application/x-turtle", "text/n3")),
    Format("application/n-triples", "nt", (b".\n",), ("text/plain",)),
    Format("application/rdf+xml", "rdf", (b"</rdf:RDF>",), ("application/xml", "text/xml")),
    Format("application/ld+json", "jsonld", (b"]",), ("application/json",)),
)
"""RDF 1.1 Turtle, N-Triples, RDF/XML, JSON-LD."""


def formats_of(form: str) -> tuple[Format, ...]:
    """The formats a query of this form may be answered in, the usual one first."""
    return GRAPH_FORMATS if form in ("construct", "describe") else RESULT_FORMATS
