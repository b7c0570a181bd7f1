"""Places of a whole drawing, and of new nodes in it, against the time the page has for them.

No peer in the same run shares what else the machine does: the fastest run counts.
"""

from collections.abc import Iterator

from benchmarks.measuring import Ratio, seconds
from benchmarks.networks import SHAPES, communities
from graph.network.answers import from_answer
from graph.network.build import Network
from graph.network.layout import Positions, layout
from graph.network.placing import place_new
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.settings import Settings

_RUNS = 7
_ALL_OF_IT = 0.3
_ADDED = {300: 0.06, 900: 0.15}
"""Seconds, by how many nodes are drawn."""


def measure(settings: Settings) -> Iterator[Ratio]:
    """The layout of a thousand nodes, whatever their shape; then twenty more beside one."""
    for shape, make in SHAPES.items():
        yield _laid_out(f"layout of 1,000 nodes, {shape}", make(1000))
    dataset = Dataset.open(settings)
    net = from_answer(ask(dataset, "collectivites-scic", {}), dataset.store, dataset.iris)
    yield _laid_out(f"layout of the main question ({len(net)} nodes)", net)
    for count, limit in _ADDED.items():
        yield _added(communities(count, 2 * count), limit)


def _laid_out(name: str, net: Network) -> Ratio:
    taken = min(seconds(lambda: layout(net)) for _ in range(_RUNS))
    return Ratio(f"{name} / {_ALL_OF_IT * 1000:.0f} ms", taken, _ALL_OF_IT, "<= 1", 1.0)


def _added(net: Network, limit: float) -> Ratio:
    drawn = len(net)
    places = layout(net)
    fresh = _grown(net)
    taken = min(seconds(lambda: _placed(net, places, fresh)) for _ in range(_RUNS))
    name = f"places of 20 new nodes beside {drawn} / {limit * 1000:.0f} ms"
    return Ratio(name, taken, limit, "<= 1", 1.0)


def _grown(net: Network) -> list[str]:
    """The ids of twenty new nodes, each linked to the first node, some to others too."""
    old = sorted(net)
    fresh = [f"urn:x:neuf/{place:02d}" for place in range(20)]
    for place, node in enumerate(fresh):
        net.add_node(node, label="Exemple neuf", short="Exemple neuf", kind="person")
        net.add_edge(old[0], node, key="urn:x:soutient")
        if place % 3 == 0:
            net.add_edge(node, old[place * 7], key="urn:x:soutient")
    return fresh


def _placed(net: Network, places: Positions, fresh: list[str]) -> Positions:
    return place_new(net, places, fresh, min(places))
