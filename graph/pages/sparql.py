"""SPARQL: a query written by hand."""

from graph.widgets.sparql_page import show_sparql

show_sparql()
