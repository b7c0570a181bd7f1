"""The name index: from what a person types to the entities that carry the name."""

from graph.search.entries import Match, NameEntry
from graph.search.index import NameIndex

__all__ = ["Match", "NameEntry", "NameIndex"]
