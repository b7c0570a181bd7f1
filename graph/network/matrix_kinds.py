"""Any two kinds of entities as a matrix: every statement that joins one of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from graph.errors import InputError, worded
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.claims import ClaimView, claims_of
from graph.network.crossing import crossing_of, entries_of, scics_of
from graph.network.kind_words import KIND_WORDS, SCIC
from graph.network.matrix import DEDUCED, Crossing, Mark, Matrix
from graph.network.matrix_words import side_name
from graph.network.origins import read_origins
from graph.network.participations import Participations
from graph.network.relations import read_wordings
from graph.network.territories import territories_of
from graph.questions.dataset import Dataset

__all__ = ["KINDS", "kinds_matrix", "read_kinds"]

KINDS: Final = tuple(kind for kind in KIND_WORDS["fr"] if kind)
"""What a matrix may cross: the kinds; ``scic`` is a part of ``organisation``."""

_NAMING: Final = ("schema:mentions", "schema:about")

_CLAIMED: Final = f"""
SELECT DISTINCT ?s ?p ?o ?g WHERE {{
  GRAPH ?g {{ ?c {term("rdf:subject")} ?s ; {term("rdf:predicate")} ?p ; {term("rdf:object")} ?o }}
}}"""

_UNCLAIMED: Final = ("dcterms:publisher", "dcterms:subject")
"""Relations stated without a claim; those of territories to each other are no cooperation."""

_Pair = tuple[str, str]


@dataclass(slots=True)
class _Deduced:
    """What makes a link that no source states: its strengths, what it passes by, on what word."""

    strengths: set[str] = field(default_factory=set)
    through: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)


def read_kinds(text: str) -> tuple[str, str]:
    """The two kinds that ``collectivite,scic`` names.

    Raises
    ------
    graph.errors.InputError: they are not two, or one is not among ``KINDS``.
    """
    kinds = tuple(part.strip() for part in text[:200].split(","))
    if len(kinds) != 2 or not set(kinds) <= set(KINDS):
        raise InputError(
            "une matrice croise deux types d'entités.",
            where="matrice",
            advice=worded(
                "Écrivez par exemple matrice=collectivite,scic ; les types sont {names}.",
                names=", ".join(KINDS),
            ),
        )
    return kinds[0], kinds[1]


def kinds_matrix(dataset: Dataset, one: str, other: str, *, language: str = "fr") -> Matrix:
    """Entities of kind ``one`` in rows, of kind ``other`` in columns, and what links them.

    Stated links are the statements that join the two, in either direction. Deduced links are
    those of two entities that take part in one project, PTCE, network or event (as the question
    ``collectivites-scic`` understands it), that one document names, or of which one lies in the
    territory that the other is or runs. Only entities a statement speaks of are looked at: the
    official code alone would add thirty-eight thousand.

    Parameters
    ----------
    one, other: two of ``KINDS``, which may be the same.
    """
    ends, shared = _read_ends(dataset)
    members = _Members(dataset)
    rows = {end for end in ends if members.is_a(end, one)}
    columns = {end for end in ends if members.is_a(end, other)}
    claims = claims_of(dataset.store, dataset.iris, rows, others=columns) if rows else []
    said: dict[_Pair, list[ClaimView]] = {}
    for claim in claims:
        for pair in {(claim.subject, claim.object), (claim.object, claim.subject)}:
            if pair[0] in rows and pair[1] in columns and pair[0] != pair[1]:
                said.setdefault(pair, []).append(claim)
    deduced: dict[_Pair, _Deduced] = {}
    _share(shared, rows, columns, deduced)
    _lie_in(dataset, rows, columns, deduced, turned=False)
    _lie_in(dataset, columns, rows, deduced, turned=True)
    crossings = _crossings(dataset, said, deduced)
    names = dataset.labels(rows | columns, language)
    sides = [{pair[place]: names.get(pair[place], "") for pair in crossings} for place in (0, 1)]
    first, second = (entries_of(dataset, side) for side in sides)
    titles = (side_name(kind, language) for kind in (one, other))
    title, across = (f"{name[:1].upper()}{name[1:]}" for name in titles)
    return Matrix(first, second, MappingProxyType(crossings), title, across)


class _Members:
    """Which kind an entity is of."""

    def __init__(self, dataset: Dataset) -> None:
        self._iris = dataset.iris
        self._scics = scics_of(dataset)

    def is_a(self, iri: str, kind: str) -> bool:
        """Whether it is of ``kind``, one of ``KINDS``."""
        return iri in self._scics if kind == SCIC else kind_of(iri, self._iris) == kind


_Shared = dict[tuple[str, str], dict[str, set[str]]]
"""By strength and by what is shared: each entity that has it, and the sources that say so."""


def _read_ends(dataset: Dataset) -> tuple[set[str], _Shared]:
    """Every entity a statement speaks of, and what several of them may have in common."""
    naming = {term(name).value for name in _NAMING}
    hubs = Participations.read(dataset.store, dataset.iris)
    ends: set[str] = set()
    shared: _Shared = {}
    for subject, predicate, value, source in _statements(dataset):
        ends |= {subject, value}
        kinds = [kind_of(end, dataset.iris) is Kind.RESOURCE for end in (subject, value)]
        if predicate in naming and kinds == [True, False]:
            found = shared.setdefault(("co-mention", subject), {})
            found.setdefault(value, set()).add(source)
        for middle in hubs.joined(predicate, value):
            found = shared.setdefault(("partage", middle), {})
            for end in hubs.taking_part(subject) - {middle}:
                found.setdefault(end, set()).add(source)
    return ends, shared


def _statements(dataset: Dataset) -> Iterator[tuple[str, str, str, str]]:
    """Subject, predicate, object and source; what the contact graph says is never read."""
    rows: Iterable[tuple[object, ...]] = dataset.store.select(_CLAIMED)[1]
    plain = (
        (quad.subject, quad.predicate, quad.object, quad.graph_name)
        for name in _UNCLAIMED
        for quad in dataset.store.quads(None, term(name), None, None)
    )
    for found in (rows, plain):
        for parts in found:
            named = [part.value for part in parts if isinstance(part, NamedNode)]
            if len(named) == len(parts) and named[3] != dataset.iris.contacts.value:
                yield named[0], named[1], named[2], named[3]


def _share(
    shared: _Shared, rows: set[str], columns: set[str], found: dict[_Pair, _Deduced]
) -> None:
    """Two entities that take part in one thing, or that one document names."""
    for (strength, middle), ends in shared.items():
        lasts = sorted(columns.intersection(ends))
        for first in sorted(rows.intersection(ends)):
            for last in lasts:
                if first != last:
                    told = found.setdefault((first, last), _Deduced())
                    told.strengths.add(strength)
                    told.through.add(middle)
                    told.sources |= ends[first] | ends[last]


def _lie_in(
    dataset: Dataset,
    around: set[str],
    inside: set[str],
    found: dict[_Pair, _Deduced],
    *,
    turned: bool,
) -> None:
    """Entities that lie in the territory that another is or runs.

    Parameters
    ----------
    turned: whether ``around`` are the columns.
    """
    places = _own_places(dataset, around)
    if not places:
        return
    lies = territories_of(dataset.store, dataset.iris, inside)
    for entity in sorted(inside):
        for place in sorted(lies[entity] & places.keys()):
            for holder in places[place]:
                if holder != entity:
                    pair = (entity, holder) if turned else (holder, entity)
                    told = found.setdefault(pair, _Deduced())
                    told.strengths.add("territoire")
                    told.through.add(place)


def _own_places(dataset: Dataset, holders: Iterable[str]) -> dict[str, list[str]]:
    """Who runs, or is, each territory."""
    found: dict[str, list[str]] = {}
    for holder in sorted(holders):
        kind = kind_of(holder, dataset.iris)
        if kind is Kind.TERRITORY:
            found.setdefault(holder, []).append(holder)
        elif kind is Kind.COLLECTIVITE:
            for quad in dataset.store.quads(NamedNode(holder), term("dcterms:spatial"), None, None):
                if isinstance(quad.object, NamedNode):
                    found.setdefault(quad.object.value, []).append(holder)
    return {place: sorted(set(known)) for place, known in found.items()}


def _crossings(
    dataset: Dataset,
    said: Mapping[_Pair, list[ClaimView]],
    deduced: Mapping[_Pair, _Deduced],
) -> dict[_Pair, Crossing]:
    origins = read_origins(dataset.store, dataset.iris)
    wordings = read_wordings(dataset.store, dataset.iris)
    nothing = _Deduced()
    found = {}
    for pair in sorted({*said, *deduced}):
        told = deduced.get(pair, nothing)
        found[pair] = crossing_of(
            said.get(pair, ()),
            wordings,
            [Mark("", strength, DEDUCED) for strength in sorted(told.strengths)],
            sorted(told.through),
            told.sources,
            origins,
        )
    return found
