"""What must hold before anything is published; a violation stops it and says where.

The checks, in order: the base of the identifiers; each statement on its own (contacts, restricted
marks, contributors, suppressed persons, addresses of one machine); the whole (dangling
identifiers, relations without a source); the licences of the sources; our shapes, and those of
CPOV. The catalogue is checked against DCAT-AP once its files are known.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from graph.checks.external import validate_external
from graph.checks.findings import Report
from graph.checks.flatten import flatten
from graph.checks.integrity import claimed_relations
from graph.checks.stored import check_stored
from graph.linking.suppressions import read_suppressions
from graph.model.iris import Iris
from graph.model.terms import Quad
from graph.publishing.basing import check_base
from graph.publishing.check_words import finding
from graph.publishing.guarding import guard_store
from graph.publishing.licences import check_licences
from graph.publishing.shaping import check_shapes
from graph.settings import Settings
from graph.store.embedded import EmbeddedStore

__all__ = ["STEPS", "check_before", "check_catalogue"]

STEPS: Final = ("base", "statements", "integrity", "licences", "shapes")
"""The names of the checks, in the order they are told."""


def _silent(step: str) -> None:
    """Tell nobody."""


def check_before(
    store: EmbeddedStore, iris: Iris, settings: Settings, *, report: Callable[[str], None] = _silent
) -> Report:
    """What is wrong with the public statements; publish only if the report ``conforms``.

    Parameters
    ----------
    store: the statements that would leave, and no other.
    iris: mints the IRIs of the dataset.
    settings: for the folder of the ontology, and for who was taken out of the graph.
    report: told the name of each check as it begins: one of ``STEPS``.

    Raises
    ------
    InputError: the ontology or the suppressions do not read.
    graph.errors.StoreBroken: the store does not answer.
    """
    if not len(store):
        return Report.of([finding("NothingToPublish", iris.base)])
    suppressions = read_suppressions(settings.data / "suppressions.csv")
    checks: dict[str, Callable[[], Report]] = {
        "base": lambda: check_base(iris),
        "statements": lambda: guard_store(store, iris, suppressions),
        "integrity": lambda: check_stored(store, iris, claimed_relations(settings.ontology, iris)),
        "licences": lambda: check_licences(store, iris),
        "shapes": lambda: check_shapes(store, iris, settings.ontology),
    }
    found = Report()
    for step in STEPS:
        report(step)
        found += checks[step]()
    return found


def check_catalogue(quads: Iterable[Quad], ontology: Path) -> Report:
    """What the shapes of DCAT-AP 3.0.0 find in the catalogue of a snapshot.

    Parameters
    ----------
    quads: what ``catalogue_quads`` gives.
    ontology: the folder that holds ``shapes/external``.

    Raises
    ------
    InputError: the shapes are missing or do not parse.
    """
    return validate_external(flatten(quads), ontology, "dcat-ap")
