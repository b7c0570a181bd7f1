"""What people brought in, read together: contributions, things made one, things taken out."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.linking.name_judgements import FILE, NameJudgements, read_name_judgements
from graph.linking.suppressions import Suppressions, read_suppressions
from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad
from graph.settings import Settings
from graph.sources.contributions import Contributed, contribution_files, read_contribution

__all__ = ["BroughtIn", "brought_in_digest", "read_brought_in"]

_SUPPRESSIONS: Final = "suppressions.csv"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Everything laid over what the sources say.

    Parameters
    ----------
    contributions: those in force, the oldest first.
    digest: a hash of what was read.
    """

    contributions: tuple[Contributed, ...] = ()
    judgements: NameJudgements = field(default_factory=NameJudgements)
    suppressions: Suppressions = field(default_factory=Suppressions)
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.contributions or self.judgements.merges() or self.suppressions)

    def quads(self) -> Iterator[Quad]:
        """Every statement of the contributions, in their order."""
        for contribution in self.contributions:
            yield from contribution.quads

    def access(self) -> dict[NamedNode, str]:
        """The access of each document brought in."""
        found: dict[NamedNode, str] = {}
        for contribution in self.contributions:
            found.update(contribution.graphs)
        return found


def read_brought_in(settings: Settings) -> BroughtIn:
    """What the data folder of ``settings`` has.

    Raises
    ------
    InputError: a contribution, the judgements or the suppressions do not read; says which.
    """
    iris, data = Iris(settings.base), settings.data
    contributions = tuple(read_contribution(path, iris) for path in contribution_files(data))
    read = [(one.path.name, one.digest) for one in contributions]
    while True:
        before = _digests([data / FILE, data / _SUPPRESSIONS])
        judgements = read_name_judgements(data / FILE)
        suppressions = read_suppressions(data / _SUPPRESSIONS)
        if before == _digests([data / FILE, data / _SUPPRESSIONS]):
            return BroughtIn(contributions, judgements, suppressions, _hash([*read, *before]))


def brought_in_digest(data: Path) -> str:
    """A hash of the files :func:`read_brought_in` reads."""
    return _hash(_digests([*contribution_files(data), data / FILE, data / _SUPPRESSIONS]))


def _digests(files: Iterable[Path]) -> list[tuple[str, str]]:
    found = []
    for path in files:
        with suppress(FileNotFoundError):
            found.append((path.name, hashlib.sha256(path.read_bytes()).hexdigest()))
    return found


def _hash(digests: Iterable[tuple[str, str]]) -> str:
    return hashlib.sha256(repr(list(digests)).encode()).hexdigest()
