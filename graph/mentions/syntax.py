"""What the parsed text tells of a place in it."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from graph.mentions.material import Material

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["entity_label", "is_proper", "is_unknown_word", "part_of_speech", "token_at"]


def token_at(material: Material, start: int) -> "Token | None":
    """The token that holds the character ``start`` of the document's text."""
    number = bisect_right(material.token_starts, start - material.offset) - 1
    return material.doc[number] if number >= 0 else None


def part_of_speech(material: Material, start: int) -> str:
    """The universal part of speech at ``start`` (NOUN, PROPN...), or nothing."""
    token = token_at(material, start)
    return token.pos_ if token is not None else ""


def entity_label(material: Material, start: int) -> str:
    """What the model takes the name at ``start`` for (PER, LOC, ORG, MISC), or nothing."""
    token = token_at(material, start)
    return token.ent_type_ if token is not None else ""


def is_unknown_word(material: Material, text: str) -> bool:
    """Whether the model has never met ``text`` in small letters: then it is hardly a noun."""
    return bool(material.doc.vocab[text.lower()].is_oov)


def is_proper(material: Material, start: int) -> bool:
    """Whether the word at ``start`` is a proper noun rather than one that opens a sentence."""
    token = token_at(material, start)
    return token is not None and (token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "PER", "LOC"))
