"""Two entities, two territories or two dates, side by side."""

from graph.widgets.starts import show_starts

show_starts()
