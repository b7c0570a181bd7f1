"""Invented networks for the drawings."""

import networkx as nx

KINDS = (
    *("collectivite", "organisation", "person", "project", "event"),
    *("concept", "place", "resource", ""),
)

NASTY = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]></svg><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "{{ 7*7 }}{% raw %}",
    "<a href='javascript:alert(1)'>href</a>",
    "\u202eelpmexE\u2066 \u200f\u05d0\u05d1",
    "ligne\nnouvelle\t& co \u2028 fin",
    "\x00\x08\x1b\ud800 contrôle",
    "l'exemple “entre guillemets” « français »",
)


def sample(*names: str) -> "nx.MultiDiGraph[str]":
    """One node a name (kinds in turn), a ring of relations, three of them between the first two."""
    net = nx.MultiDiGraph()
    for place, name in enumerate(names):
        net.add_node(
            f"https://exemple.invalid/id/{place}",
            label=name, short=name[:28], kind=KINDS[place % len(KINDS)], scic=place == 1,
        )  # fmt: skip
    nodes = list(net)
    for place, one in enumerate(nodes[:-1]):
        relate(net, one, nodes[place + 1], "r0", label=names[place])
    if len(nodes) > 1:
        relate(net, nodes[0], nodes[1], "r1", label="soutient", certainty="implied", weight=3)
        relate(net, nodes[1], nodes[0], "r2", label="finance", since="2019")
    return net


def relate(net, one, other, key, **details):
    given = {"certainty": "stated", "weight": 1, "sources": ["d"], "since": "", "until": "",
             "role": "", "label": "est lié à"}  # fmt: skip
    net.add_edge(one, other, key=key, **{**given, **details})


def on_a_line(net):
    return {node: (100.0 * place, 30.0 * (place % 3)) for place, node in enumerate(net)}
