"""The first page: search, questions, what the graph holds."""

from graph.widgets.overview import show_contents, show_welcome

show_welcome()
show_contents()
