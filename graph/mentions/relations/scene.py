"""From a parsed text and the entities found in it to the sentences the patterns read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.mentions.relations.arguments import subject
from graph.mentions.relations.cutting import cut
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.notions import Notions
from graph.mentions.relations.phrases import (
    Named,
    Phrase,
    extended,
    led_by_concepts,
    outermost,
    preposition_before,
)
from graph.mentions.relations.references import Discourse, Subject, gender_of
from graph.mentions.relations.sentences import Sentence
from graph.mentions.relations.verbs import Form
from graph.mentions.relations.words import plain, words
from graph.model.reading import RESOURCE, ReadEntity
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["sentences"]

_PRONOUNS = ("il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci")
_POINTING = ("le", "la", "l'", "ce", "cet", "cette", "notre", "présent", "présente")


def sentences(
    doc: "Doc",
    offset: int,
    entities: Sequence[ReadEntity],
    discourse: Discourse,
    known: Mapping[str, Mapping[str, frozenset[Form]]],
    skipped: Sequence[tuple[int, int]] = (),
) -> Iterator[Sentence]:
    """The sentences of a parsed text, each with the phrases that stand for something known.

    Parameters
    ----------
    offset: where the first character of ``doc`` stands in the text mentions count in.
    discourse: what has been spoken of; it is kept up to date.
    known: the forms of the verbs patterns look for.
    skipped: stretches of the text whose sentences are left out.
    """
    texts = tuple(plain(token.text).strip(" ") or " " for token in doc)
    adjectives = tuple(token.pos_ == "ADJ" for token in doc)
    mentions = sorted(_named(doc, offset, entities), key=lambda one: (one.start, one.end))
    outermost_ones = outermost(mentions)
    chosen = set(outermost_ones)
    outer, leading = led_by_concepts(outermost_ones, texts)
    starts = [one.start for one in outer]
    inner = [*(one for one in mentions if one not in chosen), *leading]
    notions = Notions.of(entities)
    inside = _inside(len(doc), outer)
    discourse.called.update(_called(outer, texts))
    for span in cut(doc, texts, inside):
        at = offset + doc[span.start].idx
        if any(start <= at < end for start, end in skipped):
            continue
        held = outer[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        nested = [one for one in inner if span.start <= one.start < span.stop]
        phrases = _phrases(held, texts, adjectives, span)
        phrases = [_concept_as_reference(one, texts, discourse, notions) for one in phrases]
        phrases = _with_references(doc, span, texts, phrases, discourse)
        sentence = Sentence(doc, span, texts, phrases, nested, known, discourse, notions)
        yield sentence
        _remember(sentence, discourse)


def _called(outer: Sequence[Named], texts: Sequence[str]) -> dict[str, Subject]:
    """What each noun of an undertaking stands before, where it is one thing in the whole text."""
    found: dict[str, dict[str, Subject]] = {}
    for one in outer:
        noun = texts[one.start - 1] if one.start else ""
        if one.kind in (Kind.PROJECT, Kind.EVENT) and noun in words("references", "project"):
            found.setdefault(noun, {})[one.key] = Subject(one.key, one.kind)
    return {noun: next(iter(held.values())) for noun, held in found.items() if len(held) == 1}


def _named(doc: "Doc", offset: int, entities: Sequence[ReadEntity]) -> Iterator[Named]:
    starts = [token.idx for token in doc]
    length = len(doc.text)
    for entity in entities:
        for mention in entity.mentions:
            low, high = mention.start - offset, mention.end - offset
            if low < 0 or high > length or low >= high:
                continue
            first = bisect_right(starts, low) - 1
            yield Named(entity.key, entity.kind, first, bisect_left(starts, high))


def _inside(length: int, outer: Sequence[Named]) -> list[bool]:
    """Of each token, whether a name has it and the one after."""
    inside = [False] * length
    for one in outer:
        for at in range(one.start, one.end - 1):
            inside[at] = True
    return inside


def _phrases(
    held: Sequence[Named], texts: Sequence[str], adjectives: Sequence[bool], span: range
) -> list[Phrase]:
    made: list[Phrase] = []
    floor = span.start
    for named in held:
        made.append(extended(named, texts, adjectives, span.start, floor))
        floor = named.end
    return made


def _concept_as_reference(
    phrase: Phrase, texts: Sequence[str], discourse: Discourse, notions: Notions
) -> Phrase:
    """« la SCIC », « ce tiers-lieu » where it points to what is spoken of; else the phrase."""
    if phrase.kind is not Kind.CONCEPT or phrase.preposition in ("en", "sur"):
        return phrase
    main = discourse.main
    if (
        main is not None
        and phrase.determiner in _OWN
        and _is_class_of(main, phrase, notions, discourse)
    ):
        return replace(phrase, end_of=main.end_of, kind=main.kind, how="reference")
    noun, pointed = texts[phrase.core], phrase.determiner in ("ce", "cet", "cette")
    classed = phrase.end_of in notions.forms | notions.labels and phrase.end - phrase.core == 1
    thing = any(noun in words("references", name) for name in _THINGS)
    if not (classed and phrase.determiner in ("la", "le", "l'")) and not (pointed and thing):
        return phrase
    before = texts[phrase.left - 1] if phrase.left else ""
    after = texts[phrase.end] if phrase.end < len(texts) else ""
    if before in words("auxiliaries", "be") or (not pointed and after in ("de", "d'", "et")):
        return phrase
    found = discourse.noun(noun if thing else "coopérative", phrase.determiner)
    if found is None:
        return phrase
    said = phrase.end_of
    return replace(phrase, end_of=found.end_of, kind=found.kind, how="reference", said=said)


_THINGS = ("organisation", "project", "thing")
_OWN = ("son", "sa", "leur", "le", "la", "ce", "cet", "cette")


def _is_class_of(main: Subject, phrase: Phrase, notions: Notions, discourse: Discourse) -> bool:
    """Whether a concept is what the name of the main subject begins with: « PAT de Zorgville »."""
    if main.kind is not Kind.PROJECT:
        return False
    label = discourse.names[main.end_of][1].split()
    return any(
        notions.named(" ".join(label[:size])) == phrase.end_of for size in range(1, len(label))
    )


def _with_references(
    doc: "Doc",
    span: range,
    texts: Sequence[str],
    phrases: list[Phrase],
    discourse: Discourse,
) -> list[Phrase]:
    """The phrases with those that point to something already spoken of."""
    taken = {at for one in phrases for at in range(one.left, one.end)}
    found = list(phrases)
    for at in span:
        if at in taken:
            continue
        if texts[at] in _PRONOUNS and doc[at].pos_ == "PRON":
            found.extend(_pronoun(texts, at, span, discourse))
        elif (phrase := _reference(doc, texts, at, span, discourse)) is not None:
            if not set(range(phrase.left, phrase.end)) & taken:
                found.append(phrase)
    return sorted(found, key=lambda one: one.core)


def _pronoun(texts: Sequence[str], at: int, span: range, discourse: Discourse) -> Iterator[Phrase]:
    following = texts[at + 1] if at + 1 < span.stop else ""
    if texts[at] == "il" and following in words("words", "impersonal") - {"est"}:
        return
    for subject_ in discourse.pronoun(texts[at]):
        yield Phrase(subject_.end_of, subject_.kind, at, at, at, at + 1, how="pronoun")


def _reference(
    doc: "Doc", texts: Sequence[str], at: int, span: range, discourse: Discourse
) -> Phrase | None:
    """« l'entreprise », « cette démarche » as a phrase, where it has no complement of its own."""
    pointing: tuple[str, ...] = (*_POINTING, "du", "au")
    if texts[at] in words("references", "project") and texts[at - 1] in ("un", "une"):
        pointing = (*pointing, "un", "une")
    if texts[at] in words("references", "event"):
        pointing = (*pointing, "un", "une")
    if at == span.start or texts[at - 1] not in pointing:
        return None
    if not any(texts[at] in words("references", name) for name in _REFERENCES):
        return None
    pointed = texts[at - 1] in ("ce", "cet", "cette")
    end = _after_adjectives(doc, texts, at + 1, span)
    following = texts[end] if end < span.stop else ""
    complement = ("de", "d'", "du", "des", "«", '"', "“")
    if (following in complement and not pointed) or doc[at].pos_ == "VERB":
        return None
    if following and end < span.stop and doc[end].pos_ == "PROPN":
        return None
    determiner = texts[at - 1]
    found = discourse.noun(texts[at], determiner)
    if found is None:
        return None
    return _placed(found, at, end, determiner, texts, span)


