"""Where phrases stand in a clause: before the verb, after what opens it, around a participle."""

from collections.abc import Iterator, Sequence

from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = [
    "before_noun",
    "fronted",
    "main_after",
    "nearest",
    "opens",
    "right_before",
    "spoken_of",
    "strangers",
]

_CLITICS = frozenset({"ne", "n'", "se", "s'", "y", "en"})
_BECOMES = frozenset({"devient", "deviennent", "devenu", "devenue", "reste", "demeure"})
_BELONGS = ("fait", "font", "figure", "figurent", "figurait", "figuraient", "compte", "comptent")
_VERBAL = ("VERB", "AUX", "PRON", "ADV")


_ANYTHING = frozenset(Kind)


def spoken_of(sentence: Sentence, wanted: frozenset[Kind] = _ANYTHING) -> Phrase | None:
    """What the sentence before was about, or the resource is, as a phrase of this one.

    Parameters
    ----------
    wanted: the kinds it may be of.
    """
    last = sentence.discourse.about(wanted)
    if last is None:
        return None
    at = sentence.span.start
    return Phrase(last.end_of, last.kind, at, at, at, at, how="pronoun")


def before_noun(sentence: Sentence, at: int) -> tuple[int, bool]:
    """Where the noun's phrase starts, and whether a form of « être » stands before it."""
    passing = words("words", "determiners") | words("words", "adverbs") | {"des", "de", "d'", "du"}
    start = at
    while start > sentence.span.start and at - start < 8:
        word = sentence.texts[start - 1]
        if word in words("auxiliaries", "be") | _BECOMES:
            return start - 1, True
        if word in ("partie", "parmi"):
            verb = _belonging(sentence, start - 1)
            return (verb, True) if verb is not None else (start, False)
        if word not in passing and sentence.doc[start - 1].pos_ not in ("ADJ", "NUM"):
            return start, False
        if sentence.covering(start - 1) is not None:
            return start, False
        start -= 1
    return start, False


def _belonging(sentence: Sentence, at: int) -> int | None:
    """The verb of « fait partie » or « figurait déjà parmi »."""
    look = at - 1
    while look > sentence.span.start and sentence.texts[look] in words("words", "adverbs"):
        look -= 1
    return look if sentence.texts[look] in _BELONGS else None


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
    free = [one for one in held if one.preposition in ("", "des")]
    agreeing = _agreeing(sentence, before, free)
    if agreeing is not None or not held:
        return agreeing
    touching = [one for one in held if not strangers(sentence, one.end, before)]
    if touching and (sentence.texts[before - 1] != "," or touching[-1] in free):
        return touching[-1]
    return free[0] if free else (touching or held)[-1]


def _agreeing(sentence: Sentence, before: int, free: Sequence[Phrase]) -> Phrase | None:
    """« Y est porté par l'association X, présidée par … »: the agent the participle agrees with.

    Only where the clause's first phrase is known to be of the other gender, or no other is held.
    """
    phrase = next((one for one in reversed(sentence.phrases) if one.end <= before), None)
    if phrase is None or not phrase.preposition or phrase.kind is Kind.CONCEPT:
        return None
    if sentence.between(phrase.end, before) != (",",):
        return None
    wanted = "f" if sentence.texts[before].rstrip("s").endswith("e") else "m"
    told = sentence.gender(phrase)
    other = sentence.gender(free[0]) if free else ""
    return phrase if told == wanted and other != wanted else None
