"""Reading a document again: what was decided before is not asked again."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph.contributing.draft import Choice, Decision, Draft, Proposal, proposals
from graph.contributing.history import Contribution, decided_in, line_of
from graph.contributing.made import MadeGraph, Recorded, Signature
from graph.contributing.recording import as_read
from graph.model.iris import Iris, folded, same_page
from graph.model.reading import ReadDocument, ReadEntity, ReadResource, ResourceReading
from graph.settings import Settings
from graph.sources.contributions import contribution_files

__all__ = ["carry_over", "no_longer_read"]

_ENTITY: Final = "entity"
_Decisions = dict[Signature, tuple[Recorded, str]]
"""The last decision on each proposal, with the contribution that holds it."""


def carry_over(settings: Settings, draft: Draft) -> None:
    """Mark in ``draft`` what earlier contributions of the same resources have decided.

    What was accepted is known and not proposed again; what was refused stays refused; an entity
    that was linked or created is that same thing.

    Raises
    ------
    graph.errors.InputError: the file of a contribution in force is broken.
    """
    contributions = _Earlier.of(settings)
    readings = list(draft.document.readings)
    for number, reading in enumerate(draft.document.readings):
        if key := contributions.brought(reading.resource):
            draft.known[str(number)] = key
        earlier = contributions.decided(reading.resource)
        if earlier:
            readings[number] = _carried(draft, number, reading, earlier)
    draft.document = replace(draft.document, readings=tuple(readings))


def no_longer_read(settings: Settings, document: ReadDocument) -> list[tuple[str, Recorded]]:
    """What earlier contributions of the same resources stated and ``document`` does not propose.

    Returns
    -------
    The contribution's key and its decision, for each.

    Raises
    ------
    graph.errors.InputError: the file of a contribution in force is broken.
    """
    contributions = _Earlier.of(settings)
    found = []
    for number, reading in enumerate(document.readings):
        alone = Draft("again", document, "", "", "", [])
        now_read = {
            as_read(one, reading).signature
            for one in proposals(alone, known=True)
            if one.resource == number
        }
        for signature, (one, key) in contributions.decided(reading.resource).items():
            told = one.choice is Choice.ACCEPT and one.what != _ENTITY
            if told and signature not in now_read:
                found.append((key, one))
    return found


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The contributions in force, the oldest first."""

    lines: list[tuple[Path, Contribution]]
    iris: Iris

    @classmethod
    def of(cls, settings: Settings) -> "_Earlier":
        iris = Iris(settings.base)
        return cls(
            [(path, line_of(path, iris)) for path in contribution_files(settings.data)], iris
        )

    def brought(self, resource: ReadResource) -> str:
        """The last contribution that let ``resource`` in, or an empty text."""
        keys = (
            line.key
            for _, line in reversed(self.lines)
            if any(one.graph and _is_same(one, resource) for one in line.resources)
        )
        return next(keys, "")

    def decided(self, resource: ReadResource) -> _Decisions:
        """What those about ``resource`` have decided."""
        found: _Decisions = {}
        for path, line in self.lines:
            numbers = {one.number for one in line.resources if _is_same(one, resource)}
            for one in decided_in(path, self.iris) if numbers else ():
                if one.resource in numbers:
                    found[one.signature] = (one, line.key)
        return found


def _is_same(known: MadeGraph, resource: ReadResource) -> bool:
    """The same address, or the same title where one of them has no address."""
    if known.address and resource.address:
        return same_page(known.address) == same_page(resource.address)
    return bool(folded(known.title)) and folded(known.title) == folded(resource.title)


def _carried(
    draft: Draft, number: int, reading: ResourceReading, earlier: _Decisions
) -> ResourceReading:
    linked: dict[str, str] = {}
    for one in [one for one in proposals(draft, known=True) if one.resource == number]:
        found = earlier.get(as_read(one, reading).signature)
        if found is not None:
            _mark(draft, one, *found)
            if isinstance(one.read, ReadEntity) and found[0].iri:
                linked[one.read.key] = found[0].iri
    entities = tuple(
        replace(one, iri=linked[one.key]) if one.key in linked else one for one in reading.entities
    )
    return replace(reading, entities=entities)


def _mark(draft: Draft, one: Proposal, decided: Recorded, contribution: str) -> None:
    draft.known[one.key] = contribution
    if decided.choice is Choice.REFUSE:
        draft.decisions[one.key] = Decision(
            Choice.REFUSE, decided.by, decided.at, decided.reason, decided.automatic
        )
