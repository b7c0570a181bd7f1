"""The network around an entity or an answer, never everything at once."""

from graph.widgets.explorer_state import read_state
from graph.widgets.explorer_view import show_explorer, show_explorer_search
from graph.widgets.starts import show_starts

show_explorer_search()
state = read_state()
if state is None:
    show_starts()
else:
    show_explorer(state)
