"""A drawn network whose every text tries to be something else than text."""

import networkx as nx

from graph.exports import View
from graph.questions.answer import SourceNote

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]></node><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>href</a>",
    "&lt;b&gt; &amp; &#60; %3Cscript%3E",
    "\u202eelpmexE\u2066 \u200f\u05d0\u05d1",
    "ligne\nnouvelle\tonglet \u2028 fin",
    "\x00\x08\x1b\ud800 contrôle \ufffe",
    "=1+1",
    '=HYPERLINK("https://exemple.invalid")',
    "@SUM(A1)",
    "+33",
    "-2+3",
    "\t=cmd|' /C calc'!A0",
    "#REF!",
    "{{ 7*7 }}{% raw %} ${7*7}",
    "> . <urn:a> <urn:b> <urn:c>",
    '""" . <urn:a> <urn:b> "c"',
    "l'exemple « entre guillemets » “anglais”",
)
LONG = "Exemple " * 131_072  # one megabyte


def hostile_network(texts=HOSTILE) -> "nx.MultiDiGraph[str]":
    """A node a text, a ring of relations whose every attribute is one of the texts."""
    net = nx.MultiDiGraph()
    for place, text in enumerate(texts):
        net.add_node(
            node_id(place), label=text, short=text, kind=text, iri=node_id(place), scic=False,
            x=float(place), y=-float(place), size=9.0,
        )  # fmt: skip
    for place, text in enumerate(texts):
        net.add_edge(
            node_id(place), node_id((place + 1) % len(texts)), key=text, label=text,
            sources=[f"https://exemple.invalid/source/{place}", text], origins=[text],
            weight=place + 1, certainty=text, since=text, until=text, role=text,
        )  # fmt: skip
    return net


def node_id(place: int) -> str:
    return f"https://exemple.invalid/id/{place}"


def hostile_view(texts=HOSTILE, title=HOSTILE[0]) -> View:
    notes = {
        f"https://exemple.invalid/source/{place}": SourceNote(
            f"https://exemple.invalid/source/{place}", text, text, text, text, text
        )
        for place, text in enumerate(texts)
    }
    return View(title, f"{title} cité", "https://exemple.invalid/vue", "1", notes=notes)
