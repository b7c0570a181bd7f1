"""A network with everything a node or a line can carry; the page answers commands simply.

``?events=click,moved`` chooses what it hears of, ``?nodes=300`` draws an invented network of that
size instead, ``?slow=2`` makes it work two seconds in every run, ``?evil=1`` puts scripts into the
menu, the caption and the names.
"""

import math
import random
import time

import streamlit as st

from graph.widgets.canvas import network_canvas
from graph.widgets.canvas.events import ALL_BUT_HOVER

st.set_page_config(layout="wide")
state = st.session_state
state.setdefault("log", [])
state.setdefault("menu", None)
state.setdefault("hidden", ["event"])
state.setdefault("pinned", ["hub"])
state.setdefault("opened", ["hub"])
state.setdefault("gone", [])
state.setdefault("added", 0)
params = st.query_params
EVENTS = params.get("events", ",".join(ALL_BUT_HOVER)).split(",")
EVIL = "<img src=x onerror='window.hacked=1'>"
KINDS = {
    "collectivite": ("square", "#0072B2", "#4FA3DE", "Collectivités"),
    "scic": ("ring", "#009E73", "#2EC497", "SCIC"),
    "organisation": ("circle", "#56B4E9", "#7FC8F2", "Organisations"),
    "person": ("circle", "#CC79A7", "#E39CC4", "Personnes"),
    "project": ("diamond", "#E69F00", "#F2B93D", "Projets"),
    "event": ("triangle", "#D55E00", "#F08A45", "Événements"),
    "concept": ("hexagon", "#999999", "#B5B5B5", "Notions"),
    "resource": ("page", "#F0E442", "#F0E442", "Ressources"),
}
NAMES = {
    "hub": ("organisation", "Fabrique des exemples"),
    "mel": ("collectivite", "Métropole d'Exempleville"),
    "ville": ("collectivite", "Exempleville"),
    "scic1": ("scic", "SCIC Les Inventés"),
    "scic2": ("scic", "SCIC Pour Voir"),
    "anne": ("person", "Anne Exemple"),
    "projet": ("project", "Projet pilote imaginé"),
    "jour": ("event", "Journée des exemples"),
    "idee": ("concept", "Économie inventée"),
    "doc": ("resource", "Guide des exemples"),
    "group:lieu:59": ("collectivite", "Communes d'Exemplie"),
    "group:type:scic": ("scic", "Autres SCIC"),
    "group:type:doc": ("resource", "Autres ressources"),
}
LEFT = {"hub": 167, "mel": 48, "scic1": 3, "doc": 1204}
MEMBERS = {"group:lieu:59": 38, "group:type:scic": 7, "group:type:doc": 1204}
LINES = [
    ("hub", "mel", {"width": 8, "arrow": "both", "label": "5 relations"}),
    ("hub", "ville", {"width": 2.5, "arrow": "to", "label": "accompagne"}),
    ("hub", "scic1", {"width": 2, "arrow": "from", "label": "soutient"}),
    ("scic1", "scic2", {"width": 1.5, "label": "travaille avec"}),
    ("hub", "anne", {"width": 1.5, "arrow": True, "dashes": True, "label": "emploie"}),
    ("hub", "projet", {"width": 4, "arrow": "to", "label": "porte"}),
    ("projet", "mel", {"width": 1.5, "arrow": "from", "label": "finance"}),
    ("jour", "hub", {"width": 1.5, "arrow": "to", "label": "accueille"}),
    ("hub", "idee", {"width": 1.5, "through": True, "label": "passe par Journée"}),
    ("doc", "hub", {"width": 1.5, "arrow": "to", "label": "cite"}),
    ("doc", "idee", {"width": 1.5, "arrow": "to", "label": "traite de", "curve": 1}),
    ("hub", "group:lieu:59", {"width": 6, "arrow": "both", "label": "41 relations"}),
    ("mel", "group:lieu:59", {"width": 3, "arrow": "from", "label": "38 relations"}),
    ("hub", "group:type:scic", {"width": 3, "arrow": "to", "label": "7 relations"}),
    ("doc", "group:type:doc", {"width": 2, "arrow": "to", "label": "12 relations"}),
]


def node(id, kind, name, x, y, size=14, **more):
    shape, color, *_ = KINDS[kind]
    label = f"{EVIL} {name}" if params.get("evil") else name
    return {
        "id": id,
        "label": label,
        "short": label,
        "title": f"{KINDS[kind][3]} · 3 relations",
        "kind": kind,
        "shape": shape,
        "color": color,
        "size": size,
        "x": x,
        "y": y,
        **more,
    }


