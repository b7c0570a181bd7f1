"""The nearest questions that have an answer, where one has none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.questions.containing import Containing
from graph.questions.offering import Offering
from graph.questions.question import Question

__all__ = ["Near", "nearest"]

_MOST = 6


@dataclass(frozen=True, slots=True)
class Near:
    """A question with an answer, near one without.

    Parameters
    ----------
    how: ``wider`` (a territory around), ``earlier`` or ``later`` (another year), ``instead``
        (another thing in the place of one) or ``without`` (conditions left out).
    changed: the parameters that change, with their new value; an empty text leaves one out.
    rows: how many rows the answer has.
    """

    how: str
    changed: Mapping[str, str]
    rows: int


def nearest(
    question: Question, offering: Offering, containing: Containing, chosen: Mapping[str, str]
) -> list[Near]:
    """What to try where the answer is empty, the smallest change first; all have an answer.

    Parameters
    ----------
    chosen: the full IRIs and years that were asked, those of parameters left open left out.
    """
    found: list[Near] = []
    for name in chosen:
        kind = question.parameters[name].kind
        offered = offering.offers(name, chosen)
        if kind == "territory":
            found += _wider(name, containing.widening(chosen[name]), offered)
        elif kind == "year":
            found += _another_year(name, chosen[name], offered)
    found += _without(question, offering.count, chosen)
    for name in chosen:
        if question.parameters[name].required:
            found += _instead(name, offering.offers(name, chosen))
    return found[:_MOST]


def _wider(name: str, around: list[str], offered: Mapping[str, int]) -> Iterator[Near]:
    """The two nearest territories around that have an answer, the second if it has more."""
    rows = 0
    for place in around:
        if offered.get(place, 0) > rows:
            rows = offered[place]
            yield Near("wider", {name: place}, rows)


def _another_year(name: str, year: str, offered: Mapping[str, int]) -> Iterator[Near]:
    """The last year before that has an answer, or the first one after."""
    before = [one for one in offered if one < year]
    after = [one for one in offered if one > year]
    if before:
        yield Near("earlier", {name: max(before)}, offered[max(before)])
    elif after:
        yield Near("later", {name: min(after)}, offered[min(after)])


def _without(
    question: Question, count: Callable[[Mapping[str, str]], int], chosen: Mapping[str, str]
) -> list[Near]:
    """The fewest conditions to leave out, each way to do it."""
    free = [name for name in chosen if not question.parameters[name].required]
    for size in range(1, len(free) + 1):
        found = []
        for left in combinations(free, size):
            rows = count({name: value for name, value in chosen.items() if name not in left})
            if rows:
                found.append(Near("without", dict.fromkeys(left, ""), rows))
        if found:
            return sorted(found, key=lambda near: -near.rows)
    return []


def _instead(name: str, offered: Mapping[str, int]) -> Iterator[Near]:
    """The three things that have the widest answers."""
    for value in sorted(offered, key=lambda one: (-offered[one], one))[:3]:
        yield Near("instead", {name: value}, offered[value])
