"""Where the ontology's files are, and the graphs they hold."""

from functools import cache
from pathlib import Path

import rdflib

PROJECT = Path(__file__).resolve().parents[2]
ONTOLOGY = PROJECT / "ontology"
MAI = rdflib.Namespace("https://w3id.org/maillage/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")


@cache
def vocabulary() -> rdflib.Graph:
    """``maillage.ttl``."""
    return rdflib.Graph().parse(ONTOLOGY / "maillage.ttl")


@cache
def concepts() -> rdflib.Graph:
    """Every scheme of ``concepts/``."""
    graph = rdflib.Graph()
    for path in sorted(ONTOLOGY.glob("concepts/*.ttl")):
        graph.parse(path)
    return graph
