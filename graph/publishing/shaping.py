"""Our shapes and those of CPOV, run on what would be published."""

from pathlib import Path

from graph.checks.external import validate_external
from graph.checks.findings import Report
from graph.checks.flatten import flatten
from graph.checks.shapes import validate
from graph.model.iris import Iris
from graph.model.terms import NamedNode, Quad
from graph.store.base import Store

__all__ = ["check_shapes"]


def check_shapes(store: Store, iris: Iris, ontology: Path) -> Report:
    """What the shapes find in ``store``.

    The official code is checked row by row as it is read; shapes see of it what other sources
    speak of.
    """
    official = iris.resource("code-officiel-geographique")

    def describe(node: NamedNode) -> list[Quad]:
        return list(store.quads(node, graph=official))

    stated = (quad for quad in store.quads() if quad.graph_name != official)
    whole = flatten(stated, describe)
    return validate(whole, ontology, iris.base) + validate_external(whole, ontology, "cpov")
