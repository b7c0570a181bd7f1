"""The questions as files, and the examples they carry."""

from pathlib import Path

from graph.questions.dataset import Dataset
from graph.questions.question import Question, catalogue

FOLDER = Path(__file__).parent
FILES = sorted((FOLDER.parents[1] / "graph/questions/catalogue").rglob("*.rq"))
QUESTIONS = tuple(catalogue().values())
NAMES = tuple(catalogue())
CASES = sorted(FOLDER.glob("*/case.json"))


def example(dataset: Dataset, question: Question) -> dict[str, str]:
    """The parameters of the question's own example, as a person would type them."""
    return {
        name: dataset.iris.short(parameter.example.strip('<>"'))
        for name, parameter in question.parameters.items()
        if parameter.example != "UNDEF"
    }


def required(dataset: Dataset, question: Question) -> dict[str, str]:
    """The part of its example a question cannot do without."""
    return {
        name: value
        for name, value in example(dataset, question).items()
        if question.parameters[name].required
    }
