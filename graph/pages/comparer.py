"""Two entities, two territories or two dates, side by side."""

from graph.widgets.compare_page import show_compare

show_compare()
