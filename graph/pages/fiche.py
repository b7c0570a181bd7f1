"""The sheet of one entity: everything said of it, and by whom."""

from graph.widgets.addresses import param
from graph.widgets.entity import find_entity
from graph.widgets.entity_page import show_entity_page, show_entity_search
from graph.widgets.starts import show_starts

show_entity_search()
if param("id"):
    show_entity_page(find_entity(param("id")))
else:
    show_starts()
