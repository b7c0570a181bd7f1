"""``command-line.md``: every verb with its arguments, from the parser itself.

The parser is read, not its printed help: that one depends on the terminal and on the version of
Python.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from generating.markdown import code, document, table
from graph.cli import make_parser

__all__ = ["page", "read_verbs"]

_INTRODUCTION = """\
`maillage` is also `python -m graph`. Help and answers are in French. Every verb takes `--data` and
`--store`, has `--help`, and gives one of the [exit codes](errors.md). `-` stands for standard input
or output where a file is expected."""
_HEADER = ("Argument", "Takes", "Default", "What it is")


def page(project: Path) -> str:
    """The page."""
    lines = [_INTRODUCTION, ""]
    for name, parser in read_verbs(make_parser()).items():
        lines += _verb_lines(name, parser)
    return document("Command line", "graph/cli", lines)


def read_verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each verb, by name; argparse has no public way to ask for it."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(groups[0].choices)


def _verb_lines(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield parser.description or ""
    yield ""
    actions = [one for one in parser._actions if not isinstance(one, argparse._HelpAction)]
    yield from table(_HEADER, map(_row, actions))
    yield "```sh"
    yield (parser.epilog or "").removeprefix("Exemple : ")
    yield "```"
    yield ""


def _row(action: argparse.Action) -> tuple[str, str, str, str]:
    shown = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    if action.choices is not None:
        takes = ", ".join(map(code, action.choices))
    else:
        takes = "" if action.nargs == 0 or not action.option_strings else _value(action)
    default = "" if action.default in (None, [], False) else code(action.default)
    return code(shown), takes, _needed(action) or default, action.help or ""


def _needed(action: argparse.Action) -> str:
    needed = action.required and (action.option_strings or action.nargs is None)
    return "(needed)" if needed else ""


def _value(action: argparse.Action) -> str:
    return "a number" if action.type is int else code(action.metavar or action.dest.upper())
