"""A question: one ``.rq`` file whose ``#+`` lines are a TOML header."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from rapidfuzz import process

from graph.errors import QuestionError, worded
from graph.questions.answer import Column, NetworkColumns
from graph.settings import DEFAULT_BASE

__all__ = [
    "KINDS",
    "Parameter",
    "Question",
    "catalogue",
    "find_question",
    "one_line",
    "read_question",
    "selected",
    "split_header",
]

KINDS = frozenset(
    (
        "territory",
        "collectivite",
        "organisation",
        "person",
        "concept",
        "resource",
        "relation-kind",
        "entity",
        "year",
    )
)
"""What a parameter may take: a kind of thing by name, anything (``entity``), or a year."""

_ROLES = frozenset(("value", "entity", "concept", "sources"))
_YEARS = frozenset(("since", "until", "exact"))
_VALUES = r"(?:#[ \t]*)?VALUES\s+\?{name}\s*\{{([^{{}}]*)\}}"
"""The block of a parameter; one that means any is a comment, for some engines fail on ``UNDEF``."""

_ANY = "UNDEF"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked.

    Parameters
    ----------
    kind: one of ``KINDS``.
    labels, any: its name, and the words for "any", by language (``fr``, ``en``).
    required: whether it must be given.
    example: the term in the file, as SPARQL writes it; ``UNDEF`` means any.
    offered: the variables of the query that hold, for each row, the values it answers to.
    years: for a year, which rows answer to it: those ``since``, ``until`` or ``exact`` that year.
    """

    name: str
    kind: str
    labels: Mapping[str, str]
    any: Mapping[str, str]
    required: bool
    example: str
    offered: tuple[str, ...] = ()
    years: str = "since"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalogue.

    Parameters
    ----------
    titles, sentences, descriptions: by language.
    sort: columns the rows are sorted by once labels are known; ``-`` before a name: descending.
    """

    name: str
    topic: str
    order: int
    titles: Mapping[str, str]
    sentences: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    columns: tuple[Column, ...]
    sort: tuple[str, ...]
    network: NetworkColumns | None
    query: str

    def filled(self, terms: Mapping[str, str | None], base: str = DEFAULT_BASE) -> str:
        """The query with every parameter replaced in one pass.

        Parameters
        ----------
        terms: a printed SPARQL term for each parameter, ``None`` or ``UNDEF`` meaning any: its
            block goes, which says the same as ``UNDEF`` (SPARQL 1.1 Query, §10: a join with the
            empty solution) and is understood everywhere.
        base: the first part of the dataset's own IRIs, put for the one in the file.
        """
        query = self.query if base == DEFAULT_BASE else self.query.replace(DEFAULT_BASE, base)
        return _blocks(tuple(self.parameters)).sub(
            lambda found: _block(found[1], terms.get(found[1])), query
        )

    def sentence(self, spoken: Mapping[str, str], language: str = "fr") -> str:
        """The sentence completed with the words for each parameter."""
        text = self.sentences[language]
        for name, parameter in self.parameters.items():
            words = spoken.get(name) or parameter.any.get(language) or "…"
            text = text.replace(f"{{{name}}}", words)
        return text


def _block(name: str, term: str | None) -> str:
    """What says that ``name`` is ``term``; nothing where it may be anything."""
    return "" if term in (None, "", _ANY) else f"VALUES ?{name} {{ {term} }}"


@cache
def _blocks(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the ``VALUES`` block of each of ``names``; nothing if there are none."""
    either = "|".join(re.escape(name) for name in names) or "(?!)"
    return re.compile(_VALUES.format(name=f"({either})"))


def one_line(text: str) -> str:
    """``text`` on one line: control characters and line ends as spaces, none of them doubled."""
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(text.split())


def read_question(name: str, text: str) -> Question:
    """The question written in ``text``.

    Raises
    ------
    QuestionError: the header or the query does not have the expected form.
    """
    try:
        header, query = split_header(text)
        return _question(name, header, query)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        lacking = worded("il manque {error}", error=error)
        reason = lacking if isinstance(error, KeyError) else str(error)
        raise QuestionError(
            worded("l'en-tête de la question est mal formé ({reason}).", reason=reason),
            where=f"{name}.rq",
            advice="Voir docs/how-to/add-a-question.md.",
        ) from error


