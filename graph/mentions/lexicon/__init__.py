"""The vocabulary of French the reading relies on: words, in files beside this one."""

import tomllib
from functools import cache
from importlib.resources import files

from graph.model.iris import folded

__all__ = ["words"]


@cache
def words(name: str, table: str) -> frozenset[str]:
    """The folded words and phrases of the list ``table`` of the file ``name``.

    Raises
    ------
    KeyError: there is no such list.
    """
    return frozenset(folded(one) for one in _file(name)[table])


@cache
def _file(name: str) -> dict[str, list[str]]:
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
