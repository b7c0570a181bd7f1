"""« est labellisé, reconnu »: labels, accreditations and prizes of actors and places."""

from collections.abc import Iterator

from graph.mentions.relations import arguments, kinds_of
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.patterns import (
    Custom,
    Found,
    Pattern,
    told,
    verbs,
)
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_PREDICATE = "hasLabel"
_AWARDED = verbs("labelliser agréer certifier reconnaître habiliter homologuer")
_LAUREATE = told(
    "lauréat(?:e|s|es)?(?: \\d{4})?(?: (?:de l'|du |de la |des |d'un )?(?:appel à \\w+|ami"
    "|label|programme|prix|dispositif|agrément))?",
    "(?:titulaire|détenteur|détentrice)s? (?:de l'|du )(?:label|agrément)",
)
_OWNS = told(
    "(?:a|ont|avec|possède|détient|obtient|obtenu|reçu|bénéficie d[eu]|dispose d[eu]) ?(?:l'"
    "|le |la |un |du )?"
    "(?:label|agrément|certification|labellisation|reconnaissance)"
)
_OPEN = ("", "de", "des", "en", "d'")
_LABELS = frozenset({Kind.CONCEPT})


def _is_label(sentence: Sentence, phrase: Phrase) -> bool:
    kinds = (Kind.CONCEPT, Kind.PROJECT)
    return phrase.kind in kinds and phrase.end_of not in sentence.notions.forms


