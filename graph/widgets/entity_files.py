"""What is said of one entity, as an RDF file."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import chain

import streamlit as st

from graph.exports import FORMATS, answer_quads, write_dataset
from graph.exports.public import contact_graph
from graph.model.iris import slug
from graph.model.terms import NamedNode
from graph.questions.answer import Answer, Cell, Column
from graph.questions.dataset import Dataset
from graph.widgets.entity import Entity
from graph.widgets.language import _
from graph.widgets.opened import dataset

__all__ = ["EntityFile", "show_entity_file"]


@dataclass(frozen=True, slots=True)
class EntityFile:
    """The statements about an entity; nothing is written before somebody asks for it."""

    dataset: Dataset
    known: Entity

    def turtle(self) -> bytes:
        """Its values, its relations with their claims, and what is said of their sources."""
        node = NamedNode(self.known.iri)
        columns = [Column(name, name, name, "entity") for name in ("subject", "object")]
        columns.append(Column("sources", "sources", "sources", "sources"))
        rows: list[dict[str, Cell]] = [
            {"subject": claim.subject, "object": claim.object, "sources": [claim.source]}
            for claim in self.known.claims
        ]
        related = answer_quads(
            Answer("fiche", {}, columns, rows), self.dataset.store, self.dataset.iris
        )
        own = (
            quad
            for quad in self.dataset.store.quads(node, None, None, None)
            if quad.graph_name != contact_graph(self.dataset.iris)
        )
        out = BytesIO()
        write_dataset(
            chain(own, related),
            "turtle",
            out,
            iris=self.dataset.iris,
            issued=date.today(),
            whole=False,
        )
        return out.getvalue()


def show_entity_file(known: Entity) -> None:
    """The button that saves what is said of ``known``."""
    form = FORMATS["turtle"]
    st.download_button(
        _("Enregistrer (Turtle)"),
        EntityFile(dataset(), known).turtle,
        f"maillage-{slug(known.label, 50) or 'fiche'}{form.extension}",
        form.media_type,
        key="entity.file",
        on_click="ignore",
    )
