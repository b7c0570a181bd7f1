"""Which things of the graph the entities of a reading are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.linking.neighbours import Neighbours, NoNeighbours
from graph.linking.scoring import Surroundings, score_candidates
from graph.mentions.gazetteer import Gazetteer
from graph.model.iris import folded
from graph.model.reading import Candidate, ReadEntity, ResourceReading
from graph.model.vocabulary import Kind

__all__ = ["ACCEPTED", "Decisions", "link"]

ACCEPTED: Final = 0.8
"""From this score on a candidate is taken for the thing itself, if none other reaches it too.

What it is worth is measured in docs/why/reading.md.
"""

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided on names: « même », « pas le même ».

    Parameters
    ----------
    same: the IRI that a name of a kind is, by ``(kind, folded name)``.
    different: the IRIs that a name of a kind is not.
    """

    same: Mapping[tuple[Kind, str], str] = field(default_factory=dict)
    different: Mapping[tuple[Kind, str], frozenset[str]] = field(default_factory=dict)

    def decided(self, entity: ReadEntity) -> str:
        """The IRI somebody said ``entity`` is, or an empty text."""
        found = (self.same.get((entity.kind, name)) for name in _names(entity))
        return next((iri for iri in found if iri), "")

    def refused(self, entity: ReadEntity) -> frozenset[str]:
        """The IRIs somebody said ``entity`` is not."""
        return frozenset().union(
            *(self.different.get((entity.kind, name), frozenset()) for name in _names(entity))
        )


_NOTHING_DECIDED = Decisions()
_NOTHING_TIED = NoNeighbours()


def link(
    reading: ResourceReading,
    gazetteer: Gazetteer,
    decisions: Decisions = _NOTHING_DECIDED,
    neighbours: Neighbours = _NOTHING_TIED,
) -> ResourceReading:
    """``reading`` with the IRI and code of each entity that is sure enough.

    The others keep their candidates, the best first. Nothing is ever decided between homonyms
    without a place or a tie that speaks for one of them.

    Parameters
    ----------
    gazetteer: where candidates come from.
    decisions: what people decided on names before; it goes before any score.
    neighbours: what the graph ties together.
    """
    around = Surroundings.of(reading, gazetteer, neighbours)
    entities = tuple(_linked(one, around, decisions) for one in reading.entities)
    return replace(reading, entities=entities)


def _linked(entity: ReadEntity, around: Surroundings, decisions: Decisions) -> ReadEntity:
    refused = decisions.refused(entity)
    scored = [one for one in score_candidates(entity, around) if one.iri not in refused]
    decided = decisions.decided(entity)
    if decided:
        code = next((one.code for one in scored if one.iri == decided), "")
        return replace(entity, iri=decided, code=code, candidates=tuple(scored[:_SHOWN]))
    best = _accepted(scored)
    if best is None:
        return replace(entity, candidates=tuple(scored[:_SHOWN]))
    others = tuple(one for one in scored if one.iri != best.iri)
    return replace(entity, iri=best.iri, code=best.code, candidates=(best, *others[: _SHOWN - 1]))


def _accepted(scored: Sequence[Candidate]) -> Candidate | None:
    if not scored or scored[0].score < ACCEPTED:
        return None
    if len(scored) > 1 and scored[1].score >= ACCEPTED:
        return None
    return scored[0]


def _names(entity: ReadEntity) -> list[str]:
    return list(dict.fromkeys(folded(name) for name in (entity.label, *entity.names)))
