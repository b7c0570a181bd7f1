"""The tokens of a SPARQL query, as far as a guard must tell them apart.

Strings, IRIs, comments, variables, languages and prefixed names are told from the words, signs and
brackets around them (SPARQL 1.1 Query Language, section 19.8). Nothing is parsed: Oxigraph does,
and it reads keywords without looking for a blank after them, so ``LIMIT5`` is a word and a number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["CLOSING", "OPENING", "Token", "read_tokens"]

OPENING, CLOSING = frozenset("({["), frozenset(")}]")

# Nothing in it goes back over what it has passed, but for a prefix, which is short: a query made to
# be slow to read is read as fast as another.
_TOKEN = re.compile(
    r"""
      (?P<blank> \s+ | \#[^\n\r]* )
    | (?P<string> "{3} (?: [^"\\] | \\. | "(?!"") )* "{3}
                | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
                | " (?: [^"\\\n\r] | \\. )* "
                | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri> <[^<>"{}|^`\\\s]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[a-z]+(?:-[a-z0-9]+)* )
    | (?P<name> (?: [^\W\d_] [\w.-]{0,250}+ | _ )? : (?: [\w:-] | %[0-9a-f]{2} | \\. )* )
    | (?P<word> [^\W\d_]+ )
    | (?P<number> \d+ )
    | (?P<sign> . )
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


class Token(NamedTuple):
    """One token: its ``kind``, its ``text``, where it starts, how many brackets are around it."""

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """A word in small letters; empty for what is none."""
        return self.text.lower() if self.kind == "word" else ""


def read_tokens(query: str) -> Iterator[Token]:
    """The tokens of ``query`` in order, without blanks and comments.

    An opening bracket and the closing one have the depth of what is outside of them.
    """
    depth = 0
    for found in _TOKEN.finditer(query):
        kind, text = found.lastgroup or "sign", found.group()
        if kind == "blank":
            continue
        if kind == "sign" and text in CLOSING:
            depth -= 1
        yield Token(kind, text, found.start(), depth)
        if kind == "sign" and text in OPENING:
            depth += 1
