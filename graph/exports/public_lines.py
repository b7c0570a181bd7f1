"""The public part as lines of N-Quads, at the speed of the engine.

Whole graphs come from the engine as text. Few lines need a closer look: those a fast search finds
that might hold an e-mail address or a telephone number, or a character that XML cannot hold.
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from graph.exports.description import clean_quad
from graph.exports.public import PublicView, is_contact_statement
from graph.model.terms import DefaultGraph, NamedNode, Quad
from graph.store import EmbeddedStore, Store

__all__ = ["line_of", "lines_of", "public_lines", "suspects"]

_END: Final = b" .\n"
_GAP: Final = rb"[^0-9A-Za-z\n]{0,12}(?:[tnr][^0-9A-Za-z\n]{0,9}){0,3}"
_DIGITS: Final = re.compile(
    rb"(?:0(?<![0-9]0)|33(?<![0-9]33)|\+)"
    + _GAP
    + rb"(?:0"
    + _GAP
    + rb")?[1-9](?:"
    + _GAP
    + rb"[0-9]){8}"
)
_AT: Final = re.compile(rb"@(?!(?:fr|en) )")
_SPACE: Final = rb"(?:\\u....|\\.|[\xc2\xe1-\xe3]..?|\s)?"
_SIGN: Final = re.compile(
    rb"%[2-7][0-9A-Fa-f]|&(?:#|commat)|<(?!https?://)"
    rb"|a(?<![0-9A-Za-z]a)(?:[tT][^0-9A-Za-z]|[rR][rR]?[oO][bB]|" + _SPACE + rb"[)\]}>])"
    rb"|A(?<![0-9A-Za-z]A)(?:[tT][^0-9A-Za-z]|[rR][rR]?[oO][bB]|" + _SPACE + rb"[)\]}>])"
    rb"|\xc3[\xa0\x80]" + _SPACE + rb"[)\]}>]"
    rb"|z(?<=[cC][hH][eE]z)" + _SPACE + rb"[)\]}>]|Z(?<=[cC][hH][eE]Z)" + _SPACE + rb"[)\]}>]"
)
_CHAT: Final = re.compile(rb"\.(?:[mM][eE]/|[cC][oO][mM]/[sS][eE][nN][dD])")
_OTHER: Final = re.compile(
    rb"\xd9|\xdb|\xdf|\xe0|\xe1|\xea|\xef|\xf0|\xc2\xad"
    rb"|\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])"
)
"""Digits of other scripts, signs in full width, characters that have no width."""

_ODD: Final = re.compile(rb"\\[bfu]|\xef\xbf[\xbe\xbf]|\x7f")


def public_lines(view: PublicView, store: Store) -> Iterator[list[bytes]]:
    """The statements of ``view`` as lines of N-Quads without their ends, many at a time.

    Parameters
    ----------
    store: the one the view is of.
    """
    if not isinstance(store, EmbeddedStore):
        yield from lines_of(view.quads())
        return
    held = {line for block in lines_of(view.naming_gone()) for line in block}
    about = (quad for quad in view.about.quads() if not is_contact_statement(quad))
    gone = view.gone
    kept = (quad for quad in about if not (quad.subject in gone or quad.object in gone))
    for lines in lines_of(kept):
        yield [line for line in lines if line not in held]
    for graph, block in store.dumped(view.graphs):
        yield _leaving(block, graph, held)


def lines_of(quads: Iterator[Quad]) -> Iterator[list[bytes]]:
    """``quads`` as lines of N-Quads, without what XML cannot hold."""
    block: list[Quad] = []
    for quad in quads:
        block.append(clean_quad(quad))
        if len(block) == 10_000:
            yield _serialised(block)
            block = []
    if block:
        yield _serialised(block)


def line_of(quad: Quad) -> bytes:
    """One line of N-Quads, without its end."""
    return _serialised([quad])[0]


def _serialised(quads: list[Quad]) -> list[bytes]:
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines()


def _leaving(block: bytes, graph: NamedNode | DefaultGraph, held: set[bytes]) -> list[bytes]:
    """The lines of a block of N-Triples that may leave, with their graph."""
    odd = sorted(suspects(block))
    more: list[bytes] = []
    if odd:
        block, more = _looked_at(block, graph, odd)
    lines = block.replace(_END, f" {graph}".encode() + _END).split(b"\n")
    lines.pop()
    lines += more
    return [line for line in lines if line not in held] if held else lines


def suspects(block: bytes) -> set[int]:
    """Where the lines of ``block`` begin that may hold a contact or what XML cannot hold."""
    places = [
        found.start()
        for sign in (_AT, _DIGITS, _SIGN, _CHAT, _OTHER)
        for found in sign.finditer(block)
    ]
    if b"\\" in block or b"\xef\xbf" in block or b"\x7f" in block:
        places += [found.start() for found in _ODD.finditer(block)]
    return {block.rfind(b"\n", 0, place) + 1 for place in places}


def _looked_at(
    block: bytes, graph: NamedNode | DefaultGraph, starts: list[int]
) -> tuple[bytes, list[bytes]]:
    """The block without the lines that begin at ``starts``, and those of them that may leave."""
    parts, rest, done = [], [], 0
    for start in starts:
        end = block.find(b"\n", start) + 1
        parts.append(block[done:start])
        rest.append(block[start:end])
        done = end
    parts.append(block[done:])
    triples = parse(b"".join(rest), format=RdfFormat.N_TRIPLES)
    quads = (Quad(one.subject, one.predicate, one.object, graph) for one in triples)
    kept = [clean_quad(quad) for quad in quads if not is_contact_statement(quad)]
    return b"".join(parts), _serialised(kept) if kept else []
