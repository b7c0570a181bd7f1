"""A search box that suggests while one types."""

from graph.widgets.search_box.element import search_box

__all__ = ["search_box"]
