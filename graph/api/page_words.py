"""What a property is called on a page, where the vocabulary has no label for it."""

from collections.abc import Callable

from graph.model.vocabulary import NAMESPACES, term

__all__ = ["Words", "certainty_word", "own_words", "prefixed", "rank_of"]

Words = Callable[[str], str]
"""Gives a French text of ours in the language of the page."""


def certainty_word(certainty: str, _: Words) -> str:
    """How a statement is known, in one word; an unknown one is repeated as it is."""
    words = {
        "stated": _("déclaré"),
        "implied": _("sous-entendu"),
        "extracted": _("repéré par un programme"),
        "reviewed": _("relu"),
    }
    return words.get(certainty, certainty)


def own_words(_: Words) -> dict[str, str]:
    """The names of such properties, by IRI."""
    return {
        term("rdf:type").value: _("nature"),
        term("rdf:subject").value: _("sujet"),
        term("rdf:predicate").value: _("relation"),
        term("rdf:object").value: _("objet"),
        term("rdfs:comment").value: _("note"),
        term("rdfs:label").value: _("nom"),
        term("skos:prefLabel").value: _("nom"),
        term("skos:altLabel").value: _("autres noms"),
        term("skos:broader").value: _("notion plus large"),
        term("skos:inScheme").value: _("liste"),
        term("skos:definition").value: _("définition"),
        term("dcterms:source").value: _("adresse"),
        term("dcterms:license").value: _("licence"),
        term("schema:url").value: _("page"),
        term("prov:hadPrimarySource").value: _("source"),
        term("prov:generatedAtTime").value: _("lu le"),
        term("prov:wasGeneratedBy").value: _("lu par"),
    }


def prefixed(iri: str) -> str:
    """``skos:note`` for an IRI of a pinned namespace, the IRI itself for another."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def rank_of(iri: str) -> int:
    """The place of a property: names first, then what the thing is, then the others."""
    first = (
        *("skos:prefLabel", "rdfs:label", "dcterms:title", "skos:altLabel", "rdf:type"),
        *("rdf:subject", "rdf:predicate", "rdf:object"),
    )
    return next((rank for rank, name in enumerate(first) if term(name).value == iri), len(first))
