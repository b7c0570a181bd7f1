"""What stays behind when the rest is published, and why: for those inside only."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.exports.public import PublicView, Withheld
from graph.linking.judgements import read_judgements
from graph.linking.name_judgements import FILE, read_name_judgements
from graph.linking.suppressions import read_suppressions
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import kind_of
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.sources.contributions import contribution_files, read_record

__all__ = ["HeldBack", "HeldRow", "Why", "held_back"]


class Why(StrEnum):
    """The reason something stays behind."""

    RESTRICTED = "restricted"
    """A source document that is not public."""
    DESCRIBED_THERE = "described-there"
    """A thing that only documents which are not public describe."""
    REFERENCE = "reference"
    """Statements of public documents that would reveal one of those things."""
    CONTACT = "contact"
    """The contact graph, or a text that looks like a contact."""
    SUPPRESSED = "suppressed"
    """Someone or something removed on request: only how many, nobody's name is kept."""
    NOTE = "note"
    """A note written for those who work on the graph: a doubt, the reason of a judgement."""
    CONTRIBUTOR = "contributor"
    """The names of those who brought or decided something: only how many."""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One line of the list.

    Parameters
    ----------
    what: its IRI, or an empty text where the line stands for several things.
    label: its name or title, as those inside see it; empty where there is none to tell.
    kind: of a thing, its kind (``person``); else what is counted: ``contact``, ``statement``,
        ``text``, ``issue``, ``judgement``, ``contribution``, ``name``.
    why: the reason.
    count: how many statements; of a line that stands for several things, how many of those.
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

    Takes as long as reading the whole store: keep it for as long as the generation lasts.

    Parameters
    ----------
    dataset: the internal store.
    settings: for the folder of the data, where judgements, contributions and suppressions are.

    Raises
    ------
    graph.errors.InputError: one of those files does not read.
    graph.errors.StoreBroken: the store does not answer.
    """
    view = PublicView(dataset.store, dataset.iris)
    withheld = view.withheld(sum(1 for _ in view.quads()))
    rows = [
        *_documents(dataset, withheld),
        *_things(dataset, withheld),
        *_statements(withheld),
        *_suppressed(settings),
        *_notes(dataset, settings),
        *_contributors(settings, dataset.iris),
    ]
    order = {why: rank for rank, why in enumerate(Why)}
    rows.sort(key=lambda row: (order[row.why], row.label.casefold(), row.what, row.kind))
    return HeldBack(tuple(row for row in rows if row.count))


def _documents(dataset: Dataset, withheld: Withheld) -> Iterator[HeldRow]:
    contacts = dataset.iris.contacts.value
    names = dataset.labels(withheld.graphs)
    for graph in withheld.graphs:
        count = sum(1 for _ in dataset.store.quads(graph=NamedNode(graph)))
        if graph == contacts:
            yield HeldRow("", "", "contact", Why.CONTACT, count)
        else:
            # A document that states nothing is held back all the same: its title is.
            yield HeldRow(graph, names.get(graph, ""), "resource", Why.RESTRICTED, count or 1)


def _things(dataset: Dataset, withheld: Withheld) -> Iterator[HeldRow]:
    names = dataset.labels(withheld.entities)
    for thing in withheld.entities:
        kind = kind_of(thing, dataset.iris)
        count = sum(1 for _ in dataset.store.quads(NamedNode(thing)))
        segment = dataset.iris.short(thing).partition("/")[0]
        name = kind.value if kind else segment
        yield HeldRow(thing, names.get(thing, ""), name, Why.DESCRIBED_THERE, count or 1)


def _statements(withheld: Withheld) -> Iterator[HeldRow]:
    yield HeldRow("", "", "statement", Why.REFERENCE, withheld.statements)
    yield HeldRow("", "", "text", Why.CONTACT, withheld.contacts)


def _suppressed(settings: Settings) -> Iterator[HeldRow]:
    lines = read_suppressions(settings.data / "suppressions.csv").lines
    for kind, count in sorted(Counter(line.kind.value for line in lines).items()):
        yield HeldRow("", "", kind, Why.SUPPRESSED, count)


def _notes(dataset: Dataset, settings: Settings) -> Iterator[HeldRow]:
    judged = read_judgements(settings.data / "judgements.csv").by_subject.values()
    named = read_name_judgements(settings.data / FILE).lines
    reasons = sum(bool(line.reason) for line in judged) + sum(bool(line.reason) for line in named)
    yield HeldRow("", "", "issue", Why.NOTE, len(dataset.generation.read("issues.json")))
    yield HeldRow("", "", "judgement", Why.NOTE, reasons)


def _contributors(settings: Settings, iris: Iris) -> Iterator[HeldRow]:
    files = contribution_files(settings.data)
    names = {str(read_record(path, iris).get("by", "")) for path in files}
    names |= {line.by for line in read_name_judgements(settings.data / FILE).lines}
    judged = read_judgements(settings.data / "judgements.csv").by_subject.values()
    names |= {line.by for line in judged}
    yield HeldRow("", "", "contribution", Why.NOTE, len(files))
    yield HeldRow("", "", "name", Why.CONTRIBUTOR, len(names - {""}))