def split_header(text: str) -> tuple[dict[str, Any], str]:
    """The header of a query's file, and the query.

    Raises
    ------
    tomllib.TOMLDecodeError: the lines that begin with ``#+`` are not TOML.
    """
    lines = text.splitlines()
    told = [line[2:].strip() for line in lines if line.startswith("#+")]
    query = "\n".join(line for line in lines if not line.startswith("#+")).strip() + "\n"
    return tomllib.loads("\n".join(told)), query


def _question(name: str, header: dict[str, Any], query: str) -> Question:
    network = header.get("network")
    return Question(
        name=name,
        topic=str(header["topic"]),
        order=int(header["order"]),
        titles=header["title"],
        sentences=header["sentence"],
        descriptions=header["description"],
        parameters=dict(_parameters(header.get("parameters", {}), query)),
        columns=tuple(_columns(header["columns"])),
        sort=tuple(header.get("sort", ())),
        network=NetworkColumns(**network) if network else None,
        query=query,
    )


def _parameters(tables: dict[str, Any], query: str) -> Iterator[tuple[str, Parameter]]:
    given = selected(query)
    for name, table in tables.items():
        blocks = re.findall(_VALUES.format(name=re.escape(name)), query)
        if not blocks or len(set(blocks)) != 1:
            raise ValueError(f"VALUES ?{name} {{ ... }}: absent, or not twice the same")
        if table["kind"] not in KINDS:
            raise ValueError(f"kind of {name}")
        years = str(table.get("years", "since"))
        if years not in _YEARS:
            raise ValueError(f"years of {name}")
        yield (
            name,
            Parameter(
                name=name,
                kind=str(table["kind"]),
                labels={"fr": table["fr"], "en": table["en"]},
                any=table.get("any", {}),
                required=bool(table.get("required", False)),
                example=blocks[0].strip(),
                offered=_offered(name, table.get("offered", ()), given),
                years=years,
            ),
        )


def _offered(name: str, said: str | list[str], given: tuple[str, ...]) -> tuple[str, ...]:
    """The variables that hold a parameter's values: those said, or the one of its own name."""
    if not said:
        return (name,) if name in given else ()
    found = (said,) if isinstance(said, str) else tuple(said)
    unknown = [one for one in found if one not in given]
    if unknown:
        raise ValueError(f"offered of {name}: ?{unknown[0]} is not selected")
    return found


def selected(query: str) -> tuple[str, ...]:
    """The variables a SELECT query gives, in its order; ``(… AS ?name)`` gives ``name``."""
    clause = re.split(r"\bWHERE\b|\{", _outside(query).partition("SELECT")[2], maxsplit=1)[0]
    found, depth = [], 0
    for part in re.findall(r"[()]|\bAS\s+\?\w+|\?\w+", clause):
        depth += {"(": 1, ")": -1}.get(part, 0)
        if (part.startswith("AS") and depth == 1) or (part.startswith("?") and not depth):
            found.append(part.rpartition("?")[2])
    return tuple(found)


def _outside(query: str) -> str:
    """The query without its addresses and comments, which may hold anything."""
    return re.sub(r"<[^<>\s]*>|#[^\n]*", "", query)


def _columns(tables: dict[str, Any]) -> Iterator[Column]:
    for name, table in tables.items():
        role = str(table.get("role", "value"))
        if role not in _ROLES:
            raise ValueError(f"role of {name}")
        yield Column(name, str(table["fr"]), str(table["en"]), role)


def _files() -> Iterator[Traversable]:
    for topic in (files("graph.questions") / "catalogue").iterdir():
        if topic.is_dir():
            yield from (path for path in topic.iterdir() if path.name.endswith(".rq"))


@cache
def catalogue() -> Mapping[str, Question]:
    """Every question by its name, in the order they are shown."""
    found = [read_question(path.name[:-3], path.read_text("utf-8")) for path in _files()]
    return {one.name: one for one in sorted(found, key=lambda one: (one.order, one.name))}


def find_question(name: str) -> Question:
    """The question called ``name``.

    Raises
    ------
    QuestionError: there is none; the nearest names are told.
    """
    known = catalogue()
    if name in known:
        return known[name]
    asked = one_line(name[:80])
    near = [match[0] for match in process.extract(asked, list(known), limit=3, score_cutoff=50)]
    names = ", ".join(near or known)
    raise QuestionError(
        worded("question inconnue : « {asked} ».", asked=asked),
        advice=worded("Peut-être : {names}.", names=names)
        if near
        else worded("Questions : {names}.", names=names),
    )
