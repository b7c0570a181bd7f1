"""The measures of a network, and what to think of them."""

from graph.widgets.analyses import show_analyses

show_analyses()
