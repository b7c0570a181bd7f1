"""Enumerations: « A, B et C », « les communes d'A, de B et de C », « A, des voisins et B »."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["groups_of"]

_WIDEST_GAP = 12
_FAMILIES = (
    frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PERSON, Kind.PROJECT}),
    frozenset({Kind.COLLECTIVITE, Kind.TERRITORY}),
    frozenset({Kind.CONCEPT, Kind.PROJECT}),
)


def groups_of(
    phrases: Sequence[Phrase], texts: Sequence[str], doc: "Doc"
) -> dict[int, tuple[Phrase, ...]]:
    """Of each phrase, by the first token of its name, the enumeration it belongs to."""
    groups: list[list[Phrase]] = []
    for phrase in phrases:
        if groups and _goes_on(groups[-1], phrase, texts, doc):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    parts = [part for group in groups for part in _parted(group, texts, doc)]
    return {one.core: tuple(part) for part in parts for one in part}


def _parted(
    group: Sequence[Phrase], texts: Sequence[str], doc: "Doc"
) -> Iterator[Sequence[Phrase]]:
    """A group as it is; in two, where its first comma only ends what opens the sentence.

    « A, B » without « et » is an apposition more often than a list. « Au titre de A, B et C
    ont … »: the verb that follows takes B and C.
    """
    if len(group) < 2 or group[0].core == group[-1].core:
        yield group
        return
    joints = {texts[at] for a, b in pairwise(group) for at in range(a.end, b.left)}
    pair = len(group) == 2 and not joints & {"et", "ou", "&", "ainsi", "que", "/", "+"}
    bracketed = group[0].left > 0 and texts[group[0].left - 1] in ("(", ":")
    opens = group[0].preposition and not group[1].preposition and _is_comma(group, 0, texts)
    if (pair and not bracketed) or (opens and _is_followed(group, doc)):
        yield group[:1]
        yield group[1:]
    elif len(group) > 2 and _closed_before_last(group, texts) and _is_followed(group, doc):
        yield group[:-1]
        yield group[-1:]
    else:
        yield group


def _is_followed(group: Sequence[Phrase], doc: "Doc") -> bool:
    """Whether a verb follows a group."""
    after = group[-1].end
    return after < len(doc) and doc[after].pos_ in ("VERB", "AUX")


def _is_comma(group: Sequence[Phrase], rank: int, texts: Sequence[str]) -> bool:
    """Whether only a comma stands between a member and the next."""
    return texts[group[rank].end : group[rank + 1].left] == (",",)


def _closed_before_last(group: Sequence[Phrase], texts: Sequence[str]) -> bool:
    """Whether « et » joins two members and a comma alone the last: « A et B, C »."""
    joint = texts[group[-3].end : group[-2].left]
    return "et" in joint and _is_comma(group, len(group) - 2, texts)


def _goes_on(group: Sequence[Phrase], phrase: Phrase, texts: Sequence[str], doc: "Doc") -> bool:
    last = group[-1]
    if last.core == phrase.core:
        return True
    related = any({last.kind, phrase.kind} <= family for family in _FAMILIES)
    if not related and not _mixed(last, phrase, texts):
        return False
    if phrase.preposition not in ("", group[0].preposition, last.preposition) and not (
        phrase.preposition == "de" and any(one.nouns for one in group)
    ):
        return False
    if _new_complement(group, phrase, texts):
        return False
    if phrase.how != "name" and last.how != "name":
        return False
    persons = Kind.PERSON in (last.kind, phrase.kind) and last.kind != phrase.kind
    return _is_separator(range(last.end, phrase.left), texts, doc, not persons)


def _mixed(last: Phrase, phrase: Phrase, texts: Sequence[str]) -> bool:
    """« soutient l'entrepreneuriat ainsi que l'association X »: a notion and a body, joined."""
    kinds = {last.kind, phrase.kind}
    joint = texts[last.end : phrase.left]
    joined = joint in (("et",), ("ainsi", "que"), ("ainsi", "qu'"))
    free = not last.preposition and not phrase.preposition and bool(phrase.determiner)
    return kinds == {Kind.CONCEPT, Kind.ORGANISATION} and joined and free


def _new_complement(group: Sequence[Phrase], phrase: Phrase, texts: Sequence[str]) -> bool:
    """« une aide de A et le prix B »: B, which « de » does not govern, is no second giver."""
    governed = group[0].preposition in ("de", "à") and not group[0].nouns
    joint = texts[group[-1].end : phrase.left]
    return governed and not phrase.preposition and bool(phrase.determiner) and "et" in joint


def _is_separator(gap: range, texts: Sequence[str], doc: "Doc", loose: bool) -> bool:
    """Whether what stands between two phrases only joins them, unnamed members included."""
    between = _without_parentheses([texts[at] for at in gap], gap)
    if between is None or not between or len(between) > _WIDEST_GAP:
        return False
    told = [texts[at] for at in between]
    if _is_clause(told):
        return False
    quotes = words("words", "quotes")
    if all(one in words("words", "separators") | quotes for one in told):
        return any(one in words("words", "strong_separators") for one in told)
    return loose and _unnamed_members(between, texts, doc)


def _is_clause(told: Sequence[str]) -> bool:
    """Whether « que » opens a clause, or « de même que » adds to the subject: no enumeration."""
    return "même" in told or ("que" in told and "ainsi" not in told) or "qu'" in told


def _without_parentheses(told: Sequence[str], gap: range) -> list[int] | None:
    """The tokens of a gap outside parentheses, or nothing where one is left open."""
    kept, depth = [], 0
    for at, word in zip(gap, told, strict=True):
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
            if depth < 0:
                return None
        elif depth == 0 and not word.isspace():
            kept.append(at)
    return kept if depth == 0 else None


def _unnamed_members(between: Sequence[int], texts: Sequence[str], doc: "Doc") -> bool:
    """Whether a gap is « , plusieurs voisins, »: nouns without a verb, between two joints."""
    strong = words("words", "strong_separators")
    if texts[between[0]] not in strong or texts[between[-1]] not in strong | {"que"}:
        return False
    return all(
        doc[at].pos_ not in ("VERB", "AUX", "SCONJ", "PRON") or texts[at] in ("de", "que")
        for at in between
    )
