"""How well a thing of the graph fits an entity of a text: name, kind, place, company.

| What is known | Score |
|---|---|
| the very name | 0.92 |
| the name but for its articles | 0.86 |
| an acronym, and nothing but an acronym in the text | 0.86 |
| a kind close to the entity's (a project for an organisation) | 0.15 less |
| the text names something the graph ties to it | 0.06 more |
| others have that name, and nothing speaks for this one | 0.35 less |
| a person nothing else in the text is tied to | 0.25 less |

Of homonyms, one is told by a place the text names (its département, its groupement, its own
region where the text names the region), then by what the graph ties to it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.linking.collectivites import bare_names
from graph.linking.neighbours import Neighbours
from graph.linking.whereabouts import Whereabouts, read_whereabouts
from graph.mentions.gazetteer import Gazetteer, Known
from graph.model.reading import Candidate, ReadEntity, ResourceReading
from graph.model.vocabulary import Kind
from graph.search.entries import is_part_of_commune

__all__ = ["Surroundings", "names_of", "score_candidates"]

_EXACT: Final = 0.92
_LOOSE: Final = 0.86
_ACRONYM: Final = 0.86
_CLOSE_KIND: Final = 0.15
_COMPANY: Final = 0.06
_HOMONYM: Final = 0.35
_ALONE: Final = 0.25
_BUSIEST: Final = 30
"""What has more relations than that tells no homonym: a network of all of them is no evidence."""
_ANY: Final = 1_000_000_000
_ACTORS: Final = (Kind.ORGANISATION, Kind.PROJECT)
_PLACED: Final = (Kind.COLLECTIVITE, Kind.TERRITORY)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole reading tells of each of its entities.

    Parameters
    ----------
    known: what goes by each name.
    whereabouts: the places the text names without doubt.
    company: what the entities are without doubt, with the number of relations each has.
    """

    known: Mapping[str, Sequence[Known]]
    whereabouts: Whereabouts
    company: Mapping[str, int]
    neighbours: Neighbours

    @classmethod
    def of(
        cls, reading: ResourceReading, gazetteer: Gazetteer, neighbours: Neighbours
    ) -> "Surroundings":
        """What ``reading`` tells: all its names looked up at once."""
        entities = reading.entities
        known = gazetteer.lookup({name for one in entities for name in names_of(one)})
        company = {
            found.iri: found.degree
            for one in entities
            if one.kind not in (Kind.CONCEPT, Kind.TERRITORY)
            for found in _alone(one, known)
        }
        return cls(known, read_whereabouts(entities, known, gazetteer), company, neighbours)

    def is_in_company(self, iri: str, others: Collection[str], busiest: int = _ANY) -> bool:
        """Whether the text names something the graph ties to ``iri``.

        Parameters
        ----------
        others: things that do not count.
        busiest: something with more relations than that is tied to too much to tell.
        """
        around = self.neighbours.of(iri)
        return any(
            other in around and other not in others and degree <= busiest
            for other, degree in self.company.items()
        )


def names_of(entity: ReadEntity) -> list[str]:
    """Every name an entity may be looked up by, the fullest first."""
    names = [entity.label, *entity.names, *(one.surface for one in entity.mentions)]
    for name in (entity.label, *entity.names):
        long, _, rest = name.partition(" (")
        if rest.endswith(")"):
            names += [long, rest[:-1]]
    if entity.kind in _PLACED:
        names += [bare for name in list(names) for bare in bare_names(name)]
    return list(dict.fromkeys(name for name in names if name))


def score_candidates(entity: ReadEntity, around: Surroundings) -> list[Candidate]:
    """The things ``entity`` may be, each with its score and what speaks for it, best first."""
    fitting = _fitting(entity, around.known)
    told, why = _told(entity, fitting, around)
    scored = [_scored(entity, one, len(fitting), told, why, around) for one in fitting]
    return sorted(scored, key=lambda one: (-one.score, one.iri))


