"""A wheel of nodes, n0 at the hub; its buttons do what a page may do to a canvas."""

import math
import time

import streamlit as st

from graph.widgets.canvas import network_canvas

st.set_page_config(layout="wide")
state = st.session_state
state.setdefault("log", [])
state.setdefault("count", 9)
state.setdefault("chosen", None)
KINDS = {
    "scic": {"shape": "ring", "color": "#009e73"},
    "collectivite": {"shape": "square", "color": "#0072b2"},
}
DARK = {"scic": "#40d0a0", "collectivite": "#60b0e8"}


def node(i):
    kind = "collectivite" if i % 2 else "scic"
    angle = 2 * math.pi * (i - 1) / 8
    far = 0 if i == 0 else 240 if i < 9 else 420
    return {
        "id": f"n{i}",
        "label": f"Exemple entier {i}",
        "short": f"Ex {i}",
        "title": f"Type {kind}",
        "kind": kind,
        **KINDS[kind],
        "size": 16,
        "priority": 100 - i,
        "x": round(far * math.cos(angle)),
        "y": round(far * math.sin(angle)),
    }


def payload():
    nodes = [node(i) for i in range(state.count)]
    edges = [
        {
            "id": f"e{i}",
            "from": f"n{i}",
            "to": "n0" if i < 9 else f"n{i - 8}",
            "label": "soutient",
            "title": f"Ex {i} soutient",
            "width": 2,
            "arrow": True,
        }
        for i in range(1, state.count)
    ]
    legend = [
        {"kind": kind, "label": kind.upper(), "count": 1, **look} for kind, look in KINDS.items()
    ]
    return {
        "nodes": nodes,
        "edges": edges,
        "legend": legend,
        "dark": DARK,
        "texts": {"summary": "Réseau d'exemple"},
    }


def on_event(event):
    state.log.append(event)
    if st.query_params.get("echo"):
        state.chosen = event.node or event.edge


def body():
    time.sleep(float(st.query_params.get("slow", "0")))
    if not state.get("away"):
        network_canvas(payload(), key="net", height=560, on_event=on_event, selected=state.chosen)
    st.text(f"{len(state.log)} événements")
    st.text("\n".join(f"{e.type} {e.node} {e.edge}" for e in state.log))


left, right = st.columns([4, 1])
with right:
    if st.button("Relancer"):
        state.runs = state.get("runs", 0) + 1
    if st.button("Ajouter"):
        state.count = 12
    if st.button("Choisir"):
        state.chosen = "n3"
    if st.button("Vider"):
        state.count = 0
    st.checkbox("Ailleurs", key="away")
    st.text(f"tour {state.get('runs', 0)}")
with left:
    (st.fragment(body) if st.query_params.get("fragment") else body)()
