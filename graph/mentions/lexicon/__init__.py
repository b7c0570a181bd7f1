"""The vocabulary of French the reading relies on: words, in files beside this one."""

import tomllib
from functools import cache
from importlib.resources import files

from graph.model.iris import folded

__all__ = ["acronyms", "words"]


@cache
def words(name: str, table: str) -> frozenset[str]:
    """The folded words and phrases of the list ``table`` of the file ``name``.

    Raises
    ------
    KeyError: there is no such list.
    """
    return frozenset(folded(one) for one in _file(name)[table])


@cache
def acronyms(name: str, table: str) -> frozenset[str]:
    """The folded words of the list that are acronyms: they count in capitals only.

    Raises
    ------
    KeyError: there is no such list.
    """
    listed = _file(name)[table]
    return frozenset(folded(one) for one in listed if one.isupper() and " " not in one)


@cache
def _file(name: str) -> dict[str, list[str]]:
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)
