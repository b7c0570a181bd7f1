"""Why a query does not read, said of the places people most often get wrong.

The engine tells the furthest place it read to, which may be lines after the mistake; here are told
the mistake itself and where it is: a text or a bracket that is not closed, a word that is no
keyword, a prefix that is not declared.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from graph.errors import Worded, worded
from graph.store.endpoint.reasons import misread_at, shortened
from graph.store.endpoint.refusals import QueryRefused
from graph.store.endpoint.tokens import CLOSING, OPENING, Token, read_tokens

__all__ = ["Mistake", "diagnosed", "find_mistake", "place_of"]

_WORDS: Final = (
    "ADD ALL AS ASC ASK BASE BIND BY CLEAR CONSTRUCT COPY CREATE DEFAULT DELETE DESC DESCRIBE "
    "DISTINCT DROP EXISTS FALSE FILTER FROM GRAPH GROUP HAVING IN INSERT INTO LIMIT LOAD MINUS "
    "MOVE NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR SERVICE SILENT TO TRUE "
    "UNDEF UNION USING VALUES VERSION WHERE WITH A ABS AVG BNODE BOUND CEIL COALESCE CONCAT "
    "CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS IF IRI ISBLANK ISIRI "
    "ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LATERAL LCASE MAX MD5 MIN MINUTES MONTH NOW RAND "
    "REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE "
    "STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TRIPLE SUBJECT PREDICATE "
    "OBJECT ISTRIPLE TZ UCASE URI UUID YEAR"
)
"""The words of SPARQL 1.1 (Query, section 19.8) and those Oxigraph adds."""

_KEYWORDS: Final = tuple(_WORDS.split())

_PAIRS: Final = {")": "(", "}": "{", "]": "["}
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, what to do, and where: line and column in characters, both from 1."""

    what: Worded
    advice: Worded
    line: int
    column: int


def diagnosed(error: QueryRefused, query: str, known: Mapping[str, str]) -> QueryRefused:
    """``error``, or the mistake it comes from where that is one of the kinds that are known.

    Parameters
    ----------
    query: the one that was refused, as it was written.
    known: the prefixes of the model with their addresses.
    """
    found = find_mistake(query, known) if error.reason == "syntax" else None
    if found is None:
        return error
    return misread_at(found.what, found.advice, found.line, found.column)


def find_mistake(query: str, known: Mapping[str, str]) -> Mistake | None:
    """The first mistake of a kind that is known, or nothing.

    Parameters
    ----------
    query: one that the engine refused to read.
    known: the prefixes of the model with their addresses.
    """
    tokens = list(read_tokens(query))
    return (
        _open_text(query, tokens)
        or _wrong_word(query, tokens)
        or _unknown_prefix(query, tokens, known)
        or _wrong_bracket(query, tokens)
    )


def place_of(query: str, start: int) -> tuple[int, int]:
    """The line and the column of the character at ``start``, both from 1."""
    before = query[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _mistake(query: str, start: int, what: Worded, advice: Worded) -> Mistake:
    return Mistake(what, advice, *place_of(query, start))


def _open_text(query: str, tokens: Sequence[Token]) -> Mistake | None:
    """A quote that no other closes on its line, or an address without its end."""
    for token in tokens:
        if token.kind == "sign" and token.text in "\"'":
            what = worded("ce texte n'est pas fermé.")
            return _mistake(query, token.start, what, worded("Ajoutez le guillemet qui manque."))
        rest = query[token.end : token.end + 8].lower()
        if token.kind == "sign" and token.text == "<" and rest.startswith(("http:", "https:")):
            what = worded("cette adresse n'est pas fermée.")
            return _mistake(query, token.start, what, worded("Finissez-la par « > », sans espace."))
    return None


def _wrong_word(query: str, tokens: Sequence[Token]) -> Mistake | None:
    """A word that SPARQL does not know."""
    for start, word in _bare_words(query, tokens):
        upper = word.upper()
        if upper in _KEYWORDS or upper.rstrip("0123456789") in _KEYWORDS:
            continue
        near = get_close_matches(upper, _KEYWORDS, 1, 0.7)
        advice = (
            worded("Peut-être : {names}.", names=near[0])
            if near
            else worded("Un nom s'écrit avec son préfixe, une variable avec « ? ».")
        )
        shown = shortened(word, _LONGEST)
        return _mistake(
            query, start, worded("« {word} » n'est pas un mot de SPARQL.", word=shown), advice
        )
    return None


def _bare_words(query: str, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Words with their digits and underscores, which are tokens of their own, put together."""
    end = -1
    for token in tokens:
        if token.kind != "word" or token.start < end:
            continue
        end = token.end
        while end < len(query) and (query[end].isalnum() or query[end] == "_"):
            end += 1
        yield token.start, query[token.start : end]


def _unknown_prefix(
    query: str, tokens: Sequence[Token], known: Mapping[str, str]
) -> Mistake | None:
    declared = set(_declared(tokens))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.kind != "name" or (before is not None and before.word == "prefix"):
            continue
        prefix = token.text.partition(":")[0]
        if prefix == "_" or prefix in declared:
            continue
        shown = shortened(prefix, _LONGEST)
        what = worded("le préfixe « {prefix}: » n'est pas déclaré.", prefix=shown)
        advice = (
            worded("Ajoutez : PREFIX {prefix}: <{address}>", prefix=prefix, address=known[prefix])
            if prefix in known
            else worded("Déclarez-le : PREFIX {prefix}: <adresse>", prefix=shown)
        )
        return _mistake(query, token.start, what, advice)
    return None


def _declared(tokens: Sequence[Token]) -> Collection[str]:
    return [
        after.text[:-1]
        for token, after in pairwise(tokens)
        if token.word == "prefix" and after.kind == "name"
    ]


def _wrong_bracket(query: str, tokens: Sequence[Token]) -> Mistake | None:
    opened: list[Token] = []
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text in OPENING:
            opened.append(token)
        elif token.text in CLOSING:
            if opened and opened[-1].text == _PAIRS[token.text]:
                opened.pop()
                continue
            what = worded("« {sign} » ne ferme rien.", sign=token.text)
            advice = worded("Retirez-le, ou ouvrez ce qu'il ferme.")
            return _mistake(query, token.start, what, advice)
    if not opened:
        return None
    what = worded("« {sign} » n'est pas fermé.", sign=opened[-1].text)
    return _mistake(query, opened[-1].start, what, worded("Ajoutez ce qui le ferme."))
