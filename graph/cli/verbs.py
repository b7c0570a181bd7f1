"""How a verb is declared, and what several verbs share."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError, worded
from graph.questions.answer import Answer
from graph.settings import Settings

__all__ = ["STANDARD", "Verbs", "add_verb", "given", "write_beside", "write_out"]

Verbs = "argparse._SubParsersAction[argparse.ArgumentParser]"
STANDARD = "-"
"""The name that means standard input or output."""


def add_verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: argparse.ArgumentParser,
    name: str,
    run: Callable[[Settings, argparse.Namespace], int],
    help: str,
    example: str,
) -> argparse.ArgumentParser:
    """A verb with its one-line help and one example."""
    parser = verbs.add_parser(
        name,
        parents=[common],
        help=help,
        description=help,
        epilog=f"Exemple : maillage {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def given(pairs: list[str]) -> dict[str, str]:
    """``NAME=VALUE`` arguments as a dictionary.

    Raises
    ------
    InputError: one has no ``=``, or a name is given twice.
    """
    values: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InputError(
                worded("« {pair} » n'a pas la forme NOM=VALEUR.", pair=pair[:60]),
                advice="Par exemple : territoire=Hauts-de-France",
            )
        if name in values:
            raise InputError(worded("le paramètre « {name} » est donné deux fois.", name=name[:40]))
        values[name] = value
    return values


def write_beside(output: str | None, answer: Answer, *, language: str, version: str) -> None:
    """Beside a CSV file, its licence, date and sources; nothing for standard output."""
    if output is None or output == STANDARD:
        return
    from graph.exports.csvw import metadata_path, write_metadata
    from graph.exports.files import write_whole

    table, today = Path(output), datetime.now(UTC).date()

    def write(out: BinaryIO) -> int:
        return write_metadata(answer, table, out, issued=today, language=language, version=version)

    write_whole(metadata_path(table), write)


def write_out(output: str | None, write: Callable[[BinaryIO], int]) -> int:
    """Write to standard output, or whole or not at all to the file ``output``."""
    if output is None or output == STANDARD:
        return write(sys.stdout.buffer)
    from graph.exports.files import write_whole

    return write_whole(Path(output), write)
