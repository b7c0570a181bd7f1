"""The project's own data, gathered and stated once a run (about ten seconds)."""

from functools import cache
from pathlib import Path

from graph.building.gathering import Gathered, gather
from graph.building.statements import Statements
from graph.model.terms import Quad
from graph.settings import Settings

PROJECT = Path(__file__).parents[2]


@cache
def real_gathered() -> Gathered:
    """Every source read, and who is who."""
    return gather(Settings.read({}, PROJECT))


@cache
def real_quads() -> tuple[Quad, ...]:
    """Every statement but those of the official code, which are 600,000."""
    gathered = real_gathered()
    official = gathered.iris.resource(gathered.official[0].name)
    return tuple(quad for quad in Statements(gathered).quads() if quad.graph_name != official)
