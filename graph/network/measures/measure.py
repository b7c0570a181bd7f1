"""What one measure is: its words, its formula, its source, and what computes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.network.measures.indexed import Graph

__all__ = ["Measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a network.

    Parameters
    ----------
    name: what it is called in addresses and files.
    label, reading, caution: by language (``fr``, ``en``): its name, one plain sentence on how to
        read it, one on when it misleads here.
    formula: as text. source: the paper.
    per_node: whether it is a value of each node, or one of the whole.
    weight: ``strength`` where more weight makes a relation stronger, ``distance`` where it
        makes it shorter (1/weight), an empty text where every relation counts the same. A
        weight counts independent sources, or in a projection what two nodes share.
    compute: gives the values by node, or the one value.
    """

    name: str
    label: Mapping[str, str]
    reading: Mapping[str, str]
    caution: Mapping[str, str]
    formula: str
    source: str
    compute: Callable[[Graph], Any]
    per_node: bool = True
    weight: str = ""

    @property
    def weighted(self) -> bool:
        """Whether the weight of relations counts."""
        return bool(self.weight)
