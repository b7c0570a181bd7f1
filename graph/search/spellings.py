"""The ways one name is written: accents, spaces, articles, saints and abbreviations aside.

The same function reads the names put in the index and the texts looked for, so both sides
always agree. A key is a name without anything but its letters and digits: ``Coop'Circuits``,
« coop circuits » and ``CoopCircuits`` have the key ``coopcircuits``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.model.iris import folded

__all__ = ["LONGEST", "Spellings", "code_key", "spellings"]

LONGEST = 200
"""Letters of a name that count; two names alike so far are one name."""

_READ = 5 * LONGEST
_SUR = re.compile(r"\bs/\s*", re.IGNORECASE)
_WORDS = {"st": "saint", "ste": "sainte"}
_ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "et"})
_INSTITUTION = re.compile(
    r"(?:(?:ville|commune|mairie|municipalite|conseil (?:municipal|departemental|regional))"
    r" d(?:e|es|u)?|(?:departement|region)(?: d(?:e|es|u)?)?) (?=.)"
)
_INSTITUTIONS = frozenset(
    {"ville", "commune", "mairie", "municipalite", "conseil", "departement", "region"}
)
_ABBREVIATIONS: tuple[tuple[str, ...], ...] = (
    ("cc", "communaute", "de", "communes"),
    ("ca", "communaute", "d", "agglomeration"),
    ("cu", "communaute", "urbaine"),
    ("petr", "pole", "d", "equilibre", "territorial", "et", "rural"),
)
_ABBREVIABLE = frozenset(word for short, long, *_ in _ABBREVIATIONS for word in (short, long))


class Spellings(NamedTuple):
    """The ``words`` of a name and the keys it goes by.

    ``exact`` keys are the name itself, as written first, then with its opening abbreviation
    in full or short; ``loose`` ones leave out its articles or an opening « ville de », « région ».
    ``others`` are the words those abbreviations stand for. All are empty for a text without
    letters or digits.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...]
    loose: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name as it was written, or nothing."""
        return self.exact[0] if self.exact else ""


def spellings(text: str) -> Spellings:
    """Every way ``text`` may be written, of any length and with any characters in it."""
    words = _words(text)
    if len(words) < 2:
        return Spellings(words, words)
    others = tuple(_abbreviated(words)) if words[0] in _ABBREVIABLE else ()
    names = (words, *others)
    exact = tuple(["".join(name) for name in names])
    known = tuple(word for name in others for word in name)
    if _ARTICLES.isdisjoint(words) and words[0] not in _INSTITUTIONS:
        return Spellings(words, exact, (), known)
    loose = dict.fromkeys("".join(short) for name in names for short in _shortened(name))
    return Spellings(words, exact, tuple(key for key in loose if key and key not in exact), known)


def code_key(text: str) -> str:
    """``text`` as an INSEE code, a postcode, a SIREN (taken from a SIRET too), or nothing."""
    if text.isdigit() and text.isascii() and 2 <= len(text) < 14:
        return text
    key = folded(text[:40]).replace(" ", "")
    if not 2 <= len(key) <= 14 or not any(letter.isdigit() for letter in key):
        return ""
    return key[:9] if len(key) == 14 and key.isdigit() else key


def _words(text: str) -> tuple[str, ...]:
    plain = text[:_READ]
    if "/" in plain or "&" in plain:
        plain = _SUR.sub("sur ", plain).replace("&", " et ")
    return tuple(_WORDS.get(word, word) for word in folded(plain)[:LONGEST].split())


def _abbreviated(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for short, *long in _ABBREVIATIONS:
        if words[0] == short and len(words) > 1:
            yield (*long, *words[1:])
        elif words[: len(long)] == tuple(long) and len(words) > len(long):
            yield (short, *words[len(long) :])


def _shortened(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield tuple(word for word in words if word not in _ARTICLES)
    opening = _INSTITUTION.match(" ".join(words)) if words[0] in _INSTITUTIONS else None
    if opening:
        place = words[opening[0].count(" ") :]
        yield place
        yield tuple(word for word in place if word not in _ARTICLES)
