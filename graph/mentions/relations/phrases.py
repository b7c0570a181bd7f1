"""The noun phrases around the names a text has: determiner, noun before it, preposition.

A name that lies inside another (« SCIC » in « la SCIC Zorgluk ») is not a phrase of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.mentions.relations.words import OPENERS, table, words
from graph.model.vocabulary import Kind

__all__ = ["Named", "Phrase", "extended", "led_by_concepts", "outermost", "preposition_before"]

_REACH = 9
_PERSONS = ("m.", "mme", "monsieur", "madame", "dr", "mm.", "mmes")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as tokens ``start`` to ``end`` of the parsed text.

    Parameters
    ----------
    lead: first token of the concept that stands right before the name (« la SCIC Zorgluk »);
        -1 where there is none.
    """

    key: str
    kind: Kind
    start: int
    end: int
    lead: int = -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that stands for an entity or for the resource.

    Parameters
    ----------
    end_of: key of the entity, or ``RESOURCE``.
    left: first token, the preposition included.
    start: first token after the preposition.
    core: first token of the name.
    end: token after the last.
    preposition: as the lexicon writes it, or an empty text.
    nouns: the nouns before the name, the nearest last: ``("association",)``.
    determiner: the word that opens the phrase, if it is one.
    how: ``name``, ``reference`` (« l'entreprise ») or ``pronoun``.
    said: key of the concept a reference names: « cette épicerie ».
    """

    end_of: str
    kind: Kind
    left: int
    start: int
    core: int
    end: int
    preposition: str = ""
    nouns: tuple[str, ...] = ()
    determiner: str = ""
    how: str = "name"
    said: str = ""

    def covers(self, token: int) -> bool:
        """Whether the phrase has this token, its preposition not included."""
        return self.start <= token < self.end


def outermost(mentions: Sequence[Named]) -> list[Named]:
    """The mentions that lie in no other, in the text's order; of two that cross, the longer."""
    kept: list[Named] = []
    for one in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start))):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


_ARTICLES = ("le", "la", "les", "l'")
_COMPOUND = {
    ("au", "sein"): "dans",
    ("au", "cœur"): "dans",
    ("au", "coeur"): "dans",
    ("au", "centre"): "dans",
    ("au", "nord"): "dans",
    ("au", "sud"): "dans",
    ("à", "côté"): "près",
    ("à", "proximité"): "près",
    ("aux", "portes"): "près",
}
_LED = (Kind.ORGANISATION, Kind.PROJECT, Kind.COLLECTIVITE, Kind.EVENT)


def led_by_concepts(
    outer: Sequence[Named], texts: Sequence[str]
) -> tuple[list[Named], list[Named]]:
    """The outer mentions, those of concepts right before a name apart, which then have a lead."""
    kept: list[Named] = []
    leading: list[Named] = []
    for one in outer:
        if kept and one.kind in _LED and kept[-1].kind is Kind.CONCEPT:
            gap = texts[kept[-1].end : one.start]
            if all(word in words("words", "quotes") or word in _ARTICLES for word in gap):
                leading.append(kept.pop())
                one = replace(one, lead=leading[-1].start)
        kept.append(one)
    return kept, leading


def preposition_before(texts: Sequence[str], at: int, first: int) -> tuple[str, int]:
    """The preposition that ends just before token ``at``, and where it starts.

    Parameters
    ----------
    texts: the words of the whole text.
    first: no token before this one is looked at.
    """
    known = table("prepositions")
    if at <= first:
        return "", at
    word = texts[at - 1]
    if word in ("de", "du", "d'", "des") and at - 1 > first:
        if texts[at - 2] in ("auprès", "près"):
            return texts[at - 2], at - 2
        if at - 2 > first and (texts[at - 3], texts[at - 2]) in _COMPOUND:
            return _COMPOUND[texts[at - 3], texts[at - 2]], at - 3
    return (known[word], at - 1) if word in known else ("", at)


