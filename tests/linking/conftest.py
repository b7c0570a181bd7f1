"""The real official code, read once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.linking.collectivites import CollectiviteLinker
from graph.linking.identity import Identity, identify
from graph.linking.judgements import Judgements
from graph.model.iris import Iris
from graph.model.records import Reading
from graph.sources.manifest import read_manifest
from graph.sources.territories import OfficialCode, read_official_code

DATA = Path(__file__).parents[2] / "data"
FEW = frozenset(
    (
        *("Lille", "Lomme", "Libercourt", "Grigny", "Évry-Courcouronnes", "Corbeil-Essonnes"),
        *("Ris-Orangis", "Nantes Métropole", "Métropole Européenne de Lille", "59", "62", "91"),
        *("Hauts-de-France", "Île-de-France"),
    )
)
"""Names and codes of the territories that identification is tried on."""


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def code() -> OfficialCode:
    found = read_official_code(read_manifest(DATA / "sources" / "code-officiel-geographique"))
    assert not found.issues
    return found


@pytest.fixture(scope="session")
def linker(code: OfficialCode) -> CollectiviteLinker:
    return CollectiviteLinker(code)


@pytest.fixture(scope="session")
def identified(code: OfficialCode) -> Callable[..., Identity]:
    """Who is who in readings given by prefix, with a part of the official code."""
    part = OfficialCode({one.path: one for one in code if one.name in FEW or one.code in FEW})

    def found(
        judgements: Judgements | None = None,
        defined: Mapping[str, tuple[str, tuple[str, ...]]] | None = None,
        **readings: Reading,
    ) -> Identity:
        known = judgements or Judgements({})
        return identify(list(readings.items()), part, known, Iris(), defined)

    return found
