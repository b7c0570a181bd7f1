"""Who bears a noun and of whom it is said: « X est membre de Y », « X, filiale de Y »."""

from collections.abc import Sequence
from re import Pattern

from graph.mentions.relations.clauses import before_noun, main_after, spoken_of
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.examples import exemplars
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.subjects import antecedent, subject
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = [
    "after_joint",
    "bearer",
    "complement",
    "done_by",
    "implied",
    "named_as",
    "owned",
    "pointed_at",
]

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
    if sentence.texts[at - 1] == "et":
        at = _first_apposition(sentence, at)
    phrase = sentence.previous_phrase(at - 1 if sentence.texts[at - 1] in _PUNCTUATION else at)
    if phrase is None or (sentence.texts[at - 1] not in _PUNCTUATION and phrase.end != at):
        return (), ""
    return (phrase,), "apposition"


def _first_apposition(sentence: Sentence, at: int) -> int:
    """Of « X, filiale de A et membre de B », where the first apposition starts; else ``at``."""
    for look in range(at - 1, sentence.clause_start(at), -1):
        if sentence.texts[look] == "," and any(one.end == look for one in sentence.phrases):
            return look + 1
    return at


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
            return _spoken_of(sentence, start, wanted)
    return ()


def _over_clause(sentence: Sentence, relative: int, wanted: frozenset[Kind]) -> Group:
    """The antecedent of « dont »; after « et dont », that of the participle coordinated with it."""
    if relative > sentence.span.start and sentence.texts[relative - 1] in ("et", ","):
        for phrase in reversed(sentence.phrases):
            if phrase.end <= relative and phrase.kind is Kind.PROJECT:
                return (phrase,)
    return antecedent(sentence, relative, wanted)


def _spoken_of(sentence: Sentence, clause: int, wanted: frozenset[Kind]) -> Group:
    """What an earlier clause of the sentence, or the sentence before, was about."""
    for phrase in sentence.phrases:
        free = phrase.preposition in ("", "des") and phrase.kind in wanted - {Kind.CONCEPT}
        if phrase.end <= clause and free:
            return (phrase,)
    last = spoken_of(sentence, wanted)
    return (last,) if last is not None else ()


_OWN = ("son", "sa", "ses", "leur", "leurs")
_AS = (("a", "pour"), ("ont", "pour"), ("avait", "pour"))


def owned(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    """« sa présidente, P », « son chef de file, X », « sa filiale X »: who it is, and whose.

    Whose it is: what the sentence has told of so far, or else the sentence before.
    """
    at = trigger.first - 1
    while at > sentence.span.start and sentence.doc[at].pos_ in ("ADJ", "NUM"):
        at -= 1
    if at < sentence.span.start or sentence.texts[at] not in _OWN:
        return (), ()
    named = next((one for one in sentence.phrases if one.left >= trigger.end), None)
    if named is None or named.preposition:
        return (), ()
    passing = words("words", "quotes") | {","}
    if any(one not in passing for one in sentence.between(trigger.end, named.left)):
        return (), ()
    return sentence.group(named), _owner(sentence, trigger.first, named)


def _owner(sentence: Sentence, before: int, named: Phrase | None = None) -> Group:
    """Whose « son » is: the first free phrase before, or what is spoken of."""
    for one in sentence.phrases:
        if one.end < before and one.preposition == "" and one.kind is not Kind.CONCEPT:
            return sentence.group(one)
    wanted = frozenset(Kind) - {Kind.PERSON, Kind.TERRITORY, Kind.CONCEPT}
    last = spoken_of(sentence, wanted)
    same = last is not None and named is not None and last.end_of == named.end_of
    return (last,) if last is not None and not same else ()


def named_as(sentence: Sentence, trigger: Trigger) -> tuple[Group, Group]:
    """« X a pour chef de file Y »: who is the noun, and of whom."""
    before = tuple(sentence.between(max(sentence.span.start, trigger.first - 2), trigger.first))
    if before not in _AS:
        return (), ()
    named = sentence.next_phrase(trigger.end, ("", "des"))
    event = Event(frozenset(), trigger.first - 2, trigger.first - 2, Voice.ACTIVE)
    if named is None or not sentence.is_stated(event):
        return (), ()
    return sentence.group(named), subject(sentence, event)


def implied(sentence: Sentence, trigger: Trigger, wanted: frozenset[Kind]) -> Group:
    """« X est également partenaire »: of what is spoken of, where nothing follows."""
    after = sentence.texts[trigger.end] if trigger.end < sentence.span.stop else "."
    own = trigger.first > sentence.span.start and sentence.texts[trigger.first - 1] in _OWN
    if not own and after in ("de", "d'", "du", "des", "à", "au", "aux"):
        return ()
    last = spoken_of(sentence, wanted)
    return (last,) if last is not None else ()


def done_by(sentence: Sentence, trigger: Trigger) -> tuple[Group, int]:
    """« l'animation de X », « son animation », « X, dont l'animation »: of whom, and its end."""
    adjective = trigger.end
    while adjective < sentence.span.stop and sentence.doc[adjective].pos_ == "ADJ":
        adjective += 1
    first = sentence.next_phrase(trigger.end, ("de", "des"))
    if first is not None and first.left <= adjective:
        group = sentence.group(first)
        return group, group[-1].end
    before = sentence.between(max(sentence.span.start, trigger.first - 2), trigger.first)
    if before and before[-1] in _OWN:
        return _owner(sentence, trigger.first), adjective
    if "dont" in before:
        relative = trigger.first - len(before) + list(before).index("dont")
        return antecedent(sentence, relative), adjective
    return (), adjective


def after_joint(
    sentence: Sentence, at: int, joint: Pattern[str], prepositions: Sequence[str]
) -> Group:
    """The phrase after token ``at`` where only the joint stands between, with a preposition."""
    phrase = next((one for one in sentence.phrases if one.left >= at), None)
    if phrase is None or phrase.left - at > 8 or phrase.preposition not in prepositions:
        return ()
    between = " ".join(sentence.between(at, phrase.left))
    return sentence.group(phrase) if joint.fullmatch(between) else ()
