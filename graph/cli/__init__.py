"""The command line: ``maillage`` or ``python -m graph``, one module a family of verbs."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from graph.cli import (
    asking,
    building,
    contributing,
    exporting,
    publishing,
    reading,
    serving,
    showing,
)
from graph.cli.masking import without_contacts
from graph.cli.parsing import Parser
from graph.errors import GraphError, StoreBroken, said, worded
from graph.settings import PREFIX, Settings
from graph.widgets.catalogue import read_catalogue

__all__ = ["main", "make_parser", "run"]

_VERBS = (building, asking, showing, reading, contributing, exporting, publishing, serving)
_LANGUAGE = "--language"
_LANGUAGES = ("fr", "en")


def make_parser() -> argparse.ArgumentParser:
    """The parser of every verb."""
    common = Parser(add_help=False)
    common.add_argument("--data", type=Path, help="dossier des sources (MAILLAGE_DATA)")
    common.add_argument(
        "--store", help="dossier du graphe construit, ou adresse d'un serveur (MAILLAGE_STORE)"
    )
    common.add_argument(
        _LANGUAGE, choices=_LANGUAGES, help="langue des réponses et des erreurs (MAILLAGE_LANGUAGE)"
    )
    parser = Parser(
        prog="maillage",
        description="Un graphe sourcé de l'économie sociale et solidaire, et ses réponses.",
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERBE")
    for module in _VERBS:
        module.add_verbs(verbs, common)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Run one verb and give its exit code: 0, 1 (violations), 2 (bad input), 3 (service)."""
    try:
        parsed = make_parser().parse_args(arguments)
        settings = Settings.read(os.environ)
        if parsed.data:
            settings = replace(settings, data=parsed.data)
            if settings.server:
                settings = settings.with_store(settings.server)
            elif not os.environ.get("MAILLAGE_STORE"):
                settings = replace(settings, store=parsed.data / "store")
            if not os.environ.get("MAILLAGE_PUBLISHED"):
                settings = replace(settings, published=parsed.data / "published")
        if parsed.store:
            settings = settings.with_store(parsed.store)
        if parsed.language:
            settings = replace(settings, language=parsed.language)
        code: int = parsed.run(settings, parsed)
        sys.stdout.flush()
        return code
    except GraphError as error:
        return _tell(error, _language(arguments))
    except BrokenPipeError:
        _close_output()
        return 0
    except OSError as error:
        _close_output()
        return _tell(_unwritten(error), _language(arguments))
    except KeyboardInterrupt:
        print("maillage : interrompu.", file=sys.stderr)
        return 130


def _tell(error: GraphError, language: str) -> int:
    """One sentence on standard error, without what looks like a way to reach somebody."""
    words = read_catalogue(language).text
    what = said(error.what, words)
    sentence = error.told(words).replace(what, without_contacts(what))
    print(f"maillage{': ' if language == 'en' else ' : '}{sentence}", file=sys.stderr)
    return error.exit_code


def _language(arguments: Sequence[str]) -> str:
    """``fr`` or ``en``, as asked, even where the rest of the command does not parse."""
    told = [os.environ.get(f"{PREFIX}LANGUAGE", "")]
    told += [one.partition("=")[2] for one in arguments if one.startswith(f"{_LANGUAGE}=")]
    told += [after for one, after in pairwise(arguments) if one == _LANGUAGE]
    return told[-1] if told[-1] in _LANGUAGES else "fr"


def _close_output() -> None:
    """Let nothing more be written: what is left in the buffer would fail again at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unwritten(error: OSError) -> StoreBroken:
    return StoreBroken(
        worded("la lecture ou l'écriture a échoué ({strerror}).", strerror=error.strerror or error),
        where=str(error.filename or ""),
        advice="Vérifiez l'espace et les droits du disque, puis recommencez.",
    )


def run() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
