"""How well a thing of the graph fits an entity of a text: name, kind, place, company."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.linking.collectivites import near_places
from graph.mentions.gazetteer import Gazetteer, Known
from graph.model.reading import Candidate, ReadEntity, ResourceReading
from graph.model.vocabulary import Kind

__all__ = ["Surroundings", "score_candidates"]

_EXACT: Final = 0.95
_LOOSE: Final = 0.85
_OTHER_KIND: Final = 0.35
_HOMONYM: Final = 0.3
_PLACED: Final = (Kind.COLLECTIVITE, Kind.TERRITORY)
_ACTORS: Final = (Kind.ORGANISATION, Kind.PROJECT)
_BRACKET = re.compile(r"^(?P<long>.+?)\s*\((?P<short>[^()]{2,20})\)$")
_GROUPING = re.compile(r"\bm[ée]tropoles?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole reading tells of each of its entities.

    Parameters
    ----------
    known: what goes by each name.
    places: official paths of the places the text names without doubt.
    """

    known: Mapping[str, Sequence[Known]]
    places: frozenset[str]

    @classmethod
    def of(cls, reading: ResourceReading, gazetteer: Gazetteer) -> "Surroundings":
        """What ``reading`` tells: all its names looked up at once."""
        names = {name for one in reading.entities for name in _names(one)}
        known = gazetteer.lookup(names)
        return cls(known, frozenset(_sure_places(reading, known)))


def score_candidates(entity: ReadEntity, around: Surroundings) -> list[Candidate]:
    """The things ``entity`` may be, each with its score and what speaks for it, best first."""
    found: dict[str, Known] = {}
    for name in _names(entity):
        for one in around.known.get(name, ()):
            if one.iri not in found or (one.exact and not found[one.iri].exact):
                found[one.iri] = one
    told = {one.iri for one in entity.candidates}
    fitting = [one for one in found.values() if _fits(entity.kind, one.kind)]
    fitting = [one for one in fitting if one.iri in told] or fitting
    decided = _decided(entity.kind, fitting, around)
    scored = [_scored(entity, one, fitting, decided, around) for one in fitting]
    return sorted(scored, key=lambda one: (-one.score, one.iri))


def _names(entity: ReadEntity) -> list[str]:
    names = [entity.label, *entity.names, *(one.surface for one in entity.mentions)]
    for name in (entity.label, *entity.names):
        bracket = _BRACKET.match(name)
        if bracket:
            names += [bracket["long"], bracket["short"]]
    if entity.kind is Kind.COLLECTIVITE and _GROUPING.search(entity.evidence):
        for name in list(names):
            names += [f"{name} Métropole", f"Métropole de {name}", f"Eurométropole de {name}"]
    return list(dict.fromkeys(name for name in names if name))


def _fits(wanted: Kind, kind: Kind) -> bool:
    return wanted is kind or (wanted in _ACTORS and kind in _ACTORS)


def _decided(kind: Kind, fitting: Sequence[Known], around: Surroundings) -> frozenset[str]:
    """Of several homonyms, the one that lies where the text is about."""
    if len(fitting) < 2 or kind not in _PLACED:
        return frozenset()
    near = near_places({one.iri: one.within for one in fitting}, around.places)
    return frozenset(near) if len(near) == 1 else frozenset()


def _scored(
    entity: ReadEntity,
    one: Known,
    fitting: Sequence[Known],
    decided: frozenset[str],
    around: Surroundings,
) -> Candidate:
    score = _EXACT if one.exact else _LOOSE
    why = [f"porte le nom « {one.name or one.label} »"]
    if one.kind is not entity.kind:
        score -= _OTHER_KIND - 0.2
        why.append("est d'un genre voisin")
    if len(fitting) > 1:
        if one.iri in decided:
            why.append("se trouve là où se passe le texte")
        else:
            score -= _HOMONYM
            why.append("d'autres portent ce nom")
    return Candidate(
        one.iri,
        one.label,
        one.kind,
        one.detail,
        one.code,
        round(max(score, 0.05), 2),
        " ; ".join(why),
    )


def _sure_places(reading: ResourceReading, known: Mapping[str, Sequence[Known]]) -> Iterable[str]:
    """The paths of places whose name is one place's only, and of what they lie in."""
    for entity in reading.entities:
        if entity.kind not in _PLACED:
            continue
        things = {
            one.iri: one
            for name in _names(entity)
            for one in known.get(name, ())
            if one.kind is Kind.TERRITORY and one.exact
        }
        told = {one.iri for one in entity.candidates} & set(things)
        sure = [things[iri] for iri in told] if len(told) == 1 else list(things.values())
        if len(sure) == 1:
            yield "/".join(sure[0].iri.rsplit("/", 2)[-2:])
            yield from sure[0].within
