"""Bare names of places: is the territory meant, or the institution that governs it?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.grams import Hit
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.naming import name_end
from graph.mentions.syntax import is_proper, token_at
from graph.mentions.words import ENDS, Words
from graph.model.vocabulary import Kind

__all__ = ["find_territories"]

_STRENGTH: Final = 50
_PLACED = (Kind.COLLECTIVITE, Kind.TERRITORY)
_GROUPINGS: Final = re.compile(r"« (?:m[ée]tropole|agglom[ée]ration|intercommunalit[ée])s? »")
_CALLED: Final = (
    *("{} Métropole", "Métropole de {}", "Métropole {}", "Eurométropole de {}", "{} Agglomération"),
    *("Communauté d'agglomération de {}", "Grand {}", "Métropole d'{}", "Eurométropole {}"),
)
_REACH = 40
_LINKS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l"))
_BRACKET: Final = re.compile(r"[ \xa0]?\((\d[\dABab]\d?|[A-ZÀ-Þ][^()\n,;]{1,40})\)")
_HEADS: Final = (
    *(("collectivites", table) for table in ("commune", "departement", "region", "grouping")),
    *(("collectivites", "mayor"), ("places", "heads"), ("people", "roles")),
    ("organisations", "not_names"),
)
_GOVERNED = ("métropole", "communauté", "établissement public territorial")
_SURELY = frozenset(("a", "en", "d"))
_AT = frozenset(("a", "en", "au", "aux", "dans"))


def find_territories(material: Material, hits: Sequence[Hit]) -> Iterator[Found]:
    """Places and institutions of the official code, by their bare name."""
    for hit in hits:
        known = tuple(one for one in hit.known if one.kind in _PLACED)
        if known and _reads_as_place(material, hit, known):
            yield _found(material, hit, known)


def _reads_as_place(material: Material, hit: Hit, known: tuple[Known, ...]) -> bool:
    words = material.words
    first, last = words[hit.first], words[hit.last]
    content = next((one for one in words.words[hit.first : hit.last + 1] if not one.is_small), None)
    if content is None or not content.capital or first.key in _AT:
        return False
    if not any(one.exact for one in known) and (hit.first == hit.last):
        return False
    if hit.first == hit.last and first.key in lexicon("collectivites", "before"):
        return False
    alone = hit.first == hit.last and words.before(hit.first, 1) not in _SURELY
    if alone and not is_proper(material, first.start):
        return False
    if last.key in lexicon("organisations", "not_names") and hit.first == hit.last:
        return last.key in lexicon("places", "countries")
    return not _is_inside_name(words, hit)


def _is_inside_name(words: Words, hit: Hit) -> bool:
    """Whether capitals right beside it make it a part of a longer name."""
    before = words[hit.first - 1] if hit.first else None
    if before is not None and not ENDS.search(words[hit.first].gap) and before.capital:
        heads = ("collectivites", "places", "people")
        known = any(
            before.key in lexicon(file, table)
            for file, table in zip(heads, ("commune", "heads", "titles"), strict=True)
        )
        known = known or before.key in lexicon("collectivites", "region")
        known = known or before.key in lexicon("collectivites", "departement")
        if not known and not before.is_small and not before.first:
            return True
    end = name_end(words, hit.first) or hit.last
    if end > hit.last and words[hit.last + 1].key != "en" and "/" not in words[hit.last + 1].gap:
        return True
    return _is_end_of_name(words, hit)


def _is_end_of_name(words: Words, hit: Hit) -> bool:
    """« Filature de Zorgluk »: a name that begins before, with a word that is no head of places."""
    start = hit.first - 1
    while start > 0 and words[start].key in _LINKS and not words[start].breaks:
        start -= 1
    before = words[start] if start >= 0 else None
    if before is None or start == hit.first - 1 or not before.capital or before.first:
        return False
    if words[hit.first].breaks or before.is_acronym:
        return False
    return (
        not any(before.key in lexicon(file, table) for file, table in _HEADS)
        and name_end(words, start) == hit.last
    )


def _found(material: Material, hit: Hit, known: tuple[Known, ...]) -> Found:
    words = material.words
    kind, why = _kind(material, hit, known)
    fitting = tuple(one for one in known if one.kind is kind) or known
    name = words.surface(hit.first, hit.last)
    fitting = _of_level(words, hit.first, fitting, known)
    told = _BRACKET.match(material.text, words[hit.last].end)
    if kind is Kind.COLLECTIVITE and _GROUPINGS.search(why):
        fitting = _groupings(material, name) or fitting
    return Found(
        words[hit.first].start,
        words[hit.last].end,
        kind,
        name,
        why,
        0.9,
        _STRENGTH if hit.first == hit.last else _STRENGTH + 3,
        fitting,
        (f"{name} ({told[1]})",) if told else (),
    )


def _kind(material: Material, hit: Hit, known: tuple[Known, ...]) -> tuple[Kind, str]:
    kinds = {one.kind for one in known}
    name = material.words.surface(hit.first, hit.last)
    if len(kinds) == 1:
        only = next(iter(kinds))
        return only, "nom du code officiel géographique"
    if any(word in one.detail for one in known[:1] for word in _GOVERNED):
        return Kind.COLLECTIVITE, "nom d'un groupement de communes"
    before = _before(material.words, hit.first)
    if before:
        return Kind.TERRITORY, f"« {before} {name} » : un lieu"
    announced = _announced(material, hit.first)
    if announced:
        return Kind.COLLECTIVITE, f"cité parmi des « {announced} » : une institution"
    token = token_at(material, material.words[hit.first].start)
    acts = token is not None and token.dep_ in ("nsubj", "obl:agent")
    if token is not None and acts and token.head.lemma_ in lexicon("collectivites", "acting"):
        return Kind.COLLECTIVITE, f"« {name} » agit (« {token.head.text} ») : une institution"
    return Kind.TERRITORY, "nom du code officiel géographique"


def _of_level(
    words: Words, number: int, known: tuple[Known, ...], all_known: tuple[Known, ...]
) -> tuple[Known, ...]:
    """« en Mayenne » is the département, « à Mayenne » the town: those of one level.

    A département nobody governs as such, Paris, is left to its town.
    """
    governed = {one.code for one in all_known if one.kind is Kind.COLLECTIVITE and _is_wide(one)}
    wide = tuple(one for one in known if _is_wide(one) and one.code in governed)
    if not wide and any(map(_is_wide, known)):
        return tuple(one for one in known if not _is_wide(one)) or known
    if not wide or len(wide) == len(known):
        return known
    if words.before(number, 1) == "a":
        return tuple(one for one in known if one not in wide)
    return wide


def _is_wide(one: Known) -> bool:
    return "région" in one.detail or "département" in one.detail


def _groupings(material: Material, name: str) -> tuple[Known, ...]:
    """The métropoles and communautés that are called after the town ``name``."""
    ways = [way.format(name) for way in _CALLED]
    known = material.gazetteer.lookup(ways)
    found = (one for way in ways for one in known.get(way, ()) if one.kind is Kind.COLLECTIVITE)
    return tuple(dict.fromkeys(replace(one, name="") for one in found))


def _before(words: Words, number: int) -> str:
    for count in (4, 3, 2, 1):
        said = words.before(number, count)
        if said and said in lexicon("places", "prepositions"):
            return words.surface(number - len(said.split()), number - 1)
    return ""


def _announced(material: Material, number: int) -> str:
    """The noun of institutions that opens the enumeration word ``number`` is in."""
    words = material.words
    for ahead in range(number - 1, max(number - _REACH, -1), -1):
        if "." in words[ahead + 1].gap or "\n" in words[ahead + 1].gap:
            return ""
        if words[ahead].key in ("dont", "comme", "notamment"):
            break
        if ":" in words[ahead + 1].gap:
            break
        if not words[ahead].capital and words[ahead].key not in ("et", "de", "d", "la", "le"):
            return ""
    else:
        return ""
    for back in range(ahead, max(ahead - _REACH, -1), -1):
        if words[back].key in lexicon("collectivites", "announcing"):
            return words[back].text
        if "." in words[back].gap or "\n" in words[back].gap:
            return ""
    return ""
