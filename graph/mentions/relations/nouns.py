"""Who bears a noun and of whom it is said: « X est membre de Y », « X, filiale de Y »."""

from collections.abc import Sequence
from re import Pattern

from graph.mentions.relations.clauses import main_after, spoken_of
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.examples import exemplars
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.subjects import antecedent, subject
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["after_joint", "bearer", "before_noun", "complement", "owned", "pointed_at"]

_BECOMES = frozenset({"devient", "deviennent", "devenu", "devenue", "reste", "demeure"})
_BELONGS = ("fait", "font", "figure", "figurent", "figurait", "figuraient", "compte", "comptent")
_PUNCTUATION = (",", "(", "-", "–", "—", ":")


def bearer(sentence: Sentence, trigger: Trigger) -> tuple[Group, str]:
    """Who bears a noun: « X est membre », « X, filiale »; and how it is told."""
    at, copula = before_noun(sentence, trigger.first)
    if copula:
        event = Event(frozenset(), trigger.first, at, Voice.ACTIVE)
        stated = sentence.is_stated(event)
        return (subject(sentence, event), "copula") if stated else ((), "")
    if at == sentence.span.start:
        return main_after(sentence, trigger.end), "opening"
    phrase = sentence.previous_phrase(at - 1 if sentence.texts[at - 1] in _PUNCTUATION else at)
    if phrase is None or (sentence.texts[at - 1] not in _PUNCTUATION and phrase.end != at):
        return (), ""
    return (phrase,), "apposition"


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


def complement(
    sentence: Sentence,
    trigger: Trigger,
    prepositions: Sequence[str],
    wanted: frozenset[Kind],
    pointed: bool = True,
) -> Group:
    """The other end of a noun: what follows it, or what « dont » or « en » stand for.

    Parameters
    ----------
    wanted: the kinds it may be of.
    pointed: whether « dont » and « en » before the noun count.
    """
    phrase = sentence.next_phrase(trigger.end, prepositions)
    if phrase is not None:
        return sentence.group(phrase)
    over = _over_parenthesis(sentence, trigger.end)
    if over is not None and over.preposition in prepositions:
        return sentence.group(over)
    if pointed:
        found = pointed_at(sentence, trigger.first, wanted)
        if found:
            return found
    return exemplars(sentence, trigger.end)


def _over_parenthesis(sentence: Sentence, at: int) -> Phrase | None:
    """The phrase after a parenthesis that opens at ``at``: « partenaire (avec A, B) du projet »."""
    if at >= sentence.span.stop or sentence.texts[at] != "(":
        return None
    for end in range(at, sentence.span.stop):
        if sentence.texts[end] == ")":
            return next((one for one in sentence.phrases if one.left == end + 1), None)
    return None


def pointed_at(sentence: Sentence, before: int, wanted: frozenset[Kind]) -> Group:
    """What « dont » or « en » before a noun stands for."""
    start = sentence.clause_start(before)
    for at in range(before - 1, start - 1, -1):
        if sentence.texts[at] == "dont":
            return _over_clause(sentence, at, wanted)
        if sentence.texts[at] == "en" and sentence.texts[at + 1] in words("auxiliaries", "be"):
            return _spoken_of(sentence, start)
    return ()


def _over_clause(sentence: Sentence, relative: int, wanted: frozenset[Kind]) -> Group:
    """The antecedent of « dont »; after « et dont », that of the participle coordinated with it."""
    if relative > sentence.span.start and sentence.texts[relative - 1] in ("et", ","):
        for phrase in reversed(sentence.phrases):
            if phrase.end <= relative and phrase.kind is Kind.PROJECT:
                return (phrase,)
    return antecedent(sentence, relative, wanted)


def _spoken_of(sentence: Sentence, clause: int) -> Group:
    """What an earlier clause of the sentence, or the sentence before, was about."""
    for phrase in sentence.phrases:
        free = phrase.preposition in ("", "des") and phrase.kind is not Kind.CONCEPT
        if phrase.end <= clause and free:
            return (phrase,)
    last = spoken_of(sentence)
    return (last,) if last is not None else ()


def owned(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    """« sa présidente, P », « son chef de file, X », « sa filiale X »: who it is, and whose.

    Whose it is: what the sentence has told of so far, or else the sentence before.
    """
    before = sentence.texts[trigger.first - 1] if trigger.first > sentence.span.start else ""
    if before not in ("son", "sa", "ses", "leur", "leurs"):
        return (), ()
    named = next((one for one in sentence.phrases if one.left >= trigger.end), None)
    if named is None or named.preposition:
        return (), ()
    gap = [one for one in sentence.between(trigger.end, named.left) if one != ","]
    adjectives = all(one in words("words", "quotes") for one in gap)
    if not adjectives:
        return (), ()
    earlier = [
        one
        for one in sentence.phrases
        if one.end < trigger.first and one.preposition == "" and one.kind is not Kind.CONCEPT
    ]
    last = spoken_of(sentence)
    whose = sentence.group(earlier[0]) if earlier else (last,) if last is not None else ()
    return sentence.group(named), whose


def after_joint(
    sentence: Sentence, at: int, joint: Pattern[str], prepositions: Sequence[str]
) -> Group:
    """The phrase after token ``at`` where only the joint stands between, with a preposition."""
    phrase = next((one for one in sentence.phrases if one.left >= at), None)
    if phrase is None or phrase.left - at > 8 or phrase.preposition not in prepositions:
        return ()
    between = " ".join(sentence.between(at, phrase.left))
    return sentence.group(phrase) if joint.fullmatch(between) else ()
