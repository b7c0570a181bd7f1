"""What a query names, on a map."""

from graph.questions.question import Question
from graph.widgets.map_answer import show_answer_map
from graph.widgets.sparql_rows import TRIPLE, Found

__all__ = ["can_be_map", "show_query_map"]


def can_be_map(found: Found) -> bool:
    """Whether the rows name entities that may have a place."""
    return bool(found.entities)


def show_query_map(found: Found) -> None:
    """The rows counted by territory, the actors as points, their links as arcs.

    Raises
    ------
    graph.errors.InputError: the address asks for a column or a level there is not.
    """
    linked = found
    if found.answer.network is None and len(found.entities) > 1:
        ends = TRIPLE[::2] if found.is_graph else found.entities[:2]
        if set(ends) <= set(found.entities):
            linked = found.linked(*ends)
    show_answer_map(_question(linked), linked.answer)


def _question(found: Found) -> Question:
    """The query as a question of its own, for the words around the map."""
    return Question(
        name=found.answer.question,
        topic="",
        order=0,
        titles={"fr": "Requête SPARQL", "en": "SPARQL query"},
        sentences={},
        descriptions={},
        parameters={},
        columns=tuple(found.answer.columns),
        sort=(),
        network=found.answer.network,
        query="",
    )
