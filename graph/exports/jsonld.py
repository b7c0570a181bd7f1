"""JSON-LD 1.1, one line a node, compacted with the vocabulary's own context where there is one.

The context is written inside the file: it reads the same without any internet access.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError, worded
from graph.exports.jsonld_context import Context, Word
from graph.model.iris import Iris
from graph.model.terms import DefaultGraph, Literal, NamedNode, Object, Quad, Subject, Triple
from graph.model.vocabulary import NAMESPACES, term
from graph.settings import DEFAULT_BASE

__all__ = ["read_context", "write_jsonld"]

Json = str | list["Json"] | dict[str, "Json"]

_STRING = NAMESPACES["xsd"] + "string"
_TYPE = term("rdf:type")


def read_context(folder: Path, iris: Iris) -> Mapping[str, object] | None:
    """The ``@context`` of ``context.jsonld`` in the vocabulary's folder, for this base.

    Raises
    ------
    InputError: the file is there and is not a JSON-LD context.
    """
    path = folder / "context.jsonld"
    if not path.is_file():
        return None
    try:
        document = json.loads(path.read_text("utf-8").replace(DEFAULT_BASE, iris.base))
    except (ValueError, OSError) as error:
        raise InputError(
            worded("ce contexte JSON-LD ne se lit pas ({error}).", error=error), where=str(path)
        ) from None
    found = document.get("@context") if isinstance(document, dict) else None
    if not isinstance(found, dict):
        raise InputError("ce fichier n'a pas d'objet « @context ».", where=str(path))
    return found


def write_jsonld(
    quads: Iterable[Quad], out: BinaryIO, *, context: Mapping[str, object] | None = None
) -> int:
    """Write sorted ``quads`` and give how many there are.

    Parameters
    ----------
    quads: what :func:`graph.exports.description.described` gives: sorted by graph and subject.
    context: what :func:`read_context` gives; nothing for full IRIs everywhere.
    """
    words = Context(context or {})
    opening = f'"@context": {_line(dict(context))},\n' if context else ""
    out.write(f'{{{opening}"@graph": ['.encode())
    count, comma = 0, "\n"
    for graph, inside in groupby(quads, key=lambda quad: quad.graph_name):
        named = not isinstance(graph, DefaultGraph)
        if named:
            out.write(f'{comma}{{"@id": {_line(_identifier(graph))}, "@graph": ['.encode())
            comma = "\n"
        for size, node in _nodes(inside, words):
            out.write(f"{comma}{_line(node)}".encode())
            count, comma = count + size, ",\n"
        if named:
            out.write(b"]}")
    out.write(b"\n]}\n")
    return count


def _line(value: object) -> str:
    """One line of JSON that may also stand inside a ``script`` element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _nodes(quads: Iterable[Quad], words: Context) -> Iterator[tuple[int, dict[str, Json]]]:
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        pairs = [
            (quad.predicate, quad.object) for quad in about if not isinstance(quad.object, Triple)
        ]
        yield len(pairs), _node(subject, pairs, words)


def _node(
    subject: Subject, pairs: list[tuple[NamedNode, Object]], words: Context
) -> dict[str, Json]:
    node: dict[str, Json] = {"@id": _identifier(subject)}
    for predicate, value in pairs:
        if predicate == _TYPE and not isinstance(value, Literal):
            _add(node, "@type", words.type(_identifier(value)))
            continue
        word = words.word(predicate.value)
        if word.by_language and not (isinstance(value, Literal) and value.language):
            word = words.plain(predicate.value)
        if word.by_language and isinstance(value, Literal):
            texts = node.setdefault(word.key, {})
            if isinstance(texts, dict):
                _add(texts, value.language or "@none", value.value)
        else:
            _add(node, word.key, _value(value, word))
    return node


def _add(node: dict[str, Json], key: str, value: Json) -> None:
    there = node.get(key)
    if there is None:
        node[key] = value
    elif isinstance(there, list):
        there.append(value)
    else:
        node[key] = [there, value]


def _identifier(node: Subject | Object | DefaultGraph) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _value(value: Object, word: Word) -> Json:
    if not isinstance(value, Literal):
        name = _identifier(value)
        return name if word.coercion in ("@id", "@vocab") else {"@id": name}
    if value.language:
        if word.language == value.language:
            return value.value
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == word.coercion or (datatype == _STRING and word.takes_text):
        return value.value
    if datatype == _STRING:
        return {"@value": value.value}
    return {"@value": value.value, "@type": datatype}
