"""A Streamlit page with nothing but our canvas, showing as many entities as its address says."""

import streamlit as st

from benchmarks.canvas_data import canvas_data
from graph.widgets.canvas import network_canvas

st.set_page_config(layout="wide")
nodes, edges = (int(st.query_params[name]) for name in ("nodes", "edges"))
network_canvas(canvas_data(nodes, edges), key="net", height=560, on_event=lambda event: None)
