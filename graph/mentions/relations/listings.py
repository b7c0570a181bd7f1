"""Lists of members: « X compte A et B parmi ses partenaires », « neuf adhérents (A, B) »."""

from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.examples import after_copula, members_here
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.subjects import subject
from graph.model.vocabulary import Kind

__all__ = ["listing"]

_COUNTS = frozenset(
    [
        "compte",
        "comptent",
        "comptait",
        "comptaient",
        "a",
        "ont",
        "figurent",
        "figure",
        "réunit",
        "rassemble",
        "regroupe",
        "fédère",
        "composé",
        "composée",
        "constitué",
        "formé",
    ]
)
_OF = ("parmi", "nombre")


def listing(sentence: Sentence, trigger: Trigger, wanted: frozenset[Kind]) -> tuple[Group, Group]:
    """Whose members a noun tells, and which."""
    near = sentence.between(max(sentence.span.start, trigger.first - 4), trigger.first)
    if near and near[-1] in ("ses", "leurs") and set(_OF) & set(near):
        counted = _counted(sentence, trigger, wanted)
        if counted[1]:
            return counted
    owner, members = members_here(sentence, trigger, wanted)
    if owner is not None and members:
        return (owner,), members
    start = trigger.first - len(near)
    numbered = any(sentence.doc[at].pos_ == "NUM" for at in range(start, trigger.first))
    if numbered or set(near) & _NUMBERS:
        members = after_copula(sentence, trigger.end, wanted)
        members = members or _after_comma(sentence, trigger.end, wanted)
        verb = _verb(sentence, trigger.first)
        if members and verb is not None:
            return _owner(sentence, verb), members
    return (), ()


_NUMBERS = frozenset(
    ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "douze", "plusieurs"]
)


def _after_comma(sentence: Sentence, at: int, wanted: frozenset[Kind]) -> Group:
    """« deux filiales, A et B »."""
    while at < sentence.span.stop and sentence.doc[at].pos_ == "ADJ":
        at += 1
    if sentence.texts[at : at + 1] != (",",):
        return ()
    phrase = sentence.next_phrase(at + 1, ("", "des"))
    group = sentence.group(phrase) if phrase is not None else ()
    return sentence.kinds(group, wanted) if len(group) > 1 else ()


def _verb(sentence: Sentence, before: int) -> int | None:
    """The nearest verb of counting before a token."""
    low = sentence.clause_start(before)
    return next(
        (at for at in range(before - 1, low - 1, -1) if sentence.texts[at] in _COUNTS), None
    )


def _owner(sentence: Sentence, verb: int) -> Group:
    return subject(sentence, Event(frozenset(), verb, verb, Voice.ACTIVE))


def _counted(sentence: Sentence, trigger: Trigger, wanted: frozenset[Kind]) -> tuple[Group, Group]:
    """« compte parmi ses clients A et B », « compte A et B parmi ses clients »."""
    verb = _verb(sentence, trigger.first)
    if verb is None:
        return (), ()
    after = sentence.next_phrase(trigger.end, ("", "des"))
    if after is None:
        after = sentence.next_phrase(verb + 1, ("", "des"))
    members = sentence.kinds(sentence.group(after), wanted) if after is not None else ()
    return _owner(sentence, verb), members
