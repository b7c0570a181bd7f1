"""The ways a sentence states a relation; each relation's module fills them with its words."""

from graph.mentions.relations.circumstantial import Told
from graph.mentions.relations.linking import Link
from graph.mentions.relations.nominal import Deed, Listed, Nominal
from graph.mentions.relations.stating import (
    ACTORS,
    ANYTHING,
    BODIES,
    UNDERTAKINGS,
    Custom,
    Found,
    Pattern,
    listed,
    told,
    verbs,
    whole,
)
from graph.mentions.relations.verbal import Active, Passive

__all__ = [
    "ACTORS",
    "ANYTHING",
    "BODIES",
    "UNDERTAKINGS",
    "Active",
    "Custom",
    "Deed",
    "Found",
    "Link",
    "Listed",
    "Nominal",
    "Passive",
    "Pattern",
    "Told",
    "listed",
    "told",
    "verbs",
    "whole",
]
