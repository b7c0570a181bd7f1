"""What goes into the name index and what comes out of it."""

from dataclasses import dataclass
from functools import lru_cache

from graph.model.iris import folded
from graph.model.vocabulary import Kind

__all__ = ["ACTORS", "Match", "NameEntry", "is_part_of_commune"]

ACTORS = frozenset({Kind.COLLECTIVITE, Kind.ORGANISATION, Kind.PERSON, Kind.PROJECT})
"""Who acts: these come before bare places when a name fits both."""

_PARTS = ("associee", "deleguee", "arrondissement")


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One entity under all its names, as the builder gives it to the index.

    Parameters
    ----------
    iri: the entity.
    kind: what it is.
    label: its preferred name, which answers show.
    names: other names and acronyms, in the order they are to be believed.
    codes: INSEE code, SIREN: each names the entity exactly.
    postcodes: found, but they never name one entity.
    detail: tells homonyms apart: ``Nord (59)``, ``Métropole``, ``SCIC``. A detail with the word
        associée, déléguée or arrondissement marks a part of a commune, which full ones precede.
    degree: number of relations.
    weight: population, the last tie-break.
    access: ``public``, or anything else for what outsiders must not see.
    within: what it belongs to: official paths of the places around it (``departement/59``), or
        the scheme of a concept (``scheme/themes``).
    """

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    detail: str = ""
    degree: int = 0
    weight: int = 0
    access: str = "public"
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One entity that a text may mean.

    ``matched`` is the name or code that fits the text; ``score`` says how exactly, from 1 (it
    is the name) down to 0; ``degree`` is the number of relations; ``codes`` and ``within`` are
    those of the entry.
    """

    iri: str
    kind: Kind
    label: str
    detail: str
    matched: str
    score: float
    degree: int
    codes: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def is_part_of_commune(detail: str) -> bool:
    """Whether ``detail`` describes a commune associée or déléguée, or an arrondissement."""
    words = folded(detail)
    return any(part in words for part in _PARTS)
