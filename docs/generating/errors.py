"""``errors.md``: the tree of errors and the exit codes."""

import inspect
from pathlib import Path

import graph.errors
from generating.markdown import code, document, table
from graph.building.pipeline import Refused
from graph.errors import GraphError

_EXIT_CODES = (
    (0, "Done."),
    (1, "The data break a rule, or `check` found a violation. Nothing was written."),
    (2, "Something given is wrong: a file, a name, a parameter, an option. Nothing was written."),
    (3, "The store, the disk or another service does not answer."),
    (130, "Interrupted from the keyboard."),
)


def page(project: Path) -> str:
    """The page."""
    tree = inspect.cleandoc(graph.errors.__doc__ or "").partition("::")[2].splitlines()
    drawn = [line[4:] for line in tree if line.startswith("    ")]
    named = [getattr(graph.errors, name) for name in graph.errors.__all__]
    kinds = [one for one in named if inspect.isclass(one) and issubclass(one, GraphError)]
    lines = [
        "A command that cannot do its work writes one sentence to standard error, in French unless "
        "`MAILLAGE_LANGUAGE=en`: what is wrong, where, and what to do.",
        "",
        *table(("Exit code", "Meaning"), _EXIT_CODES),
        "In Python, every error raised on purpose is a `GraphError`:",
        "",
        "```text",
        *drawn,
        "```",
        "",
        *table(("Error", "Exit code", "Meaning"), map(_row, [*kinds, Refused])),
        "Data problems are not errors: they are remarks, counted by `maillage build` and kept in "
        "`issues.json` beside the store. Only a violation stops a build.",
    ]
    return document("Errors and exit codes", "graph/errors.py", lines)


def _row(kind: type[GraphError]) -> tuple[str, int, str]:
    return (
        code(f"{kind.__module__}.{kind.__name__}"),
        kind.exit_code,
        (inspect.getdoc(kind) or "").replace("``", "`"),
    )
