"""« développe »: activities, products and software an actor makes or offers."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.mentions.relations import arguments, kinds_of
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    Active,
    Custom,
    Found,
    Listed,
    Passive,
    Pattern,
    told,
    verbs,
)
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_MAKERS = frozenset({Kind.ORGANISATION, Kind.PROJECT, Kind.COLLECTIVITE})
_MADE = frozenset({Kind.CONCEPT})
_VERBS = verbs(
    "développer proposer commercialiser gérer déployer produire fabriquer distribuer exploiter "
    "concevoir diffuser offrir vendre mener organiser pratiquer promouvoir assurer expérimenter "
    "construire créer ouvrir transformer cultiver collecter réaliser tester"
)

_PRODUCTS = frozenset({Kind.CONCEPT, Kind.PROJECT})
_MAKES = verbs("développer commercialiser produire fabriquer éditer concevoir déployer diffuser")
_FOR_EACH = 2


def _of_form(sentence: Sentence) -> Iterator[Found]:
    """« X, SCIC de production d'énergie », « X est une coopérative d'autopartage »."""
    classes = sentence.notions.forms | sentence.notions.labels
    told: list[tuple[Group, Phrase]] = [
        ((thing,), concept) for thing, concept in kinds_of.apposed(sentence, classes)
    ]
    told += list(kinds_of.told_as(sentence, classes))
    for things, concept in told:
        if concept.said or concept.end_of not in classes:
            yield Found(things, (concept,), concept.core)
            continue
        after = kinds_of.after_adjectives(sentence, concept.end)
        activity = sentence.next_phrase(after, ("de",))
        if activity is not None and _is_activity(sentence, activity) and activity.left == after:
            yield Found(things, _activities(sentence, activity), concept.core)


def _is_activity(sentence: Sentence, phrase: Phrase) -> bool:
    return phrase.kind is Kind.CONCEPT and sentence.notions.is_activity(phrase.end_of)


def _activities(sentence: Sentence, phrase: Phrase) -> Group:
    return tuple(one for one in sentence.group(phrase) if _is_activity(sentence, one))


def _copula(sentence: Sentence) -> Iterator[Found]:
    """« X est une épicerie solidaire »: what it is, is what it does."""
    activities = frozenset(one.end_of for one in sentence.phrases if _is_activity(sentence, one))
    for things, concept in kinds_of.told_as(sentence, activities):
        yield Found(things, (concept,), concept.core)


def _apposed(sentence: Sentence) -> Iterator[Found]:
    """« X, brasserie artisanale, … », « la brasserie artisanale X »."""
    activities = frozenset(key for key in sentence.notions.by_name.values())
    activities -= sentence.notions.forms | sentence.notions.labels
    for thing, concept in kinds_of.apposed(sentence, activities):
        yield Found((thing,), (concept,), concept.core)


def _before_name(sentence: Sentence) -> Iterator[Found]:
    """« la brasserie artisanale X »."""
    activities = frozenset(sentence.notions.by_name.values())
    activities -= sentence.notions.forms | sentence.notions.labels
    for thing, concept in kinds_of.before_name(sentence, activities):
        if thing.kind is Kind.ORGANISATION:
            yield Found((thing,), (concept,), concept.core)


def _pointed(sentence: Sentence) -> Iterator[Found]:
    """« cette brasserie artisanale »: said of what is spoken of."""
    for phrase in sentence.phrases:
        if phrase.said and sentence.notions.is_activity(phrase.said):
            concept = replace(phrase, end_of=phrase.said, kind=Kind.CONCEPT)
            yield Found((phrase,), (concept,), phrase.core)


def _of_noun(sentence: Sentence) -> Iterator[Found]:
    """« cette brasserie d'insertion », « X, réseau d'épiceries », « X est une entreprise de Y »."""
    for activity in sentence.phrases:
        if activity.preposition != "de" or not _is_activity(sentence, activity):
            continue
        noun = _noun_before(sentence, activity.left)
        if noun is None:
            continue
        pointing = next(
            (p for p in sentence.phrases if p.how == "reference" and p.covers(noun)), None
        )
        if pointing is not None:
            things: Group = (pointing,) if pointing.determiner in ("ce", "cet", "cette") else ()
        else:
            trigger = Trigger(noun, noun + 1, sentence.texts[noun])
            things = arguments.bearer(sentence, trigger)[0]
        things = sentence.kinds(things, _MAKERS)
        if things:
            yield Found(things, _activities(sentence, activity), activity.core)


def _noun_before(sentence: Sentence, at: int) -> int | None:
    """The noun a complement belongs to, over adjectives, if it is a kind of organisation."""
    never = words("classifiers", "no_activity")
    for look in range(at - 1, max(sentence.span.start, at - 5) - 1, -1):
        if sentence.doc[look].pos_ == "NOUN" and sentence.texts[look] not in never:
            return look
        if sentence.doc[look].pos_ not in ("ADJ", "CCONJ", "NOUN"):
            return None
    return None


def _there(sentence: Sentence) -> Iterator[Found]:
    """« On y pratique le réemploi »: in what is spoken of."""
    last = arguments.spoken_of(sentence)
    if last is None or last.kind not in _MAKERS:
        return
    for event in sentence.events:
        near = sentence.between(max(sentence.span.start, event.first - 3), event.token)
        if "y" not in near or not sentence.is_stated(event):
            continue
        made = sentence.kinds(arguments.objects(sentence, event), _MADE)
        if made and "on" in near:
            yield Found((last,), made, event.token)


_FIELD = told(
    "(?:a|ont|avec) pour (?:objet|mission|activité|cœur de métier)(?: principale?)?(?: de| d')?",
    "(?:intervient|interviennent|agit|agissent|travaille|travaillent) (?:dans"
    "|sur) (?:le domaine|le secteur|le champ|la filière|la question|les questions|le thème)",
    "actif dans|active dans|actifs dans|actives dans",
    "activité principale(?: est)?",
)


def _of_object(sentence: Sentence) -> Iterator[Found]:
    """« X vend des matériaux de réemploi »: the activity of what is made or sold."""
    for event in sentence.events:
        if (
            not event.verbs & _VERBS
            or event.voice is not Voice.ACTIVE
            or not sentence.is_stated(event)
        ):
            continue
        concept = next((one for one in sentence.phrases if one.left > event.token), None)
        if concept is None or concept.preposition != "de" or not _is_activity(sentence, concept):
            continue
        gap = range(event.token + 1, concept.left)
        nouns = [at for at in gap if sentence.doc[at].pos_ == "NOUN"]
        verbal = any(sentence.doc[at].pos_ in ("VERB", "AUX", "ADP") for at in gap)
        if len(gap) > 5 or len(nouns) != 1 or verbal:
            continue
        who = sentence.kinds(arguments.subject(sentence, event), _MAKERS)
        if who:
            yield Found(who, _activities(sentence, concept), event.token)


def _field(sentence: Sentence) -> Iterator[Found]:
    """« X a pour objet le réemploi », « X intervient dans le domaine du réemploi »."""
    for trigger in sentence.find(_FIELD):
        phrase = sentence.next_phrase(trigger.end, ("", "de", "des", "dans"))
        if phrase is None or not _is_activity(sentence, phrase) or sentence.asks:
            continue
        who = sentence.kinds(arguments.subject_at(sentence, trigger.first), _MAKERS)
        if who:
            yield Found(who, _activities(sentence, phrase), trigger.first)


def _each_for(sentence: Sentence) -> Iterator[Found]:
    """« X pour l'autopartage, Y pour la livraison »: two pairs at least make a list."""
    pairs = [
        (first, second)
        for first, second in pairwise(sentence.phrases)
        if first.kind is Kind.ORGANISATION
        and second.preposition == "pour"
        and second.left == first.end
        and _is_activity(sentence, second)
    ]
    if len(pairs) >= _FOR_EACH:
        for first, second in pairs:
            yield Found((first,), (second,), first.core)


