"""What is said of one entity, as RDF files."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

import streamlit as st

from graph.exports import FORMATS, read_context, write_dataset
from graph.exports.entity import entity_quads
from graph.model.iris import slug
from graph.questions.dataset import Dataset
from graph.widgets.entity import Entity
from graph.widgets.language import _
from graph.widgets.opened import dataset, settings

__all__ = ["EntityFile", "show_entity_file", "show_entity_files"]

_FORMATS: Final = {
    "turtle": "Turtle",
    "trig": "TriG",
    "jsonld": "JSON-LD",
    "nquads": "N-Quads",
    "rdfxml": "RDF/XML",
}


@dataclass(frozen=True, slots=True)
class EntityFile:
    """The statements about an entity; nothing is written before somebody asks for it."""

    dataset: Dataset
    iri: str
    form: str = "turtle"

    def __call__(self) -> bytes:
        """Its values, its relations with their claims, and what is said of their sources."""
        iris = self.dataset.iris
        out = BytesIO()
        context = read_context(settings().ontology, iris) if self.form == "jsonld" else None
        write_dataset(
            entity_quads(self.dataset.store, iris, self.iri),
            self.form,
            out,
            iris=iris,
            issued=date.today(),
            context=context,
            whole=False,
        )
        return out.getvalue()


def show_entity_file(known: Entity, *, key: str = "entity.file") -> None:
    """The button that saves what is said of ``known`` in Turtle."""
    _button(_("Enregistrer (Turtle)"), known, "turtle", key)


def show_entity_files(known: Entity, *, key: str) -> None:
    """A button for each format."""
    for form, name in _FORMATS.items():
        _button(name, known, form, f"{key}.{form}")


def _button(label: str, known: Entity, name: str, key: str) -> None:
    form = FORMATS[name]
    st.download_button(
        label,
        EntityFile(dataset(), known.iri, name),
        f"maillage-{slug(known.label, 50) or 'fiche'}{form.extension}",
        form.media_type,
        key=key,
        on_click="ignore",
    )
