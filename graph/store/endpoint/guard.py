"""What is refused before a query reaches Oxigraph, and how its rows are limited.

Refused: updates (SPARQL 1.1 Update), ``SERVICE`` (Federated Query, section 2: Oxigraph would follow
it), what is too long or too deep. Graphs named after ``FROM`` are given back, to be looked up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from graph.errors import worded
from graph.store.endpoint.limits import Limits
from graph.store.endpoint.reasons import too_deep, too_long_a_query, too_many_parts
from graph.store.endpoint.refusals import QueryRefused
from graph.store.endpoint.tokens import Token, read_tokens

__all__ = ["Checked", "check_query", "has_service"]

_FORMS = ("select", "ask", "construct", "describe")
_UPDATES = (
    *("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"),
)
_JOINING_SIGNS = frozenset("|&+-*/")
_JOINING_WORDS = frozenset(("union", "optional", "minus", "filter", "bind", "as", "exists"))
"""What adds one part to a query, which the engine reads or plans one level deeper."""

_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be run.

    Parameters
    ----------
    text: the query, its rows limited.
    form: ``select``, ``ask``, ``construct``, ``describe``; empty where it cannot be told.
    graphs: the IRIs after ``FROM`` and ``FROM NAMED``.
    limit: the most rows the text may give where the limit is ours; 0 where the query has its own.
    shift: how many signs stand before the query on its first line.
    plain: the query with what stands before it, its rows not limited.
    """

    text: str
    form: str
    plain: str
    graphs: tuple[str, ...] = ()
    limit: int = 0
    shift: int = 0


def has_service(query: str) -> bool:
    """Whether ``query`` may hold the keyword SERVICE (SPARQL 1.1 Federated Query, section 2).

    Strings, IRIs, comments, variables and local names are left out. The engine reads keywords
    without looking for a blank after them, so the word counts wherever it stands in the rest:
    a prefix of that name is taken for the keyword.
    """
    return _calls_out(read_tokens(query))


def check_query(query: str, limits: Limits, base: str = "") -> Checked:
    """The query as it may be run.

    Parameters
    ----------
    query: SPARQL 1.1 Query, as the user wrote it.
    base: what relative IRIs are relative to, if the query does not say it (SPARQL 1.1 Protocol,
        section 2.1.8).

    Raises
    ------
    QueryRefused: it is an update, uses SERVICE, is too long or too deep.
    """
    tokens = _read(query, limits)
    form = _form(tokens)
    if _calls_out(tokens):
        raise QueryRefused("service", "SERVICE n'est pas permis.", advice=worded("Retirez-le."))
    is_limited = form not in ("", "ask")
    text, limit = _limited(query, tokens, limits.rows) if is_limited else (query, 0)
    prefix = f"BASE <{base}> " if base and any(map(_is_relative, tokens)) else ""
    return Checked(
        prefix + text, form, prefix + query, tuple(_graphs(tokens, base)), limit, len(prefix)
    )


def _calls_out(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        text = token.text if token.kind != "name" else token.text.partition(":")[0]
        if token.kind in ("word", "name", "sign") and "service" in text.lower():
            return True
    return False


def _form(tokens: Sequence[Token]) -> str:
    """The form of the query; refuses an update."""
    for token in tokens:
        word = token.word
        if form := next((form for form in _FORMS if word.startswith(form)), ""):
            return form
        if verb := next((verb for verb in _UPDATES if word.startswith(verb)), ""):
            raise QueryRefused(
                "update",
                worded(
                    "{verb} est une écriture, et le graphe ne fait que se lire.", verb=verb.upper()
                ),
                advice=worded("Utilisez SELECT, ASK, CONSTRUCT ou DESCRIBE."),
            )
    return ""


def _read(query: str, limits: Limits) -> list[Token]:
    """Its tokens; refuses, at the first too many, what Oxigraph would fall over.

    It reads and plans by recursion: on what is nested, and on operations one after the other.
    """
    if len(query.encode("utf-8", "replace")) > limits.query_bytes:
        raise too_long_a_query(limits.query_bytes, limits.tokens)
    tokens: list[Token] = []
    run = parts = 0
    for token in read_tokens(query):
        tokens.append(token)
        is_sign = token.kind == "sign"
        run = run + 1 if is_sign and token.text in "!-+^" else 0
        parts += (is_sign and token.text in _JOINING_SIGNS) or token.word in _JOINING_WORDS
        if token.depth > limits.depth or run > limits.depth:
            raise too_deep(limits.depth)
        if parts > limits.parts:
            raise too_many_parts(limits.parts)
        if len(tokens) > limits.tokens:
            raise too_long_a_query(limits.query_bytes, limits.tokens)
    return tokens


def _limited(query: str, tokens: Sequence[Token], rows: int) -> tuple[str, int]:
    """The query with at most ``rows`` solutions, and whether that is our doing (else 0).

    LIMIT belongs to the last part of the outermost query, before a final VALUES (SPARQL 1.1 Query,
    grammar rules 18, 25 and 28). Columns of what is before it do not move.
    """
    outer = [(place, token) for place, token in enumerate(tokens) if token.depth == 0]
    for place, token in outer:
        given = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.word == "limit" and given is not None and given.kind == "number":
            if int(given.text[:18]) <= rows:
                return query, 0
            number = str(rows).ljust(len(given.text))
            return query[: given.start] + number + query[given.end :], rows
    last = next((token.start for _, token in outer if token.word == "values"), len(query))
    return f"{query[:last]}\nLIMIT {rows}\n{query[last:]}", rows


def _is_relative(token: Token) -> bool:
    return token.kind == "iri" and not _SCHEME.match(token.text)


def _graphs(tokens: Sequence[Token], base: str) -> list[str]:
    """The graphs of the dataset clause (SPARQL 1.1 Query, section 13.2)."""
    prefixes, found = dict[str, str](), list[str]()
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.depth:
            continue
        previous = before.word if isinstance(before, Token) else ""
        if previous == "base" and token.kind == "iri":
            base = urljoin(base, token.text[1:-1])
        elif previous == "prefix" and token.kind == "name" and after is not None:
            prefixes[token.text[:-1]] = urljoin(base, after.text[1:-1])
        elif previous in ("from", "named", "fromnamed"):
            found.append(_resolved(token, base, prefixes))
    return [graph for graph in found if graph]


def _resolved(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    return prefixes.get(prefix, prefix + colon) + local if token.kind == "name" else ""
