"""The claims between entities put together into statements: one for each thing that is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.network.claims import ClaimView
from graph.network.sentences import Patterns

__all__ = ["Statement", "independent_sources", "statements_of"]

_SUREST: Final = ("reviewed", "stated", "implied", "extracted")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said, and every claim that says it, the surest first."""

    claims: tuple[ClaimView, ...]

    @property
    def triple(self) -> tuple[str, str, str]:
        """Subject, predicate and object."""
        return self.claims[0].triple

    @property
    def role(self) -> str:
        """What a person is there, or an empty text."""
        return self.claims[0].role

    @property
    def period(self) -> tuple[str, str]:
        """Since and until, if the claims that give a period give the same one."""
        periods = {(claim.since, claim.until) for claim in self.claims} - {("", "")}
        return periods.pop() if len(periods) == 1 else ("", "")

    @property
    def certainty(self) -> str:
        """That of its surest claim."""
        return self.claims[0].certainty

    @property
    def sources(self) -> int:
        """How many documents say it."""
        return len({claim.source for claim in self.claims})

    @property
    def independent(self) -> int:
        """How many of them do not repeat one another."""
        return independent_sources(self.claims)


def independent_sources(claims: Iterable[ClaimView]) -> int:
    """How many of the claims' sources do not repeat one another."""
    return len({claim.origin or claim.source for claim in claims})


def statements_of(claims: Iterable[ClaimView], patterns: Patterns) -> list[Statement]:
    """What ``claims`` say, the strongest link first, then what most independent sources say.

    Claims of one relation and one role are one statement, whatever the years they give.
    """
    found: dict[tuple[str, ...], list[ClaimView]] = {}
    for claim in claims:
        found.setdefault((*claim.triple, claim.role), []).append(claim)
    told = [Statement(tuple(sorted(same, key=_surest))) for same in found.values()]

    def order(one: Statement) -> tuple[object, ...]:
        predicate = one.triple[1]
        sure = _rank(one.certainty)
        strength, rank = patterns.strength(predicate), patterns.rank(predicate)
        return strength, -one.independent, sure, rank, one.triple, one.role

    return sorted(told, key=order)


def _surest(claim: ClaimView) -> tuple[object, ...]:
    return _rank(claim.certainty), claim.since or "9999", claim.source, claim.until, claim.note


def _rank(certainty: str) -> int:
    return _SUREST.index(certainty) if certainty in _SUREST else len(_SUREST)
