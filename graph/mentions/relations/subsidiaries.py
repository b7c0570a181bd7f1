"""« est une filiale de »."""

import re

from graph.mentions.relations.patterns import (
    Active,
    Listed,
    Nominal,
    Pattern,
    told,
    verbs,
)
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_ORGANISATION = frozenset({Kind.ORGANISATION})

PATTERNS: tuple[Pattern, ...] = (
    Listed(
        "subsidiaryOf.listed",
        "subsidiaryOf",
        told("filiales"),
        subjects=_ORGANISATION,
        objects=_ORGANISATION,
    ),
    Active(
        "subsidiaryOf.heads",
        "subsidiaryOf",
        verbs("chapeauter contrôler"),
        subjects=_ORGANISATION,
        objects=_ORGANISATION,
        swap=True,
    ),
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
