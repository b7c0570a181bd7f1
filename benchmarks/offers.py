"""What the pickers of each question offer, read for the first time, against a fixed time.

Times are those of the processor, as in :mod:`benchmarks.questions`.
"""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.measuring import Ratio
from graph.questions.dataset import Dataset
from graph.questions.offering import read_offering
from graph.questions.question import Question, catalogue
from graph.settings import Settings

_MOST_SECONDS = 0.3
_RUNS = 5


def measure(settings: Settings) -> Iterator[Ratio]:
    """Every row of a question, its values for each parameter, and all offers counted once."""
    for question in catalogue().values():
        if question.parameters:
            seconds = median(_cold(settings, question) for _ in range(_RUNS))
            yield Ratio(f"offers of {question.name} / 300 ms", seconds, _MOST_SECONDS, "<= 1", 1.0)


def _cold(settings: Settings, question: Question) -> float:
    """Nothing is kept from the run before: neither labels nor territories."""
    dataset = Dataset.open(settings)
    start = time.process_time()
    offering = read_offering(dataset, question)
    for name in question.parameters:
        offering.offers(name, {})
    taken = time.process_time() - start
    dataset.names.close()
    return taken
