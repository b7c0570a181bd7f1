"""Networks for files: coloured as on the page, with positions."""

from graph.network.answers import from_answer
from graph.network.build import Network
from graph.network.layout import layout
from graph.network.marks import mark_scic, use_initials
from graph.questions.answer import Answer
from graph.questions.dataset import Dataset
from graph.views.palette import STYLES

__all__ = ["answer_network", "colours", "placed"]


def colours() -> dict[str, str]:
    """The colour of each kind of node."""
    return {key: style.light.fill for key, style in STYLES.items()}


def placed(net: Network, centre: str | None = None) -> Network:
    """The same network, each node with its ``x`` and ``y``."""
    for node, (x, y) in layout(net, centre=centre).items():
        net.nodes[node]["x"], net.nodes[node]["y"] = x, y
    return net


def answer_network(dataset: Dataset, answer: Answer) -> tuple[Network, dict[str, str]]:
    """The network an answer's columns make, and the colours of its kinds."""
    net = from_answer(answer, dataset.store, dataset.iris)
    mark_scic(dataset.store, dataset.iris, net)
    use_initials(dataset.store, dataset.iris, net)
    return placed(net), colours()
