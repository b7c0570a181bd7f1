"""Entities that may be one: alike in name, not judged different."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from graph.checks.quality_codes import is_numbered
from graph.model.iris import Iris, folded
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.store import Store

__all__ = ["Alike", "Pair", "find_duplicates", "read_names"]

_NAMED: Final = ("skos:prefLabel", "skos:altLabel")
_KINDS: Final = (*(kind for kind in Kind if kind not in (Kind.TERRITORY, Kind.RESOURCE)),)
_SPELT: Final = frozenset((Kind.ORGANISATION, Kind.PERSON, Kind.PROJECT, Kind.COLLECTIVITE))
"""The kinds whose names are compared word by word and letter by letter."""

_PLAIN: Final = frozenset(
    (
        *("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un"),
        *("association", "asso", "coop", "cooperative", "federation", "fondation", "groupe"),
        *("cae", "eurl", "sa", "sarl", "sas", "sasu", "scic", "scop", "societe", "union"),
        *("programme", "projet", "reseau", "une"),
    )
)
"""Words that do not tell one name from another."""

_SHORTEST: Final = 8
_COMMONEST: Final = 12
"""A name that more entities share is no sign that two of them are one."""


class Alike(StrEnum):
    """Why two entities may be one, the surest first."""

    NAME = "name"
    """One name, letter for letter but for case and accents."""
    WORDS = "words"
    """The same words, whatever their order and the legal form."""
    SPELLING = "spelling"
    """One letter apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one.

    Parameters
    ----------
    one, other: IRIs, in alphabetical order. names: what each is called that makes them alike.
    """

    one: str
    other: str
    alike: Alike
    names: tuple[str, str]


def read_names(store: Store, iris: Iris) -> dict[str, list[str]]:
    """What documents call each entity but documents and territories, by IRI.

    The names of the official code are not read: homonyms abound there and are no doubles.
    """
    found: dict[str, list[str]] = defaultdict(list)
    official = iris.resource("code-officiel-geographique")
    unread = ", ".join(map(str, (iris.contacts, iris.ontology, official)))
    for predicate in map(term, _NAMED):
        ours = f'STRSTARTS(STR(?e), "{iris.base}id/")'
        _, rows = store.select(
            f"SELECT DISTINCT ?e ?name WHERE {{ GRAPH ?g {{ ?e {predicate} ?name }} "
            f"FILTER(?g NOT IN ({unread}) && {ours}) }}"
        )
        for entity, name in rows:
            if (
                isinstance(entity, NamedNode)
                and isinstance(name, Literal)
                and kind_of(entity.value, iris) in _KINDS
            ):
                found[entity.value].append(name.value)
    return dict(found)


def find_duplicates(
    names: Mapping[str, Collection[str]],
    iris: Iris,
    apart: Collection[frozenset[str]] = (),
) -> list[Pair]:
    """The pairs of one kind that are alike, the surest first.

    Parameters
    ----------
    names: by IRI. apart: pairs that somebody judged different. Two authority numbers are never
        one thing.
    """
    found: dict[tuple[str, str], Pair] = {}
    for pair in _pairs(names, iris):
        key = (pair.one, pair.other)
        known = key in found or frozenset(key) in apart or all(map(is_numbered, key))
        if not known:
            found[key] = pair
    rank = list(Alike)
    return sorted(found.values(), key=lambda one: (rank.index(one.alike), one.names, one.one))


def _pairs(names: Mapping[str, Collection[str]], iris: Iris) -> Iterator[Pair]:
    """Every pair, the surest sign of each first."""
    by_kind: dict[Kind, list[tuple[str, str, str]]] = defaultdict(list)
    for iri, texts in names.items():
        kind = kind_of(iri, iris)
        if kind is not None:
            by_kind[kind] += [(iri, text, folded(text)) for text in texts if folded(text)]
    for kind in _KINDS:
        yield from _sharing(Alike.NAME, ((key, iri, text) for iri, text, key in by_kind[kind]))
    for kind in _SPELT:
        yield from _sharing(Alike.WORDS, ((_core(key), i, text) for i, text, key in by_kind[kind]))
        yield from _near(by_kind[kind])


def _sharing(alike: Alike, keyed: Iterable[tuple[str, str, str]]) -> Iterator[Pair]:
    """The pairs that have a key in common, of ``(key, iri, name)``."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for key, iri, text in keyed:
        if key:
            groups[key].setdefault(iri, text)
    for group in groups.values():
        if len(group) <= _COMMONEST:
            for one, other in combinations(sorted(group), 2):
                yield Pair(one, other, alike, (group[one], group[other]))


def _core(key: str) -> str:
    """The words of a name that tell it from others, sorted; nothing if they are too short."""
    words = sorted({word for word in key.split() if word not in _PLAIN})
    core = " ".join(words)
    return core if len(core) >= _SHORTEST else ""


def _near(named: Collection[tuple[str, str, str]]) -> Iterator[Pair]:
    """The pairs one letter apart: those that become the same when each loses at most one.

    (Neighbourhoods of deletions: Bocek, Hunt, Stiller, Fast similarity search in large
    dictionaries, 2007.)
    """
    shortened = (
        (key[:place] + key[place + 1 :], iri, key)
        for iri, _, key in named
        if len(key) >= _SHORTEST
        for place in range(len(key) + 1)
    )
    texts = {(iri, key): text for iri, text, key in named}
    for pair in _sharing(Alike.SPELLING, shortened):
        one, other = pair.names
        if _digits(one) == _digits(other) and OSA.distance(one, other, score_cutoff=1) == 1:
            told = (texts[pair.one, one], texts[pair.other, other])
            yield Pair(pair.one, pair.other, pair.alike, told)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
