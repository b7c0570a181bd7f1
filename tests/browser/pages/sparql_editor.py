"""An editor alone, and what it asked."""

import streamlit as st

from graph.widgets.editor import Outcome, Problem, Term, sparql_editor, texts

HOSTILE = "<img src=x onerror='window.hacked=1'>"
TEXT = f"# {HOSTILE}\nSELECT ?s WHERE {{\n  ?s ?p ?o .\n}}\nLIMIT 3\n"
PREFIXES = {"schema": "https://schema.org/", "exemple": "https://exemple.invalid/#"}


def asked(text: str, number: int) -> None:
    problem = Problem(f"attendu : {HOSTILE}", 3, 4) if "FAUX" in text else None
    st.session_state["outcome"] = Outcome(number, text, "3 lignes", problem)


sparql_editor(
    TEXT,
    key="editor",
    revision=1,
    on_run=asked,
    prefixes=PREFIXES,
    terms=[Term("schema:name", "nom", "property"), Term("exemple:x", HOSTILE, "class")],
    outcome=st.session_state.get("outcome"),
    texts=texts(),
)
found = st.session_state.get("outcome")
st.code(found.text if found else "rien", language=None)
