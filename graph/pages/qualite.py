"""What we do not know: one-source relations, contradictions, missing codes, doubles."""

from graph.widgets.quality import show_quality

show_quality()
