"""What changed between two snapshots, as their readers are told.

Nothing that was taken out is named if it may be named no more: a person, something suppressed,
something that only documents which are not public still speak of.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

__all__ = [
    "CHANGES",
    "LISTED",
    "Changes",
    "EntityChange",
    "Named",
    "RelationChange",
    "read_changes",
]

CHANGES: Final = "changes.json"
LISTED: Final = 2_000
"""How many entities, and how many relations, are told one by one; all are counted."""

Counts = Mapping[str, Mapping[str, int]]
"""By kind, how many were ``added``, ``removed``, ``changed``."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, a property or a source under its French name; ``id`` is its IRI."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One entity.

    Parameters
    ----------
    change: ``added``, ``removed`` or ``changed``.
    kind: a ``Kind`` value.
    entity: which one.
    properties: of a changed one, what is said anew or no more.
    sources: who says so.
    """

    change: str
    kind: str
    entity: Named
    properties: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One relation between two entities.

    Parameters
    ----------
    change: ``added``; ``removed``: no source says it now; ``changed``: other sources say it, or
        they say other things of it.
    sources: who says so, or said so and still says something.
    """

    change: str
    subject: Named
    predicate: Named
    object: Named
    sources: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the snapshot before.

    Parameters
    ----------
    until: the version that was published.
    since: the version before, or an empty text for a first one: then nothing is compared.
    added, removed: how many statements.
    entities: how many entities of each kind. relations: of each property, under its IRI.
    sources: how many documents were ``added``, ``removed``.
    listed_entities, listed_relations: the first of them, in the order of their names.
    unnamed: how many that were removed are counted and not told.
    """

    until: str = ""
    since: str = ""
    added: int = 0
    removed: int = 0
    entities: Counts = field(default_factory=dict)
    relations: Counts = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    listed_entities: tuple[EntityChange, ...] = ()
    listed_relations: tuple[RelationChange, ...] = ()
    unnamed: int = 0

    def total(self, change: str, what: str = "entities") -> int:
        """How many ``entities`` or ``relations`` were ``added``, ``removed`` or ``changed``."""
        counts: Counts = self.entities if what == "entities" else self.relations
        return sum(by.get(change, 0) for by in counts.values())

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as written to ``changes.json``."""
        return asdict(self)


def read_changes(folder: Path) -> Changes | None:
    """The changes told in the snapshot in ``folder``; nothing if they do not read."""
    try:
        said = json.loads((folder / CHANGES).read_text("utf-8"))
        return Changes(
            **{
                **said,
                "listed_entities": tuple(map(_entity, said["listed_entities"])),
                "listed_relations": tuple(map(_relation, said["listed_relations"])),
            }
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _entity(said: Mapping[str, Any]) -> EntityChange:
    return EntityChange(
        said["change"],
        said["kind"],
        Named(**said["entity"]),
        _all_named(said["properties"]),
        _all_named(said["sources"]),
    )


def _relation(said: Mapping[str, Any]) -> RelationChange:
    subject, predicate, value = (Named(**said[end]) for end in ("subject", "predicate", "object"))
    sources = _all_named(said["sources"])
    return RelationChange(said["change"], subject, predicate, value, sources)


def _all_named(said: list[dict[str, str]]) -> tuple[Named, ...]:
    return tuple(Named(**one) for one in said)
