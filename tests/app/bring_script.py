"""A page that reads one file into drafts, as « Contribuer » does."""

import os
from pathlib import Path

import streamlit as st

from graph.errors import InputError
from graph.widgets.contribute_bring import _line
from graph.widgets.contribute_reading import Brought, Given, is_table, open_given, read_into_drafts
from graph.widgets.markup import show

st.session_state["maillage.by"] = "Essai"
name, path = os.environ["ESSAI_FICHIER"].split("|")
given = Given(name, Path(path).read_bytes())
found = []
if is_table(given):
    try:
        open_given(given)
    except InputError as error:
        found = [Brought.failed(name, error)]
else:
    found = read_into_drafts([given])
for one in found:
    show(_line(one))
