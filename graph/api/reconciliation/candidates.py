"""The entities a query may mean, with a score each, and the one it certainly means.

The score is the likeness of the name, from 0 to 100 (see :mod:`graph.search.searching`), then for
each property given: half of what is missing is gained where it agrees (nine tenths for a SIREN or
INSEE code), half is lost where it does not (nine tenths for a code), a tenth where nobody says.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from graph.api.reconciliation.comparing import Comparer, written_codes
from graph.api.reconciliation.kinship import without_doubles
from graph.api.reconciliation.limits import MOST_COMPARED
from graph.api.reconciliation.properties import Comparison
from graph.api.reconciliation.queries import Constraint, Query
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.types import EntityType
from graph.model.iris import folded
from graph.model.vocabulary import Kind
from graph.search.entries import Match
from graph.search.searching import NAMED, NEARLY_NAMED
from graph.search.spellings import code_key

__all__ = ["Candidate", "find_candidates"]

_BRACKETS: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<told>[^()]{1,80})\)\s*")
_ALIKE, _HELD = 0.6, 0.7
_GAIN, _LOSS, _UNSAID = 0.5, 0.5, 0.9
_CODE_GAIN, _CODE_LOSS = 0.9, 0.1
_OTHER_TYPE: Final = 0.8
_DOUBLE: Final = 0.95
_TOLD: Final = "detail"
"""The feature of what stands in brackets after a name: ``Saint-Denis (974)``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity a query may mean.

    Parameters
    ----------
    name: how like its name is to the text, from 0 to 1.
    verdicts: whether it has the values given, by property; ``None`` where nobody says.
    score: from 0 to 100. is_match: whether it is certainly the one.
    """

    match: Match
    types: tuple[EntityType, ...]
    name: float
    verdicts: Mapping[str, bool | None] = field(default_factory=dict)
    score: float = 0.0
    is_match: bool = False

    @property
    def is_refuted(self) -> bool:
        """Whether a value given is not its own."""
        return False in self.verdicts.values()


def find_candidates(register: Register, query: Query, comparer: Comparer) -> list[Candidate]:
    """The candidates of ``query``, best first, never more than its limit.

    Parameters
    ----------
    comparer: of the batch the query came in.
    """
    pool = _pool(register, query, comparer)
    typed = (Candidate(match, tuple(register.types.of(match.iri)), name) for match, name in pool)
    kept = [one for one in typed if query.strictness == "should" or _is_of(one, query)]
    judged = [_judged(register, comparer, query, one) for one in kept]
    judged = _told_in_brackets(judged, query.text)
    certain = _certain(register, query, judged)
    scored = [_scored(register, query, one, certain) for one in judged]
    return sorted(scored, key=lambda one: (-one.score, not one.is_match))[: query.limit]


def _pool(register: Register, query: Query, comparer: Comparer) -> list[tuple[Match, float]]:
    """Everything worth comparing: what the text names, what is like it, what has the codes."""
    names, found = register.names, dict[str, tuple[Match, float]]()

    def keep(matches: Iterable[Match], most: float = NAMED) -> None:
        for match in matches:
            score = min(match.score, most)
            if match.iri not in found or found[match.iri][1] < score:
                found[match.iri] = (match, score)

    kinds = [] if query.strictness == "should" else _kinds(query, register)
    entry = register.entry(query.text)
    if entry is not None:
        keep([entry])
    for text in _texts(query.text):
        keep(names.find(text))
        for match in names.search(text, limit=query.limit, kinds=kinds):
            keep([match], _ALIKE if _is_postcode(match, text) else NAMED)
    for constraint in query.constraints:
        for match in _having(register, constraint):
            keep([match], _likeness(query.text, match))
    if not query.text:
        keep(_holders(register, query.constraints, comparer), 0.0)
    return sorted(found.values(), key=lambda pair: -pair[1])[:MOST_COMPARED]


def _texts(text: str) -> list[str]:
    """The text, and the name before brackets."""
    brackets = _BRACKETS.fullmatch(text)
    return [one for one in (text, brackets["name"] if brackets else "") if one]


def _kinds(query: Query, register: Register) -> list[Kind]:
    known = (register.types.known.get(name) for name in query.types)
    return list(dict.fromkeys(one.kind for one in known if one is not None))


def _is_of(one: Candidate, query: Query) -> bool:
    """Whether the candidate is of the types asked for."""
    own = {known.id for known in one.types}
    if query.strictness == "all":
        return own.issuperset(query.types)
    return not query.types or not own.isdisjoint(query.types)


def _is_postcode(match: Match, text: str) -> bool:
    """Whether it was found by a postcode, which names nothing."""
    code = code_key(text)
    return bool(code) and match.matched.lower() == code and match.matched not in match.codes


def _having(register: Register, constraint: Constraint) -> list[Match]:
    """The entities of the codes a query gives."""
    known = register.properties.get(constraint.property)
    if known is None or known.comparison is not Comparison.IDENTITY:
        return []
    codes = {code for text in constraint.values for code in written_codes(text)}
    return [
        match
        for code in sorted(codes)
        for match in register.names.find(code)
        if code in match.codes
    ]


def _likeness(text: str, match: Match) -> float:
    """How like a text is the name of what was found by its code: one holds the other, or not."""
    given, known = set(folded(text).split()), set(folded(match.label).split())
    return _HELD if given and (given >= known or known >= given) else 0.0


def _holders(
    register: Register, constraints: Iterable[Constraint], comparer: Comparer
) -> list[Match]:
    """The entities that have every value of a query without text, or else its rarest."""
    held: list[set[str]] = []
    for constraint in constraints:
        known = register.properties.get(constraint.property)
        if known is not None and known.back is not None:
            meant = {iri for text in constraint.values for iri in comparer.meant(text)}
            held.append(
                {one.value for iri in meant for one in known.back(register.statements, iri)}
            )
    held = sorted(filter(None, held), key=len)
    few = (set.intersection(*held) or held[0]) if held else set()
    return list(register.names.entries(sorted(few)[:MOST_COMPARED]).values())


def _judged(register: Register, comparer: Comparer, query: Query, one: Candidate) -> Candidate:
    verdicts = {
        known.property: comparer.agrees(one.match, known)
        for known in query.constraints
        if known.property in register.properties
    }
    return replace(one, verdicts=verdicts)


def _told_in_brackets(candidates: list[Candidate], text: str) -> list[Candidate]:
    """What stands in brackets tells homonyms apart, where it tells one at least."""
    brackets = _BRACKETS.fullmatch(text)
    if brackets is None:
        return candidates
    told = [_is_told(one.match, brackets["told"]) for one in candidates]
    if not any(told):
        return candidates
    return [
        replace(one, verdicts={**one.verdicts, _TOLD: verdict})
        for one, verdict in zip(candidates, told, strict=True)
    ]


def _is_told(match: Match, told: str) -> bool:
    words = folded(told)
    if not words:
        return False
    return f" {words} " in f" {folded(match.detail)} " or not match.codes.isdisjoint(
        written_codes(told)
    )


def _certain(register: Register, query: Query, candidates: list[Candidate]) -> str:
    """The IRI of the entity the query certainly means, or nothing.

    It has the name, or one nearly like it and the code; no other has; and nothing given speaks
    against it. Homonyms are never told apart by how well they are known.
    """
    codes = _codes(register, query)
    if codes:
        having = [one for one in candidates if any(one.verdicts[code] for code in codes)]
        few = [one for one in having if one.name >= _ALIKE or not query.text]
        return _only(register, [one for one in few if not one.is_refuted])
    named = _named(candidates)
    left = [one for one in named if not one.is_refuted]
    only = _only(register, left)
    if only and len(left) < len(named) and not _is_confirmed(left, only):
        return ""
    return only


def _named(candidates: list[Candidate]) -> list[Candidate]:
    """Those named exactly if there are any, otherwise those named but for their articles."""
    best = max((one.name for one in candidates), default=0.0)
    return [one for one in candidates if one.name == best] if best >= NEARLY_NAMED else []


def _only(register: Register, candidates: list[Candidate]) -> str:
    left = without_doubles(register, [one.match for one in candidates])
    return left[0].iri if len(left) == 1 else ""


def _is_confirmed(candidates: list[Candidate], iri: str) -> bool:
    """Whether something given speaks for it: it had homonyms."""
    return any(True in one.verdicts.values() for one in candidates if one.match.iri == iri)


def _codes(register: Register, query: Query) -> list[str]:
    """The properties of the query that identify."""
    known = {constraint.property for constraint in query.constraints}
    properties = register.properties
    return [
        name
        for name in sorted(known)
        if name in properties and properties[name].comparison is Comparison.IDENTITY
    ]


def _scored(register: Register, query: Query, one: Candidate, certain: str) -> Candidate:
    codes = _codes(register, query)
    score = one.name * 100
    for name, verdict in one.verdicts.items():
        score = _weighed(score, verdict, is_code=name in codes)
    if query.strictness == "should" and not _is_of(one, query):
        score *= _OTHER_TYPE
    is_match = one.match.iri == certain
    if certain and not is_match and one.name >= NEARLY_NAMED:
        score *= _DOUBLE
    return replace(one, score=round(score, 1), is_match=is_match)


def _weighed(score: float, verdict: bool | None, *, is_code: bool) -> float:
    if verdict is None:
        return score * _UNSAID
    if verdict:
        return score + (100 - score) * (_CODE_GAIN if is_code else _GAIN)
    return score * (_CODE_LOSS if is_code else _LOSS)