PATTERNS: tuple[Pattern, ...] = (
    Active(
        "develops.active",
        "develops",
        _VERBS,
        subjects=_MAKERS,
        objects=_MADE,
        prepositions=("", "des", "de"),
    ),
    Active("develops.makes", "develops", _MAKES, subjects=_MAKERS, objects=_PRODUCTS),
    Custom("develops.ofObject", "develops", _of_object, _VERBS),
    Custom("develops.field", "develops", _field),
    Custom(
        "develops.there",
        "develops",
        _there,
        _VERBS | verbs("pratiquer trouver vendre apprendre réparer"),
    ),
    Listed(
        "develops.listed",
        "develops",
        told(
            "activités(?: principales)?",
            "services",
            "domaines d'(?:action|activité|intervention)",
            "axes(?: de travail)?",
            "métiers",
        ),
        subjects=_MADE,
        objects=_MAKERS,
        swap=True,
    ),
    Custom("develops.ofForm", "develops", _of_form),
    Custom("develops.copula", "develops", _copula),
    Custom("develops.apposition", "develops", _apposed),
    Custom("develops.beforeName", "develops", _before_name),
    Custom("develops.pointed", "develops", _pointed),
    Custom("develops.ofNoun", "develops", _of_noun),
    Custom("develops.each", "develops", _each_for),
    Passive(
        "develops.passive",
        "develops",
        verbs("développer proposer commercialiser gérer déployer fabriquer éditer concevoir"),
        agents=_MAKERS,
        themes=_MADE | {Kind.PROJECT},
    ),
    Passive(
        "develops.specialised",
        "develops",
        verbs("spécialiser engager investir"),
        agents=_MADE,
        themes=_MAKERS,
        by=("dans", "en"),
        swap=True,
    ),
)
