"""What tells the things of the real data apart is said in French, the language of their names."""

from graph.model.vocabulary import Kind
from graph.questions.dataset import Dataset


def test_what_sort_of_notion_it_is_is_said_in_french(dataset: Dataset) -> None:
    scic = dataset.names.entry(dataset.iris.concept("scic").value)
    assert scic is not None and scic.detail == "forme juridique"
    found = dataset.names.search("coopérative", kinds=[Kind.CONCEPT], limit=50)
    assert found and {"legal form", "theme"}.isdisjoint(match.detail for match in found)
