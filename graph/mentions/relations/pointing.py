"""The phrases that point to something named before: pronouns, « l'entreprise », « ce lieu »."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.mentions.relations.notions import Notions
from graph.mentions.relations.phrases import Phrase, preposition_before
from graph.mentions.relations.references import Discourse, Subject, gender_of
from graph.mentions.relations.words import words
from graph.model.iris import folded
from graph.model.reading import RESOURCE
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["concept_as_reference", "with_references"]

_SINGULAR = ("il", "elle", "celui-ci", "celle-ci")
_PLURAL = ("ils", "elles", "ceux-ci", "celles-ci")
_POINTED = ("ce", "cet", "cette")
_DEFINITE = ("le", "la", "l'", "notre", "présent", "présente", "du", "au", *_POINTED)
_INDEFINITE = ("un", "une")
_OWNED = ("sa", "son", "ma", "mon", "notre", "votre", "leur")
_COMPLEMENT = ("de", "d'", "du", "des", "«", '"', "“")
_THINGS = ("organisation", "project", "thing")
_NOUNS = ("organisation", "project", "thing", "collectivite", "event", "resource")
_CLASS = ("son", "sa", "leur", "le", "la", *_POINTED)


def concept_as_reference(
    phrase: Phrase, texts: Sequence[str], discourse: Discourse, notions: Notions
) -> Phrase:
    """« la SCIC », « ce tiers-lieu » where it points to what is spoken of; else the phrase."""
    if phrase.kind is not Kind.CONCEPT or phrase.preposition in ("en", "sur"):
        return phrase
    main = discourse.main
    if main is not None and _is_class_of(main, phrase, notions, discourse):
        return replace(phrase, end_of=main.end_of, kind=main.kind, how="reference")
    if not _points(phrase, texts, notions):
        return phrase
    noun = texts[phrase.core]
    thing = any(noun in words("references", name) for name in _THINGS)
    found = discourse.noun(noun if thing else "coopérative", phrase.determiner)
    if found is None:
        return phrase
    return replace(
        phrase, end_of=found.end_of, kind=found.kind, how="reference", said=phrase.end_of
    )


def _points(phrase: Phrase, texts: Sequence[str], notions: Notions) -> bool:
    """Whether the phrase of a concept is definite, alone, and no predicate."""
    noun, pointed = texts[phrase.core], phrase.determiner in _POINTED
    classed = phrase.end_of in notions.forms | notions.labels and phrase.end - phrase.core == 1
    thing = any(noun in words("references", name) for name in _THINGS)
    if not (classed and phrase.determiner in ("la", "le", "l'")) and not (pointed and thing):
        return False
    before = texts[phrase.left - 1] if phrase.left else ""
    after = texts[phrase.end] if phrase.end < len(texts) else ""
    return before not in words("auxiliaries", "be") and (pointed or after not in ("de", "d'", "et"))


def _is_class_of(main: Subject, phrase: Phrase, notions: Notions, discourse: Discourse) -> bool:
    """Whether a concept is what the name of the main subject begins with: « PAT de Zorgville »."""
    if main.kind is not Kind.PROJECT or phrase.determiner not in _CLASS:
        return False
    label = folded(discourse.names[main.end_of][1]).split()
    return any(
        notions.named(" ".join(label[:size])) == phrase.end_of for size in range(1, len(label))
    )


def with_references(
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
        earlier = [one for one in phrases if one.end <= at]
        for phrase in _pointing(doc, texts, at, span, discourse, earlier):
            if not set(range(phrase.left, phrase.end)) & taken:
                found.append(phrase)
    return sorted(found, key=lambda one: one.core)


def _pointing(
    doc: "Doc",
    texts: Sequence[str],
    at: int,
    span: range,
    discourse: Discourse,
    earlier: Sequence[Phrase],
) -> Iterator[Phrase]:
    """What token ``at`` points to, as a phrase: one, several for a plural, or none."""
    word = texts[at]
    if word in ("celui", "celle") and texts[at + 1 : at + 2] in (("-ci",), ("-là",)):
        for told in discourse.pronoun(f"{word}-ci"):
            yield _phrase(told, at, at, at + 2, "", "pronoun")
    elif word in (*_SINGULAR, *_PLURAL) and doc[at].pos_ == "PRON":
        topic = _topic(earlier, texts, at, span, discourse)
        if topic is not None and word in _SINGULAR:
            yield _phrase(topic, at, at, at + 1, "", "pronoun")
        else:
            yield from _pronoun(texts, at, span, discourse)
    elif word in ("dernier", "dernière") and at > span.start and texts[at - 1] in _POINTED:
        last = discourse.latest("f" if word == "dernière" else "m")
        if last is not None:
            yield _phrase(last, at - 1, at - 1, at + 1, texts[at - 1], "pronoun")
    elif word == "nous" and discourse.speaker is not None and doc[at].pos_ == "PRON":
        yield _phrase(discourse.speaker, at, at, at + 1, "", "pronoun")
    else:
        phrase = _reference(doc, texts, at, span, discourse, earlier)
        if phrase is not None:
            yield phrase


def _topic(
    earlier: Sequence[Phrase], texts: Sequence[str], at: int, span: range, discourse: Discourse
) -> Subject | None:
    """What opens the sentence, for a pronoun further on: « X loue des vélos ; elle est … »."""
    first = _first_subject(earlier, texts, at, span)
    if first is None:
        return None
    relative = texts[at - 1] in ("dont", "que", "qu'")
    if relative and any(one.end >= at - 2 and one is first for one in earlier):
        return None
    gender = discourse.genders.get(first.end_of, gender_of(first.determiner))
    wanted = "f" if texts[at] in ("elle", "celle-ci") else "m"
    return Subject(first.end_of, first.kind) if gender in ("", wanted) else None


def _first_subject(
    earlier: Sequence[Phrase], texts: Sequence[str], at: int, span: range
) -> Phrase | None:
    """The phrase that opens the sentence, or an earlier clause of it."""
    for one in earlier:
        if one.preposition or one.kind in (Kind.CONCEPT, Kind.TERRITORY):
            continue
        opening = not any(word.isalpha() for word in texts[span.start : one.left])
        closed = any(word in (";", ":") for word in texts[one.end : at])
        return one if opening or closed else None
    return None


def _phrase(told: Subject, start: int, core: int, end: int, determiner: str, how: str) -> Phrase:
    return Phrase(told.end_of, told.kind, start, start, core, end, determiner=determiner, how=how)


def _pronoun(texts: Sequence[str], at: int, span: range, discourse: Discourse) -> Iterator[Phrase]:
    following = texts[at + 1] if at + 1 < span.stop else ""
    if texts[at] == "il" and following in words("words", "impersonal") - {"est"}:
        return
    for told in discourse.pronoun(texts[at]):
        yield _phrase(told, at, at, at + 1, "", "pronoun")


def _reference(
    doc: "Doc",
    texts: Sequence[str],
    at: int,
    span: range,
    discourse: Discourse,
    earlier: Sequence[Phrase],
) -> Phrase | None:
    """« l'entreprise », « cette démarche » as a phrase, where it has no complement of its own."""
    noun = texts[at]
    if not any(noun in words("references", name) for name in _NOUNS) or at == span.start:
        return None
    opening = at - 1
    if doc[opening].pos_ == "ADJ" and opening > span.start:
        opening -= 1
    determiner = texts[opening]
    if determiner not in _determiners(noun) or doc[at].pos_ == "VERB":
        return None
    end = _after_adjectives(doc, texts, at + 1, span)
    following = texts[end] if end < span.stop else ""
    if following in ("«", '"', "“") and noun in words("references", "resource"):
        return _titled(texts, opening, at, end, span, discourse)
    if following in _COMPLEMENT and determiner not in _POINTED:
        return None
    if end < span.stop and doc[end].pos_ == "PROPN":
        return None
    if determiner in _INDEFINITE and noun in words("references", "organisation"):
        found = discourse.named_so(noun, texts[span.start : span.stop])
    else:
        found = _same_sentence(noun, earlier) or discourse.noun(noun, determiner)
    if found is None:
        return None
    return _placed(found, opening, at, end, texts, span)


