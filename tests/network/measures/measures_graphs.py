"""Standard graphs and edge cases that every measure is held against networkx on."""

import networkx as nx


def _weighted(graph, *, seed=1):
    import random

    chance = random.Random(seed)
    for one, other in sorted(graph.edges()):
        graph.edges[one, other]["weight"] = chance.randrange(1, 7)
    return graph


def _pieces():
    parts = [nx.complete_graph(5), nx.path_graph(4), nx.star_graph(3), nx.empty_graph(3)]
    return nx.disjoint_union_all(parts)


STANDARD = {
    "karate": nx.karate_club_graph,
    "southern women": nx.davis_southern_women_graph,
    "les misérables": nx.les_miserables_graph,
    "florentine families": nx.florentine_families_graph,
    "preferential": lambda: nx.barabasi_albert_graph(120, 2, seed=1),
    "small world": lambda: nx.connected_watts_strogatz_graph(90, 6, 0.2, seed=2),
    "random": lambda: nx.gnm_random_graph(100, 130, seed=3),
    "weighted random": lambda: _weighted(nx.gnm_random_graph(80, 200, seed=4)),
    "caveman": lambda: nx.relaxed_caveman_graph(8, 6, 0.2, seed=5),
    "tree": lambda: nx.random_labeled_tree(70, seed=6),
    "grid": lambda: nx.convert_node_labels_to_integers(nx.grid_2d_graph(7, 8)),
    "large core": lambda: nx.powerlaw_cluster_graph(500, 2, 0.3, seed=7),
}

EDGE_CASES = {
    "empty": nx.Graph,
    "one node": lambda: nx.empty_graph(1),
    "two nodes apart": lambda: nx.empty_graph(2),
    "one edge": lambda: nx.path_graph(2),
    "triangle": lambda: nx.complete_graph(3),
    "pieces": _pieces,
    "two equal pieces": lambda: nx.disjoint_union(nx.path_graph(4), nx.path_graph(4)),
    "star": lambda: nx.star_graph(6),
}

ALL = {**STANDARD, **EDGE_CASES}
