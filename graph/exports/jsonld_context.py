"""Reads a JSON-LD context as far as writing needs: which word stands for which property.

Only definitions whose meaning is certain are used (an IRI, a type, a language, a language map);
for anything else the full or prefixed IRI is written, which is always right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["Context", "Word"]

_UNDERSTOOD: Final = frozenset({"@id", "@type", "@language", "@container", "@prefix", "@protected"})
_LOCAL: Final = re.compile(r"[A-Za-z_][\w.-]*")
_CONTAINERS: Final[dict[tuple[str, ...], bool]] = {
    (): False,
    ("@set",): False,
    ("@language",): True,
    ("@language", "@set"): True,
}


@dataclass(frozen=True, slots=True)
class Word:
    """How a property is written.

    Parameters
    ----------
    key: the key of the property in a node.
    coercion: ``@id``, ``@vocab`` or the datatype that plain texts are read as, or an empty text.
    language: the language that plain texts are read in, or an empty text.
    by_language: whether values are grouped by language.
    takes_text: whether a plain text is read as a string.
    """

    key: str
    coercion: str = ""
    language: str = ""
    by_language: bool = False
    takes_text: bool = False


class Context:
    """The words of one context."""

    def __init__(self, definitions: Mapping[str, object]) -> None:
        self._definitions = definitions
        language = definitions.get("@language")
        self._language = language.lower() if isinstance(language, str) else ""
        self._prefixes = self._find_prefixes()
        self._words: dict[str, Word] = {}
        self._types: dict[str, str] = {}
        for key, definition in definitions.items():
            if not key.startswith("@"):
                self._learn(key, definition)

    def word(self, iri: str) -> Word:
        """How the property ``iri`` is written."""
        found = self._words.get(iri)
        if found is None:
            found = self._words[iri] = self.plain(iri)
        return found

    def plain(self, iri: str) -> Word:
        """How the property ``iri`` is written where its own word does not fit the value."""
        return Word(self._compact(iri), language=self._language, takes_text=not self._language)

    def type(self, iri: str) -> str:
        """How the class ``iri`` is written."""
        found = self._types.get(iri)
        if found is None:
            found = self._types[iri] = self._compact(iri)
        return found

    def _find_prefixes(self) -> dict[str, str]:
        """Prefixes a compact IRI may use (JSON-LD 1.1 API, section 4.2.2, step 15)."""
        found = {}
        for key, definition in self._definitions.items():
            value = definition.get("@id") if isinstance(definition, dict) else definition
            flagged = isinstance(definition, dict) and definition.get("@prefix") is True
            simple = isinstance(definition, str) and definition.endswith(tuple(":/?#[]@"))
            if not key.startswith("@") and isinstance(value, str) and (flagged or simple):
                found[key] = value
        return found

    def _learn(self, key: str, definition: object) -> None:
        parts = {"@id": definition} if isinstance(definition, str) else definition
        if not isinstance(parts, dict) or not _UNDERSTOOD.issuperset(parts):
            return
        iri = self._expand(parts.get("@id", key))
        if "://" not in iri or key in self._prefixes:
            return
        if "@type" not in parts and "@container" not in parts:
            self._types.setdefault(iri, key)
        word = self._word_of(key, parts)
        if word is not None:
            self._words.setdefault(iri, word)

    def _word_of(self, key: str, parts: Mapping[str, object]) -> Word | None:
        container = parts.get("@container") or []
        names = tuple(sorted(container if isinstance(container, list) else [str(container)]))
        coercion = parts.get("@type", "")
        if names not in _CONTAINERS or not isinstance(coercion, str):
            return None
        if coercion in ("@json", "@none"):
            return None
        language = parts.get("@language", self._language) or ""
        if coercion:
            coercion, language = self._expand(coercion), ""
        text = str(language).lower()
        return Word(key, coercion, text, _CONTAINERS[names], not coercion and not text)

    def _expand(self, name: object) -> str:
        if not isinstance(name, str) or name.startswith("@"):
            return str(name)
        prefix, colon, local = name.partition(":")
        if not colon:
            return f"{self._definitions.get('@vocab', '')}{name}"
        return self._prefixes[prefix] + local if prefix in self._prefixes else name

    def _compact(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            local = iri.removeprefix(namespace)
            if local != iri and _LOCAL.fullmatch(local):
                name = f"{prefix}:{local}"
                if name not in self._definitions:
                    return name
        return iri
