"""The network of all relations of a set of statements."""

from collections.abc import Iterable
from typing import Final

from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.build import Network, add_nodes, from_claims
from graph.network.claims import ClaimView

__all__ = ["from_quads"]

_PARTS: Final = {term(f"rdf:{part}"): part for part in ("subject", "predicate", "object")}


def from_quads(quads: Iterable[Quad], iris: Iris) -> Network:
    """Every claimed relation as an edge; what no relation names is left out.

    Parameters
    ----------
    quads: statements with their claims, names and, in the default graph, their sources.
    """
    values = {
        iris.mai("certainty"): "certainty",
        iris.mai("validFrom"): "since",
        iris.mai("validUntil"): "until",
    }
    wanted = {**_PARTS, **values}
    claims: dict[tuple[str, str], dict[str, str]] = {}
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    origins: dict[str, str] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            continue
        if quad.predicate in wanted and isinstance(quad.graph_name, NamedNode):
            claim = claims.setdefault((subject.value, quad.graph_name.value), {})
            claim[wanted[quad.predicate]] = value.value
        elif quad.predicate == iris.mai("derivedFrom"):
            origins[subject.value] = value.value
        elif isinstance(value, Literal) and value.language == "fr":
            if quad.predicate == term("skos:prefLabel"):
                names[subject.value] = value.value
            elif quad.predicate == term("rdfs:label"):
                words[subject.value] = value.value
    net = from_claims(_views(claims, names, words, origins), iris)
    add_nodes(net, iris, {node: names.get(node, "") for node in net})
    return net


def _views(
    claims: dict[tuple[str, str], dict[str, str]],
    names: dict[str, str],
    words: dict[str, str],
    origins: dict[str, str],
) -> Iterable[ClaimView]:
    for (_, source), parts in claims.items():
        if {"subject", "predicate", "object"} <= parts.keys():
            yield ClaimView(
                subject=parts["subject"],
                predicate=parts["predicate"],
                object=parts["object"],
                source=source,
                subject_label=names.get(parts["subject"], ""),
                predicate_label=words.get(parts["predicate"], ""),
                object_label=names.get(parts["object"], ""),
                certainty=parts.get("certainty", "stated"),
                since=parts.get("since", ""),
                until=parts.get("until", ""),
                origin=origins.get(source, source),
            )
