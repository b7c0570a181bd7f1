"""What the name index says of a place and of the institution that governs it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import TERRITORY_SEGMENTS, Kind, term
from graph.search.quad_source import QuadSource

__all__ = ["Place", "Places"]

_WORD_OF_SEGMENT: Final = {
    "commune": "commune",
    "departement": "département",
    "region": "région",
}
_WORD_OF_TYPE: Final = {
    "CommuneAssociee": "commune associée",
    "CommuneDeleguee": "commune déléguée",
    "ArrondissementMunicipal": "arrondissement municipal",
}
_AROUND: Final = ("departement/", "region/", "epci/")
_SHORT_KINDS: Final = frozenset(("CA", "CC", "CU"))
_INSTITUTION: Final = "collectivité"
_PLACE: Final = "territoire"
_METROPOLE: Final = "métropole"
"""That of Lyon is called so too."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the official code, with its institution's words."""

    name: str
    others: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    word: str = ""
    where: tuple[str, ...] = ()
    population: int = 0
    within: tuple[str, ...] = ()

    def names(self, kind: Kind) -> tuple[str, ...]:
        """The other names of the place, or those it gives to its institution."""
        return self.others if kind is Kind.TERRITORY else (self.name, *self.others)

    def detail(self, kind: Kind) -> str:
        """``territoire, commune, Nord (59)``."""
        first = _PLACE if kind is Kind.TERRITORY else _INSTITUTION
        return ", ".join(part for part in (first, self.word, *self.where) if part)


@dataclass(slots=True)
class _Told:
    """The properties of places, by subject."""

    values: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def of(self, name: str, iri: str) -> list[str]:
        return self.values[name].get(iri, [])

    def first(self, name: str, iri: str) -> str:
        return next(iter(self.of(name, iri)), "")


class Places:
    """Every place of a store.

    Parameters
    ----------
    label: gives the name of a thing by its IRI, or an empty text.
    """

    def __init__(self, store: QuadSource, iris: Iris, label: Callable[[str], str]) -> None:
        self._iris, self._label = iris, label
        read = {
            "code": term("igeo:codeINSEE"),
            "siren": iris.mai("siren"),
            "postcode": iris.mai("postcode"),
            "population": iris.mai("population"),
            "part": term("dcterms:isPartOf"),
            "overlaps": iris.mai("overlaps"),
            "spatial": term("dcterms:spatial"),
            "level": term("org:classification"),
            "other": term("skos:altLabel"),
        }
        self._told = _Told({name: _values(store, node) for name, node in read.items()})
        self._governs = {
            place: institution
            for institution, spatial in self._told.values["spatial"].items()
            for place in spatial
            if iris.short(institution).startswith(Kind.COLLECTIVITE.value)
        }
        self._words = dict(self._fine_words(store))

    def find(self, iri: str) -> Place | None:
        """What is said of a place, or of the place an institution governs; nothing for a place
        the official code does not hold.
        """
        segment = self._segment(iri)
        place = iri if segment in TERRITORY_SEGMENTS else self._told.first("spatial", iri)
        segment = self._segment(place)
        if not place or segment in ("", "place", "country"):
            return None
        institution = self._governs.get(place, "")
        siren = self._told.first("siren", place) or self._told.first("siren", institution)
        code = self._told.first("code", place) or siren
        if not code:
            return None
        within = self._within(place)
        population = self._told.first("population", place)
        return Place(
            name=self._label(place),
            others=tuple(self._others(place)),
            codes=tuple(filter(None, (code, siren))),
            postcodes=tuple(self._told.of("postcode", place)),
            word=self._word(place, segment, institution, code),
            where=self._where(place, segment, within),
            population=int(population) if population.isdigit() else 0,
            within=within,
        )

    def is_unofficial(self, iri: str) -> bool:
        """Whether it is the place of an institution the official code does not hold."""
        return self._segment(iri) == "place" and iri in self._governs

    def _segment(self, iri: str) -> str:
        return self._iris.short(iri).partition("/")[0]

    def _others(self, place: str) -> Iterator[str]:
        """Official names, and the short form of some: see ``graph.building.names``."""
        name = self._label(place)
        for other in self._told.of("other", place):
            yield other
            kind, _, rest = other.partition(" ")
            if kind in _SHORT_KINDS and rest[:1].isupper() and " " in rest:
                yield rest
        for parent in self._told.of("part", place):
            around = self._label(parent)
            if self._segment(parent) == "commune" and around and name.endswith(f"-{around}"):
                yield name.removesuffix(f"-{around}")

    def _word(self, place: str, segment: str, institution: str, code: str) -> str:
        if segment == "epci":
            level = self._label(self._told.first("level", institution)).lower()
            return _METROPOLE if level.startswith(_METROPOLE) else level.partition(" (")[0]
        word = self._words.get(place) or _WORD_OF_SEGMENT.get(segment, "")
        return f"{word} {code}" if segment in ("departement", "region") else word

    def _where(self, place: str, segment: str, within: tuple[str, ...]) -> tuple[str, ...]:
        if segment in ("departement", "region"):
            return ()
        found = [one for one in within if one.startswith("departement/")][:2]
        return tuple(
            f"{self._label(self._iris.long(one))} ({one.partition('/')[2]})" for one in found
        )

    def _within(self, place: str) -> tuple[str, ...]:
        pending = [place, *self._told.of("overlaps", place)]
        found: dict[str, None] = {}
        while pending:
            one = pending.pop()
            if one not in found:
                found[one] = None
                pending += self._told.of("part", one)
        own = set() if self._segment(place) != "epci" else {place}
        return tuple(
            sorted(
                short
                for one in found
                if one not in own and (short := self._iris.short(one)).startswith(_AROUND)
            )
        )

    def _fine_words(self, store: QuadSource) -> Iterator[tuple[str, str]]:
        for name, word in _WORD_OF_TYPE.items():
            for kind in (self._iris.mai(name), term(f"igeo:{name}")):
                for quad in store.quads(predicate=term("rdf:type"), object=kind):
                    if isinstance(quad.subject, NamedNode):
                        yield quad.subject.value, word


def _values(store: QuadSource, predicate: NamedNode) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads(predicate=predicate):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            found[subject.value].add(value.value)
    return {subject: sorted(values) for subject, values in found.items()}
