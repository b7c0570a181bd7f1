"""Names of actors, projects and events that the graph already has."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.grams import Hit
from graph.mentions.lexicon import words as lexicon
from graph.mentions.material import Material
from graph.mentions.syntax import is_proper, part_of_speech
from graph.mentions.words import Words
from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["find_known", "reads_as_name"]

_KINDS: Final = (Kind.ORGANISATION, Kind.PERSON, Kind.PROJECT, Kind.EVENT)
STRENGTH: Final = 60
_FORMS: Final = frozenset(("scheme/legal-forms", "scheme/labels", "scheme/levels"))


def find_known(material: Material, hits: Sequence[Hit]) -> Iterator[Found]:
    """What of ``hits`` the text names: with a capital, and as the name of the thing is."""
    words = material.words
    for hit in hits:
        known = tuple(one for one in hit.known if one.kind in _KINDS)
        if not known or _is_cut(words, hit) or not reads_as_name(material, hit.first, hit.last):
            continue
        known = tuple(one for one in known if one.exact or _is_told(words, hit))
        if _is_plain_noun(material, hit):
            known = tuple(one for one in known if folded(one.label) == folded(one.name))
        if _is_form(words, hit):
            known = tuple(one for one in known if folded(one.label) == folded(one.name))
        if known:
            yield _found(words, hit, known)


def reads_as_name(material: Material, first: int, last: int) -> bool:
    """Whether the words ``first`` to ``last`` are written as a name is."""
    words = material.words
    content = [number for number in range(first, last + 1) if not words[number].is_small]
    if not content:
        return False
    head = words[content[0]]
    if head.is_acronym or head.is_mixed:
        return True
    if not head.capital:
        return any(words[number].is_mixed or words[number].is_acronym for number in content[1:])
    if len(content) > 1 or not words[first].first:
        return True
    return is_proper(material, head.start) and head.key not in lexicon("organisations", "not_names")


def _is_cut(words: Words, hit: Hit) -> bool:
    """« secrétaire d'État » names a role, and « ADEME Zorgluk » is not quite the ADEME."""
    ahead = hit.last + 1
    goes_on = ahead < len(words) and words[ahead].gap in (" ", "\xa0") and words[ahead].capital
    if hit.first == hit.last and goes_on and not words[ahead].is_elided:
        return True
    return any(
        words.keys(first, hit.last) in lexicon("people", "roles")
        for first in range(max(hit.first - 3, 0), hit.first)
    )


def _is_plain_noun(material: Material, hit: Hit) -> bool:
    """« le Conseil »: one noun with a capital is hardly the other name of something."""
    word = material.words[hit.last]
    alone = hit.first == hit.last and not (word.is_acronym or word.is_mixed)
    noun = part_of_speech(material, word.start) in ("NOUN", "ADJ")
    return alone and noun and word.key not in lexicon("organisations", "always_capital")


def _is_form(words: Words, hit: Hit) -> bool:
    """An acronym of a legal form, a label or a level is that, whoever else goes by it."""
    return words[hit.first].is_acronym and any(
        one.kind is Kind.CONCEPT and one.within & _FORMS for one in hit.known
    )


def _is_told(words: Words, hit: Hit) -> bool:
    """A name short of its article still tells enough in two words, or as an acronym."""
    content = [one for one in words.words[hit.first : hit.last + 1] if not one.is_small]
    return len(content) > 1 or content[0].is_acronym or content[0].is_mixed


def _found(words: Words, hit: Hit, known: tuple[Known, ...]) -> Found:
    best = known[0]
    first = hit.first
    if words[first].is_small and not best.exact and hit.last > first:
        first += 1
    surface = words.surface(first, hit.last)
    return Found(
        words[first].start,
        words[hit.last].end,
        best.kind,
        surface,
        "nom connu du graphe",
        0.95 if best.exact else 0.85,
        STRENGTH,
        tuple(one for one in known if one.kind is best.kind),
    )
