"""What a query gave as files: the formats of the SPARQL 1.1 Protocol, and a spreadsheet."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from typing import Final

import streamlit as st

from graph.exports import FORMATS, write_answer
from graph.questions.answer import Answer
from graph.store.endpoint import GRAPH_FORMATS, RESULT_FORMATS, Endpoint, Format
from graph.widgets.language import _, language
from graph.widgets.sparql_asked import Asked, endpoint
from graph.widgets.sparql_rows import Found

__all__ = ["QueryFiles", "show_query_files"]

_NAMES: Final = {"nt": "N-Triples", "rdf": "RDF/XML", "jsonld": "JSON-LD", "ttl": "Turtle"}
_ENDINGS: Final = {"json": "srj", "xml": "srx"}
"""What files of SPARQL results are called (SPARQL 1.1 Results JSON, section 5; XML, section 4)."""


@dataclass(frozen=True, slots=True)
class QueryFiles:
    """The answer of a query ready to be written; nothing is before somebody asks for it.

    Parameters
    ----------
    version: of the data asked.
    """

    endpoint: Endpoint
    query: str
    answer: Answer
    version: str
    language: str

    def written(self, form: Format) -> bytes:
        """The answer in a format of the protocol, as ``/sparql`` gives it.

        Raises
        ------
        graph.errors.InputError, graph.errors.ServiceError: it cannot be had any more.
        """
        with self.endpoint.answer(self.query, form) as reply:
            return reply.read()

    def workbook(self) -> bytes:
        """The rows as a spreadsheet."""
        out = BytesIO()
        write_answer(
            self.answer,
            "xlsx",
            out,
            language=self.language,
            issued=date.today(),
            version=self.version,
        )
        return out.getvalue()


def show_query_files(asked: Asked, found: Found | None) -> None:
    """One button a format.

    Parameters
    ----------
    found: the rows, or nothing where the answer is yes or no.
    """
    answer = found.answer if found else Answer("sparql", {}, [], [])
    files = QueryFiles(endpoint(), asked.query, answer, asked.version, language())
    with st.popover(_("Enregistrer"), key="sparql.files"):
        for form in _formats(found):
            st.download_button(
                _label(form),
                partial(files.written, form),
                f"maillage-sparql.{_ENDINGS.get(form.short, form.short)}",
                form.media_type,
                key=f"sparql.{form.short}",
                on_click="ignore",
                width="stretch",
            )
        if found is not None and not found.is_graph:
            st.download_button(
                _("Tableur (XLSX)"),
                files.workbook,
                "maillage-sparql.xlsx",
                FORMATS["xlsx"].media_type,
                key="sparql.xlsx",
                on_click="ignore",
                width="stretch",
            )
        st.download_button(
            _("Enregistrer la requête (.rq)"),
            asked.query,
            "maillage-sparql.rq",
            "application/sparql-query",
            key="sparql.rq",
            on_click="ignore",
            width="stretch",
        )


def _formats(found: Found | None) -> tuple[Format, ...]:
    if found is None:
        return RESULT_FORMATS[:2]
    if found.is_graph:
        return GRAPH_FORMATS
    csv = [one for one in RESULT_FORMATS if one.short in ("csv", "tsv")]
    return (*csv, *RESULT_FORMATS[:2])


def _label(form: Format) -> str:
    words = {
        "csv": _("Tableau (CSV)"),
        "tsv": _("Tableau et types (TSV)"),
        "json": _("Résultats SPARQL (JSON)"),
        "xml": _("Résultats SPARQL (XML)"),
    }
    return words.get(form.short) or _NAMES[form.short]
