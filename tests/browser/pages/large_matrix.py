"""Five hundred rows, five hundred columns, twelve thousand links, all invented."""

import random

import streamlit as st

from graph.model.iris import Iris
from graph.network.matrix import DEDUCED, Crossing, Entry, Mark, Matrix
from graph.widgets.matrix import MatrixEvent, make_payload, matrix_grid, texts

SIDE, LINKS = 500, 12_000
IRIS = Iris()
MARKS = (
    Mark(IRIS.mai("shareholderOf").value, "capital"),
    Mark(IRIS.mai("funds").value, "direct"),
    Mark("", "territoire", DEDUCED),
)


@st.cache_resource
def payload() -> dict[str, object]:
    chance = random.Random(5)
    rows = tuple(
        Entry(IRIS.entity("collectivite", f"{place:09d}").value, f"Commune de Zorgluk {place}")
        for place in range(SIDE)
    )
    columns = tuple(
        Entry(IRIS.entity("organisation", f"exemple-{place}").value, f"SCIC Exemple-Test {place}")
        for place in range(SIDE)
    )
    pairs = {(chance.randrange(SIDE), chance.randrange(SIDE)) for _ in range(LINKS)}
    crossings = {
        (rows[row].iri, columns[column].iri): Crossing(
            (chance.choice(MARKS),), independent=chance.randrange(1, 4)
        )
        for row, column in sorted(pairs | {(SIDE - 1, SIDE - 1)})
    }
    made = Matrix(rows, columns, crossings, "Collectivité", "SCIC")
    return make_payload(made, IRIS, texts=texts())


def note(event: MatrixEvent) -> None:
    st.session_state["told"] = " × ".join(event.chosen)


st.set_page_config(layout="wide")
matrix_grid(payload(), key="large", on_event=note)
st.text(st.session_state.get("told", ""))
