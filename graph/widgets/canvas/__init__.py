"""The network as a Streamlit element: vis-network, our own drawing, events back to Python."""

from graph.widgets.canvas.element import network_canvas
from graph.widgets.canvas.events import CanvasEvent, EventType
from graph.widgets.canvas.texts import TEXTS

__all__ = ["TEXTS", "CanvasEvent", "EventType", "network_canvas"]
