"""Notions: the terms of the graph's vocabularies, and the keywords of the resource."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.grams import Hit
from graph.mentions.inflection import in_singular, variants
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.words import Words
from graph.model.iris import folded
from graph.model.reading import Part
from graph.model.vocabulary import Kind

__all__ = ["find_keywords", "find_terms"]

_STRENGTH: Final = 40
_FAINT: Final = 0.4
_FAINT_STRENGTH: Final = 15
_SHORT = 5
_LONGEST_KEYWORD = 8
_LEVELS = "scheme/levels"
_INDEFINITE = frozenset(
    ("un", "une", "des", "les", "aux", "plusieurs", "entre", "de", "d", "chaque", "ces", "leurs")
)


def find_terms(material: Material, hits: Sequence[Hit]) -> Iterator[Found]:
    """Terms of the vocabularies, whatever their number; acronyms as they are written."""
    words = material.words
    for hit in hits:
        known = tuple(one for one in hit.known if _is_topic(one))
        known = tuple(one for one in known if _is_written_so(words, hit, one))
        if not known or _is_too_common(words, hit):
            continue
        best = known[0]
        if _LEVELS in best.within and not _is_general(words, hit):
            continue
        if _is_for_titles(words, hit) and not material.is_in_title(words[hit.first].start):
            continue
        vague = _is_vague(material, hit, best) or _opens_name(words, hit)
        yield Found(
            words[hit.first].start,
            words[hit.last].end,
            Kind.CONCEPT,
            words.surface(hit.first, hit.last),
            f"terme du vocabulaire : {best.label}",
            _FAINT if vague else 0.85,
            _FAINT_STRENGTH if vague else _STRENGTH,
            known,
        )


def _is_topic(one: Known) -> bool:
    if one.kind is not Kind.CONCEPT:
        return False
    return not any(
        folded(scheme) in lexicon("concepts", "schemes_left_out") for scheme in one.within
    )


def _is_written_so(words: Words, hit: Hit, one: Known) -> bool:
    """An acronym counts in capitals only, and an article is no part of a term."""
    if not one.exact:
        return False
    if one.name.isupper() and len(one.name) <= _SHORT:
        return words[hit.first].is_acronym
    return True


def _is_too_common(words: Words, hit: Hit) -> bool:
    key = words.keys(hit.first, hit.last)
    common = in_singular(key) in lexicon("concepts", "too_common")
    return common or key in lexicon("concepts", "other_words")


def _is_vague(material: Material, hit: Hit, best: Known) -> bool:
    """One word in the plural where the term is a singular: « énergies » is seldom « énergie »."""
    words = material.words
    key = words.keys(hit.first, hit.last)
    if " " in key or _LEVELS in best.within or material.is_in_title(words[hit.first].start):
        return False
    return key not in (folded(best.name), folded(best.label)) and key != in_singular(key)


def _opens_name(words: Words, hit: Hit) -> bool:
    """« Interreg Zorg »: a term of one word, and a name that goes on after it."""
    ahead = hit.last + 1
    if hit.first != hit.last or not words[hit.first].capital or ahead >= len(words):
        return False
    form = words[hit.first].is_acronym
    return not form and words[ahead].capital and words[ahead].gap in (" ", "\xa0")


def _is_for_titles(words: Words, hit: Hit) -> bool:
    """Words every text of the field has: they are its subject where the title has them."""
    return in_singular(words.keys(hit.first, hit.last)) in lexicon("concepts", "in_titles")


def _is_general(words: Words, hit: Hit) -> bool:
    """« les métropoles », « une collectivité »: the level in general, not one of its members."""
    first = words[hit.first]
    if first.capital and not first.first and not first.is_acronym:
        return False
    many = first.text.rstrip(")").endswith(("s", "x"))
    if hit.last + 1 < len(words) and not words[hit.last + 1].breaks:
        following = words[hit.last + 1]
        if following.capital or (following.key in ("de", "d", "du") and not many):
            return False
    return many or first.is_acronym or words.before(hit.first, 1) in _INDEFINITE


def find_keywords(material: Material) -> Iterator[Found]:
    """Each keyword where it stands under « Mots-clés », and wherever the text has it."""
    text = material.text
    known = material.gazetteer.lookup(
        [
            one
            for keyword in material.resource.keywords
            for one in (keyword, *variants(folded(keyword)))
        ]
    )
    for keyword in material.resource.keywords:
        if not any(map(str.isalpha, keyword)):
            continue
        ways = (keyword, *variants(folded(keyword)))
        things = [one for way in ways for one in known.get(way, ())]
        kind, fitting = _keyword_kind(things, keyword)
        for start in _places(text, material, keyword):
            yield Found(
                start,
                start + len(keyword),
                kind,
                keyword,
                "mot-clé de la ressource",
                0.95,
                _STRENGTH + 40,
                fitting,
            )
        if kind is Kind.CONCEPT:
            yield from _in_text(material.words, keyword, fitting)


def _keyword_kind(things: Sequence[Known], keyword: str) -> tuple[Kind, tuple[Known, ...]]:
    topics = tuple(dict.fromkeys(one for one in things if _is_topic(one) and one.exact))
    if topics:
        return Kind.CONCEPT, topics
    actors = tuple(one for one in things if one.kind in (Kind.ORGANISATION, Kind.PROJECT))
    if actors and keyword[0].isupper():
        return actors[0].kind, tuple(one for one in actors if one.kind is actors[0].kind)
    places = tuple(one for one in things if one.kind is Kind.TERRITORY and one.exact)
    if places and keyword[0].isupper():
        wide = tuple(one for one in places if "commune" not in one.detail)
        return Kind.TERRITORY, wide or places
    return Kind.CONCEPT, ()


def _places(text: str, material: Material, keyword: str) -> Iterator[int]:
    for passage in material.resource.parts(Part.KEYWORDS):
        pattern = re.compile(rf"(?<!\w){re.escape(keyword)}(?!\w)")
        found = pattern.search(text, passage.start, passage.end)
        if found:
            yield found.start()
            return


def _in_text(words: Words, keyword: str, fitting: tuple[Known, ...]) -> Iterator[Found]:
    wanted = {folded(keyword), *variants(folded(keyword))}
    count = len(folded(keyword).split())
    if not keyword or count > _LONGEST_KEYWORD:
        return
    for first in range(len(words)):
        key = ""
        for last in range(first, min(first + count, len(words))):
            if last > first and words[last].breaks:
                break
            key = f"{key} {words[last].key}".strip()
            if key in wanted:
                yield Found(
                    words[first].start,
                    words[last].end,
                    Kind.CONCEPT,
                    words.surface(first, last),
                    "mot-clé de la ressource, repris dans le texte",
                    0.95,
                    _STRENGTH,
                    fitting,
                )
