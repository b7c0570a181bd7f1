"""What a circumstance is told of: « X a ouvert Y avec le soutien de Z »."""

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["is_supposed", "nearest_verb", "told_of"]

_THINGS = frozenset({Kind.PROJECT, Kind.EVENT, Kind.ORGANISATION, Kind.RESOURCE})


def told_of(sentence: Sentence, trigger: Trigger, prefer: str, wanted: frozenset[Kind]) -> Group:
    """The object or the subject of the clause a circumstance stands in.

    Parameters
    ----------
    prefer: ``object`` or ``subject``; of a passive verb or a participle both are its theme.
    wanted: the kinds that may be told of.
    """
    if _opens(sentence, trigger.first):
        return _after(sentence, trigger, prefer, wanted)
    event = nearest_verb(sentence, trigger.first)
    found: Group = ()
    if event is None:
        found = arguments.fronted(sentence, trigger.first) or _before(sentence, trigger.first)
    elif event.voice in (Voice.PASSIVE, Voice.REDUCED):
        found = _of_passive(sentence, event, trigger, prefer)
    else:
        found = _of_active(sentence, event, prefer)
    held = sentence.kinds(found, wanted)
    return held or sentence.kinds(_before(sentence, trigger.first), wanted)


def _of_passive(sentence: Sentence, event: Event, trigger: Trigger, prefer: str) -> Group:
    """The theme; its agent where « subject » is preferred and the theme is not named."""
    themes = arguments.theme(sentence, event)
    if prefer != "subject" or sentence.kinds(themes, _THINGS):
        return themes
    agent = arguments.agents(sentence, event.token + 1)
    return tuple(one for one in agent if one.end <= trigger.first) or themes


def is_supposed(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the clause before a circumstance is wished or supposed."""
    start = sentence.clause_start(trigger.first)
    before = sentence.between(start, trigger.first)
    modal = words("modality", "modal_forms") | words("auxiliaries", "unstated")
    near = sentence.between(trigger.first, trigger.end)
    if any(one in words("modality", "supposed") for one in near):
        return True
    if any(one in modal for one in before) or "sans" in before[-2:]:
        return True
    return any(one in ("ne", "n'") for one in before[-6:])


def _opens(sentence: Sentence, at: int) -> bool:
    before = sentence.between(sentence.span.start, at)
    return all(not one.isalpha() or one in words("words", "adverbs") for one in before)


def _of_active(sentence: Sentence, event: Event, prefer: str) -> Group:
    if prefer == "object":
        held = sentence.kinds(arguments.objects(sentence, event), _THINGS)
        if held:
            return held
    return arguments.subject(sentence, event)


def _after(sentence: Sentence, trigger: Trigger, prefer: str, wanted: frozenset[Kind]) -> Group:
    """« Avec le soutien de Z, X a ouvert Y »: the clause that follows."""
    comma = next(
        (at for at in range(trigger.end, sentence.span.stop) if sentence.texts[at] == ","), None
    )
    if comma is None:
        return ()
    for at in range(comma, sentence.span.stop):
        event = event_at(sentence, at)
        if event is None or event.voice in (Voice.REDUCED, Voice.INFINITIVE, Voice.GERUND):
            continue
        if prefer == "object" and event.voice is not Voice.PASSIVE:
            held = sentence.kinds(arguments.objects(sentence, event), wanted & _THINGS)
            if held:
                return held
        return sentence.kinds(arguments.subject(sentence, event), wanted)
    return ()


def _before(sentence: Sentence, at: int) -> Group:
    """Without a verb: the last phrase before that is not itself a circumstance."""
    start = sentence.clause_start(at)
    held = [
        one
        for one in sentence.phrases
        if start <= one.left and one.end <= at and one.preposition in ("", "de", "des")
    ]
    free = [one for one in held if one.preposition in ("", "des")]
    return (free[0],) if free else (held[-1],) if held else ()


def nearest_verb(sentence: Sentence, before: int) -> Event | None:
    """The verb that stands nearest before a token in its clause."""
    start = sentence.clause_start(before)
    for at in range(before - 1, start - 1, -1):
        event = event_at(sentence, at)
        if event is not None:
            return event
    return None


def event_at(sentence: Sentence, at: int) -> Event | None:
    """The verb at a token, whichever it is, as the parser tells."""
    token = sentence.doc[at]
    if token.pos_ != "VERB" or sentence.covering(at) is not None:
        return None
    form = token.morph.get("VerbForm", [])
    be, have = words("auxiliaries", "be"), words("auxiliaries", "have")
    before = [
        one
        for one in sentence.between(max(sentence.span.start, at - 4), at)
        if one not in words("words", "adverbs")
    ]
    last = before[-1] if before else ""
    if "Inf" in form:
        return Event(frozenset(), at, at, Voice.INFINITIVE)
    if "Part" in form and last in be:
        return Event(frozenset(), at, at - 1, Voice.PASSIVE)
    if "Part" in form and last not in have:
        gerund = sentence.texts[at].endswith("ant")
        return Event(frozenset(), at, at, Voice.GERUND if gerund else Voice.REDUCED)
    return Event(frozenset(), at, at - int(last in have), Voice.ACTIVE)
