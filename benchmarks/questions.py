"""Each question against the same SPARQL on bare pyoxigraph, and one on rdflib's own store.

Times are those of the processor: what else the machine does meanwhile is not counted.
"""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median

import pyoxigraph

from benchmarks.measuring import Ratio
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_parameters
from graph.questions.question import Question, catalogue
from graph.settings import Settings

_RDFLIB_SECONDS = 60.0
_MOST_SECONDS = 0.1
_RUNS = 15


def measure(settings: Settings) -> Iterator[Ratio]:
    """Names resolved, rows labelled, sources gathered: all that is ours, against the bare query.

    Each question twice: as many times the bare query, then its median in seconds.
    """
    dataset = Dataset.open(settings)
    engine = pyoxigraph.Store.read_only(str(dataset.generation.graph))
    for question in catalogue().values():
        given = examples(question, dataset)
        terms = {
            name: value.term for name, value in resolve_parameters(dataset, question, given).items()
        }
        query = question.filled(terms)
        mine, peer = _in_turn(
            lambda name=question.name, given=given: ask(dataset, name, given),
            lambda query=query: list(engine.query(query)),
        )
        yield Ratio(f"ask {question.name} / same query, bare pyoxigraph", mine, peer, "<= 1.2", 1.2)
        yield Ratio(f"ask {question.name} / 100 ms", mine, _MOST_SECONDS, "<= 1", 1.0)


def _in_turn(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Medians of what each costs the processor, one after the other, after an uncounted run."""
    ours()
    peer()
    pairs = [(_processor(ours), _processor(peer)) for _ in range(_RUNS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _processor(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def examples(question: Question, dataset: Dataset) -> dict[str, str]:
    """The parameters of the question's own example."""
    given = {}
    for name, parameter in question.parameters.items():
        text = parameter.example
        if text != "UNDEF":
            given[name] = dataset.iris.short(text.strip('<>"'))
    return given


def measure_rdflib(settings: Settings) -> Iterator[Ratio]:
    """The main question on rdflib's in-memory store, cut after a minute."""
    dataset = Dataset.open(settings)
    question = catalogue()["collectivites-scic"]
    query = question.filled({})
    start = time.perf_counter()
    ask(dataset, question.name, {})
    mine = time.perf_counter() - start
    context = multiprocessing.get_context("spawn")
    loaded, done = context.Event(), context.Event()
    folder = dataset.generation.graph
    worker = context.Process(target=_ask_rdflib, args=(folder, query, loaded, done), daemon=True)
    worker.start()
    loaded.wait()
    start = time.perf_counter()
    finished = done.wait(_RDFLIB_SECONDS)
    peer = time.perf_counter() - start
    worker.kill()
    note = "" if finished else f" (cut at {_RDFLIB_SECONDS:.0f} s)"
    yield Ratio(f"main question / rdflib in memory{note}", mine, peer, "<= 0.01", 0.01)


def _ask_rdflib(folder: Path, query: str, loaded: Event, done: Event) -> None:
    import rdflib

    from graph.model.terms import NamedNode, to_rdflib

    dataset = rdflib.Dataset()
    for quad in pyoxigraph.Store.read_only(str(folder)):
        graph = quad.graph_name
        target = (
            dataset.graph(rdflib.URIRef(graph.value))
            if isinstance(graph, NamedNode)
            else (dataset.default_graph)
        )
        target.add(tuple(to_rdflib(part) for part in (quad.subject, quad.predicate, quad.object)))
    loaded.set()
    list(dataset.query(query))
    done.set()
