"""``ask`` and ``settings``."""

import argparse
from datetime import UTC, datetime
from typing import BinaryIO

from graph.cli.by_hand import outcome_answer, outcome_text, read_query
from graph.cli.verbs import add_verb, given, write_beside, write_out
from graph.errors import InputError
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.question import catalogue
from graph.settings import Settings
from graph.store.handwritten import run_query
from graph.store.handwritten_remote import run_remotely
from graph.store.remote import RemoteStore

__all__ = ["add_verbs"]

_FORMATS = ("table", "csv", "json", "xlsx", "ttl", "gexf")
_RDF = {"ttl": "turtle"}
_NEEDED = {"fr": " (nécessaire)", "en": " (required)"}


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
    add_verb(verbs, common, "settings", _settings, "Liste les réglages.", "settings")


def _settings(settings: Settings, arguments: argparse.Namespace) -> int:
    print("\n".join(Settings.help_lines()))
    return 0


def _ask(settings: Settings, arguments: argparse.Namespace) -> int:
    language = settings.language
    if arguments.sparql is not None and arguments.question is not None:
        raise InputError("donnez une question ou --sparql, pas les deux.")
    if arguments.sparql is None and arguments.question is None:
        _list_questions(language)
        return 0
    dataset = Dataset.open(settings)
    if arguments.sparql is not None:
        query = read_query(arguments.sparql)
        if isinstance(dataset.store, RemoteStore):
            outcome = run_remotely(dataset.store, query, settings.query_seconds)
        else:
            outcome = run_query(dataset.generation.graph, query, settings.query_seconds)
        body = outcome_text(outcome, arguments.format)
        if body is not None:
            write_out(arguments.output, lambda out: out.write(body))
            return 0
        answer = outcome_answer(outcome, arguments.format)
    else:
        answer = ask(dataset, arguments.question, given(arguments.parameters), language)
    _write(dataset, answer, arguments, language)
    return 0


def _list_questions(language: str) -> None:
    for question in catalogue().values():
        print(f"{question.name}\n  {question.sentence({}, language)}")
        for parameter in question.parameters.values():
            needed = _NEEDED[language] if parameter.required else ""
            print(f"    {parameter.name} : {parameter.labels[language]}{needed}")


def _write(dataset: Dataset, answer: Answer, arguments: argparse.Namespace, language: str) -> None:
    def write(out: BinaryIO) -> int:
        return _written(dataset, answer, arguments.format, language, out)

    write_out(arguments.output, write)
    if arguments.format == "csv":
        version = dataset.generation.version
        write_beside(arguments.output, answer, language=language, version=version)


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
        version=dataset.generation.version,
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
    count = _counted(len(answer.rows), len(answer.sources), language)
    lines += ["", count, ""]
    for note in answer.sources:
        said = ", ".join(part for part in (note.title, note.publisher, note.issued) if part)
        lines.append(f"[{numbers[note.id]}] {said} {note.url}".rstrip())
    if columns:
        titles = [column.en if language == "en" else column.fr for column in columns]
        lines.insert(2 if answer.sentence else 0, " | ".join(titles))
    return "\n".join(lines) + "\n"


def _counted(rows: int, sources: int, language: str) -> str:
    row = ("row" if language == "en" else "ligne") + ("s" if rows > 1 else "")
    return f"{rows} {row}, {sources} source{'s' if sources > 1 else ''}."
