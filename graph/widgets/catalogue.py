"""Translations read from the ``.po`` files themselves: a fresh clone needs no compilation."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

__all__ = ["PLURALS", "Catalogue", "parse_po", "read_catalogue"]

PLURALS: Mapping[str, Callable[[int], int]] = {
    "fr": lambda n: int(n > 1),
    "en": lambda n: int(n != 1),
}
"""Which form goes with a count (Unicode CLDR): zero is singular in French, plural in English."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language; a text it does not hold stays as it is.

    Parameters
    ----------
    texts: the forms of each French text, one or two.
    """

    language: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def text(self, message: str) -> str:
        """``message`` in this language."""
        return self.texts.get(message, (message,))[0]

    def plural(self, one: str, many: str, count: int) -> str:
        """``one`` or ``many``, as ``count`` asks for, in this language."""
        forms = self.texts.get(one, ())
        forms = forms if len(forms) == 2 else (one, many)
        return forms[PLURALS[self.language](count)]


@cache
def read_catalogue(language: str) -> Catalogue:
    """The catalogue of ``language`` (``fr`` or ``en``), read once."""
    folder = files("graph") / "locale" / language / "LC_MESSAGES"
    return Catalogue(language, parse_po((folder / "maillage.po").read_text("utf-8")))


def parse_po(text: str) -> dict[str, tuple[str, ...]]:
    """The translations of a PO file (GNU gettext manual, section 10.1), by message.

    Entries that are fuzzy, not translated, or the header are left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for block in text.split("\n\n"):
        entry = _entry(block)
        message = entry.get("msgid", "")
        forms = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        if message and forms and all(forms):
            found[message] = forms
    return found


def _entry(block: str) -> dict[str, str]:
    entry: dict[str, str] = {}
    for keyword, text in _strings(block):
        if keyword == "fuzzy":
            return {}
        entry[keyword] = entry.get(keyword, "") + text
    return entry


def _strings(block: str) -> Iterator[tuple[str, str]]:
    """Each quoted text of an entry, with the keyword it belongs to."""
    keyword = ""
    for line in block.splitlines():
        if line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                yield "fuzzy", ""
            continue
        head, quote, rest = line.partition('"')
        if quote:
            keyword = head.strip() or keyword
            yield keyword, str(ast.literal_eval(quote + rest.strip()))
