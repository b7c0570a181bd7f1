"""The explorer and its API: ``streamlit run app.py``. It puts them together, decides nothing."""

import os

import streamlit as st

from graph.api import lifespan, middleware, routes
from graph.settings import Settings

settings = Settings.read(os.environ)
app = st.App(
    "graph/pages/site.py",
    routes=routes(settings),
    middleware=middleware(settings),
    lifespan=lifespan(settings),
)
