"""Names to index: real territories, and a few actors around them.

``territories.csv`` holds rows of the official geographic code (INSEE, DGFiP, La Poste; Licence
Ouverte 2.0), with the populations it gives. Numbers of relations are made up.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.search import NameEntry

IRIS = Iris()
DEPARTMENTS = {
    "01": "Ain", "02": "Aisne", "03": "Allier", "07": "Ardèche", "10": "Aube", "11": "Aude",
    "13": "Bouches-du-Rhône", "17": "Charente-Maritime", "2A": "Corse-du-Sud", "30": "Gard",
    "38": "Isère", "42": "Loire", "44": "Loire-Atlantique", "51": "Marne", "55": "Meuse",
    "58": "Nièvre", "59": "Nord", "62": "Pas-de-Calais", "63": "Puy-de-Dôme", "69": "Rhône",
    "70": "Haute-Saône", "72": "Sarthe", "76": "Seine-Maritime", "77": "Seine-et-Marne",
    "78": "Yvelines", "79": "Deux-Sèvres", "80": "Somme", "85": "Vendée", "92": "Hauts-de-Seine",
    "93": "Seine-Saint-Denis", "974": "La Réunion",
}  # fmt: skip
PARTS = {"COMA": "commune associée", "COMD": "commune déléguée", "ARM": "arrondissement"}
ALIASES = {"200093201": ("MEL",)}
DEGREES = {"215903501": 12, "200093201": 40, "211703004": 3, "213801855": 9}
HELLEMMES = IRIS.entity("collectivite", "commune-59298").value


def iri(short: str) -> str:
    """The IRI of ``commune/59350`` and the like."""
    return IRIS.long(short)


def territory_entries() -> Iterator[NameEntry]:
    """Each territory of the file, and the institution of those that have a SIREN."""
    with (Path(__file__).parent / "territories.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from _of_row(row)


def _of_row(row: dict[str, str]) -> Iterator[NameEntry]:
    code, kind, siren, department = row["code"], row["kind"], row["siren"], row["department"]
    where = f"{DEPARTMENTS[department]} ({department})" if department else kind
    segment = {"": "epci"}.get(code, "departement" if kind == "departement" else "commune")
    key = f"{code or siren}-deleguee" if kind == "COMD" else code or siren
    codes = tuple(filter(None, (code, siren)))
    common = {
        "codes": codes,
        "postcodes": tuple(row["postcodes"].split()),
        "weight": int(row["population"] or 0),
    }
    part = PARTS.get(kind)
    yield NameEntry(
        iri(f"{segment}/{key}"),
        Kind.TERRITORY,
        row["name"],
        detail=f"{part}, {where}" if part else where,
        **common,
    )
    if siren or kind == "departement":
        yield NameEntry(
            iri(f"collectivite/{siren or 'departement-' + code}"),
            Kind.COLLECTIVITE,
            row["name"],
            names=ALIASES.get(siren, ()),
            detail=where,
            degree=DEGREES.get(siren, 0),
            **common,
        )


def actor_entries() -> list[NameEntry]:
    """Organisations, concepts and documents, public but one; the person does not exist."""
    return [
        NameEntry(
            HELLEMMES,
            Kind.COLLECTIVITE,
            "Hellemmes",
            ("Hellemmes-Lille", "Ville d'Hellemmes"),
            ("59298",),
            detail="commune associée, Nord (59)",
            degree=8,
        ),
        NameEntry(
            iri("organisation/rtes"),
            Kind.ORGANISATION,
            "Réseau des collectivités Territoriales pour une Économie Solidaire",
            ("RTES",),
            detail="réseau",
            degree=90,
        ),
        NameEntry(iri("organisation/apes"), Kind.ORGANISATION, "APES", detail="réseau", degree=20),
        NameEntry(
            iri("organisation/coopcircuits"),
            Kind.ORGANISATION,
            "CoopCircuits",
            codes=("999999999",),
            detail="SCIC",
            degree=15,
        ),
        NameEntry(
            iri("concept/scic"),
            Kind.CONCEPT,
            "Société coopérative d'intérêt collectif",
            ("SCIC",),
            detail="forme juridique",
            degree=50,
        ),
        NameEntry(
            iri("person/camille-exemple-test"),
            Kind.PERSON,
            "Camille Exemple-Test",
            detail="adjointe au maire",
            degree=1,
        ),
        NameEntry(
            iri("resource/lille-exemple-test"),
            Kind.RESOURCE,
            "Lille : une fiche Exemple-Test",
            detail="fiche",
            degree=5,
        ),
        NameEntry(
            iri("resource/note-interne-exemple-test"),
            Kind.RESOURCE,
            "Note interne Exemple-Test",
            detail="note",
            access="restricted",
        ),
    ]