def extended(
    named: Named,
    texts: Sequence[str],
    adjectives: Sequence[bool],
    common: Sequence[bool],
    first: int,
    floor: int,
) -> Phrase:
    """The phrase of a name: what stands before it, as far as it belongs to it.

    Parameters
    ----------
    adjectives, common: which words of the text are adjectives, which are common nouns.
    first: first token of the sentence.
    floor: end of the phrase before, which is not entered.
    """
    start, nouns, determiner = named.start, list[str](), ""
    if named.lead >= 0:
        start, nouns = named.lead, list(texts[named.lead : named.start])
    stop = max(first, floor, start - _REACH)
    while start > stop:
        word = texts[start - 1]
        if word in words("words", "determiners"):
            start, determiner = start - 1, word
            break
        if _introduces(word, named.kind):
            start, nouns = start - 1, [word, *nouns]
        elif word in words("words", "quotes") or (adjectives[start - 1] and start - 1 > stop):
            start -= 1
        elif _is_epithet(named, texts, adjectives, common, start - 1, stop):
            start, nouns = start - 1, [word, *nouns]
        elif nouns and word in ("de", "d'") and start - 2 >= stop and common[start - 2]:
            start, nouns = start - 2, [texts[start - 2], *nouns]
        elif (inner := _over_preposition(texts, start, named.kind, stop)) is not None:
            nouns = [texts[inner], *nouns]
            start = inner
        else:
            break
    start = _without_opening(start, named.start, texts, adjectives)
    if start > stop and texts[start - 1] in ("tout", "toute", "tous", "toutes"):
        start -= 1
    phrase = Phrase(
        named.key, named.kind, start, start, named.start, named.end, "", tuple(nouns), determiner
    )
    preposition, left = preposition_before(texts, start, max(first, floor))
    return replace(phrase, preposition=preposition, left=left)


def _is_epithet(
    named: Named,
    texts: Sequence[str],
    adjectives: Sequence[bool],
    common: Sequence[bool],
    at: int,
    stop: int,
) -> bool:
    """Whether the noun at ``at`` says what is named: « le bailleur X », « la charpentière Y »."""
    if at > stop + 1 and texts[at - 1] in ("de", "d'") and common[at] and common[at - 2]:
        at -= 2
    if not common[at] or named.kind not in (Kind.ORGANISATION, Kind.PERSON, Kind.PROJECT):
        return False
    before = at - 1
    while before > stop and adjectives[before]:
        before -= 1
    contracted = ("du", "au", "des", "aux")
    return before >= stop and texts[before] in (*words("words", "determiners"), *contracted)


def _introduces(word: str, kind: Kind) -> bool:
    """Whether a noun may stand directly before a name of this kind."""
    if kind is Kind.PERSON:
        return word in _PERSONS
    if kind is Kind.RESOURCE:
        return word in words("references", "resource")
    section = {
        Kind.ORGANISATION: ("organisation",),
        Kind.COLLECTIVITE: ("collectivite",),
        Kind.PROJECT: ("project", "organisation"),
        Kind.EVENT: ("event", "project"),
        Kind.TERRITORY: ("place",),
    }.get(kind, ())
    return any(word in words("classifiers", one) for one in section)


def _over_preposition(texts: Sequence[str], start: int, kind: Kind, stop: int) -> int | None:
    """Where the noun stands that speaks for the name after « de »: « la ville de … »."""
    if start - 2 < stop:
        return None
    joint = texts[start - 1]
    contracted = joint in ("du", "des", "de", "d'")
    if not contracted:
        return None
    section = "light" if kind is Kind.CONCEPT else "bodies"
    if kind is Kind.PERSON:
        return None
    return start - 2 if texts[start - 2] in words("classifiers", section) else None


def _without_opening(
    start: int, core: int, texts: Sequence[str], adjectives: Sequence[bool]
) -> int:
    """The start moved right over adjectives that open nothing: « soutenue [par] »."""
    while start < core and (adjectives[start] or texts[start] in OPENERS):
        if texts[start] in words("words", "determiners"):
            break
        start += 1
    return start
