"""Our shapes and those of CPOV, run on all of what would be published."""

from pathlib import Path

from graph.checks.compiled import check_compiled
from graph.checks.external import PROFILES
from graph.checks.findings import Report
from graph.errors import InputError
from graph.model.iris import Iris
from graph.store.embedded import EmbeddedStore

__all__ = ["check_shapes"]


def check_shapes(store: EmbeddedStore, iris: Iris, ontology: Path) -> Report:
    """The violations the shapes find in ``store``.

    Parameters
    ----------
    ontology: folder of ``maillage.ttl``, ``shapes/`` and ``shapes/external/``.

    Raises
    ------
    InputError: the shapes are missing or do not parse.
    """
    ours = sorted(ontology.glob("shapes/*.ttl"))
    if not ours:
        raise InputError("aucune règle de contrôle n'a été trouvée.", where=str(ontology))
    cpov = ontology / "shapes" / "external" / PROFILES["cpov"][0]
    return check_compiled(store, [*ours, cpov], ontology, iris.base)
