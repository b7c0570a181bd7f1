"""How sure a proposal is: what its pattern was worth on the development pages.

``confidence.toml`` has, of each pattern, how many of its proposals were right and wrong there; it
is written by ``python -m benchmarks.relation_patterns --write``. The confidence is the share that
was right, smoothed towards that of all patterns of the relation, as if these had given two more
proposals. Little seen, a pattern is never certain: for that Laplace's rule of succession,
(right + 1) / (all + 2), must reach the threshold too.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from graph.mentions.relations.stating import Found
from graph.model.reading import CERTAIN

__all__ = ["confidence_of", "counts"]

_WEIGHT = 2.0
_UNCERTAIN = 0.89
_UNSEEN = 0.75
_VARIANTS = {"future": 0.4}


@lru_cache(maxsize=1)
def counts() -> Mapping[str, tuple[int, int]]:
    """Of each pattern with its variant, how often it was right and wrong."""
    text = resources.files(__package__).joinpath("confidence.toml").read_text("utf-8")
    found = tomllib.loads(text)["patterns"]
    return {name: (int(right), int(wrong)) for name, (right, wrong) in found.items()}


@lru_cache(maxsize=64)
def _of_relation(predicate: str) -> float:
    """The share of all proposals of a relation that was right, smoothed."""
    held = [count for name, count in counts().items() if name.startswith(f"{predicate}.")]
    right, wrong = sum(one for one, _ in held), sum(one for _, one in held)
    return (right + _UNSEEN * _WEIGHT) / (right + wrong + _WEIGHT)


def confidence_of(pattern: str, found: Found) -> float:
    """From 0 to 1, that what a pattern found is stated.

    Parameters
    ----------
    pattern: its name with its variant, as proposals carry it: ``supports.passive``.
    """
    right, wrong = counts().get(pattern, (0, 0))
    prior = _of_relation(pattern.partition(".")[0])
    told = (right + _WEIGHT * prior) / (right + wrong + _WEIGHT)
    seen = (right + 1) / (right + wrong + 2)
    named = all(one.how == "name" for one in (*found.subjects, *found.objects))
    if told >= CERTAIN and (seen < CERTAIN or not named):
        told = _UNCERTAIN
    return min(told, _VARIANTS.get(found.variant, 1.0))
