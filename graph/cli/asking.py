"""``ask`` and ``settings``."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from graph.cli.verbs import STANDARD, add_verb, given, write_out
from graph.errors import InputError
from graph.questions.answer import Answer
from graph.questions.ask import answer_of_rows, ask
from graph.questions.dataset import Dataset
from graph.questions.question import catalogue
from graph.settings import Settings
from graph.store.handwritten import run_query

__all__ = ["add_verbs"]

_FORMATS = ("table", "csv", "json", "xlsx", "ttl", "gexf")
_RDF = {"ttl": "turtle"}
_LARGEST_QUERY = 1_000_000


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verbs of this module."""
    parser = add_verb(
        verbs,
        common,
        "ask",
        _ask,
        "Répond à une question du catalogue ; sans question, les liste.",
        "ask collectivites-scic territoire=Hauts-de-France",
    )
    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument("parameters", nargs="*", metavar="NOM=VALEUR")
    parser.add_argument(
        "--sparql", metavar="FICHIER", help="une requête écrite à la main (- : stdin)"
    )
    parser.add_argument("--format", choices=_FORMATS, default="table")
    parser.add_argument("--output", metavar="FICHIER")
    parser.add_argument("--language", choices=("fr", "en"))
    add_verb(verbs, common, "settings", _settings, "Liste les réglages.", "settings")


def _settings(settings: Settings, arguments: argparse.Namespace) -> int:
    print("\n".join(Settings.help_lines()))
    return 0


def _ask(settings: Settings, arguments: argparse.Namespace) -> int:
    language = arguments.language or settings.language
    if arguments.sparql:
        return _by_hand(settings, arguments, language)
    if arguments.question is None:
        _list_questions(language)
        return 0
    dataset = Dataset.open(settings)
    answer = ask(dataset, arguments.question, given(arguments.parameters), language)
    _write(dataset, answer, arguments, language)
    return 0


def _list_questions(language: str) -> None:
    for question in catalogue().values():
        print(f"{question.name}\n  {question.sentence({}, language)}")
        for parameter in question.parameters.values():
            needed = " (nécessaire)" if parameter.required else ""
            print(f"    {parameter.name} : {parameter.labels[language]}{needed}")


def _by_hand(settings: Settings, arguments: argparse.Namespace, language: str) -> int:
    if arguments.question is not None:
        raise InputError("donnez une question ou --sparql, pas les deux.")
    dataset = Dataset.open(settings)
    query = _read_query(arguments.sparql)
    outcome = run_query(dataset.generation.graph, query, settings.query_seconds)
    if outcome.ntriples is not None:
        body = outcome.ntriples
        return 0 * write_out(arguments.output, lambda out: out.write(body))
    if outcome.boolean is not None:
        text = f"{str(outcome.boolean).lower()}\n".encode()
        return 0 * write_out(arguments.output, lambda out: out.write(text))
    answer = answer_of_rows(outcome.variables, outcome.rows)
    _write(dataset, answer, arguments, language)
    return 0


def _read_query(name: str) -> str:
    try:
        if name == STANDARD:
            text = sys.stdin.read(_LARGEST_QUERY + 1)
        else:
            with Path(name).open(encoding="utf-8") as lines:
                text = lines.read(_LARGEST_QUERY + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cette requête ne se lit pas ({error}).",
            where=name,
            advice="Donnez un fichier texte en UTF-8.",
        ) from error
    if len(text) > _LARGEST_QUERY:
        raise InputError("cette requête dépasse un million de caractères.", where=name)
    if not text.strip():
        raise InputError("cette requête est vide.", where=name)
    return text


def _write(dataset: Dataset, answer: Answer, arguments: argparse.Namespace, language: str) -> None:
    def write(out: BinaryIO) -> int:
        return _written(dataset, answer, arguments.format, language, out)

    write_out(arguments.output, write)


def _written(dataset: Dataset, answer: Answer, form: str, language: str, out: BinaryIO) -> int:
    from graph.exports import write_answer, write_network

    today = datetime.now(UTC).date()
    if form == "table":
        return out.write(_table(answer, language).encode())
    if form == "gexf":
        from graph.cli.drawing import answer_network

        net, colours = answer_network(dataset, answer)
        return write_network(net, "gexf", out, colours=colours, issued=today)
    return write_answer(
        answer,
        _RDF.get(form, form),
        out,
        language=language,
        issued=today,
        version=dataset.generation.folder.name,
        mark=False,
        evidence=(dataset.store, dataset.iris),
    )


def _table(answer: Answer, language: str) -> str:
    """The rows for a terminal: names instead of identifiers, sources as numbered notes."""
    numbers = {note.id: rank for rank, note in enumerate(answer.sources, 1)}
    lines = [answer.sentence, ""] if answer.sentence else []
    columns = [column for column in answer.columns if column.role != "addresses"]
    for row in answer.rows:
        parts = []
        for column in columns:
            value = row.get(f"{column.name}_label") or row.get(column.name)
            if column.role == "sources" and isinstance(value, list):
                value = "".join(f"[{numbers[one]}]" for one in value if one in numbers)
            parts.append("" if value is None else str(value).replace("\n", " "))
        lines.append(" | ".join(parts))
    count = f"{len(answer.rows)} lignes, {len(answer.sources)} sources."
    lines += ["", count, ""]
    for note in answer.sources:
        said = ", ".join(part for part in (note.title, note.publisher, note.issued) if part)
        lines.append(f"[{numbers[note.id]}] {said} {note.url}".rstrip())
    if columns:
        titles = [column.en if language == "en" else column.fr for column in columns]
        lines.insert(2 if answer.sentence else 0, " | ".join(titles))
    return "\n".join(lines) + "\n"
