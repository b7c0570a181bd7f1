"""Where phrases stand in a clause: before the verb, after what opens it, around a participle."""

from collections.abc import Iterator

from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["fronted", "main_after", "nearest", "opens", "right_before", "spoken_of", "strangers"]

_CLITICS = frozenset({"ne", "n'", "se", "s'", "y", "en"})
_VERBAL = ("VERB", "AUX", "PRON", "ADV")


def spoken_of(sentence: Sentence) -> Phrase | None:
    """What the sentence before was about, as a phrase of this one."""
    last = sentence.discourse.last
    if last is None:
        return None
    at = sentence.span.start
    return Phrase(last.end_of, last.kind, at, at, at, at, how="pronoun")


def opens(sentence: Sentence, at: int) -> bool:
    """Whether token ``at`` opens the sentence, adverbs and bullets apart."""
    before = sentence.between(sentence.span.start, at)
    return all(not one.isalpha() or one in words("words", "adverbs") for one in before)


def main_after(sentence: Sentence, at: int) -> Group:
    """What a clause that opens the sentence is told of: « Porté par …, X … »."""
    free = list(_after_commas(sentence, at))
    for phrase in free:
        group = sentence.group(phrase)
        after = group[-1].end
        if after < sentence.span.stop and sentence.doc[after].pos_ in _VERBAL:
            return group
    return sentence.group(free[0]) if free else ()


def _after_commas(sentence: Sentence, at: int) -> Iterator[Phrase]:
    """The phrases right after a comma that no preposition governs."""
    for one in sentence.phrases:
        if one.left <= at or one.preposition or one.kind is Kind.CONCEPT:
            continue
        if sentence.texts[one.left - 1] == ",":
            yield one


def fronted(sentence: Sentence, at: int) -> Group:
    """What follows a clause without a verb that opens the sentence and has token ``at``."""
    before = sentence.between(sentence.span.start, at)
    verbs = [
        one
        for one in sentence.doc[sentence.span.start : at]
        if one.pos_ == "AUX" or "Fin" in one.morph.get("VerbForm", [])
    ]
    if "," in before or len(before) > 12 or verbs:
        return ()
    return main_after(sentence, at)


def right_before(sentence: Sentence, at: int) -> Group:
    """The phrase that ends right before a verb, if no preposition governs it."""
    passing = words("words", "adverbs") | _CLITICS
    if at - 1 > sentence.span.start and sentence.texts[at - 1] in ("le", "la", "l'", "les"):
        at -= 1
    while at > sentence.span.start and sentence.texts[at - 1] in passing:
        if sentence.covering(at - 1) is not None:
            break
        at -= 1
    phrase = next((one for one in sentence.phrases if one.end == at), None)
    if phrase is None:
        return ()
    group = sentence.group(phrase)
    free = group[0].preposition in ("", "des") and group[0].kind is not Kind.CONCEPT
    return group if free else ()


def strangers(sentence: Sentence, start: int, end: int) -> list[str]:
    """The words between two tokens, quotation marks, commas and a closing bracket apart."""
    passing = words("words", "quotes") | {",", ")"}
    return [one for one in sentence.between(start, end) if one not in passing]


def nearest(sentence: Sentence, before: int) -> Phrase | None:
    """The phrase a participle belongs to: the one it follows; after a comma, the clause's first."""
    start = sentence.clause_start(before)
    held = [
        one
        for one in sentence.phrases
        if start <= one.left and one.end <= before and one.preposition not in ("par", "avec")
    ]
    if not held:
        return None
    touching = [one for one in held if not strangers(sentence, one.end, before)]
    free = [one for one in held if one.preposition in ("", "des")]
    if touching and sentence.texts[before - 1] != ",":
        return touching[-1]
    return free[0] if free else (touching or held)[-1]
