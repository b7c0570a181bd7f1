"""The territories: a map to choose one, and the sheet of the one the address names."""

from graph.widgets.addresses import param
from graph.widgets.entity import find_entity
from graph.widgets.territories import show_territories
from graph.widgets.territory_page import show_territory

if param("id"):
    show_territory(find_entity(param("id")))
else:
    show_territories()
