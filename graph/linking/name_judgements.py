"""What people decided of things and of names, once the graph knows them: the same, not the same.

``name-judgements.csv`` has one line a decision. Its subject is a thing (``organisation/exemple``)
or a name of a kind (``name/organisation/zorgluk``); its target is a thing. Two things that are
the same are made one by the build, and two again when the line is taken out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import worded
from graph.linking.decided_lines import read_lines, wrong_line
from graph.linking.judgements import Verdict
from graph.linking.linker import Decisions
from graph.model.iris import Iris, folded
from graph.model.vocabulary import Kind

__all__ = [
    "COLUMNS",
    "FILE",
    "NameJudgement",
    "NameJudgements",
    "name_subject",
    "read_name_judgements",
]

FILE: Final = "name-judgements.csv"
COLUMNS: Final = ["subject", "verdict", "target", "by", "date", "reason"]
_NAME: Final = "name"
_VERDICTS: Final = (Verdict.SAME, Verdict.DIFFERENT)


@dataclass(frozen=True, slots=True)
class NameJudgement:
    """One line."""

    subject: str
    verdict: Verdict
    target: str
    by: str = ""
    date: str = ""
    reason: str = ""

    @property
    def is_on_name(self) -> bool:
        """Whether it is about a name, not a thing."""
        return self.subject.startswith(f"{_NAME}/")


@dataclass(frozen=True, slots=True)
class NameJudgements:
    """Every line in force, in the order of the file."""

    lines: tuple[NameJudgement, ...] = ()

    def merges(self) -> dict[str, str]:
        """The thing each thing was made part of, by short identifier; never in a circle."""
        found: dict[str, str] = {}
        for line in self.lines:
            if line.is_on_name or line.verdict is not Verdict.SAME:
                continue
            one, other = _last(line.subject, found), _last(line.target, found)
            if one != other:
                found[one] = other
        return {one: _last(other, found) for one, other in found.items()}

    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs of things said not to be the same."""
        return frozenset(
            frozenset((line.subject, line.target))
            for line in self.lines
            if not line.is_on_name and line.verdict is Verdict.DIFFERENT
        )

    def decisions(self, iris: Iris) -> Decisions:
        """What they say of names, for linking; things that were merged are told as one."""
        merged = self.merges()
        same: dict[tuple[Kind, str], str] = {}
        different: dict[tuple[Kind, str], frozenset[str]] = {}
        for kind, name, line in self._names():
            iri = iris.long(merged.get(line.target, line.target))
            if line.verdict is Verdict.SAME:
                same[kind, name] = iri
            else:
                different[kind, name] = different.get((kind, name), frozenset()) | {iri}
        return Decisions(same, different)

    def _names(self) -> Iterator[tuple[Kind, str, NameJudgement]]:
        for line in self.lines:
            if line.is_on_name:
                _, kind, name = line.subject.split("/", 2)
                yield Kind(kind), name, line


def name_subject(kind: Kind, name: str) -> str:
    """The subject of a judgement on a name."""
    return f"{_NAME}/{kind.value}/{folded(name)}"


def read_name_judgements(path: Path) -> NameJudgements:
    """The judgements of a file; none if there is no such file.

    Raises
    ------
    InputError: it does not read, or a line is not a judgement.
    """
    lines = read_lines(path, COLUMNS)
    return NameJudgements(tuple(_line(path, number, row) for number, row in lines))


def _line(path: Path, number: int, row: list[str]) -> NameJudgement:
    subject, verdict, target = (value.strip() for value in row[:3])
    if verdict not in _VERDICTS:
        raise wrong_line(
            path, number, worded("verdict inconnu : « {verdict} ».", verdict=verdict[:40])
        )
    kinds = set(Kind)
    parts = subject.split("/", 2)
    on_name = parts[0] == _NAME
    if on_name and (len(parts) < 3 or parts[1] not in kinds or not parts[2]):
        raise wrong_line(
            path, number, worded("« {subject} » n'est pas un nom d'un genre.", subject=subject[:60])
        )
    if not (on_name or parts[-1]) or "/" not in target:
        raise wrong_line(
            path, number, worded("il y manque ce dont on juge, ou ce à quoi on le compare.")
        )
    return NameJudgement(subject, Verdict(verdict), target, *row[3:])


def _last(thing: str, merged: dict[str, str]) -> str:
    while thing in merged:
        thing = merged[thing]
    return thing