def _after_adjectives(doc: "Doc", texts: Sequence[str], at: int, span: range) -> int:
    """The token after the adjectives at ``at``: « artisanale et houblonnière »."""
    while at < span.stop and doc[at].pos_ == "ADJ":
        at += 1
        if texts[at : at + 1] == ("et",) and at + 1 < span.stop:
            if doc[at + 1].pos_ in ("ADJ", "NOUN") and texts[at + 2 : at + 3] in (("de",), ("d'",)):
                at += 2
    return at


def _titled(
    texts: Sequence[str], at: int, end: int, span: range, discourse: Discourse
) -> Phrase | None:
    """« L'étude "Titre" » where the title is the resource's."""
    told = " ".join(texts[end + 1 : min(span.stop, end + 4)])
    if len(told) < 8 or told.split()[0] not in discourse.title:
        return None
    if " ".join(told.split()) not in " ".join(discourse.title.replace('"', " ").split()):
        return None
    found = Subject(RESOURCE, Kind.RESOURCE)
    return _placed(found, at, end, texts[at - 1], texts, span)


_REFERENCES = ("organisation", "project", "thing", "collectivite", "event", "resource")


def _placed(
    found: Subject, at: int, end: int, determiner: str, texts: Sequence[str], span: range
) -> Phrase:
    start = at - 1
    if determiner in ("du", "au"):
        preposition, left, start = {"du": "de", "au": "à"}[determiner], start, at
    else:
        preposition, left = preposition_before(texts, start, span.start)
    return Phrase(
        found.end_of,
        found.kind,
        left,
        start,
        at,
        end,
        preposition,
        (texts[at],),
        determiner,
        "reference",
    )


def _remember(sentence: Sentence, discourse: Discourse) -> None:
    """Tell the discourse what the sentence was about and what it named."""
    named = [
        Subject(one.end_of, one.kind, gender_of(one.determiner))
        for one in sentence.phrases
        if one.kind is not Kind.CONCEPT
    ]
    for one in sentence.phrases:
        if one.how == "name" and one.kind is not Kind.CONCEPT:
            told = Subject(one.end_of, one.kind)
            discourse.classes.update({noun: told for noun in one.nouns if len(noun) > 2})
    discourse.tell(_subjects(sentence), named)


def _subjects(sentence: Sentence) -> list[Subject]:
    """What the sentence is about: the subject of its first verbs; none if that is not named."""
    doc = sentence.doc
    finite = [at for at in sentence.span if "Fin" in doc[at].morph.get("VerbForm", [])]
    for at in finite[:3]:
        group = subject(sentence, Event(frozenset(), at, at, Voice.ACTIVE))
        if group:
            return [Subject(one.end_of, one.kind, gender_of(one.determiner)) for one in group]
        if any(
            child.dep_.startswith("nsubj") and child.pos_ == "NOUN" for child in doc[at].children
        ):
            return []
    return []
