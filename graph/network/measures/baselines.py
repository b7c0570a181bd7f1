"""Whether a network differs from random ones that share what is plain about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import igraph
import numpy as np

from graph.errors import InputError, worded
from graph.network.embedding import seeded
from graph.network.measures.assortativity import coefficient, kinds_of, mixing_counts
from graph.network.measures.indexed import Graph, Indexed, Ints
from graph.network.measures.rewiring import MODELS, randomised

__all__ = ["STATISTICS", "Baseline", "baselines"]

STATISTICS: Final = (
    "transitivity",
    "average-clustering",
    "mean-distance",
    "largest-component",
    "degree-assortativity",
    "kind-assortativity",
    "region-assortativity",
    "modularity",
)
"""What is compared; without weights, which random networks do not have."""

_OF_VALUES: Final = ("kind-assortativity", "region-assortativity")

SAMPLES: Final = 100
_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """One statistic of a network beside the same of random networks.

    Parameters
    ----------
    observed: its value; NaN if it has none.
    mean, deviation: of the random networks (standard deviation, n - 1).
    z: how many deviations the observed value is from the mean; NaN if they do not vary.
    lowest, highest: of the random networks.
    as_high: the share of random networks, the observed one counted with them, with a value as
        high: below 0.05 or above 0.95 is seldom chance.
    """

    statistic: str
    observed: float
    mean: float
    deviation: float
    z: float
    lowest: float
    highest: float
    as_high: float


def baselines(
    graph: Graph,
    *,
    regions: Mapping[Any, str] | None = None,
    model: str = "degrees",
    samples: int = SAMPLES,
    seed: int = _SEED,
) -> list[Baseline]:
    """Every statistic of ``STATISTICS`` that ``graph`` has the data for, in that order.

    Parameters
    ----------
    graph: its nodes may have a ``kind``.
    regions: of nodes; without them the statistic is left out.
    model: one of ``MODELS``, see :func:`graph.network.measures.rewiring.randomised`.
    samples: random networks drawn, the same ones for the same seed.

    Raises
    ------
    graph.errors.InputError: the model is none of ``MODELS``, or fewer than two samples.
    """
    if model not in MODELS or samples < 2:
        raise InputError(
            worded("« {model} » n'est pas un modèle de réseau au hasard.", model=model[:80]),
            advice=worded(
                "Choisissez parmi : {names}, avec au moins deux tirages.", names=", ".join(MODELS)
            ),
        )
    indexed = Indexed.of(graph)
    kinds, codes = kinds_of(graph), {}
    codes["kind-assortativity"] = _codes(indexed, kinds)
    if regions is not None:
        codes["region-assortativity"] = _codes(indexed, regions)
    drawing = indexed.plain.simplify()
    observed = _statistics(drawing, codes, seed)
    swapped = codes["kind-assortativity"].tolist()
    drawn = [
        _statistics(randomised(drawing, model, seed * 10_000 + place, swapped), codes, seed)
        for place in range(samples)
    ]
    return [
        _compared(name, observed[name], np.array([one[name] for one in drawn]))
        for name in STATISTICS
        if name in observed
    ]


def _codes(indexed: Indexed, values: Mapping[Any, str]) -> Ints:
    names = {name: place for place, name in enumerate(sorted({*values.values()} - {""}))}
    return np.array([names.get(values.get(node, ""), -1) for node in indexed.nodes], np.int64)


def _statistics(drawing: igraph.Graph, codes: Mapping[str, Ints], seed: int) -> dict[str, float]:
    if not drawing.ecount():
        return dict.fromkeys(
            (name for name in STATISTICS if name in codes or name not in _OF_VALUES), float("nan")
        )
    parts = drawing.connected_components()
    largest = parts.giant()
    with seeded(seed):
        communities = drawing.community_multilevel()
    found = {
        "transitivity": drawing.transitivity_undirected(),
        "average-clustering": drawing.transitivity_avglocal_undirected(mode="zero"),
        "mean-distance": largest.average_path_length(),
        "largest-component": float(largest.vcount()),
        "degree-assortativity": drawing.assortativity_degree(directed=False),
        "modularity": communities.modularity,
    }
    pairs = np.array(drawing.get_edgelist(), dtype=np.int64)
    for name, code in codes.items():
        found[name] = coefficient(mixing_counts(pairs, code, int(code.max(initial=-1)) + 1))
    return found


def _compared(name: str, observed: float, drawn: "np.ndarray[Any, Any]") -> Baseline:
    known = drawn[np.isfinite(drawn)]
    if not np.isfinite(observed) or len(known) < 2:
        nothing = float("nan")
        return Baseline(name, observed, *[nothing] * 6)
    mean, deviation = float(known.mean()), float(known.std(ddof=1))
    varies = deviation > 1e-12 * max(1.0, abs(mean))
    return Baseline(
        name,
        observed,
        mean,
        deviation,
        (observed - mean) / deviation if varies else float("nan"),
        float(known.min()),
        float(known.max()),
        float(1 + (known >= observed - 1e-12).sum()) / (1 + len(known)),
    )
