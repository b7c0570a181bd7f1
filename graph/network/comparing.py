"""Two sides of what is said: what they have in common, what only one of them has."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.model.iris import folded
from graph.network.claims import ClaimView
from graph.network.sentences import Patterns

__all__ = ["Comparison", "Line", "alike", "compare", "compare_members"]


@dataclass(frozen=True, slots=True)
class Line:
    """A relation to another entity that one side has, or both.

    Parameters
    ----------
    predicate: its IRI, an empty text where being there is all that is compared.
    forward: whether the side is its subject; always so for what holds both ways.
    other: IRI of the other end, with its ``label``.
    left, right: the claims of each side, none for a side that has it not.
    """

    predicate: str
    forward: bool
    other: str
    label: str = ""
    left: tuple[ClaimView, ...] = ()
    right: tuple[ClaimView, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides have in common and apart; every line has its claims, so its sources.

    Parameters
    ----------
    common: the same relation with the same other end, on both sides.
    left, right: what only one side has.
    between: the claims that join the two sides.
    otherwise: other ends that both have, by relations that differ.
    """

    common: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()
    between: tuple[ClaimView, ...] = ()
    otherwise: frozenset[str] = field(default_factory=frozenset)


def compare(
    left: Iterable[ClaimView],
    right: Iterable[ClaimView],
    ends: tuple[Collection[str], Collection[str]],
    patterns: Patterns,
) -> Comparison:
    """What is said of two entities, or of two groups of entities that stand for one.

    Parameters
    ----------
    left, right: the claims of each side.
    ends: the IRIs of each side. What joins the sides is apart; it is common to neither.
    """
    here, there = frozenset(ends[0]), frozenset(ends[1])
    sides = [
        _facts(claims, own, away, patterns)
        for claims, own, away in ((left, here, there), (right, there, here))
    ]
    between = {
        claim: None for claims in (left, right) for claim in claims if _joins(claim, here, there)
    }
    return _compared(sides[0], sides[1], tuple(between), patterns)


def compare_members(
    left: Mapping[str, tuple[ClaimView, ...]], right: Mapping[str, tuple[ClaimView, ...]]
) -> Comparison:
    """Who is on each side, each with the claims that say so."""
    sides = [
        {("", True, one): list(claims) for one, claims in found.items()} for found in (left, right)
    ]
    return _compared(sides[0], sides[1], (), Patterns())


def alike(
    own: Collection[tuple[str, str, str]],
    relations: Mapping[str, Collection[tuple[str, str, str]]],
    entity: str,
) -> list[tuple[str, int]]:
    """The entities that have the same relations with the same others: IRI and how many.

    Parameters
    ----------
    own: the relations (subject, relation, object) of ``entity``.
    relations: those of every end.
    """
    shared: dict[str, int] = {}
    for subject, predicate, value in own:
        forward = subject == entity
        for triple in relations.get(value if forward else subject, ()):
            one, other = (triple[0], triple[2]) if forward else (triple[2], triple[0])
            same = other == (value if forward else subject)
            if triple[1] == predicate and same and one != entity:
                shared[one] = shared.get(one, 0) + 1
    return sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))


_Key = tuple[str, bool, str]
_Facts = Mapping[_Key, list[ClaimView]]


def _facts(
    claims: Iterable[ClaimView], own: frozenset[str], away: frozenset[str], patterns: Patterns
) -> dict[_Key, list[ClaimView]]:
    """The claims of a side by relation and other end; those that join the sides left aside."""
    found: dict[_Key, list[ClaimView]] = {}
    for claim in dict.fromkeys(claims):
        if _joins(claim, own, away):
            continue
        forward = claim.subject in own
        other = claim.object if forward else claim.subject
        same = forward or patterns.is_symmetric(claim.predicate)
        found.setdefault((claim.predicate, same, other), []).append(claim)
    return found


def _joins(claim: ClaimView, one: frozenset[str], other: frozenset[str]) -> bool:
    return (claim.subject in one and claim.object in other) or (
        claim.subject in other and claim.object in one
    )


def _compared(
    left: _Facts, right: _Facts, between: tuple[ClaimView, ...], patterns: Patterns
) -> Comparison:
    def line(key: _Key) -> Line:
        mine, theirs = tuple(left.get(key, ())), tuple(right.get(key, ()))
        return Line(*key, _label((*mine, *theirs), key[2]), mine, theirs)

    def order(one: Line) -> tuple[object, ...]:
        rank = patterns.rank(one.predicate)
        return rank, one.predicate, not one.forward, folded(one.label), one.other

    common = sorted(map(line, left.keys() & right.keys()), key=order)
    only = [
        sorted(map(line, mine.keys() - theirs.keys()), key=order)
        for mine, theirs in ((left, right), (right, left))
    ]
    others = [{one.other for one in lines} for lines in only]
    return Comparison(
        tuple(common), tuple(only[0]), tuple(only[1]), between, frozenset(others[0] & others[1])
    )


def _label(claims: Iterable[ClaimView], other: str) -> str:
    for claim in claims:
        label = claim.subject_label if claim.subject == other else claim.object_label
        if label:
            return label
    return ""
