"""The words the patterns share, from ``lexicon.toml``, and how a word is compared."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

__all__ = ["OPENERS", "plain", "table", "words"]

_SPELLINGS = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "\ufeff": " "}
)

OPENERS = ("(", "[")


def plain(text: str) -> str:
    """``text`` in lower case with one apostrophe, one hyphen and one space; as long as it was."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).translate(_SPELLINGS)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[str, object]]:
    text = resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=64)
def words(section: str, name: str) -> frozenset[str]:
    """One list of the lexicon: ``words("references", "organisation")``."""
    found = _lexicon()[section][name]
    assert isinstance(found, list)
    return frozenset(found)


@lru_cache(maxsize=8)
def table(section: str) -> Mapping[str, str]:
    """One section of the lexicon whose values are texts: ``table("prepositions")``."""
    return MappingProxyType({key: str(value) for key, value in _lexicon()[section].items()})
