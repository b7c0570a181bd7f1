"""From a parsed text and the entities found in it to the sentences the patterns read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.mentions.relations.cutting import BULLETS, cut
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.notions import Notions
from graph.mentions.relations.phrases import (
    Named,
    Phrase,
    extended,
    led_by_concepts,
    outermost,
)
from graph.mentions.relations.pointing import concept_as_reference, with_references
from graph.mentions.relations.references import Discourse, Subject, gender_of, noun_gender
from graph.mentions.relations.sentences import Sentence
from graph.mentions.relations.subjects import subject
from graph.mentions.relations.verbs import Form
from graph.mentions.relations.words import plain, words
from graph.model.reading import ReadEntity
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["sentences"]


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
    common = tuple(token.pos_ == "NOUN" and token.text.islower() for token in doc)
    notions = Notions.of(entities)
    mentions = sorted(
        (one for one in _named(doc, offset, entities) if one.key not in notions.transparent),
        key=lambda one: (one.start, one.end),
    )
    outermost_ones = outermost(mentions)
    chosen = set(outermost_ones)
    outer, leading = led_by_concepts(outermost_ones, texts)
    starts = [one.start for one in outer]
    inner = [*(one for one in mentions if one not in chosen), *leading]
    inside = _inside(len(doc), outer)
    discourse.called.update(_called(outer, texts))
    for span in cut(doc, texts, inside):
        at = offset + doc[span.start].idx
        if any(start <= at < end for start, end in skipped):
            continue
        held = outer[bisect_left(starts, span.start) : bisect_left(starts, span.stop)]
        nested = [one for one in inner if span.start <= one.start < span.stop]
        phrases = _phrases(held, texts, adjectives, common, span)
        phrases = [concept_as_reference(one, texts, discourse, notions) for one in phrases]
        phrases = with_references(doc, span, texts, phrases, discourse)
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
    held: Sequence[Named],
    texts: Sequence[str],
    adjectives: Sequence[bool],
    common: Sequence[bool],
    span: range,
) -> list[Phrase]:
    made: list[Phrase] = []
    floor = span.start
    for named in held:
        made.append(extended(named, texts, adjectives, common, span.start, floor))
        floor = named.end
    return made


def _remember(sentence: Sentence, discourse: Discourse) -> None:
    """Tell the discourse what the sentence was about and what it named."""
    named = [_told(one) for one in sentence.phrases if one.kind is not Kind.CONCEPT]
    for one in sentence.phrases:
        if one.how == "name" and one.kind is not Kind.CONCEPT:
            told = _told(one)
            discourse.classes.update({noun: told for noun in one.nouns if len(noun) > 2})
            first = sentence.texts[one.core]
            discourse.said.setdefault(one.end_of, set()).update((*one.nouns, first))
    if sentence.text.rstrip().endswith(":"):
        discourse.heading = sentence.text
    elif sentence.texts[sentence.span.start] not in BULLETS:
        discourse.heading = ""
    discourse.tell(_subjects(sentence), named)


def _topic(sentence: Sentence) -> Phrase | None:
    """The phrase that opens the sentence, where no preposition governs it."""
    if not sentence.phrases:
        return None
    first = sentence.phrases[0]
    opening = sentence.between(sentence.span.start, first.left)
    free = first.preposition == "" and first.kind not in (Kind.CONCEPT, Kind.TERRITORY)
    return first if free and not any(one.isalpha() for one in opening) else None


def _told(phrase: Phrase) -> Subject:
    """A phrase as something spoken of, with its gender where its words tell."""
    gender = gender_of(phrase.determiner)
    for noun in phrase.nouns:
        gender = gender or noun_gender(noun)
    return Subject(phrase.end_of, phrase.kind, gender)


def _subjects(sentence: Sentence) -> list[Subject]:
    """What the sentence is about: the subject of its first verbs; none if that is not named."""
    doc = sentence.doc
    if (topic := _topic(sentence)) is not None:
        return [_told(one) for one in sentence.group(topic)]
    finite = [at for at in sentence.span if "Fin" in doc[at].morph.get("VerbForm", [])]
    finite.sort(key=lambda at: doc[at].dep_ == "acl:relcl")
    for at in finite[:3]:
        group = subject(sentence, Event(frozenset(), at, at, Voice.ACTIVE))
        if group:
            return [_told(one) for one in group]
        if any(c.dep_.startswith("nsubj") and c.pos_ == "NOUN" for c in doc[at].children):
            return []
    return []
