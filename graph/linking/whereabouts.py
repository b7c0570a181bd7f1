"""Where a text takes place: the places it names without doubt, as evidence for homonyms."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.linking.collectivites import is_common_word, near_places
from graph.mentions.gazetteer import Gazetteer, Known
from graph.model.reading import ReadEntity
from graph.model.vocabulary import Kind

__all__ = ["Whereabouts", "names_said", "read_whereabouts"]

_WIDE: Final = ("departement", "region")
_LONGEST: Final = 5
_CODE = re.compile(r"\d[\dABab]\d?")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Places with their names, by official path.

    Parameters
    ----------
    named: places the text names as such, with the département and the groupement around them.
    hinted: départements and regions inside the names of other things: « CRESS Bretagne ».
    """

    named: Mapping[str, str]
    hinted: Mapping[str, str]

    def decide(self, within: Mapping[str, frozenset[str]]) -> tuple[str, str]:
        """The one homonym in a place of the text, and that place; empty texts if none is alone.

        Parameters
        ----------
        within: the official paths around each homonym.
        """
        for places in (self.named, self.hinted):
            near = near_places(within, frozenset(places))
            if len(near) == 1:
                path = min(within[near[0]] & places.keys())
                return near[0], places[path]
        return "", ""


def read_whereabouts(
    entities: Sequence[ReadEntity], known: Mapping[str, Sequence[Known]], gazetteer: Gazetteer
) -> Whereabouts:
    """The places ``entities`` tell; ``known`` is what goes by their names."""
    named: dict[str, str] = {}
    for entity in entities:
        if entity.kind in (Kind.TERRITORY, Kind.COLLECTIVITE):
            for path, name in _sure(entity, known):
                named.setdefault(path, name)
    return Whereabouts(named, _hinted(entities, gazetteer))


def _sure(entity: ReadEntity, known: Mapping[str, Sequence[Known]]) -> Iterator[tuple[str, str]]:
    """A place whose name is one place's only, and its département and groupement.

    Its region is no evidence: too much lies in it.
    """
    for name in (entity.label, *entity.names):
        yield from _in_bracket(name, known)
    places: dict[str, Known] = {}
    councils: dict[str, Known] = {}
    for name in names_said(entity):
        for one in known.get(name, ()):
            if one.kind is Kind.TERRITORY and one.exact:
                places[_path(one.iri)] = one
            elif one.kind is Kind.COLLECTIVITE:
                councils[one.iri] = one
    told = {_path(one.iri) for one in entity.candidates} & places.keys()
    sure = [places[path] for path in told] if len(told) == 1 else list(places.values())
    if len(sure) == 1 and not (is_common_word(sure[0].label) and entity.kind is Kind.TERRITORY):
        yield _path(sure[0].iri), sure[0].label
        yield from _around(sure[0], sure[0].label)
    if len(councils) == 1:
        council = next(iter(councils.values()))
        yield f"epci/{council.code}", council.label
        yield from _around(council, council.label)


def names_said(entity: ReadEntity) -> tuple[str, ...]:
    """What the text calls an entity."""
    return (entity.label, *entity.names, *(one.surface for one in entity.mentions))


def _around(one: Known, name: str) -> Iterator[tuple[str, str]]:
    """The département and the groupement around; of a region, itself."""
    region = _path(one.iri).startswith("region/") or "région" in one.detail
    for path in sorted(one.within):
        if region or not path.startswith("region/"):
            yield path, name


def _in_bracket(name: str, known: Mapping[str, Sequence[Known]]) -> Iterator[tuple[str, str]]:
    """« Zorgluk (93) », « Zorgluk (La Réunion) »: the département the bracket tells."""
    said = name.partition(" (")[2].rstrip(")")
    if _CODE.fullmatch(said):
        yield f"departement/{said.upper()}", name
    for one in known.get(said, ()) if said else ():
        if one.kind is Kind.TERRITORY and _path(one.iri).startswith(_WIDE):
            yield _path(one.iri), name


def _hinted(entities: Sequence[ReadEntity], gazetteer: Gazetteer) -> dict[str, str]:
    pieces = dict.fromkeys(
        piece
        for entity in entities
        if entity.kind in (Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT)
        for piece in _pieces(entity.label)
    )
    found = gazetteer.lookup(pieces.keys())
    return {
        _path(one.iri): one.label
        for piece in pieces
        for one in found.get(piece, ())
        if one.exact and _path(one.iri).startswith(_WIDE) and not is_common_word(one.label)
    }


def _pieces(label: str) -> Iterator[str]:
    words = label.split()
    for first in range(len(words)):
        if words[first][:1].isupper():
            for last in range(first, min(first + _LONGEST, len(words))):
                yield " ".join(words[first : last + 1])


def _path(iri: str) -> str:
    return "/".join(iri.rsplit("/", 2)[-2:])
