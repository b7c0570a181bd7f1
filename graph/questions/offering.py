"""What the pickers of a question offer: the values that have an answer, each with its rows.

A question is asked once with every parameter left open; each row keeps the values it answers to.
What is offered for one parameter, given what is chosen for the others, is then counted on these
rows, and is exactly what asking would find.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph.model.iris import Iris
from graph.model.terms import Literal
from graph.model.vocabulary import kind_of
from graph.questions.companion import Companion, find_companion
from graph.questions.containing import Containing
from graph.questions.dataset import Dataset
from graph.questions.parameters import KINDS_OF
from graph.questions.question import Parameter, Question
from graph.store.base import Value

__all__ = ["Offering", "PairOffering", "RowOffering", "read_offering"]

Chosen = Mapping[str, str]
"""What is chosen: parameter names with full IRIs or years; one that is left out means any."""

_FIRST, _LAST = 1900, 2099


class Offering(Protocol):
    """What a question offers."""

    def count(self, chosen: Chosen) -> int:
        """How many rows the answer has, parameters left out meaning any."""

    def offers(self, name: str, chosen: Chosen) -> Counter[str]:
        """The values of the parameter ``name`` that have an answer, each with its rows.

        What is chosen for ``name`` itself does not count. Nothing is offered for a parameter
        whose question does not say which of its columns hold the values.
        """


@dataclass(frozen=True, slots=True)
class RowOffering:
    """The values of each parameter, row by row.

    Parameters
    ----------
    rows: how many there are.
    values: for each parameter that says what it offers, what each row answers to.
    limits: for a year, what every earlier one and every later one amount to.
    """

    rows: int
    values: Mapping[str, tuple[frozenset[str], ...]]
    limits: Mapping[str, tuple[str, str]]

    def count(self, chosen: Chosen) -> int:
        """How many rows answer to all that is chosen."""
        return sum(1 for _ in self._matching(chosen))

    def offers(self, name: str, chosen: Chosen) -> Counter[str]:
        """The values of ``name`` among the rows that answer to the other choices."""
        column = self.values.get(name)
        if column is None:
            return Counter()
        others = {one: value for one, value in chosen.items() if one != name}
        return Counter(value for row in self._matching(others) for value in column[row])

    def _matching(self, chosen: Chosen) -> Iterable[int]:
        found: Iterable[int] = range(self.rows)
        for name, value in chosen.items():
            column = self.values.get(name)
            if value and column is not None:
                lowest, highest = self.limits.get(name, (value, value))
                wanted = min(max(value, lowest), highest)
                found = [row for row in found if wanted in column[row]]
        return found


@dataclass(frozen=True, slots=True)
class PairOffering:
    """What two things share: how many ways each is linked to each thing.

    Parameters
    ----------
    pair: the two parameters.
    ways: for each thing, what it is linked with and in how many ways.
    sharing: the same by what is shared.
    choosable: for each parameter the things it takes, if some are not.
    """

    pair: tuple[str, str]
    ways: Mapping[str, Counter[str]]
    sharing: Mapping[str, Counter[str]]
    choosable: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def count(self, chosen: Chosen) -> int:
        """How many rows a pair has, or all pairs with one of its ends, or all pairs."""
        name = self.pair[0]
        found = self._sharing(name, chosen)
        return found[chosen[name]] if chosen.get(name) else found.total()

    def offers(self, name: str, chosen: Chosen) -> Counter[str]:
        """What shares something with the other end, or with anything while it is open."""
        if name not in self.pair:
            return Counter()
        found, takes = self._sharing(name, chosen), self.choosable.get(name)
        return Counter({one: rows for one, rows in found.items() if takes is None or one in takes})

    def _sharing(self, name: str, chosen: Chosen) -> Counter[str]:
        end = chosen.get(self.pair[name == self.pair[0]], "")
        found: Counter[str] = Counter()
        if end:
            for shared, ways in self.ways.get(end, {}).items():
                for thing, more in self.sharing[shared].items():
                    found[thing] += ways * more
            found.pop(end, None)
            return found
        for things in self.sharing.values():
            total = things.total()
            for thing, ways in things.items():
                found[thing] += ways * (total - ways)
        return +found


def read_offering(dataset: Dataset, question: Question) -> Offering:
    """What ``question`` offers on the statements of ``dataset``; costs one query for everything.

    Raises
    ------
    graph.errors.QuestionError: the file of its lighter query does not have the expected form.
    graph.errors.StoreBroken: the store does not answer.
    """
    companion = find_companion(question.name)
    query = companion.on(dataset.iris.base) if companion else question.filled({}, dataset.iris.base)
    variables, solutions = dataset.store.select(query)
    rows = list(solutions)
    if companion is not None and companion.pair:
        return _pairs(dataset, question, companion, variables, rows)
    containing = Containing(dataset.store, dataset.iris)
    limits: dict[str, tuple[str, str]] = {}
    values: dict[str, tuple[frozenset[str], ...]] = {}
    for name, parameter in question.parameters.items():
        places = [variables.index(one) for one in parameter.offered]
        if not places:
            continue
        told = [_told(row, places) for row in rows]
        if parameter.kind == "year":
            values[name], limits[name] = _years(parameter.years, told)
        else:
            values[name] = _things(parameter, told, dataset, containing)
    return RowOffering(len(rows), values, limits)


def _told(row: tuple[Value | None, ...], places: list[int]) -> tuple[str, ...]:
    """The texts of a row in the offered columns; several IRIs may stand in one text."""
    found: list[str] = []
    for place in places:
        value = row[place]
        if isinstance(value, Literal):
            found += value.value.split()
        elif value is not None:
            found.append(value.value)
    return tuple(found)


def _things(
    parameter: Parameter, told: list[tuple[str, ...]], dataset: Dataset, containing: Containing
) -> tuple[frozenset[str], ...]:
    """What each row answers to, among what can be chosen: of the right kind, with a name."""
    widened: dict[tuple[str, ...], frozenset[str]] = {}
    for texts in set(told):
        territory = parameter.kind == "territory"
        reached = [containing.around(one) for one in texts] if territory else [frozenset(texts)]
        widened[texts] = frozenset().union(*reached)
    everything = frozenset().union(*widened.values())
    named = _choosable(parameter, everything, dataset)
    known = {texts: values & named for texts, values in widened.items()}
    return tuple(known[texts] for texts in told)


def _choosable(parameter: Parameter, iris: Iterable[str], dataset: Dataset) -> frozenset[str]:
    fitting = [iri for iri in iris if _fits(parameter, iri, dataset.iris)]
    return frozenset(dataset.labels(fitting))


def _fits(parameter: Parameter, iri: str, iris: Iris) -> bool:
    kind, kinds = kind_of(iri, iris), KINDS_OF[parameter.kind]
    return kind is not None and (not kinds or kind in kinds)


def _years(
    which: str, told: list[tuple[str, ...]]
) -> tuple[tuple[frozenset[str], ...], tuple[str, str]]:
    """The years each row answers to: up to its own, from its own on, or that one."""
    own = [{int(one[:4]) for one in row if one[:4].isdecimal()} for row in told]
    known = {year for row in own for year in row}
    first = max(min(known, default=_FIRST), _FIRST)
    last = min(max(known, default=_LAST), _LAST)

    def answered(year: int) -> range:
        lowest = year if which != "since" else first
        highest = year if which != "until" else last
        return range(max(lowest, _FIRST), min(highest, _LAST) + 1)

    rows = (frozenset(str(one) for year in row for one in answered(year)) for row in own)
    earliest = str(first) if which == "since" else str(_FIRST)
    return tuple(rows), (earliest, str(last) if which == "until" else str(_LAST))


def _pairs(
    dataset: Dataset,
    question: Question,
    companion: Companion,
    variables: list[str],
    rows: list[tuple[Value | None, ...]],
) -> PairOffering:
    end, shared = variables.index(companion.end), variables.index(companion.shared)
    ways: dict[str, Counter[str]] = {}
    sharing: dict[str, Counter[str]] = {}
    for row in rows:
        thing, what = row[end], row[shared]
        if thing is not None and what is not None:
            ways.setdefault(thing.value, Counter())[what.value] += 1
            sharing.setdefault(what.value, Counter())[thing.value] += 1
    first, second = companion.pair
    takes = {name: _choosable(question.parameters[name], ways, dataset) for name in companion.pair}
    return PairOffering((first, second), ways, sharing, takes)
