"""« est une filiale de »."""

import re

from graph.mentions.relations.patterns import Nominal, Pattern
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_ORGANISATION = frozenset({Kind.ORGANISATION})

PATTERNS: tuple[Pattern, ...] = (
    Nominal(
        "subsidiaryOf.noun",
        "subsidiaryOf",
        re.compile(r"\bfiliales?\b"),
        subjects=_ORGANISATION,
        objects=_ORGANISATION,
    ),
    Nominal(
        "subsidiaryOf.branch",
        "subsidiaryOf",
        re.compile(r"\bbranche (?:immobilière|commerciale)\b"),
        subjects=_ORGANISATION,
        objects=_ORGANISATION,
    ),
)
