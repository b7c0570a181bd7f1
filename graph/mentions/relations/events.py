"""Verbs in a sentence: which, in what voice, and whether what they say is stated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.mentions.relations.verbs import Form, forms
from graph.mentions.relations.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Event", "Voice", "events", "lexemes"]


class Voice(StrEnum):
    """How a verb stands to its subject."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"
    """A past participle without an auxiliary: « porté par »."""
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    REFLEXIVE = "reflexive"


@dataclass(frozen=True, slots=True)
class Event:
    """A verb of the text.

    Parameters
    ----------
    verbs: the verbs this form may be of.
    token: its token; ``first`` is that of its first auxiliary or pronoun.
    future: told of the future.
    """

    verbs: frozenset[str]
    token: int
    first: int
    voice: Voice
    future: bool = False


_MOVED = frozenset(["entrer", "monter", "adhérer", "intervenir", "participer", "rester", "devenir"])
"""Verbs « être » makes the past of, or that have no passive."""


@lru_cache(maxsize=8)
def lexemes(infinitives: frozenset[str]) -> Mapping[str, Mapping[str, frozenset[Form]]]:
    """Each form with the verbs it may be of; « cofinancer » and « co-financer » are made too."""
    known: dict[str, dict[str, frozenset[Form]]] = {}
    for verb in sorted(infinitives):
        for text, those in forms(verb).items():
            for spelling in (text, f"co{text}", f"co-{text}"):
                known.setdefault(spelling, {})[verb] = those
    return MappingProxyType(known)


def events(
    doc: "Doc",
    texts: Sequence[str],
    span: range,
    known: Mapping[str, Mapping[str, frozenset[Form]]],
) -> Iterable[Event]:
    """The verbs of a stretch of tokens, those told as a wish or a condition left out."""
    for at in span:
        those = known.get(texts[at])
        if those is None or _is_noun(doc, texts, at, span.start):
            continue
        event = _event(doc, texts, at, span.start, those)
        if event is not None:
            yield event


_PAST = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts")


def _is_noun(doc: "Doc", texts: Sequence[str], at: int, first: int) -> bool:
    """Whether the word is a noun or an adjective here: « une aide », « elle est présente »."""
    before = texts[at - 1] if at > first else ""
    if doc[at].pos_ == "ADJ" and "Part" not in doc[at].morph.get("VerbForm", []):
        return before in words("auxiliaries", "be") and not texts[at].endswith(_PAST)
    if texts[at] not in words("modality", "nouns_too") and not texts[at].endswith(_PAST):
        return False
    if doc[at].pos_ in ("VERB", "AUX"):
        return before in ("un", "une", "cette", "ces") and doc[at].dep_ not in ("acl", "ROOT")
    return before in words("words", "indefinite") or (
        before in ("le", "la", "les", "l'") and doc[at].pos_ in ("NOUN", "PROPN")
    )


def _event(
    doc: "Doc",
    texts: Sequence[str],
    at: int,
    first: int,
    those: Mapping[str, frozenset[Form]],
) -> Event | None:
    kinds = frozenset[Form]().union(*those.values())
    if kinds == {Form.CONDITIONAL}:
        return None
    start, auxiliary = _auxiliary(texts, at, first)
    recent = tuple(texts[max(first, at - 2) : at])
    if Form.INFINITIVE in kinds and recent[:1] in (("vient",), ("viennent",), ("venait",)):
        return Event(frozenset(those), at, at - 2, Voice.ACTIVE)
    if auxiliary.partition("+")[0] in words("auxiliaries", "unstated"):
        return None
    reflexive = _reflexive(texts, start, first)
    voice = _voice(doc, at, kinds, auxiliary)
    if voice is Voice.PASSIVE and set(those) <= _MOVED:
        voice = Voice.ACTIVE
    if reflexive and voice is not Voice.REDUCED:
        voice = Voice.REFLEXIVE
    future = Form.FUTURE in kinds or auxiliary.partition("+")[0] in words("auxiliaries", "future")
    return Event(frozenset(those), at, start - int(reflexive), voice, future)


def _auxiliary(texts: Sequence[str], at: int, first: int) -> tuple[int, str]:
    """Where the verb's group starts, and its conjugated auxiliary: « a notamment été » -> a."""
    start, found, look = at, "", at - 1
    everything = words("auxiliaries", "have") | words("auxiliaries", "be")
    everything |= words("auxiliaries", "unstated")
    while look >= first and at - look < 7:
        word = texts[look]
        if word in everything:
            found, start = (f"{word}+été" if found == "été" else word), look
            if word != "été":
                break
        elif word not in words("words", "adverbs") | words("modality", "negative"):
            break
        look -= 1
    return start, found


def _reflexive(texts: Sequence[str], start: int, first: int) -> bool:
    before = start - 1
    while before >= first and texts[before] in ("y", "en"):
        before -= 1
    return before >= first and texts[before] in ("se", "s'")


def _voice(doc: "Doc", at: int, kinds: frozenset[Form], auxiliary: str) -> Voice:
    """The voice, from the form and the auxiliary; the parser decides what forms leave open."""
    past = Form.PAST in kinds
    if past and auxiliary:
        if auxiliary.endswith("été") or auxiliary in words("auxiliaries", "be"):
            return Voice.PASSIVE
        return Voice.ACTIVE
    if Form.INFINITIVE in kinds:
        return Voice.INFINITIVE
    if Form.PRESENT in kinds:
        return Voice.GERUND
    if past and (len(kinds) == 1 or "Part" in doc[at].morph.get("VerbForm", [])):
        return Voice.REDUCED
    return Voice.ACTIVE
