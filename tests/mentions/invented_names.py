"""A small graph of invented places, actors and notions, and texts read with its names."""

from pathlib import Path

from graph.linking.gazetteer import IndexGazetteer
from graph.mentions.reading import read_text
from graph.model.reading import Part, Passage, ReadResource, ResourceReading
from graph.model.vocabulary import Kind
from graph.search import NameEntry, NameIndex

BASE = "https://w3id.org/maillage/id/"


def _town(code: str, name: str, department: str, *, postcode: str = "") -> tuple[NameEntry, ...]:
    within = (f"departement/{department}",)
    where = f"commune, Zorg ({department})"
    return (
        NameEntry(
            f"{BASE}commune/{code}",
            Kind.TERRITORY,
            name,
            codes=(code,),
            postcodes=(postcode,) if postcode else (),
            detail=f"territoire, {where}",
            within=within,
        ),
        NameEntry(
            f"{BASE}collectivite/commune-{code}",
            Kind.COLLECTIVITE,
            f"Commune de {name}",
            (name,),
            (code,),
            detail=f"collectivité, {where}",
            within=within,
        ),
    )


def _department(code: str, name: str) -> tuple[NameEntry, ...]:
    return (
        NameEntry(
            f"{BASE}departement/{code}",
            Kind.TERRITORY,
            name,
            codes=(code,),
            detail=f"territoire, département {code}",
        ),
        NameEntry(
            f"{BASE}collectivite/departement-{code}",
            Kind.COLLECTIVITE,
            f"Département du {name}",
            (name,),
            (code,),
            detail=f"collectivité, département {code}",
        ),
    )


def _concept(key: str, label: str, scheme: str, *others: str) -> NameEntry:
    return NameEntry(
        f"{BASE}concept/{key}", Kind.CONCEPT, label, others, within=(f"scheme/{scheme}",)
    )


def invented_entries() -> list[NameEntry]:
    """Everything the invented graph names."""
    return [
        *_town("98001", "Zorgville", "98", postcode="98100"),
        *_town("98002", "Exempleville", "98"),
        *_town("99002", "Exempleville", "99"),
        *_town("98003", "Le Bidule", "98"),
        *_department("98", "Haut-Zorg"),
        *_department("99", "Bas-Zorg"),
        NameEntry(
            f"{BASE}collectivite/900000001",
            Kind.COLLECTIVITE,
            "Zorgville Métropole",
            codes=("900000001",),
            detail="collectivité, métropole, Haut-Zorg (98)",
        ),
        NameEntry(f"{BASE}organisation/rec", Kind.ORGANISATION, "Réseau des Essais", ("REC",)),
        NameEntry(f"{BASE}organisation/zorgluk", Kind.ORGANISATION, "Zorgluk", degree=3),
        NameEntry(f"{BASE}person/ada-exemple", Kind.PERSON, "Ada Exemple"),
        NameEntry(f"{BASE}project/bidulab", Kind.PROJECT, "Bidulab"),
        _concept("scic", "Société coopérative d'intérêt collectif (SCIC)", "legal-forms", "SCIC"),
        _concept("ptce", "Pôle territorial de coopération économique", "labels", "PTCE"),
        _concept("tiers-lieu", "Tiers-lieu", "themes"),
        _concept("circuits-courts", "Circuits courts", "themes"),
        _concept("energie", "Énergie", "themes"),
        _concept("alimentation-durable", "Alimentation durable", "themes"),
        _concept("metropole", "Métropole", "levels"),
        _concept("article", "Article", "resource-types"),
    ]


def invented_gazetteer(folder: Path) -> IndexGazetteer:
    """The names of the invented graph, in an index in ``folder``."""
    path = folder / "names.sqlite"
    NameIndex.build(path, invented_entries())
    return IndexGazetteer(NameIndex.open(path))


def resource_of(
    body: str, title: str = "Titre", keywords: tuple[str, ...] = (), *lines: tuple[Part, str]
) -> tuple[str, ReadResource]:
    """A text made of a title, a body and more lines, and the resource it is."""
    pieces = [(Part.TITLE, title), (Part.BODY, body), *lines]
    if keywords:
        pieces.append((Part.KEYWORDS, "Mots-clés : " + ", ".join(keywords)))
    text = ""
    passages = []
    for part, piece in pieces:
        passages.append(Passage(part, len(text), len(text) + len(piece)))
        text += f"{piece}\n\n"
    return text, ReadResource(title, 0, len(text), keywords=keywords, passages=tuple(passages))


def read(gazetteer: IndexGazetteer, body: str, title: str = "Titre") -> ResourceReading:
    """What ``body`` names."""
    text, resource = resource_of(body, title)
    return read_text(text, resource, gazetteer)


def told(reading: ResourceReading) -> set[str]:
    """``kind | label`` of each entity."""
    return {f"{one.kind.value} | {one.label}" for one in reading.entities}