def garden():
    places = {}
    for i, id in enumerate(list(NAMES)[1:]):
        angle = 2 * math.pi * i / (len(NAMES) - 1)
        places[id] = (round(300 * math.cos(angle)), round(200 * math.sin(angle)))
    nodes = [
        node(
            *(id, kind, name, *places.get(id, (0, 0)), 26 if id == "hub" else 15),
            left=LEFT.get(id, 0),
            members=MEMBERS.get(id, 0),
            priority=100 - i,
            pinned=id in state.pinned,
            opened=id in state.opened,
        )
        for i, (id, (kind, name)) in enumerate(NAMES.items())
    ]
    nodes += [
        node(f"new{i}", "person", f"Personne inventée {i}", 60 * i - 500, 300)
        for i in range(state.added)
    ]
    lines = [
        {"id": f"{a}~{b}", "from": a, "to": b, "title": "Une phrase.\n2 sources", **more}
        for a, b, more in LINES
    ]
    lines += [{"id": f"l{i}", "from": f"new{i}", "to": "anne"} for i in range(state.added)]
    return [one for one in nodes if one["id"] not in state.gone], lines


def invented(count):
    chance = random.Random(7)
    words = [*("Fabrique", "Réseau", "Atelier", "Commune", "Énergie", "Pays", "Maison")]
    side = math.ceil(math.sqrt(1.6 * count))
    kinds, degree, lines = list(KINDS), [0] * count, {}
    spots = [
        (95 * (i % side) + chance.uniform(-30, 30), 95 * (i // side) + chance.uniform(-30, 30))
        for i in range(count)
    ]
    for i in range(1, count):
        near = [j for j in (i - 1, i - side, i - side + 1) if j >= 0]
        for j in {chance.choice(near), min(i - 1, int(chance.expovariate(14 / count)))}:
            lines[(i, j)] = {"width": chance.choice([1, 1, 2, 3]), "dashes": chance.random() < 0.2}
            degree[i], degree[j] = degree[i] + 1, degree[j] + 1
    nodes = [
        node(
            *(f"n{i}", chance.choice(kinds)),
            " ".join(chance.sample(words, chance.randint(1, 3))) + f" {i}",
            *(round(x, 1) for x in spots[i]),
            size=min(26, 8 + 1.6 * degree[i] ** 0.8),
            priority=degree[i],
            left=degree[i] if i % 9 == 0 else 0,
        )
        for i in range(count)
    ]
    return nodes, [
        {"id": f"{i}~{j}", "from": f"n{i}", "to": f"n{j}", "arrow": "to", **more}
        for (i, j), more in lines.items()
    ]


def payload():
    count = int(params.get("nodes", "0"))
    nodes, lines = invented(count) if count else garden()
    evil = f" {EVIL}" if params.get("evil") else ""
    counts = {kind: sum(one["kind"] == kind for one in nodes) for kind in KINDS}
    legend = [
        {
            "kind": kind,
            "label": label + evil,
            "shape": shape,
            "color": color,
            "count": counts[kind],
            "hidden": kind in state.hidden,
        }
        for kind, (shape, color, _dark, label) in KINDS.items()
    ]
    if "legend" in EVENTS:  # this page then decides what is hidden, and sends nothing of it
        nodes = [one for one in nodes if one["kind"] not in state.hidden]
    items = [
        {"name": "expand:de:membre", "label": f"est membre de{evil}", "count": 137},
        {"name": "expand:vers:soutient", "label": "soutient", "count": 24},
        {"name": "expand:de:finance", "label": "est financée par", "count": 6},
    ]
    return {
        "nodes": nodes,
        "edges": lines,
        "legend": legend,
        "dark": {kind: dark for kind, (_, _, dark, _) in KINDS.items()},
        "menu": {"node": state.menu, "items": items} if state.menu else None,
        "texts": {
            "summary": f"{len(nodes)} entités",
            "caption": f"Fabrique des exemples{evil} — Maillage, version 1, 1er janvier 2026",
            "file": "maillage/../exemple:1",
        },
    }


def toggle(name, item):
    now = state[name]
    state[name] = [one for one in now if one != item] if item in now else [*now, item]


def react(event):
    state.log.append(event)
    if event.type == "context":
        state.menu = event.node
    elif event.type == "legend":
        toggle("hidden", event.name)
    elif event.type == "command" and event.name == "pin":
        toggle("pinned", event.node)
    elif event.type == "command" and event.name == "hide":
        state.gone = [*state.gone, event.node]
    elif event.type == "doubleClick" or event.name == "expand":
        state.added = 20


def line(event):
    rest = {"node": event.node, "edge": event.edge, "name": event.name}
    told = [f"{name}={value}" for name, value in rest.items() if value is not None]
    told += [f"nodes={','.join(event.nodes)}"] if event.nodes else []
    told += [f"at={event.x:g},{event.y:g}"] if event.x is not None else []
    return " ".join([event.type, *told])


time.sleep(float(params.get("slow", "0")))
network_canvas(
    payload(), key="garden", height=int(params.get("high", "600")), on_event=react, events=EVENTS
)
st.text(f"{len(state.log)} événements")
st.text("\n".join(map(line, state.log)))
