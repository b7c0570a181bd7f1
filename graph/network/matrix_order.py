"""The orders a matrix is shown in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from graph.model.iris import folded
from graph.network.matrix import Entry, Group, Matrix, kept
from graph.network.seriation import seriated
from graph.network.territories import at_level, territories_of
from graph.questions.dataset import Dataset

__all__ = ["ORDERS", "Situations", "inside", "ordered", "situations"]

ORDERS: Final = ("groupes", "territoire", "liens", "nom")
"""By likeness (seriation), by territory, by number of links, by name."""

_LEVELS: Final = ("region", "departement", "epci")

_WORDS: Final = {
    "fr": {"nowhere": "Sans région connue", "several": "Plusieurs régions"},
    "en": {"nowhere": "No known region", "several": "Several regions"},
}


@dataclass(frozen=True, slots=True)
class Situations:
    """Where entities are, for an order by territory.

    Parameters
    ----------
    names: of each entity (IRI), its région, département and EPCI; an empty text for none.
    several: IRIs of the entities that have more than one région.
    """

    names: Mapping[str, tuple[str, str, str]] = field(default_factory=lambda: MappingProxyType({}))
    several: frozenset[str] = frozenset()


def situations(dataset: Dataset, entities: Iterable[str], language: str = "fr") -> Situations:
    """Where each entity is; a level it has several territories of counts as none."""
    opened = dataset
    lies = territories_of(opened.store, opened.iris, entities)
    found = {level: at_level(lies, opened.iris, level) for level in _LEVELS}
    single = {
        (level, entity): places[0]
        for level, by_entity in found.items()
        for entity, places in by_entity.items()
        if len(places) == 1
    }
    names = opened.labels(set(single.values()), language)

    def name(level: str, entity: str) -> str:
        place = single.get((level, entity), "")
        return names.get(place, place.rpartition("/")[2])

    told = {one: (name("region", one), name("departement", one), name("epci", one)) for one in lies}
    several = frozenset(one for one, places in found["region"].items() if len(places) > 1)
    return Situations(MappingProxyType(told), several)


def inside(dataset: Dataset, matrix: Matrix, territory: str) -> Matrix:
    """Only the crossings of which one entity at least belongs to a territory (IRI)."""
    ends = [entry.iri for entry in (*matrix.rows, *matrix.columns)]
    lies = territories_of(dataset.store, dataset.iris, ends)
    here = {one for one, places in lies.items() if territory in places}
    return kept(matrix, (pair for pair in matrix.crossings if not here.isdisjoint(pair)))


def ordered(
    matrix: Matrix,
    order: str,
    places: Situations | None = None,
    language: str = "fr",
) -> Matrix:
    """``matrix`` in one of ``ORDERS``; in the first where ``order`` is none of them.

    Parameters
    ----------
    places: where its entities are, for the order by territory, which makes groups of régions.
    """
    named = replace(
        matrix,
        rows=tuple(sorted(matrix.rows, key=_by_name)),
        columns=tuple(sorted(matrix.columns, key=_by_name)),
        row_groups=(),
        column_groups=(),
    )
    if order == "nom":
        return named
    if order == "territoire":
        return _by_territory(named, places or Situations(), language)
    return _by_links(named) if order == "liens" else _by_likeness(named)


def _by_name(entry: Entry) -> tuple[str, str, str]:
    return folded(entry.label), entry.label, entry.iri


def _by_links(matrix: Matrix) -> Matrix:
    """Those with most links first; of equals, those with most independent sources."""
    counts: dict[str, list[int]] = {}
    for pair, crossing in matrix.crossings.items():
        for end in pair:
            known = counts.setdefault(end, [0, 0])
            known[0] += 1
            known[1] += crossing.independent

    def order(entry: Entry) -> tuple[int, int]:
        links, sources = counts.get(entry.iri, (0, 0))
        return -links, -sources

    return replace(
        matrix,
        rows=tuple(sorted(matrix.rows, key=order)),
        columns=tuple(sorted(matrix.columns, key=order)),
    )


def _by_likeness(matrix: Matrix) -> Matrix:
    row_at = {entry.iri: place for place, entry in enumerate(matrix.rows)}
    column_at = {entry.iri: place for place, entry in enumerate(matrix.columns)}
    links = [(row_at[row], column_at[column]) for row, column in matrix.crossings]
    rows, columns = seriated(links, len(matrix.rows), len(matrix.columns))
    shown = tuple(matrix.rows[place] for place in rows)
    across = tuple(matrix.columns[place] for place in columns)
    return replace(matrix, rows=shown, columns=shown if _is_symmetric(matrix) else across)


def _is_symmetric(matrix: Matrix) -> bool:
    """Whether rows and columns are the same entities, linked both ways: one order is enough."""
    return set(matrix.rows) == set(matrix.columns) and all(
        (column, row) in matrix.crossings for row, column in matrix.crossings
    )


def _by_territory(matrix: Matrix, places: Situations, language: str) -> Matrix:
    """Régions by name, within them départements, EPCI, names; no région last."""
    words = _WORDS["en" if language == "en" else "fr"]

    def order(entry: Entry) -> tuple[bool, bool, tuple[str, ...]]:
        # What stands for a whole région or département comes before what lies in it.
        told = places.names.get(entry.iri, ("", "", ""))
        above = entry.iri not in places.several
        return not told[0], above, tuple(folded(name) for name in told)

    def group(entry: Entry) -> str:
        region = places.names.get(entry.iri, ("", "", ""))[0]
        missing = words["several" if entry.iri in places.several else "nowhere"]
        return region or missing

    rows = sorted(matrix.rows, key=order)
    columns = sorted(matrix.columns, key=order)
    return replace(
        matrix,
        rows=tuple(rows),
        columns=tuple(columns),
        row_groups=_groups([group(entry) for entry in rows]),
        column_groups=_groups([group(entry) for entry in columns]),
    )


def _groups(names: Sequence[str]) -> tuple[Group, ...]:
    return tuple(Group(name, len(list(same))) for name, same in groupby(names))
