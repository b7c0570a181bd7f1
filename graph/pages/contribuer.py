"""Bring in pages, review what was understood, add it to the graph, take it back."""

from graph.widgets.contribute import show_contribute

show_contribute()
