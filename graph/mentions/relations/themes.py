"""What a passive or a lone participle is told of: « le projet X, porté par … »."""

from typing import TYPE_CHECKING

from graph.mentions.relations.clauses import before_noun, main_after, nearest, opens
from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence
from graph.mentions.relations.subjects import subject
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["theme"]


def theme(sentence: Sentence, event: Event) -> Group:
    """What a passive or a lone participle is told of.

    « X est une coopérative installée à Y » is told of X.
    """
    found = _theme(sentence, event)
    if found and found[0].kind is Kind.CONCEPT and found[0].how == "name":
        return _bearer_of_class(sentence, found[0]) or found
    return found


def _bearer_of_class(sentence: Sentence, concept: Phrase) -> Group:
    """Who is, or is called, what a concept says; nothing where it stands for itself."""
    concept = _outermost(sentence, concept)
    at, copula = before_noun(sentence, concept.left)
    if copula:
        head = sentence.doc[concept.core : concept.end].root.i
        told = Event(frozenset(), head, at, Voice.ACTIVE)
        return tuple(one for one in subject(sentence, told) if one is not concept)
    if at > sentence.span.start and sentence.texts[at - 1] in (",", "("):
        before = sentence.previous_phrase(at - 1)
        return (before,) if before is not None and before.kind is not Kind.CONCEPT else ()
    return ()


def _outermost(sentence: Sentence, concept: Phrase) -> Phrase:
    """« SCIC d'autopartage »: the concept the complement belongs to."""
    while concept.preposition == "de":
        before = next((one for one in sentence.phrases if one.end == concept.left), None)
        if before is None or before.kind is not Kind.CONCEPT:
            break
        concept = before
    return concept


def _theme(sentence: Sentence, event: Event) -> Group:
    if event.voice is Voice.PASSIVE:
        return subject(sentence, event)
    if opens(sentence, event.first):
        return main_after(sentence, event.token)
    token = sentence.doc[event.token]
    if (earlier := _coordinated(sentence, event)) is not None:
        return theme(sentence, earlier)
    noun = _unnamed(sentence, event)
    if noun is not None:
        return _called(sentence, noun)
    found = _head(sentence, token)
    near = nearest(sentence, event.first)
    if found is not None and found.preposition not in ("par", "avec"):
        return _all_if_plural(sentence, found, token)
    return _all_if_plural(sentence, near, token) if near is not None else ()


def _coordinated(sentence: Sentence, event: Event) -> Event | None:
    """The participle this one is joined to: « porté par A et financé par B »."""
    if sentence.texts[event.first - 1] != "et":
        return None
    before = [one for one in sentence.events if one.token < event.token]
    last = before[-1] if before else None
    if last is None or last.voice is not Voice.REDUCED:
        return None
    return last if sentence.clause_start(event.first) <= last.token else None


def _unnamed(sentence: Sentence, event: Event) -> int | None:
    """The common noun a participle follows, which is no name: « une antenne installée à Y »."""
    at = event.first - 1
    while at > sentence.span.start and sentence.doc[at].pos_ == "ADJ":
        at -= 1
    if at < sentence.span.start or sentence.covering(at) is not None:
        return None
    return at if sentence.doc[at].pos_ == "NOUN" and sentence.doc[at].text.islower() else None


def _called(sentence: Sentence, noun: int) -> Group:
    """Who a common noun is said of: « X est un lieu situé à Y », « X, monnaie lancée à Y »."""
    at, copula = before_noun(sentence, noun)
    if copula:
        return subject(sentence, Event(frozenset(), noun, at, Voice.ACTIVE))
    if at == sentence.span.start:
        return main_after(sentence, noun)
    if sentence.texts[at - 1] in (",", "(", ":", "–", "—", "-"):
        before = sentence.previous_phrase(at - 1)
        return (before,) if before is not None and before.kind is not Kind.CONCEPT else ()
    return ()


def _head(sentence: Sentence, token: "Token") -> Phrase | None:
    """The phrase the parser hangs a participle on, over those it is coordinated with."""
    head = token
    for _ in range(4):
        if head.dep_ not in ("acl", "conj", "amod") or head.head.i not in sentence.span:
            break
        head = head.head
        if head.pos_ not in ("VERB", "AUX", "ADJ"):
            break
    return sentence.covering(head.i) if head.i < token.i else None


def _all_if_plural(sentence: Sentence, phrase: Phrase, participle: "Token") -> Group:
    """The enumeration where the participle is plural, otherwise the phrase alone."""
    return sentence.group(phrase) if participle.text.endswith("s") else (phrase,)
