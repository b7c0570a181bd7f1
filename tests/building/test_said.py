"""The small data, statement by statement."""

from pathlib import Path

import pytest
from small_terms import IRIS, Stated, graphs_of, node_of, objects_of, term_of

HERE = Path(__file__).parent


def lines_of(name: str) -> list[list[str]]:
    """The rows of a table of expected statements, its columns between bars."""
    return [line.split(" | ") for line in (HERE / name).read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("subject", "predicate", "target", "documents"), lines_of("said_relations.txt")
)
def test_what_is_said_stands_in_the_graphs_of_the_pages_that_say_it(
    stated: Stated, subject: str, predicate: str, target: str, documents: str
) -> None:
    found = graphs_of(stated[2], node_of(subject), node_of(predicate), term_of(target))
    assert found == set(documents.split(", "))


@pytest.mark.parametrize(("subject", "predicate", "values"), lines_of("said_values.txt"))
def test_what_is_said_of_things(stated: Stated, subject: str, predicate: str, values: str) -> None:
    found = objects_of(stated[2], node_of(subject), node_of(predicate))
    assert found == {term_of(value) for value in values.split(" ; ")}


def test_loose_attributes_are_nodes_with_their_document(stated: Stated) -> None:
    values = {
        quad.object.value: graphs_of(stated[2], quad.subject, None, None)
        for quad in stated[2]
        if quad.predicate == IRIS.mai("attributeValue")
    }
    assert values == {
        "une douzaine": {"exemple-test-invalid-annuaire-1843d50d"},
        "> 10": {"fiche-exemple-test"},
        "2023-11-16": {"fiche-exemple-test"},
        "Ressources Test": {"fiche-exemple-test"},
    }
