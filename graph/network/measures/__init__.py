"""Measures of a network: who is central, who brokers, what holds together, and how sure that is.

The reference of every measure is networkx; igraph and SciPy compute the same where networkx is
slow. Each family is a module; :mod:`graph.network.measures.catalogue` lists what can be asked
with one sentence on how to read it.
"""
