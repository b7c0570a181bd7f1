"""From places found to entities: one thing of a text is one entity under all its names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graph.mentions.acronyms import Definition
from graph.mentions.found import Found
from graph.mentions.inflection import in_singular
from graph.mentions.lexicon import words as lexicon
from graph.mentions.words import Words
from graph.model.iris import folded
from graph.model.reading import Candidate, Mention, ReadEntity
from graph.model.vocabulary import Kind

__all__ = ["join"]

_ARTICLES = re.compile(r"^(?:le|la|les|l|the) ")
_COUNCIL = re.compile(r"(?:conseils?|maires?) ")
_ORDER = (
    *(Kind.ORGANISATION, Kind.COLLECTIVITE, Kind.PROJECT, Kind.PERSON, Kind.EVENT),
    *(Kind.TERRITORY, Kind.CONCEPT, Kind.RESOURCE),
)
_GROUP = {Kind.ORGANISATION: "actor", Kind.PROJECT: "actor"}


def join(
    found: Sequence[Found], definitions: Sequence[Definition], words: Words
) -> tuple[ReadEntity, ...]:
    """One entity a thing, who acts first, then places and notions, each in the order of the text.

    Keys are ``e1``, ``e2``...
    """
    short = _short_forms(definitions, words)
    groups: list[list[Found]] = []
    by_name: dict[tuple[str, str], int] = {}
    for one in found:
        names = _names(one, short)
        place = next((by_name[name] for name in names if name in by_name), None)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(one)
        for name in names:
            by_name.setdefault(name, place)
    groups.sort(key=lambda group: _ORDER.index(_kind(group)))
    return tuple(
        _entity(f"e{number}", group, words.text, short) for number, group in enumerate(groups, 1)
    )


def _short_forms(definitions: Sequence[Definition], words: Words) -> dict[str, tuple[str, str]]:
    """Folded long and short forms, each with the two as written."""
    forms: dict[str, tuple[str, str]] = {}
    for one in definitions:
        pair = words.surface(one.first, one.last), words[one.acronym].text
        for name in pair:
            forms.setdefault(_key(name), pair)
    return forms


def _names(one: Found, short: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    group = _GROUP.get(one.kind, one.kind.value)
    names = [f"<{known.iri}>" for known in one.known] if len(one.known) == 1 else []
    names += one.same
    if one.kind is Kind.ORGANISATION:
        names += _without_type(one.label)
    for name in (one.label, *one.names):
        key = _key(name)
        names.append(in_singular(key) if one.kind is Kind.CONCEPT else key)
        for form in short.get(key, ()):
            names.append(_key(form))
    return [(group, name) for name in dict.fromkeys(names) if name]


def _without_type(label: str) -> Iterator[str]:
    """« Fonds de dotation Zorgluk » is also Zorgluk, as « PTCE Zorgluk » is."""
    words = label.split()
    heads = lexicon("organisations", "types") | {"ptce"}
    for count in range(1, min(len(words), 7)):
        rest = words[count:]
        if rest[0][:1].isupper() and folded(" ".join(words[:count])) in heads:
            yield _key(" ".join(rest))


def _key(name: str) -> str:
    return _ARTICLES.sub("", folded(name))


def _entity(
    key: str, group: list[Found], text: str, short: dict[str, tuple[str, str]]
) -> ReadEntity:
    best = max(group, key=lambda one: one.confidence)
    label = _label(group, short)
    mentions = {
        (one.start, one.end): Mention(one.start, one.end, text[one.start : one.end])
        for one in group
    }
    names = dict.fromkeys(
        name for one in group for name in (one.label, *one.names) if name != label
    )
    return ReadEntity(
        key=key,
        label=label,
        kind=_kind(group),
        mentions=tuple(mentions[place] for place in sorted(mentions)),
        names=tuple(names),
        evidence=best.evidence,
        candidates=_candidates(group),
        confidence=best.confidence,
    )


def _label(group: list[Found], short: dict[str, tuple[str, str]]) -> str:
    for one in group:
        pair = short.get(_key(one.label))
        if pair is not None:
            long = pair[0]
            return f"{long[0].upper()}{long[1:]} ({pair[1]})"
    label = max(_best_names(group), key=lambda name: (len(name), name))
    if group[0].kind is not Kind.CONCEPT:
        return label
    known = {known.label for one in group for known in one.known}
    if label.isupper() and len(known) == 1:
        return known.pop()
    return f"{label[0].upper()}{label[1:]}"


def _best_names(group: list[Found]) -> list[str]:
    """The names of a group but for « le X » beside X, and a council beside its town."""
    names = list(dict.fromkeys(one.label for one in group))
    plain = {folded(name) for name in names}
    kept = [name for name in names if _key(name) == folded(name) or _key(name) not in plain]
    if _kind(group) is Kind.COLLECTIVITE:
        towns = [name for name in kept if not _COUNCIL.match(folded(name))]
        kept = towns or kept
    return kept or names


def _kind(group: Iterable[Found]) -> Kind:
    weights: Counter[Kind] = Counter()
    for one in group:
        weights[one.kind] += round(100 * one.confidence) + one.strength
    return max(weights, key=lambda kind: (weights[kind], kind.value))


def _candidates(group: Iterable[Found]) -> tuple[Candidate, ...]:
    known = {one.iri: one for found in group for one in found.known}
    return tuple(
        Candidate(one.iri, one.label, one.kind, one.detail, one.code) for one in known.values()
    )
