"""« est situé à »: where an actor, a project or an event is, as the text says."""

import re
from collections.abc import Iterator, Sequence

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.patterns import Custom, Found, Pattern, told, verbs
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.verbs import forms
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_PREDICATE = "locatedIn"
_AT = ("à", "en", "dans", "sur", "près", "", "au")
_LOCATED = frozenset(
    {Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT, Kind.COLLECTIVITE, Kind.TERRITORY}
)
_WHERE = frozenset({Kind.TERRITORY, Kind.COLLECTIVITE})
_SEATED = verbs(
    "situer baser implanter installer localiser domicilier ancrer établir nicher héberger "
    "loger naître"
)
_BORN = verbs("naître créer fonder lancer ouvrir")
_SEAT = re.compile(r"\b(?:siège(?: social)?|locaux|bureaux|ateliers|magasins?|boutiques?)\b")


def _where(sentence: Sentence, after: int) -> Group:
    """The places that follow token ``after``: « dans le quartier X, à Y »."""
    first = sentence.next_phrase(after, _AT, reach=4)
    if first is not None and first.kind is Kind.CONCEPT:
        first = sentence.next_phrase(first.end, ("de",))
    if first is None or first.kind not in _WHERE:
        return ()
    found = [first]
    for phrase in sentence.phrases:
        gap = sentence.between(found[-1].end, phrase.left)
        if phrase.left < found[-1].end or phrase.kind not in _WHERE:
            continue
        if list(gap) in ([], [","], ["("]) and phrase.preposition in (*_AT, "de"):
            found.append(phrase)
        else:
            break
    return tuple(found)


def _seated(sentence: Sentence) -> Iterator[Found]:
    """« X est situé à Y », « X, basée à Y », « X, née en 2018 en Y »."""
    for event in sentence.events:
        if not event.verbs & _SEATED or not _is_participle(event) or not sentence.is_stated(event):
            continue
        found = _where(sentence, event.token + 1)
        told = sentence.kinds(arguments.theme(sentence, event), _LOCATED)
        told = tuple(one for one in told if one not in found)
        if found and told:
            yield Found(told, found, event.token)


def _is_participle(event: Event) -> bool:
    return event.voice in (Voice.PASSIVE, Voice.REDUCED)


def _made(sentence: Sentence) -> Iterator[Found]:
    """« X, créée en 2018 à Y », « X a été fondée à Y »."""
    for event in sentence.events:
        if not event.verbs & (_BORN - {"naître"}) or not _is_participle(event):
            continue
        found = _where(sentence, event.token + 1)
        told = sentence.kinds(arguments.theme(sentence, event), _LOCATED - {Kind.TERRITORY})
        if found and told and sentence.is_stated(event):
            yield Found(told, found, event.token)


def _born_there(sentence: Sentence) -> Iterator[Found]:
    """« X y est né »: the place named last."""
    place = sentence.discourse.place()
    if place is None:
        return
    for event in sentence.events:
        if not event.verbs & (_SEATED | _BORN) or event.voice is not Voice.PASSIVE:
            continue
        if "y" not in sentence.between(max(sentence.span.start, event.first - 1), event.token):
            continue
        told = sentence.kinds(arguments.theme(sentence, event), _LOCATED - _WHERE)
        at = sentence.span.start
        there = Phrase(place.end_of, place.kind, at, at, at, at, how="pronoun")
        if told:
            yield Found(told, (there,), event.token)


def _beside_name(sentence: Sentence) -> Iterator[Found]:
    """« X, à Y », « X à Y », « X (Y) »: a place right after a name."""
    for phrase in sentence.phrases:
        located = phrase.kind in _LOCATED - {Kind.TERRITORY, Kind.EVENT}
        if not located or phrase.how == "pronoun" or phrase.preposition in ("par", "avec"):
            continue
        place = _right_after(sentence, phrase)
        wider = place is not None and place.kind is Kind.TERRITORY
        if place is not None and (wider or phrase.kind is not Kind.COLLECTIVITE):
            yield Found((phrase,), _where(sentence, place.left) or (place,), phrase.core)


