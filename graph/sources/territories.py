"""The official geographic code: communes, groupements, départements, régions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import worded
from graph.model.issues import Issue, Level
from graph.sources.fields import (
    DECIMAL,
    GIVEN,
    NUMBER,
    Form,
    one_of,
    plain_decimal,
    unreadable_values,
    whole_number,
)
from graph.sources.manifest import Manifest
from graph.sources.tables import Table, TableRow, read_table

__all__ = ["OfficialCode", "Territory", "read_official_code"]

_EPCI_WORDS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
}

_ZONE = one_of("metro", "drom", "com")
_FORMS: dict[str, dict[str, Form]] = {
    "regions.csv": {"code": GIVEN, "name": GIVEN, "zone": _ZONE},
    "departments.csv": {"code": GIVEN, "name": GIVEN, "region": GIVEN, "zone": _ZONE},
    "communes.csv": {
        "code": GIVEN,
        "name": GIVEN,
        "department": GIVEN,
        "region": GIVEN,
        "kind": one_of("COM", "COMA", "COMD", "ARM"),
        "population": NUMBER,
        "latitude": DECIMAL,
        "longitude": DECIMAL,
    },
    "intercommunalities.csv": {
        "siren": GIVEN,
        "name": GIVEN,
        "kind": one_of("CC", "CA", "CU", "METRO", "MET69", "EPT"),
        "population": NUMBER,
    },
}

_GRAND_PARIS = ("11",)
"""Établissements publics territoriaux exist in the métropole du Grand Paris only (CGCT,
L. 5219-2); the tables do not say which communes are in which."""


@dataclass(frozen=True, slots=True)
class Territory:
    """One place of the official code.

    Parameters
    ----------
    segment: ``commune``, ``epci``, ``departement``, ``region``, or ``commune-deleguee`` for a
        delegated commune that shares its INSEE code with the commune it belongs to.
    code: INSEE code, or SIREN for an EPCI.
    kind: COM, COMA, COMD, ARM, CC, CA, CU, METRO, MET69, EPT, departement, region.
    parent: INSEE code of the commune it belongs to, for COMA, COMD and ARM.
    departments: codes of the départements it lies in (several for some EPCI).
    population: inhabitants, or nothing where the code has none.
    """

    segment: str
    code: str
    kind: str
    name: str
    official_name: str = ""
    siren: str = ""
    parent: str = ""
    epci: str = ""
    departments: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    population: int | None = None
    latitude: str = ""
    longitude: str = ""
    postcodes: tuple[str, ...] = ()
    zone: str = "metro"

    @property
    def path(self) -> str:
        """``commune/59350``: what judgements and identifiers call it."""
        return f"{self.segment}/{self.code}"


@dataclass(slots=True)
class OfficialCode:
    """Every territory by its path, and what was wrong with the tables."""

    territories: dict[str, Territory] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def __iter__(self) -> Iterator[Territory]:
        return iter(self.territories.values())

    def find(self, path: str) -> Territory | None:
        """The territory at ``commune/59350``, if the code has it."""
        return self.territories.get(path)

    def add(self, territory: Territory, source: str, locator: str) -> None:
        """Keep a territory; a second one with the same code is an issue and is left out."""
        if territory.path in self.territories:
            message = worded("le code {path} est donné deux fois.", path=territory.path)
            self.issues.append(Issue(Level.VIOLATION, source, locator, message, territory.path))
        else:
            self.territories[territory.path] = territory


def read_official_code(manifest: Manifest) -> OfficialCode:
    """The whole code; unknown parents are issues.

    Raises
    ------
    graph.errors.InputError: a table is not as its manifest says.
    """
    code = OfficialCode()
    regions = read_table(manifest, "regions.csv")
    departments = read_table(manifest, "departments.csv")
    communes = read_table(manifest, "communes.csv")
    groupings = read_table(manifest, "intercommunalities.csv")
    for table in (regions, departments, communes, groupings):
        code.issues.extend(table.issues)
        code.issues.extend(unreadable_values(table, manifest.name, _FORMS[table.name]))
    for row in regions.rows:
        code.add(_region(row), manifest.name, regions.locator(row))
    for row in departments.rows:
        code.add(_department(row), manifest.name, departments.locator(row))
    members = _members(communes)
    for row in groupings.rows:
        code.add(_grouping(row, members), manifest.name, groupings.locator(row))
    for row in communes.rows:
        code.add(_commune(row), manifest.name, communes.locator(row))
    for table, parents in ((communes, _COMMUNE_PARENTS), (departments, _DEPARTMENT_PARENTS)):
        code.issues.extend(_unknown_parents(code, table, parents, manifest.name))
    return code


def _region(row: TableRow) -> Territory:
    code = row["code"]
    return Territory("region", code, "region", row["name"], regions=(code,), zone=row["zone"])


def _department(row: TableRow) -> Territory:
    code, region = row["code"], row["region"]
    return Territory(
        "departement",
        code,
        "departement",
        row["name"],
        departments=(code,),
        regions=(region,),
        zone=row["zone"],
    )


def _commune(row: TableRow) -> Territory:
    former_seat = row["kind"] == "COMD" and row["code"] == row["parent_commune"]
    return Territory(
        "commune-deleguee" if former_seat else "commune",
        row["code"],
        row["kind"],
        row["name"],
        siren=row["siren"],
        parent=row["parent_commune"],
        epci=row["epci"],
        departments=(row["department"],),
        regions=(row["region"],),
        population=whole_number(row["population"]),
        latitude=plain_decimal(row["latitude"]),
        longitude=plain_decimal(row["longitude"]),
        postcodes=tuple(row["postcodes"].split()),
    )


def _grouping(row: TableRow, members: dict[str, list[TableRow]]) -> Territory:
    name, kind, siren = row["name"], row["kind"], row["siren"]
    first, _, rest = name.partition(" ")
    full = f"{_EPCI_WORDS[kind]} {rest}" if first == kind and kind in _EPCI_WORDS else name
    inside = members.get(siren, [])
    return Territory(
        "epci",
        siren,
        kind,
        full,
        official_name=name,
        siren=siren,
        departments=_distinct(member["department"] for member in inside),
        regions=_GRAND_PARIS if kind == "EPT" else _distinct(member["region"] for member in inside),
        population=whole_number(row["population"]),
    )


def _members(communes: Table) -> dict[str, list[TableRow]]:
    inside: dict[str, list[TableRow]] = {}
    for row in communes.rows:
        if row["epci"] and row["kind"] == "COM":
            inside.setdefault(row["epci"], []).append(row)
    return inside


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


_COMMUNE_PARENTS = {
    "parent_commune": "commune",
    "epci": "epci",
    "department": "departement",
    "region": "region",
}
_DEPARTMENT_PARENTS = {"region": "region"}


def _unknown_parents(
    code: OfficialCode, table: Table, parents: Mapping[str, str], source: str
) -> Iterator[Issue]:
    for row in table.rows:
        for column, segment in parents.items():
            path = f"{segment}/{row[column]}"
            if row[column] and path not in code.territories:
                message = worded(
                    "{code} renvoie à {path}, que le code ne contient pas.",
                    code=row["code"],
                    path=path,
                )
                yield Issue(Level.VIOLATION, source, table.locator(row), message, row["code"])
