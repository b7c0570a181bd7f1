"""A data folder with a few invented rows, in the columns the real sources have."""

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
REAL = PROJECT / "data" / "sources"
PAGE = "https://pages.exemple-test.invalid/scic-exemple"
SCIC = "scic-exemple-test"
OTHER_PAGE = "https://pages.exemple-test.invalid/autre"

Rows = list[dict[str, str]]

ROWS: dict[str, dict[str, Rows]] = {
    "code-officiel-geographique": {
        "regions.csv": [{"code": "99", "name": "Région d'Exemple", "zone": "metro"}],
        "departments.csv": [
            {"code": "98", "name": "Autre Exemple", "region": "99", "zone": "metro"},
            {"code": "99", "name": "Test-et-Exemple", "region": "99", "zone": "metro"},
        ],
        "intercommunalities.csv": [
            {"siren": "200000008", "name": "CC du Test", "kind": "CC", "population": "1200"}
        ],
        "communes.csv": [
            {"code": code, "name": name, "kind": "COM", "siren": siren, "epci": epci}
            | {"department": code[:2], "region": "99", "population": people, "postcodes": code}
            for code, name, siren, epci, people in (
                ("99001", "Exempleville", "219900016", "200000008", "900"),
                ("99002", "Doublon-Test", "219900024", "200000008", "300"),
                ("98001", "Doublon-Test", "219800018", "", "200"),
                ("98002", "L'Été-sur-Test", "219800026", "", "100"),
            )
        ],
    },
    "collected-facts": {
        "organisations.csv": [
            {"id": "ville-exempleville", "name": "Ville d'Exempleville", "kind": "commune"}
            | {"insee_or_siren": "99001", "source_url": PAGE},
            {"id": "scic-exemple-test", "name": "SCIC Exemple-Test", "aliases": "SET;Exemple SCIC"}
            | {"kind": "SCIC", "place": "Exempleville", "founded": "2019", "source_url": PAGE}
            | {"website": "https://scic.exemple-test.invalid/"},
            {"id": "reseau-test", "name": "Réseau de Test", "kind": "réseau", "source_url": PAGE},
        ],
        "people.csv": [
            {"id": "camille-inventee", "name": "Camille Inventée-Test", "role": "maire adjointe"}
            | {"organisation_id": "ville-exempleville", "source_url": OTHER_PAGE}
        ],
        "concepts.csv": [
            {"id": "scic", "label_fr": "SCIC", "label_en": "SCIC", "kind": "legal form"}
            | {"definition": "Une forme de test.", "source_url": PAGE},
            {"id": "theme-test", "label_fr": "Thème de test", "label_en": "Test theme"}
            | {"kind": "theme", "definition": "Un thème.", "source_url": PAGE},
        ],
        "resources.csv": [
            {"id": "guide-test", "title": "Guide de test", "url": OTHER_PAGE, "date": "2024-05"}
            | {"publisher": "reseau-test", "kind": "guide", "keywords": "essai;test"}
        ],
        "relations.csv": [
            {"subject_id": one, "predicate": how, "object_id": other, "year": year}
            | {"source_url": page, "confidence": sure}
            for one, how, other, year, page, sure in (
                ("scic-exemple-test", "has_legal_form", "scic", "", PAGE, "stated"),
                ("ville-exempleville", "is_shareholder_of", SCIC, "2021", PAGE, "stated"),
                ("scic-exemple-test", "is_member_of", "reseau-test", "", OTHER_PAGE, "implied"),
                ("guide-test", "mentions", "scic-exemple-test", "", OTHER_PAGE, "stated"),
            )
        ],
        "organisation_attributes.csv": [
            {"organisation_id": "scic-exemple-test", "attribute": "members", "value": "12"}
            | {"source_url": PAGE}
        ],
        "doubts.csv": [
            {"subject": "reseau-test", "doubt": "near duplicate", "reason": "an invented doubt"}
            | {"suggestion": "look at it", "source_url": PAGE}
        ],
    },
    "user-pages": {
        "resources.csv": [
            {"id": "fiche-test", "title": "Fiche de test", "type": "Fiches", "private": "non"}
            | {"keywords": "essai", "date": "2024-04", "number": "1", "note": "Une note de test."}
        ],
        "entities.csv": [
            {"id": "seed-reseau", "name": "Réseau de Test", "kind": "Organisation"}
            | {"aliases": "RDT", "resources": "fiche-test", "note": "Un réseau de test."},
            {"id": "seed-ville", "name": "Exempleville", "kind": "Collectivite", "code": "99001"}
            | {"resources": "fiche-test", "note": "Une ville de test."},
            {"id": "seed-projet", "name": "Projet de Test", "kind": "Project"}
            | {"resources": "fiche-test", "note": "Un projet de test."},
        ],
        "relations.csv": [
            {"resource": "fiche-test", "subject": "seed-ville", "predicate": "participates_in"}
            | {"object": "seed-projet", "confidence": "1.0", "note": "La ville y prend part."},
            {"resource": "fiche-test", "subject": "seed-reseau", "predicate": "carries"}
            | {"object": "seed-projet", "confidence": "0.8", "note": "Le réseau le porte."},
        ],
        "attributes.csv": [
            {"resource": "fiche-test", "subject": "seed-projet", "attribute": "budget"}
            | {"value": "10 tests", "note": "Une valeur de test."}
        ],
    },
}
"""Every row by source and table; a column that is left out is empty."""


class MadeSources:
    """A data folder being made; ``rows[source][table]`` may be changed before :meth:`write`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = deepcopy(ROWS)

    def table(self, source: str, name: str) -> Path:
        return self.folder / "sources" / source / name

    def add(self, source: str, name: str, /, **values: str) -> None:
        self.rows[source][name].append(values)

    def write(self) -> Path:
        """Write every table and its ``source.toml``; returns the data folder."""
        for source, tables in self.rows.items():
            target = self.folder / "sources" / source
            target.mkdir(parents=True, exist_ok=True)
            manifest = (REAL / source / "source.toml").read_text("utf-8")
            without_counts = re.sub(r"(?m)^minimum = \d+$", "minimum = 0", manifest)
            (target / "source.toml").write_text(without_counts, "utf-8")
            for name, columns in columns_of(source):
                write_table(target / name, columns, tables[name])
        return self.folder


def columns_of(source: str) -> Iterator[tuple[str, list[str]]]:
    """The tables of a source with their columns."""
    manifest = tomllib.loads((REAL / source / "source.toml").read_text("utf-8"))
    for item in manifest["files"]:
        yield item["name"], item["columns"]


def every_column() -> list[tuple[str, str, str]]:
    """Source, table and column of everything a source may hold."""
    return [
        (source, name, column)
        for source in ROWS
        for name, columns in columns_of(source)
        for column in columns
    ]


def write_table(path: Path, columns: list[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def generation(store: Path) -> Path:
    """The folder of the generation in use."""
    return store / (store / "generation").read_text("utf-8").strip()


def issues(store: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((generation(store) / "issues.json").read_text("utf-8"))
    return found
