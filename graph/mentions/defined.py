"""What « Long form (ACRONYM) » defines: an organisation, a project or a notion."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.mentions.acronyms import Definition
from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.grams import Hit
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.words import Words
from graph.model.vocabulary import Kind

__all__ = ["find_defined"]

_NAME_STRENGTH: Final = 66
_TERM_STRENGTH: Final = 64
_MANY = frozenset(("les", "des", "aux", "ces", "plusieurs", "certains", "leurs", "nos"))
_AGAIN_NAME: Final = 59
_AGAIN_TERM: Final = 41
_REACH = 3


def find_defined(
    material: Material, definitions: Sequence[Definition], hits: Sequence[Hit]
) -> Iterator[Found]:
    """Each long form with its acronym, of the kind the graph, its head or its capitals give it."""
    words = material.words
    by_place = {(hit.first, hit.last): hit.known for hit in hits}
    for one in definitions:
        first, last = min(one.first, one.acronym), max(one.last, one.acronym)
        known = (*by_place.get((one.first, one.last), ()), *by_place.get((one.acronym,) * 2, ()))
        kind, why = _kind(material, one, known)
        if kind is None:
            continue
        long, short = words.surface(one.first, one.last), words[one.acronym].text
        end = words[last].end
        if material.text[end : end + 1] == ")":
            end += 1
        term = kind is Kind.CONCEPT
        found = Found(
            words[first].start,
            end,
            kind,
            f"{long[0].upper()}{long[1:]} ({short})",
            why,
            0.9,
            _TERM_STRENGTH if term else _NAME_STRENGTH,
            tuple(dict.fromkeys(other for other in known if other.kind is kind)),
            (long, short),
        )
        yield found
        strength = _AGAIN_TERM if term else _AGAIN_NAME
        for word in words.words:
            if word.text == short:
                yield replace(found, start=word.start, end=word.end, strength=strength)


def _kind(material: Material, one: Definition, known: Sequence[Known]) -> tuple[Kind | None, str]:
    words = material.words
    concept = next((other for other in known if other.kind is Kind.CONCEPT), None)
    if concept is not None:
        return Kind.CONCEPT, f"terme du vocabulaire : {concept.label}"
    head = _project_before(words, one.first)
    if head:
        return Kind.PROJECT, f"« {head} » suivi d'un nom et de son sigle"
    actor = next((other for other in known if other.kind is not Kind.CONCEPT), None)
    if actor is not None and actor.kind in (Kind.ORGANISATION, Kind.PROJECT):
        return actor.kind, "nom connu du graphe, avec son sigle"
    if actor is not None and actor.kind in (Kind.COLLECTIVITE, Kind.TERRITORY):
        return None, ""
    content = [word for word in words.words[one.first : one.last + 1] if not word.is_small]
    capitals = sum(word.capital for word in content)
    if 2 * capitals > len(content) and not _is_many(words, one.first):
        return Kind.ORGANISATION, "nom propre donné avec son sigle"
    return Kind.CONCEPT, "terme donné avec son sigle"


def _is_many(words: Words, first: int) -> bool:
    return first > 0 and words[first - 1].key in _MANY


def _project_before(words: Words, first: int) -> str:
    for start in range(max(first - _REACH, 0), first):
        said = words.keys(start, start)
        if said in lexicon("projects", "projects") and not any(
            words[place].breaks for place in range(start + 1, first + 1)
        ):
            return words[start].text
    return ""
