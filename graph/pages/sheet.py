"""The sheet of one entity: everything said of it, and by whom."""

from graph.widgets.entity_page import show_entity_page

show_entity_page()