def _determiners(noun: str) -> tuple[str, ...]:
    """The determiners before which a noun may point to something named."""
    if noun in words("references", "event") | words("references", "resource"):
        return (*_DEFINITE, *_INDEFINITE)
    if noun in words("references", "collectivite"):
        return (*_DEFINITE, *_OWNED)
    return (*_DEFINITE, *_INDEFINITE)


def _same_sentence(noun: str, earlier: Sequence[Phrase]) -> Subject | None:
    """The one collectivité the sentence has named, for « la collectivité », « la commune »."""
    if noun not in words("references", "collectivite"):
        return None
    named = {one.end_of: one for one in earlier if one.kind is Kind.COLLECTIVITE}
    if len(named) != 1:
        return None
    one = next(iter(named.values()))
    return Subject(one.end_of, one.kind)


def _after_adjectives(doc: "Doc", texts: Sequence[str], at: int, span: range) -> int:
    """The token after the adjectives at ``at``: « artisanale et houblonnière »."""
    while at < span.stop and doc[at].pos_ == "ADJ":
        at += 1
        joined = texts[at : at + 1] == ("et",) and at + 1 < span.stop
        if joined and texts[at + 2 : at + 3] in (("de",), ("d'",)):
            at += 2 if doc[at + 1].pos_ in ("ADJ", "NOUN") else 0
    return at


def _titled(
    texts: Sequence[str], opening: int, at: int, end: int, span: range, discourse: Discourse
) -> Phrase | None:
    """« L'étude "Titre" » where the title is the resource's."""
    told = folded(" ".join(texts[end + 1 : min(span.stop, end + 4)]))
    if len(told) < 8 or told not in folded(discourse.title):
        return None
    found = Subject(RESOURCE, Kind.RESOURCE)
    return _placed(found, opening, at, end, texts, span)


def _placed(
    found: Subject, opening: int, at: int, end: int, texts: Sequence[str], span: range
) -> Phrase:
    start, determiner = opening, texts[opening]
    if determiner in ("du", "au"):
        preposition, left, start = {"du": "de", "au": "à"}[determiner], start, opening + 1
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