def _right_after(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    place = next((one for one in sentence.phrases if one.left >= phrase.end), None)
    if place is None or place.kind not in _WHERE:
        return None
    gap = list(sentence.between(phrase.end, place.left))
    if gap == ["("] and place.preposition == "":
        after = sentence.texts[place.end] if place.end < sentence.span.stop else ""
        return place if after in (")", ",") else None
    return place if gap in ([], [","]) and place.preposition in ("à", "en", "dans") else None


def _over_name(sentence: Sentence) -> Iterator[Found]:
    """« Dans les Yvelines, la ville X … »: a wider place that opens the sentence."""
    if not sentence.phrases:
        return
    first = sentence.phrases[0]
    if first.kind is not Kind.TERRITORY or first.preposition not in ("à", "en", "dans", "sur"):
        return
    before = sentence.between(sentence.span.start, first.left)
    if any(one.isalpha() and one not in words("words", "adverbs") for one in before):
        return
    found = _where(sentence, first.left)
    told_ = _subjects_after(sentence, found[-1] if found else first)
    if told_:
        yield Found(told_, found or (first,), first.core)


def _subjects_after(sentence: Sentence, first: Phrase) -> Group:
    for phrase in sentence.phrases:
        if phrase.left <= first.end or phrase.preposition != "":
            continue
        if phrase.kind in (Kind.COLLECTIVITE, Kind.ORGANISATION, Kind.PROJECT):
            opened = sentence.texts[phrase.left - 1] == ","
            return sentence.kinds(sentence.group(phrase), _LOCATED) if opened else ()
    return ()


def _of_noun(sentence: Sentence) -> Iterator[Found]:
    """« X, coopérative de Y », « X est une association de Y »: Y being a place."""
    for place in sentence.phrases:
        if place.kind is not Kind.TERRITORY or place.preposition != "de" or place.nouns:
            continue
        noun = place.left - 1
        while noun > sentence.span.start and sentence.doc[noun].pos_ == "ADJ":
            noun -= 1
        known = words("classifiers", "organisation") | words("references", "organisation")
        concept = sentence.covering(noun)
        if sentence.texts[noun] not in known and (
            concept is None or concept.kind is not Kind.CONCEPT
        ):
            continue
        start = concept.left if concept is not None else noun
        held, _ = arguments.bearer(sentence, Trigger(start, place.left, ""))
        held = sentence.kinds(held, _LOCATED - _WHERE)
        if held and not sentence.asks:
            yield Found(held, (place,), place.core)


def _seat(sentence: Sentence) -> Iterator[Found]:
    """« le siège de X est à Y »."""
    for trigger in sentence.find(_SEAT):
        owner, after = _seated_owner(sentence, trigger)
        if owner is None or owner.kind not in (Kind.ORGANISATION, Kind.PROJECT):
            continue
        while after < sentence.span.stop and sentence.texts[after] in _STANDS:
            after += 1
        found = _where(sentence, after)
        if found and not sentence.asks:
            yield Found((owner,), found, trigger.first)


_STANDS = words("auxiliaries", "be") | {"se", "trouve", "trouvent", "situé", "situés", "implanté"}


def _seated_owner(sentence: Sentence, trigger: Trigger) -> tuple[Phrase | None, int]:
    """Whose seat it is, and where what is told of it goes on."""
    owner = sentence.next_phrase(trigger.end, ("de", "des"))
    if owner is not None:
        return owner, owner.end
    before = sentence.between(max(sentence.span.start, trigger.first - 2), trigger.first)
    if "dont" in before:
        found = arguments.antecedent(sentence, trigger.first - len(before) + before.index("dont"))
        return (found[0] if found else None), trigger.end
    own = before and before[-1] in ("son", "ses", "leur", "leurs")
    return (arguments.spoken_of(sentence) if own else None), trigger.end


def _within(sentence: Sentence) -> Iterator[Found]:
    """« dans le quartier X à Y », « X (Y) » of two places: the first lies in the second."""
    for first, second in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if first.kind is not Kind.TERRITORY or second.kind not in _WHERE:
            continue
        gap = list(sentence.between(first.end, second.left))
        if gap == [] and second.preposition in ("à", "en"):
            yield Found((first,), (second,), first.core)


def _cleft(sentence: Sentence) -> Iterator[Found]:
    """« C'est à Y que X a ouvert ses portes »."""
    if sentence.text[:6] not in ("c'est ", "c'est"):
        return
    place = next((one for one in sentence.phrases if one.preposition in ("à", "en", "dans")), None)
    if place is None or place.kind is not Kind.TERRITORY or place.left > sentence.span.start + 4:
        return
    found = _where(sentence, place.left) or (place,)
    after = next((one for one in sentence.phrases if one.left >= found[-1].end), None)
    near = sentence.between(found[-1].end, after.left)[:3] if after is not None else ()
    if after is not None and {"que", "qu'"} & set(near):
        told_ = sentence.kinds(sentence.group(after), _LOCATED - _WHERE)
        if told_ and after.preposition == "":
            yield Found(told_, found, place.core)


def _fronted(sentence: Sentence) -> Iterator[Found]:
    """« Installé dans une ancienne gare à Y, X … », where the participle is not told as one."""
    for place in sentence.phrases[:3]:
        if place.kind is not Kind.TERRITORY or place.preposition not in ("à", "en", "dans"):
            continue
        opening = sentence.texts[sentence.span.start]
        known = any(opening in forms(one) for one in sorted(_SEATED | _BORN))
        told_ = sentence.kinds(arguments.fronted(sentence, place.left), _LOCATED - _WHERE)
        if known and told_:
            yield Found(told_, _where(sentence, place.left), place.core)
            return


def held(sentence: Sentence, prepositions: Sequence[str] = ("à",)) -> Iterator[Found]:
    """Where the event a resource tells of was held: « le RTES organisait à Y »."""
    event = sentence.discourse.event
    if event is None:
        return
    for verb in sentence.events:
        if not verb.verbs & verbs(
            "organiser conduire tenir réunir accueillir proposer dérouler rassembler"
        ):
            continue
        place = sentence.next_phrase(verb.token + 1, prepositions)
        if place is not None and place.kind in _WHERE:
            at = sentence.span.start
            told = Phrase(event.end_of, event.kind, at, at, at, at, how="reference")
            yield Found((told,), (place,), verb.token)


_OCCUPIES = verbs(
    "posséder occuper siéger résider ouvrir investir installer implanter situer trouver "
    "établir accueillir"
)
_DOORS = told(
    "a ouvert ses portes", "ouvre ses portes", "(?:a|ont|ayant) (?:son|leur) siège(?: social)?"
)


def _occupies(sentence: Sentence) -> Iterator[Found]:
    """« X occupe un hangar à Y », « X se trouve à Y », « X s'est installé à Y »."""
    for event in sentence.events:
        voiced = event.voice in (Voice.ACTIVE, Voice.REFLEXIVE)
        if not event.verbs & _OCCUPIES or not voiced or not sentence.is_stated(event):
            continue
        place = next((one for one in sentence.phrases if one.left > event.token), None)
        if place is None or place.kind is not Kind.TERRITORY or place.left - event.token > 8:
            continue
        told_ = sentence.kinds(arguments.subject(sentence, event), _LOCATED - _WHERE)
        if told_ and place.preposition in ("à", "en", "dans", "sur"):
            yield Found(told_, _where(sentence, place.left), event.token)


def _doors(sentence: Sentence) -> Iterator[Found]:
    """« X a ouvert ses portes à Y », « X a son siège à Y »."""
    for trigger in sentence.find(_DOORS):
        found = _where(sentence, trigger.end)
        told_ = sentence.kinds(arguments.subject_at(sentence, trigger.first), _LOCATED - _WHERE)
        if found and told_ and not sentence.asks:
            yield Found(told_, found, trigger.first)


PATTERNS: tuple[Pattern, ...] = (
    Custom("locatedIn.seated", _PREDICATE, _seated, _SEATED),
    Custom("locatedIn.occupies", _PREDICATE, _occupies, _OCCUPIES),
    Custom("locatedIn.cleft", _PREDICATE, _cleft),
    Custom("locatedIn.fronted", _PREDICATE, _fronted),
    Custom("locatedIn.doors", _PREDICATE, _doors),
    Custom("locatedIn.made", _PREDICATE, _made, _BORN),
    Custom("locatedIn.there", _PREDICATE, _born_there, _SEATED | _BORN),
    Custom("locatedIn.besideName", _PREDICATE, _beside_name),
    Custom("locatedIn.opening", _PREDICATE, _over_name),
    Custom("locatedIn.ofNoun", _PREDICATE, _of_noun),
    Custom("locatedIn.seat", _PREDICATE, _seat),
    Custom("locatedIn.within", _PREDICATE, _within),
    Custom(
        "locatedIn.held",
        _PREDICATE,
        held,
        verbs("organiser conduire tenir réunir accueillir proposer dérouler rassembler"),
    ),
)
