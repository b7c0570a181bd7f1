"""A matrix as a Streamlit element: drawn on a canvas, read as a grid, events back to Python."""

from graph.widgets.matrix.element import matrix_grid
from graph.widgets.matrix.events import MatrixEvent
from graph.widgets.matrix.payload import make_payload
from graph.widgets.matrix.texts import texts

__all__ = ["MatrixEvent", "make_payload", "matrix_grid", "texts"]