def _fitting(entity: ReadEntity, known: Mapping[str, Sequence[Known]]) -> list[Known]:
    """What has one of the entity's names and is of a kind that fits."""
    named = {one.iri: one for one in entity.candidates}
    found: dict[str, Known] = {}
    for name in names_of(entity):
        for one in known.get(name, ()):
            better = one.exact and not found.get(one.iri, one).exact
            if _fits(entity.kind, one.kind) and (one.iri not in found or better):
                found[one.iri] = one
    for iri, told in named.items():
        if iri not in found and _fits(entity.kind, told.kind):
            found[iri] = Known(iri, told.label, told.kind, told.detail, told.code)
    if entity.kind in _PLACED:
        return list(_of_one_level(entity, list(found.values()), named))
    return [one for one in found.values() if one.iri in named] or list(found.values())


def _of_one_level(
    entity: ReadEntity, found: Sequence[Known], named: Collection[str]
) -> Iterator[Known]:
    """Homonyms all, and nothing of another level than what the text named.

    A part of a commune gives way to the commune of its name and code.
    """
    levels = {_level(one) for one in found if one.iri in named} - {""}
    alike = [one for one in found if not levels or _level(one) in levels | {""}]
    whole = {one.code for one in alike if one.code and not is_part_of_commune(one.detail)}
    alike = [one for one in alike if one.code not in whole or not is_part_of_commune(one.detail)]
    for one in alike:
        holds = any(_path(one.iri) in other.within for other in alike if other is not one)
        if not (holds and entity.kind is Kind.TERRITORY):
            yield one


def _level(one: Known) -> str:
    """« commune », « département 75 »: the first word of its detail after what it is."""
    return one.detail.partition(", ")[2].partition(",")[0].partition(" ")[0]


def _path(iri: str) -> str:
    return "/".join(iri.rsplit("/", 2)[-2:])


def _fits(wanted: Kind, kind: Kind) -> bool:
    return wanted is kind or (wanted in _ACTORS and kind in _ACTORS)


def _alone(entity: ReadEntity, known: Mapping[str, Sequence[Known]]) -> list[Known]:
    fitting = _fitting(entity, known)
    return fitting if len(fitting) == 1 else []


def _told(entity: ReadEntity, fitting: Sequence[Known], around: Surroundings) -> tuple[str, str]:
    """The one of several homonyms that something speaks for, and what."""
    if len(fitting) < 2:
        return "", ""
    if entity.kind in _PLACED:
        iri, place = around.whereabouts.decide({one.iri: one.within for one in fitting})
        if iri:
            return iri, f"le texte nomme {place}"
    others = {one.iri for one in fitting}
    kept = [one.iri for one in fitting if around.is_in_company(one.iri, others, _BUSIEST)]
    return (kept[0], "le texte nomme ce que le graphe lui relie") if len(kept) == 1 else ("", "")


def _scored(
    entity: ReadEntity, one: Known, count: int, told: str, why: str, around: Surroundings
) -> Candidate:
    score, reasons = _by_name(entity, one)
    if one.kind is not entity.kind:
        score -= _CLOSE_KIND
        reasons.append("est d'un genre voisin")
    if count > 1 and one.iri != told:
        score -= _HOMONYM
        reasons.append("d'autres portent ce nom")
    elif count > 1:
        reasons.append(why)
    elif around.is_in_company(one.iri, {one.iri}):
        score += _COMPANY
        reasons.append("le texte nomme ce que le graphe lui relie")
    elif one.kind is Kind.PERSON:
        score -= _ALONE
        reasons.append("rien d'autre dans le texte ne lui est lié")
    return Candidate(
        iri=one.iri,
        label=one.label,
        kind=one.kind,
        detail=one.detail,
        code=one.code,
        score=round(min(max(score, 0.05), 1.0), 2),
        why=" ; ".join(reasons),
    )


def _by_name(entity: ReadEntity, one: Known) -> tuple[float, list[str]]:
    reasons = [f"porte le nom « {one.name or one.label} »"]
    if not one.exact:
        return _LOOSE, [*reasons, "à un article près"]
    if entity.label.isupper() and entity.kind in _ACTORS and not entity.names:
        return _ACRONYM, [*reasons, "un sigle seul"]
    return _EXACT, reasons
