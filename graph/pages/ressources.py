"""The documents: a list with facets, and the sheet of one."""

from graph.widgets.addresses import param
from graph.widgets.entity import find_entity
from graph.widgets.resource_list import show_resource_list
from graph.widgets.resource_page import show_resource_page

if param("id"):
    show_resource_page(find_entity(param("id")))
else:
    show_resource_list()
