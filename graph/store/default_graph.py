"""Queries for servers that have no default graph: one of their named graphs stands for it.

Where the default graph is the union of all graphs (Virtuoso, GraphDB, Neptune, QLever), statements
of our default graph go to ``<base>graph/default``, and queries are written so that they read what
they would read elsewhere.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["within_graph"]

_TOKEN: Final = re.compile(
    r"""
      (?P<skipped> "{3} (?: [^"\\] | \\. | "(?!"") )* "{3}      # long and short strings
    | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n\r] | \\. )* "
    | ' (?: [^'\\\n\r] | \\. )* '
    | <[^<>"{}|^`\\\x00-\x20]*>                                 # IRIs
    | \#[^\n\r]*                                                # comments
    | [?$]\w+                                                   # variables
    | :(?: [\w.-] | %[0-9a-f]{2} | \\. )*                       # local names
    )
    | (?P<graph>\bGRAPH\s*[?$](?P<variable>\w+)\s*\{)
    | (?P<exists>\bEXISTS\s*\{)
    | \b(?P<word>CONSTRUCT|WHERE|FROM)\b
    | (?P<sign>[{}])
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
"""Tokens of SPARQL 1.1 (W3C Rec. 2013, §19.8) in which braces count, or do not."""

_NAMED_ONLY: Final = re.compile(
    r"http://www\.w3\.org/1999/02/22-rdf-syntax-ns\#(?:subject|predicate|object)"
    r"|https?://(?:schema\.org/|data\.europa\.eu/m8g/|www\.w3\.org/"
    r"(?:ns/org\#|ns/regorg\#|2004/02/skos/core\#)).+"
)
"""Words said in named graphs of ours alone: the default graph tells of sources in others."""

_ANYWHERE: Final = re.compile(
    r"http://(?:www\.w3\.org/(?:1999/02/22-rdf-syntax-ns|2000/01/rdf-schema|2002/07/owl|ns/ldp"
    r"|ns/sparql-service-description)\#|www\.openlinksw\.com/).*"
)
"""Words that a server says in graphs of its own, too."""

_PREFIX: Final = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>]*)>", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\([^()]*\)|\{[^{}]*\}")
_WORD: Final = re.compile(r"<([^<>\s]+)>|(?<![\w?$:<.-])([A-Za-z][\w.-]*|):([\w-]+)")
_CHOICE: Final = re.compile(r"[|!*^+'\"\\#\[\]](?![^<>\s]*>)|[\w>]\?(?![\w])")
"""What a pattern of plain triples has none of: paths, texts, comments."""


@dataclass(slots=True)
class _Group:
    """What lies between two braces.

    Parameters
    ----------
    start, end: of the text inside.
    outer: whether it is in no other group. tested: whether EXISTS stands before it.
    variable: the one that names its graph, if it has such a name.
    """

    start: int
    end: int
    outer: bool
    tested: bool
    variable: str


def within_graph(query: str, graph: str, others: Collection[str] = ()) -> str:
    """``query`` as one that reads the graph ``graph`` where it would read the default graph.

    Everything outside ``GRAPH`` reads that graph, and ``GRAPH ?g`` ranges over all the others: a
    ``GRAPH`` inside another replaces it (SPARQL 1.1 Query, §18.6, evaluation of Graph). Where a
    word tells that no other graph can match, nothing is added: each filter is one more occasion
    for a server to lose rows (Virtuoso 7.2.5).

    Parameters
    ----------
    query: well formed. Without a group, it is a DESCRIBE, and is told what to read with FROM.
    graph: an IRI. others: graphs of the server's own, which ``GRAPH ?g`` leaves out too.
    """
    groups, words = _read(query)
    outer = [group for group in groups if group.outer and not group.tested]
    is_construct = "CONSTRUCT" in words
    edits = list(_filters(query, groups, graph, others))
    if is_construct and outer and words["CONSTRUCT"] < words.get("WHERE", -1) < outer[0].start:
        template = query[outer[0].start : outer[0].end]
        edits.append((min(words["WHERE"], words.get("FROM", len(query))), f"{{{template}}} "))
    elif is_construct:
        outer = outer[1:]
    if not outer:
        return query if is_construct else f"{query}\nFROM <{graph}>"
    for group in (outer[0], *(one for one in groups if one.outer and one.tested)):
        edits.append((group.start, f" GRAPH <{graph}> {{ "))
        edits.append((group.end, " } "))
    return "".join(_edited(query, edits))


def _filters(
    query: str, groups: list[_Group], graph: str, others: Collection[str]
) -> Iterator[tuple[int, str]]:
    """A filter holds for the group it stands in, which is the one around ``GRAPH ?g {…}``."""
    prefixes = dict(_PREFIX.findall(query))
    for group in groups:
        words = _words(query[group.start : group.end], prefixes) if group.variable else []
        if not group.variable or any(map(_NAMED_ONLY.fullmatch, words)):
            continue
        if not others or not all(map(_ANYWHERE.fullmatch, words)):
            yield group.end + 1, f" FILTER(?{group.variable} != <{graph}>) "
        else:
            graphs = ", ".join(f"<{one}>" for one in (graph, *others))
            yield group.end + 1, f" FILTER(?{group.variable} NOT IN ({graphs})) "


def _words(pattern: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs that must stand in a graph for the triples of ``pattern`` to be found in it."""
    if _CHOICE.search(pattern):
        return []
    while (rest := _ASIDE.sub(" ", pattern)) != pattern:
        pattern = rest
    return [iri or prefixes.get(prefix, "") + name for iri, prefix, name in _WORD.findall(pattern)]


def _edited(text: str, edits: list[tuple[int, str]]) -> Iterator[str]:
    done = 0
    for place, piece in sorted(edits, key=lambda edit: edit[0]):
        yield text[done:place]
        yield piece
        done = place
    yield text[done:]


def _read(query: str) -> tuple[list[_Group], dict[str, int]]:
    """The groups of a query as they open, and where each word that matters stands first."""
    groups: list[_Group] = []
    pending: list[_Group] = []
    words: dict[str, int] = {}
    for token in _TOKEN.finditer(query):
        if token["word"]:
            words.setdefault(token["word"].upper(), token.start())
        elif token["graph"] or token["exists"] or token["sign"] == "{":
            end, outer, tested = token.end(), not pending, bool(token["exists"])
            pending.append(_Group(end, end, outer, tested, token["variable"] or ""))
            groups.append(pending[-1])
        elif token["sign"] == "}" and pending:
            pending.pop().end = token.start()
    return groups, words
