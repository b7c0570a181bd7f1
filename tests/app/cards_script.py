"""A page that shows one card: of an entity, of a line, or of a link in passing."""

import streamlit as st

from graph.widgets.addresses import FOLDER, PAGES
from graph.widgets.card import show_edge_card, show_entity_card, show_through_card
from graph.widgets.entity import find_entity
from graph.widgets.frame import begin, sentences
from graph.widgets.opened import refresh


def card() -> None:
    ends = [find_entity(one) for one in st.query_params["ends"].split("~")]
    only = st.query_params.get("only")
    if "through" in st.query_params:
        middles = [find_entity(one) for one in st.query_params["through"].split("~")]
        show_through_card(ends[0], ends[1], middles)
    elif len(ends) > 1:
        show_edge_card(*ends, only=None if only is None else {tuple(only.split("~"))})
    else:
        show_entity_card(ends[0], actions=lambda: st.caption("ici les gestes"))


with sentences():
    begin()
    refresh()
    others = [st.Page(FOLDER / script, url_path=path) for path, script in PAGES.items() if path]
    st.navigation([st.Page(card, default=True), *others], position="hidden").run()
