"""Relations told in words: « A est sociétaire de B, depuis 2019 »."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.model.iris import Iris
from graph.model.vocabulary import Kind, kind_of
from graph.network.periods import period
from graph.network.relations import STRENGTHS, Wording, read_wordings
from graph.store import Store

__all__ = ["Patterns"]

NO_BREAK: Final = "\u00a0"
NARROW_NO_BREAK: Final = "\u202f"

_SLOT = re.compile(r"(\bde |\bque )?\{(s|o|role)\}")
_WIDE_MARK = re.compile(r" (?=[:»])|(?<=«) ")
_NARROW_MARK = re.compile(r" (?=[;!?])")
_VOWEL = re.compile(r"[AÂÀEÉÈÊËIÎÏOÔUÛÙŒaâàeéèêëiîïoôuûùœ][a-zà-öø-ÿœ]")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The labels and sentence patterns of the vocabulary, by predicate IRI."""

    wordings: Mapping[str, Wording] = field(default_factory=lambda: MappingProxyType({}))
    iris: Iris = field(default_factory=Iris)

    @classmethod
    def read(cls, store: Store, iris: Iris) -> "Patterns":
        """Those of the vocabulary's graph in ``store``."""
        return cls(MappingProxyType(read_wordings(store, iris)), iris)

    def label(self, predicate: str, language: str = "fr") -> str:
        """The relation's name: ``est sociétaire de``; the end of its IRI if it has none."""
        known = self.wordings.get(predicate)
        text = _in(known.labels, language) if known else ""
        return text or re.split(r"[#/]", predicate.rstrip("/#"))[-1]

    def strength(self, predicate: str) -> int:
        """Its place in ``STRENGTHS``: 0 is the strongest link."""
        known = self.wordings.get(predicate)
        return known.strength if known else STRENGTHS[""]

    def name(self, iri: str, label: str, language: str = "fr") -> str:
        """An entity's name inside a sentence: the title of a document is between quotes."""
        name = label or self.iris.short(iri)
        if kind_of(iri, self.iris) is not Kind.RESOURCE:
            return name
        return f"“{name}”" if language == "en" else f"«{NO_BREAK}{name}{NO_BREAK}»"

    def is_symmetric(self, predicate: str) -> bool:
        """Whether the relation holds both ways."""
        known = self.wordings.get(predicate)
        return known is not None and known.symmetric

    def rank(self, predicate: str) -> int:
        """Its place on a sheet, small numbers first."""
        known = self.wordings.get(predicate)
        return known.rank if known else 99

    def heading(
        self, predicate: str, forward: bool, language: str = "fr", this: str = "cette entité"
    ) -> str:
        """How a relation reads from one of its ends: « Est membre de », « A pour sociétaire ».

        Parameters
        ----------
        forward: from its subject.
        this: words for the end it is read from, where the pattern does not begin with it.
        """
        known = self.wordings.get(predicate)
        texts = (known.patterns if forward else known.inverses or known.patterns) if known else {}
        pattern = texts.get(language) or texts.get("fr") or ""
        start, end = ("{s}", "{o}") if forward else ("{o}", "{s}")
        middle = pattern.removeprefix(start).removesuffix(end)
        if not pattern.startswith(start):
            middle = pattern.replace(end, "").replace(start, this)
        title = (middle.replace(end, "…") or self.label(predicate, language)).strip(" :,—")
        return title[:1].upper() + title[1:]

    def sentence(
        self,
        subject_label: str,
        predicate: str,
        object_label: str,
        language: str = "fr",
        *,
        since: str = "",
        until: str = "",
        role: str = "",
        inverse: bool = False,
    ) -> str:
        """The relation in one sentence, without its final stop.

        Parameters
        ----------
        language: ``fr`` or ``en``; French is used where the other is missing.
        since, until: years or dates as the source gives them, or empty texts.
        role: what a person is there.
        inverse: told from the object (« B a pour sociétaire A »).
        """
        pattern, spoken = self._pattern(predicate, language, bool(role), inverse)
        words = {"s": subject_label, "o": object_label, "role": role}
        told = _filled(pattern, words, spoken)
        when = period(since, until, language)
        return f"{told}, {when}" if when else told

    def _pattern(self, predicate: str, language: str, role: bool, inverse: bool) -> tuple[str, str]:
        """The pattern to fill, and the language it is written in."""
        known = self.wordings.get(predicate)
        for spoken in dict.fromkeys((language, "fr")):
            for texts in _choices(known, role, inverse):
                if spoken in texts:
                    return texts[spoken], spoken
        colon = " :" if language == "fr" else ":"
        return f"{{s}} — {self.label(predicate, language)}{colon} {{o}}", language


def _choices(known: Wording | None, role: bool, inverse: bool) -> tuple[Mapping[str, str], ...]:
    if known is None:
        return ()
    if role and known.roles:
        return known.roles, known.patterns
    return (known.inverses, known.patterns) if inverse else (known.patterns,)


def _filled(pattern: str, words: Mapping[str, str], language: str) -> str:
    """``pattern`` with its slots replaced in one pass: a label is never read as a pattern."""
    french = language == "fr"
    if french:
        pattern = _NARROW_MARK.sub(NARROW_NO_BREAK, _WIDE_MARK.sub(NO_BREAK, pattern))

    def fill(match: re.Match[str]) -> str:
        before, word = match[1] or "", words[match[2]]
        if french and before and _VOWEL.match(word):
            before = f"{before[0:-2]}'"
        return before + word

    return _SLOT.sub(fill, pattern)


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("fr") or next(iter(texts.values()), "")
