"""The régions joined on 1 January 2016 (loi n° 2015-29 du 16 janvier 2015, article 1)."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from graph.errors import InputError

__all__ = ["LAW", "LAW_ADDRESS", "FormerRegion", "read_former_regions"]

LAW: Final = "Loi n° 2015-29 du 16 janvier 2015 relative à la délimitation des régions, article 1"
LAW_ADDRESS: Final = "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000030109622"

_COLUMNS: Final = ["code", "name", "region"]


@dataclass(frozen=True, slots=True)
class FormerRegion:
    """A région of before 2016: its code in the official code of then, and its name."""

    code: str
    name: str


def read_former_regions(path: Path) -> Mapping[str, tuple[FormerRegion, ...]]:
    """By the code of a région of today those it is made of, by name; read once.

    Régions that the law left as they were are not in it. Nothing here is a statement of the
    graph: relations of a former région stay its own.

    Raises
    ------
    InputError: the file is not there or has another form.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError, KeyError, csv.Error) as error:
        raise InputError(
            "les anciennes régions ne se lisent pas.",
            where=path.name,
            advice="Le fichier vient avec le projet.",
        ) from error


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Mapping[str, tuple[FormerRegion, ...]]:
    found: dict[str, list[FormerRegion]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if rows.fieldnames != _COLUMNS:
            raise KeyError(path.name)
        for row in rows:
            found[row["region"]].append(FormerRegion(row["code"], row["name"]))
    return {code: tuple(sorted(ones, key=lambda one: one.name)) for code, ones in found.items()}
