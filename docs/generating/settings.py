"""``settings.md``: every setting with its variable, default and help."""

from pathlib import Path

from generating.markdown import code, document, table
from graph.settings import PREFIX, Settings

_INTRODUCTION = """\
Each setting is an environment variable, read once when a command starts. `maillage settings` lists
them. `--data` and `--store` on the command line come before the variables. Relative defaults are
looked for in the project folder; the store of another data folder is its own `store` folder unless
told otherwise."""


def page(project: Path) -> str:
    """The page."""
    rows = [
        (code(PREFIX + item.name.upper()), code(item.default), item.metadata["help"])
        for item in Settings.told()
    ]
    lines = [_INTRODUCTION, "", *table(("Variable", "Default", "What it is"), rows)]
    return document("Settings", "graph/settings.py", lines)
