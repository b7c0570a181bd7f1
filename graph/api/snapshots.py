"""The snapshot whose files are given: the newest one, and no other.

An older one may name somebody who has been removed since: it is not offered any more.
"""

from graph.api.refusals import Refusal
from graph.errors import StoreBroken, worded
from graph.model.iris import Iris
from graph.publishing.snapshot import Snapshot, latest_snapshot, read_snapshot
from graph.settings import Settings

__all__ = ["iris_of", "served_snapshot"]


def served_snapshot(settings: Settings) -> Snapshot:
    """What is published now.

    Raises
    ------
    Refusal: 404, nothing has been published.
    """
    if settings.audience == "public":
        found = read_snapshot(settings.data)
    else:
        found = latest_snapshot(settings.published)
    if found is None:
        raise Refusal(404, worded("aucun instantané n'est encore publié."))
    return found


def iris_of(snapshot: Snapshot) -> Iris:
    """What mints the identifiers of the snapshot.

    Raises
    ------
    StoreBroken: its store is not whole.
    """
    generation = snapshot.generation
    if generation is None:
        raise StoreBroken("le graphe de l'instantané manque.", where=str(snapshot.folder))
    return Iris(str(generation.read("build.json")["base"]))
