"""What stays behind when the rest is published, and why: for those inside only."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.exports.public import find_public
from graph.questions.dataset import Dataset
from graph.settings import Settings

__all__ = ["HeldBack", "HeldRow", "Why", "held_back"]


class Why(StrEnum):
    """The reason something stays behind."""

    RESTRICTED = "restricted"
    """A source document that is not public."""
    DESCRIBED_THERE = "described-there"
    """A thing that only documents which are not public describe."""
    REFERENCE = "reference"
    """Statements of public documents that name one of those things."""
    CONTACT = "contact"
    """The contact graph, or a text that looks like a contact."""
    SUPPRESSED = "suppressed"
    """Someone or something removed on request: only how many."""
    NOTE = "note"
    """A note written for those who work on the graph."""
    CONTRIBUTOR = "contributor"
    """The name of who brought or accepted something."""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One line of the list.

    Parameters
    ----------
    what: its IRI, or an empty text where there is none to give.
    label: its name or title, as those inside see it; empty where it must not be told even to them.
    kind: ``resource``, ``person``..., ``statement``, ``contact``, ``suppression``, ``note``.
    why: the reason.
    count: how many statements that makes.
    """

    what: str
    label: str
    kind: str
    why: Why
    count: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Everything that stays behind; never shown to outsiders, never written in a snapshot."""

    rows: tuple[HeldRow, ...] = ()

    def of(self, why: Why) -> tuple[HeldRow, ...]:
        """The rows of one reason."""
        return tuple(row for row in self.rows if row.why is why)

    def counts(self) -> dict[Why, int]:
        """How many rows of each reason, every reason present."""
        return {why: len(self.of(why)) for why in Why}

    def __iter__(self) -> Iterator[HeldRow]:
        """Each row, by reason, then by name."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def held_back(dataset: Dataset, settings: Settings) -> HeldBack:
    """What would stay behind if the store of ``dataset`` were published now.

    Parameters
    ----------
    dataset: the internal store.
    settings: for the folder of the data, where suppressions are.
    """
    del settings
    withheld = find_public(dataset.store, dataset.iris).withheld
    names = dataset.labels((*withheld.graphs, *withheld.entities))
    rows = [
        HeldRow(one, names.get(one, ""), "resource", Why.RESTRICTED, 0) for one in withheld.graphs
    ]
    return HeldBack(tuple(rows))
