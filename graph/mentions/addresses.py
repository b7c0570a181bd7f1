"""Lines of a fiche that name places: « 52200 LANGRES », « Zone d'action : »."""

import re
from collections.abc import Iterator

from graph.mentions.found import Found
from graph.mentions.gazetteer import Known
from graph.mentions.material import Material
from graph.model.iris import folded
from graph.model.reading import Part
from graph.model.vocabulary import Kind

__all__ = ["find_address_places"]

_STRENGTH = 70
_ADDRESS = re.compile(
    r"(?P<postcode>\b\d{5}\b)[ \t\xa0\u202f]+(?P<name>[^\W\d_][^\n,;()\d]*?)"
    r"(?:[ \t]+cedex\b[^\n]*)?[ \t\xa0]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PIECE = re.compile(r"[^,;/\n]+")
_LABEL = re.compile(r"^[^\n:]{0,40}:\s*")


def find_address_places(material: Material) -> Iterator[Found]:
    """The commune of each address line, the places of each « Zone d'action »."""
    text = material.text
    for passage in material.resource.parts(Part.ADDRESS):
        for line in _ADDRESS.finditer(text, passage.start, passage.end):
            yield _commune(material, line)
    for passage in material.resource.parts(Part.AREA):
        area = text[passage.start : passage.end]
        label = _LABEL.match(area)
        start = passage.start + (label.end() if label else 0)
        for piece in _PIECE.finditer(text, start, passage.end):
            for part in _parts(material, piece[0]):
                yield from _area(material, part, piece.start() + piece[0].index(part))


def _commune(material: Material, line: re.Match[str]) -> Found:
    name, postcode = line["name"].strip(), line["postcode"]
    at = material.gazetteer.at_postcodes([postcode]).get(postcode, ())
    named = material.gazetteer.lookup([name]).get(name, ())
    places = [one for one in named if one.kind is Kind.TERRITORY]
    by_iri = {one.iri for one in at}
    known = [one for one in places if one.iri in by_iri]
    if not known:
        department = f"departement/{_department(postcode)}"
        known = [one for one in places if department in one.within] or places
    label = known[0].label if len(known) == 1 else _title(name)
    start = line.start("name")
    return Found(
        start,
        start + len(name),
        Kind.TERRITORY,
        label,
        f"ligne d'adresse « {postcode} {name} »",
        0.98,
        _STRENGTH,
        tuple(known),
    )


def _department(postcode: str) -> str:
    if postcode.startswith("20"):
        return "2A" if postcode < "20200" else "2B"
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]


def _title(name: str) -> str:
    return name.title() if name.isupper() else name


def _parts(material: Material, piece: str) -> list[str]:
    """« Aveyron et Lot » names two, « Lot-et-Garonne » and « Tarn et Garonne » one."""
    parts = [one.strip() for one in re.split(r"\bet\b", piece)]
    whole = piece.strip()
    single = len(parts) < 2 or not all(parts) or bool(material.gazetteer.lookup([whole]))
    return [whole] if single else parts


def _area(material: Material, name: str, start: int) -> Iterator[Found]:
    if not any(one.isalpha() for one in name) or len(name) > 80:
        return
    named = material.gazetteer.lookup([name]).get(name, ())
    known = _best([one for one in named if one.kind is Kind.TERRITORY])
    yield Found(
        start,
        start + len(name),
        Kind.TERRITORY,
        name,
        f"« Zone d'action : {name} »",
        0.95,
        _STRENGTH,
        known,
    )


def _best(places: list[Known]) -> tuple[Known, ...]:
    """An area of action is a region or a département before a commune of the same name."""
    wide = [one for one in places if folded(one.detail).find("commune") < 0]
    return tuple(wide or places)
