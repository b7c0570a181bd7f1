"""How a verb is declared, and what several verbs share."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from graph.errors import InputError
from graph.settings import Settings

__all__ = ["STANDARD", "Verbs", "add_verb", "given", "write_out"]

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
                f"« {pair[:60]} » n'a pas la forme NOM=VALEUR.",
                advice="Par exemple : territoire=Hauts-de-France",
            )
        if name in values:
            raise InputError(f"le paramètre « {name[:40]} » est donné deux fois.")
        values[name] = value
    return values


def write_out(output: str | None, write: Callable[[BinaryIO], int]) -> int:
    """Write to standard output, or whole or not at all to the file ``output``."""
    if output is None or output == STANDARD:
        return write(sys.stdout.buffer)
    from graph.exports.files import write_whole

    return write_whole(Path(output), write)
