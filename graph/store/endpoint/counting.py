"""How many rows, or statements, are in an answer as Oxigraph writes it.

What stands inside quotation marks is left out first; the signs between rows then remain.
"""

from collections.abc import Callable, Mapping

__all__ = ["count_rows"]


def count_rows(body: bytes, media_type: str) -> int:
    """The solutions of a SELECT, or the statements of a graph.

    Parameters
    ----------
    body: a whole answer, as Oxigraph serialises it.
    """
    return _COUNTERS[media_type](body)


def _outside(body: bytes) -> bytes:
    """``body`` without its quoted strings, in which ``\\`` escapes."""
    plain = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"".join(plain.split(b'"')[::2])


def _in_json(body: bytes) -> int:
    signs = _outside(body)
    return max(0, signs.count(b"{") - signs.count(b":{") - 1)


def _in_csv(body: bytes) -> int:
    return max(0, sum(piece.count(b"\r\n") for piece in body.split(b'"')[::2]) - 1)


def _in_turtle(body: bytes) -> int:
    signs = _outside(body)
    return signs.count(b" .\n") + signs.count(b" ;\n") + signs.count(b" , ")


def _in_rdfxml(body: bytes) -> int:
    """Properties, and types that became the name of an element."""
    typed = body.count(b"\n\t<") - body.count(b"\n\t</") - body.count(b"\n\t<rdf:Description")
    return body.count(b"\n\t\t<") + typed


def _in_jsonld(body: bytes) -> int:
    signs = _outside(body)
    return max(0, signs.count(b"{") - signs.count(b"}]},{") - 1)


_COUNTERS: Mapping[str, Callable[[bytes], int]] = {
    "application/sparql-results+json": _in_json,
    "application/sparql-results+xml": lambda body: body.count(b"<result>"),
    "text/csv": _in_csv,
    "text/tab-separated-values": lambda body: max(0, body.count(b"\n") - 1),
    "text/turtle": _in_turtle,
    "application/n-triples": lambda body: body.count(b"\n"),
    "application/rdf+xml": _in_rdfxml,
    "application/ld+json": _in_jsonld,
}
