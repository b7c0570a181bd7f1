"""``questions.md``: every question of the catalogue, in French and English, with its query."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from generating.markdown import code, document, table
from graph.questions.answer import Column
from graph.questions.question import Parameter, Question, catalogue
from graph.settings import DEFAULT_BASE

_INTRODUCTION = """\
A question is one file in `graph/questions/catalogue`; the query below each one runs as it stands
in any SPARQL tool, with the example values of its `VALUES` blocks. `maillage ask` replaces them by
what is asked. A parameter left out means any, unless it is needed. An entity may be given by name,
identifier (`region/32`), IRI, INSEE code or SIREN.

To add one: [how to add a question](../how-to/add-a-question.md)."""
_IDENTIFIER = re.compile(rf"<{re.escape(DEFAULT_BASE)}id/([^>]+)>")
_ROLES = {
    "value": "value",
    "entity": "identifier, then its name",
    "concept": "word of the model, then its label",
    "sources": "identifiers, then addresses",
}


def page(project: Path) -> str:
    """The page."""
    questions = list(catalogue().values())
    lines = [_INTRODUCTION, ""]
    lines += table(
        ("Question", "Sujet / topic", "Phrase", "Sentence"),
        [
            (
                f"[`{one.name}`](#{one.name})",
                one.topic,
                one.sentence({}, "fr"),
                one.sentence({}, "en"),
            )
            for one in questions
        ],
    )
    for question in questions:
        lines += _question_lines(question)
    return document("Questions", "graph/questions/catalogue", lines)


def _question_lines(question: Question) -> Iterator[str]:
    yield from (f"## {question.name}", "")
    yield from (f"**{question.titles['fr']}** / {question.titles['en']}", "")
    for language in ("fr", "en"):
        yield f"> {question.sentences[language]}"
        yield ">" if language == "fr" else ""
    for language in ("fr", "en"):
        yield from (question.descriptions[language], "")
    yield from ("```sh", example(question), "```", "")
    yield from table(
        ("Parameter", "Takes", "Français", "English", "Left out"),
        map(_parameter_row, question.parameters.values()),
    )
    yield from table(("Column", "Français", "English", "Holds"), map(_column_row, question.columns))
    if question.network:
        yield from (_network_line(question), "")
    yield from ("<details><summary>SPARQL</summary>", "", "```sparql")
    yield from question.query.strip().splitlines()
    yield from ("```", "", "</details>", "")


def example(question: Question) -> str:
    """A command that asks the question with the example values of its file."""
    parts = ["maillage", "ask", question.name]
    for parameter in question.parameters.values():
        value = _plain(parameter.example)
        if value:
            parts.append(f"{parameter.name}={value}")
    return shlex.join(parts)


def _plain(printed: str) -> str:
    if printed in ("", "UNDEF"):
        return ""
    found = _IDENTIFIER.fullmatch(printed)
    return found[1] if found else printed.strip('"<>').partition('"')[0]


def _parameter_row(parameter: Parameter) -> tuple[str, str, str, str, str]:
    words = " / ".join(parameter.any[one] for one in ("fr", "en") if one in parameter.any)
    return (
        code(parameter.name),
        parameter.kind,
        parameter.labels["fr"],
        parameter.labels["en"],
        "(needed)" if parameter.required else words,
    )


def _column_row(column: Column) -> tuple[str, str, str, str]:
    return code(column.name), column.fr, column.en, _ROLES.get(column.role, column.role)


def _network_line(question: Question) -> str:
    drawn = question.network
    assert drawn is not None
    parts = [f"As a network: `{drawn.subject}` to `{drawn.object}`"]
    if drawn.through:
        parts.append(f"through `{drawn.through}` where there is one")
    if drawn.relation:
        parts.append(f"named by `{drawn.relation}`")
    return ", ".join(parts) + "."
