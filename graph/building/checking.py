"""Every check on the store in use: whole-dataset integrity, then the SHACL shapes."""

from graph.checks.findings import Report
from graph.checks.flatten import flatten
from graph.checks.integrity import check_quads, claimed_relations
from graph.checks.shapes import validate
from graph.model.terms import NamedNode, Quad
from graph.questions.dataset import Dataset
from graph.settings import Settings

__all__ = ["check_store"]


def check_store(settings: Settings) -> Report:
    """What is wrong with the store of ``settings``.

    The official code is checked row by row as it is read; shapes see of it only what other
    sources speak of.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built.
    """
    dataset = Dataset.open(settings)
    iris = dataset.iris
    contacts = iris.resource("contacts")
    official = iris.resource("code-officiel-geographique")
    claimed = claimed_relations(settings.ontology, iris)
    report = check_quads(dataset.store.quads(), iris, claimed, skip=[contacts.value])

    def describe(node: NamedNode) -> list[Quad]:
        return list(dataset.store.quads(node, graph=official))

    stated = (quad for quad in dataset.store.quads() if quad.graph_name not in (official, contacts))
    return report + validate(flatten(stated, describe), settings.ontology, iris.base)
