"""Statements of an RDF file, in any syntax Oxigraph parses; nothing is fetched."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph
from pyoxigraph import RdfFormat

from graph.errors import InputError, worded
from graph.model.terms import Quad
from graph.sources.documents.decoding import decode

__all__ = ["MOST_STATEMENTS", "format_of", "parse_statements"]

MOST_STATEMENTS: Final = 300_000

_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".n3": RdfFormat.N3,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
_SNIFFED: Final = (
    (re.compile(rb"\s*<(?s:.{0,6000}?)<(?:\w+:)?RDF\b|\s*<(?:\w+:)?RDF\b"), RdfFormat.RDF_XML),
    (re.compile(rb"\s*[\[{](?s:.{0,2000}?)\"@(?:context|graph|id|type)\""), RdfFormat.JSON_LD),
    (re.compile(rb"(?:\s*+#[^\n]*+\n)*+\s*(?i:@prefix|@base|PREFIX)\s"), RdfFormat.TRIG),
    (
        re.compile(rb"\s*<[^>\s]+>\s+<[^>\s]+>\s+(?:<|\"|_:)[^\n]*\.[ \t]*\r?(?:\n|$)"),
        RdfFormat.N_QUADS,
    ),
    (re.compile(rb"\s*(?:<[^>\s]+>|\[)\s*(?:<[^>\s]+>|a)\s+(?:<|\"|_:|\[)"), RdfFormat.TRIG),
)
_NESTED_ENTITY = re.compile(
    rb"<!ENTITY[^>\"']{0,200}[\"'](?:[^\"']{500}|[^\"'&]*&)|<!ENTITY\s[^>\"']*\bSYSTEM\b"
)
_NO_NAME: Final = "http://document.invalid/"
"""What relative identifiers of a file are resolved against: they name nothing outside it."""

_SCHEMA: Final = re.compile(r"https?://schema\.org/?(?:docs/jsonldcontext\.jsonld?)?")


def format_of(content: bytes, name: str) -> RdfFormat | None:
    """The syntax of a file, by its name or its first characters; nothing if it is not RDF."""
    suffix = re.search(r"\.[a-z0-9]+$", name.lower())
    known = _FORMATS.get(suffix.group()) if suffix else None
    if known is not None:
        return known
    start = content[:8000].removeprefix(b"\xef\xbb\xbf")
    return next((syntax for pattern, syntax in _SNIFFED if pattern.match(start)), None)


def parse_statements(content: bytes, name: str) -> list[Quad]:
    """Every statement of a file, in its order.

    Raises
    ------
    InputError: a mistake of syntax, with its line; a context that is elsewhere; too much.
    """
    syntax = format_of(content, name) or RdfFormat.TURTLE
    text = decode(content, name).text.encode()
    if syntax == RdfFormat.RDF_XML and _NESTED_ENTITY.search(text[:200_000]):
        raise InputError(
            "ce fichier XML définit des entités qui se développent.",
            where=name,
            advice="Enregistrez-le en Turtle.",
        )
    if syntax == RdfFormat.JSON_LD:
        text = _with_contexts(text, name)
    quads: list[Quad] = []
    for quad in _parsed(text, syntax, name):
        if len(quads) >= MOST_STATEMENTS:
            raise InputError(
                worded(
                    "ce fichier a plus de {most_statements} 000 affirmations.",
                    most_statements=MOST_STATEMENTS // 1000,
                ),
                where=name,
                advice="Découpez-le.",
            )
        quads.append(quad)
    return quads


def _parsed(text: bytes, syntax: RdfFormat, name: str) -> Iterator[Quad]:
    try:
        yield from pyoxigraph.parse(text, format=syntax, base_iri=_NO_NAME)
    except SyntaxError as error:
        remote = "LoadDocumentCallback" in str(error)
        line = f":{error.lineno}" if error.lineno else ""
        mistake = worded("une faute de syntaxe RDF.")
        if error.lineno and error.offset:
            mistake = worded("une faute de syntaxe RDF à la colonne {column}.", column=error.offset)
        raise InputError(
            "ce fichier renvoie à un contexte JSON-LD qui est ailleurs." if remote else mistake,
            where=f"{name}{line}",
            advice="Mettez le contexte dans le fichier."
            if remote
            else "Corrigez cette ligne, ou exportez de nouveau le fichier.",
        ) from error
    except (ValueError, OSError) as error:
        raise InputError(
            "ce fichier RDF ne se lit pas.", where=name, advice="Exportez-le de nouveau."
        ) from error


def _with_contexts(text: bytes, name: str) -> bytes:
    """The same JSON-LD with schema.org's context in the place of its address."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise InputError(
            "une faute de syntaxe JSON.",
            where=f"{name}:{line}" if line else name,
            advice="Corrigez cette ligne, ou exportez de nouveau le fichier.",
        ) from error
    if _SCHEMA.search(text.decode()) is None:
        return text
    return json.dumps(_local(data), ensure_ascii=False).encode()


def _local(data: Any) -> Any:
    if isinstance(data, list):
        return [_local(one) for one in data]
    if not isinstance(data, dict):
        return data
    return {
        key: _context(value) if key == "@context" else _local(value) for key, value in data.items()
    }


def _context(value: Any) -> Any:
    if isinstance(value, list):
        return [_context(one) for one in value]
    if isinstance(value, str) and _SCHEMA.fullmatch(value):
        return {"@vocab": "https://schema.org/"}
    return value
