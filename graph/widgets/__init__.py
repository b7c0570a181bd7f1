"""Streamlit parts: they own session state, caches and the words a reader sees."""