def _named(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.before_name(sentence, sentence.notions.labels):
        yield Found((phrase,), (concept,), phrase.core)


def _in_name(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.in_name(sentence, sentence.notions.labels):
        yield Found((phrase,), (concept,), phrase.core)


def _apposed(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.apposed(sentence, sentence.notions.labels):
        yield Found((phrase,), (concept,), concept.core)


def _copula(sentence: Sentence) -> Iterator[Found]:
    for group, concept in kinds_of.told_as(sentence, sentence.notions.labels):
        yield Found(group, (concept,), concept.core)


def _opening(sentence: Sentence) -> Iterator[Found]:
    for group, concept in kinds_of.opening(sentence, sentence.notions.labels):
        yield Found(group, (concept,), concept.core)


def _reversed(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.reversed_(sentence, sentence.notions.labels):
        yield Found((phrase,), (concept,), concept.core)


def _brackets(sentence: Sentence) -> Iterator[Found]:
    for phrase, concept in kinds_of.in_brackets(sentence, sentence.notions.labels):
        yield Found((phrase,), (concept,), concept.core)


def _awarded(sentence: Sentence) -> Iterator[Found]:
    """« agréée ESUS », « labellisé PTCE », « reconnu comme PTCE »."""
    for event in sentence.events:
        if not event.verbs & _AWARDED or event.voice not in (Voice.PASSIVE, Voice.REDUCED):
            continue
        after = event.token + 1
        phrase = sentence.next_phrase(
            after, _OPEN, skip=frozenset({"comme", "tant", "que", "label", "le"})
        )
        if phrase is None or not sentence.is_stated(event):
            continue
        labels = tuple(one for one in sentence.group(phrase) if _is_label(sentence, one))
        told = arguments.theme(sentence, event)
        if labels and told:
            yield Found(told, labels, event.token)


def _laureate(sentence: Sentence) -> Iterator[Found]:
    """« lauréat PTCE », « lauréate du label X »."""
    for trigger in sentence.find(_LAUREATE):
        yield from _with_noun(sentence, trigger)


def _with_noun(sentence: Sentence, trigger: Trigger) -> Iterator[Found]:
    phrase = sentence.next_phrase(trigger.end, _OPEN)
    if phrase is None or sentence.asks:
        return
    wanted = frozenset({Kind.CONCEPT, Kind.PROJECT})
    labels = sentence.kinds(sentence.group(phrase), wanted)
    told = _bearer(sentence, trigger, sentence.group(phrase)[-1].end)
    told = tuple(one for one in told if one not in labels and one.kind is not Kind.CONCEPT)
    if labels and told:
        yield Found(told, labels, trigger.first)


def _bearer(sentence: Sentence, trigger: Trigger, end: int) -> Group:
    if trigger.first == sentence.span.start:
        return arguments.main_after(sentence, end)
    return arguments.bearer(sentence, trigger)[0]


def _owns(sentence: Sentence) -> Iterator[Found]:
    """« X a obtenu le label Y », « bénéficie de l'agrément ESUS »."""
    for trigger in sentence.find(_OWNS):
        phrase = sentence.next_phrase(trigger.end, _OPEN) or _within(sentence, trigger)
        if phrase is None or sentence.asks or not _is_label(sentence, phrase):
            continue
        event = Event(frozenset(), trigger.first, trigger.first, Voice.ACTIVE)
        held = arguments.subject(sentence, event)
        if held and sentence.is_stated(event):
            yield Found(held, sentence.kinds(sentence.group(phrase), _LABELS), trigger.first)


def _within(sentence: Sentence, trigger: Trigger) -> Phrase | None:
    """The phrase that has the last word of a trigger: « l'agrément ESUS » as one name."""
    return next((one for one in sentence.phrases if one.covers(trigger.end - 1)), None)


def _prioritised(sentence: Sentence) -> Iterator[Found]:
    """« le quartier prioritaire de X »: a place that has a label."""
    for concept in sentence.phrases:
        if concept.end_of not in sentence.notions.place_labels:
            continue
        place = sentence.next_phrase(concept.end, ("de", ""))
        if place is not None and place.kind is Kind.TERRITORY and place.left == concept.end:
            yield Found((place,), (concept,), concept.core)


_GIVEN = verbs("attribuer décerner remettre accorder délivrer octroyer")
_PRIZE = frozenset(
    {"label", "labels", "prix", "agrément", "trophée", "certification", "distinction"}
)
_HONOURED = verbs("distinguer récompenser primer sélectionner retenir honorer")


def _given(sentence: Sentence) -> Iterator[Found]:
    """« L'État lui a décerné le label X », « A a attribué à Y le prix X »."""
    for event in sentence.events:
        near = sentence.between(event.token, min(event.token + 8, sentence.span.stop))
        if not event.verbs & _GIVEN or not _PRIZE & set(near) or not sentence.is_stated(event):
            continue
        if event.voice in (Voice.PASSIVE, Voice.REDUCED):
            continue
        after = [one for one in sentence.phrases if one.left > event.token]
        labels = [one for one in after if one.kind in _PRIZES and one.preposition in ("", "des")]
        if not labels:
            continue
        to = [one for one in after if one.preposition == "à" and one.kind in _BEARERS]
        before = sentence.between(max(sentence.span.start, event.first - 1), event.token)
        last = arguments.spoken_of(sentence, _BEARERS) if "lui" in before else None
        told_ = tuple(to[:1]) or ((last,) if last is not None else ())
        if told_:
            yield Found(told_, sentence.group(labels[0])[:1], event.token)


def _honoured(sentence: Sentence) -> Iterator[Found]:
    """« Distinguée par le prix X », « retenue au titre du programme X »."""
    for event in sentence.events:
        if not event.verbs & _HONOURED or event.voice not in (Voice.PASSIVE, Voice.REDUCED):
            continue
        phrase = next((one for one in sentence.phrases if one.left > event.token), None)
        if phrase is None or phrase.left - event.token > 8 or not sentence.is_stated(event):
            continue
        between = set(sentence.between(event.token, phrase.core))
        if not between & (_PRIZE | {"programme", "titre", "appel", "ami"}):
            continue
        held = sentence.kinds(arguments.theme(sentence, event), _BEARERS)
        if held and phrase.kind in _PRIZES:
            yield Found(held, (phrase,), event.token)


_PRIZES = frozenset({Kind.CONCEPT, Kind.PROJECT, Kind.ORGANISATION})
_BEARERS = frozenset({Kind.ORGANISATION, Kind.PROJECT})

PATTERNS: tuple[Pattern, ...] = (
    Custom("hasLabel.beforeName", _PREDICATE, _named),
    Custom("hasLabel.inName", _PREDICATE, _in_name),
    Custom("hasLabel.apposition", _PREDICATE, _apposed),
    Custom("hasLabel.copula", _PREDICATE, _copula),
    Custom("hasLabel.opening", _PREDICATE, _opening),
    Custom("hasLabel.reversed", _PREDICATE, _reversed),
    Custom("hasLabel.brackets", _PREDICATE, _brackets),
    Custom("hasLabel.awarded", _PREDICATE, _awarded, _AWARDED),
    Custom("hasLabel.laureate", _PREDICATE, _laureate),
    Custom("hasLabel.owns", _PREDICATE, _owns),
    Custom("hasLabel.given", _PREDICATE, _given, _GIVEN),
    Custom("hasLabel.honoured", _PREDICATE, _honoured, _HONOURED),
    Custom("hasLabel.place", _PREDICATE, _prioritised),
)
