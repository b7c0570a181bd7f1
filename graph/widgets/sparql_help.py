"""What helps to write a query, and to ask it from elsewhere."""

import shlex
from urllib.parse import urlsplit

import streamlit as st

from graph.model.vocabulary import prefixes
from graph.widgets.language import _
from graph.widgets.markup import block, join, show
from graph.widgets.public_opened import public_dataset
from graph.widgets.sparql_terms import show_terms

__all__ = ["show_help"]


def show_help(query: str) -> None:
    """The words of the model, its prefixes, and the same query from a terminal."""
    with (
        st.expander(_("Aide-mémoire du modèle"), type="compact"),
        st.container(height=420, border=False, key="sparql_words"),
    ):
        show(block("<p>{text}</p>", text=_shape()))
        show_terms()
    with st.expander(_("Préfixes"), type="compact"):
        lines = [
            block("<li><code>{name}:</code> {address}</li>", name=name, address=address)
            for name, address in prefixes(public_dataset().iris).items()
        ]
        show(
            block(
                '<p class="m-detail">{text}</p><ul class="m-links m-words">{lines}</ul>',
                text=_("Déclarés tout seuls dès qu'ils sont employés."),
                lines=join(lines),
            )
        )
    with st.expander(_("La même requête depuis un programme"), type="compact"):
        show(block("<p>{text}</p>", text=_outside()))
        st.code(_command(query), language="bash", wrap_lines=True)


def _shape() -> str:
    return _(
        "Chaque document est un graphe nommé : « {pattern} » dit qui affirme quoi. Le graphe par "
        "défaut décrit les documents eux-mêmes : titre, adresse, date."
    ).format(pattern="GRAPH ?source { ?s ?p ?o }")


def _outside() -> str:
    return _(
        "L'adresse /sparql suit le protocole SPARQL 1.1 : JSON, XML, CSV ou TSV pour des lignes, "
        "Turtle, N-Triples, RDF/XML ou JSON-LD pour des affirmations, selon l'en-tête Accept."
    )


def _command(query: str) -> str:
    """A command that asks the same; the query stays in single quotes for the shell."""
    parts = urlsplit(str(st.context.url or ""))
    site = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "http://127.0.0.1:8501"
    accept = shlex.quote("Accept: text/csv")
    asked = shlex.quote(f"query={query}")
    return f"curl -H {accept} --data-urlencode {asked} {site}/sparql"
