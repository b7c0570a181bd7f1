"""The named members of groups: « plusieurs villes (A, B) », « les membres de X sont A et B »."""

from collections.abc import Sequence

from graph.mentions.relations.clauses import spoken_of
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["BODIES", "after_copula", "also", "exemplars", "listed_after", "members_here"]

BODIES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE})

_INTRODUCERS = ("dont", "notamment", "comme", "(", ":", "que", "l'instar", "parmi", "exemple")
_ALSO = ("de même que", "ainsi que", "tout comme", "comme", "aux côtés de", "avec", "et")
_WIDEST = 12


def exemplars(sentence: Sentence, after: int, introducers: Sequence[str] = _INTRODUCERS) -> Group:
    """The named examples of an unnamed group: « plusieurs villes (A, B) », « …, dont A et B »."""
    anywhere = introducers is not _INTRODUCERS
    if not anywhere and not _opens_plural(sentence, after):
        return ()
    for phrase in sentence.phrases:
        if phrase.left < after:
            continue
        gap = sentence.between(after, phrase.left)
        group = sentence.group(phrase)
        near = [one for one in gap[-3:] if one in introducers]
        apposed = gap[-1:] == (",",) and len(group) > 1 and not anywhere
        if (near or apposed) and (anywhere or _is_plain(sentence, after, phrase.left)):
            return group
        if not anywhere and phrase.kind is not Kind.CONCEPT:
            return ()
    return ()


def _opens_plural(sentence: Sentence, at: int) -> bool:
    """Whether a plural group begins within the next words."""
    near = sentence.between(at, min(at + 4, sentence.span.stop))
    numbered = any(one.pos_ == "NUM" for one in sentence.doc[at : at + 4])
    return numbered or any(one in words("words", "plural") for one in near)


def _is_plain(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only nouns and adjectives stand between: the unnamed group and its introducer."""
    if end - start > _WIDEST:
        return False
    return all(sentence.doc[at].pos_ not in ("VERB", "AUX") for at in range(start, end))


def also(sentence: Sentence, after: int) -> Group:
    """Those a sentence adds to its subject: « …, de même que A, B et C »."""
    for at in range(after, min(after + 10, sentence.span.stop)):
        if sentence.texts[at] != ",":
            continue
        told = " ".join(sentence.between(at + 1, at + 4))
        opening = next((one for one in _ALSO if told.startswith(one)), "")
        return listed_after(sentence, at + 1 + len(opening.split())) if opening else ()
    return ()


def listed_after(
    sentence: Sentence, at: int, wanted: frozenset[Kind] = BODIES, reach: int = 16
) -> Group:
    """The first enumeration of these kinds from token ``at`` on, unnamed members passed over."""
    for phrase in sentence.phrases:
        if phrase.left < at:
            continue
        if phrase.left - at > reach or _has_verb(sentence, at, phrase.left):
            return ()
        if phrase.kind is Kind.PERSON and Kind.PERSON not in wanted:
            return ()
        if phrase.kind in wanted:
            return sentence.kinds(sentence.group(phrase), wanted)
    return ()


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        sentence.doc[at].pos_ in ("VERB", "AUX") and sentence.covering(at) is None
        for at in range(start, end)
    )


def after_copula(sentence: Sentence, at: int, wanted: frozenset[Kind]) -> Group:
    """What follows « sont », « : », « ( » or « figurent » right after token ``at``."""
    start = at
    while at < sentence.span.stop and sentence.texts[at] in words("words", "copulas"):
        at += 1
    if at == start or (at == start + 1 and sentence.texts[start] == ","):
        return ()
    phrase = sentence.next_phrase(at, ("", "des"))
    if phrase is None:
        return ()
    return sentence.kinds(sentence.group(phrase), wanted)


def members_here(
    sentence: Sentence, trigger: Trigger, wanted: frozenset[Kind]
) -> tuple[Phrase | None, Group]:
    """« ses partenaires : A, B », « les membres de X sont A et B »: whose they are, and which."""
    before = sentence.between(max(sentence.span.start, trigger.first - 1), trigger.first)
    owned = before and before[0] in ("ses", "leurs", "principaux", "premiers")
    members = after_copula(sentence, trigger.end, wanted)
    if owned and members:
        return spoken_of(sentence), members
    owner = sentence.next_phrase(trigger.end, ("de", "des"))
    if owner is None:
        return None, ()
    return owner, after_copula(sentence, owner.end, wanted)
