"""The sheet of a territory as files: tables, a workbook, the statements behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import streamlit as st

from graph.exports import FORMATS, write_answer
from graph.exports.workbook import write_workbook
from graph.model.iris import slug
from graph.network.territory_tables import actor_table, figure_table, relation_table
from graph.questions.answer import Answer
from graph.questions.dataset import Dataset
from graph.widgets.language import _, _n, language
from graph.widgets.opened import dataset
from graph.widgets.territory_data import near, people, roll_up, territory_sheet
from graph.widgets.territory_words import territory_name

__all__ = ["TerritoryFiles", "show_territory_files"]


@dataclass(frozen=True, slots=True)
class TerritoryFiles:
    """A territory ready to be written; nothing is written before somebody asks for it."""

    dataset: Dataset
    iri: str
    name: str
    language: str

    def actors(self) -> bytes:
        """Who is there, as CSV."""
        return self._written(self._actors(), "csv")

    def relations(self) -> bytes:
        """The relations of its institutions and of those inside it, as CSV."""
        return self._written(self._relations(), "csv")

    def figures(self) -> bytes:
        """Its figures beside those of its neighbours and of what it lies in, as CSV."""
        return self._written(self._figures(), "csv")

    def workbook(self) -> bytes:
        """The three tables, their sources, the licence."""
        out = BytesIO()
        names = {
            "fr": ("Acteurs", "Relations", "Chiffres"),
            "en": ("Actors", "Relations", "Figures"),
        }[self.language]
        tables = (self._actors(), self._relations(), self._figures())
        write_workbook(
            dict(zip(names, tables, strict=True)),
            out,
            title=self.name,
            language=self.language,
            issued=date.today(),
            version=self.dataset.generation.folder.name,
        )
        return out.getvalue()

    def turtle(self) -> bytes:
        """The statements behind its actors and its relations, with their sources."""
        relations, actors = self._relations(), self._actors()
        columns = {column.name: column for column in (*relations.columns, *actors.columns)}
        rows = [*relations.rows, *actors.rows]
        whole = Answer(self.name, {}, list(columns.values()), rows, relations.sources)
        return self._written(whole, "turtle")

    def restricted(self) -> int:
        """How many sources of these tables may not be passed on."""
        notes = {one.id: one for one in (*self._actors().sources, *self._relations().sources)}
        return sum(note.access not in ("", "public") for note in notes.values())

    def _actors(self) -> Answer:
        return actor_table(self.dataset, territory_sheet(self.iri), self.language)

    def _relations(self) -> Answer:
        return relation_table(self.dataset, territory_sheet(self.iri), self.language)

    def _figures(self) -> Answer:
        above = [one for one, _partly in territory_sheet(self.iri).above]
        wanted = [self.iri, *near(self.iri).found, *above]
        counts = {one: roll_up().counts(one) for one in wanted}
        return figure_table(self.dataset, counts, people(wanted), self.language)

    def _written(self, answer: Answer, form: str) -> bytes:
        out = BytesIO()
        write_answer(
            answer,
            form,
            out,
            language=self.language,
            issued=date.today(),
            version=self.dataset.generation.folder.name,
            evidence=(self.dataset.store, self.dataset.iris),
        )
        return out.getvalue()


def show_territory_files(iri: str) -> None:
    """A button a file, and a warning where a source may not be passed on."""
    files = TerritoryFiles(dataset(), iri, territory_name(iri), language())
    key = slug(dataset().iris.short(iri), 60)
    choices: list[tuple[str, Callable[[], bytes], str, str]] = [
        (_("Tout (XLSX)"), files.workbook, "xlsx", ""),
        (_("Acteurs (CSV)"), files.actors, "csv", "-acteurs"),
        (_("Relations (CSV)"), files.relations, "csv", "-relations"),
        (_("Chiffres et voisins (CSV)"), files.figures, "csv", "-chiffres"),
        (_("Affirmations et sources (Turtle)"), files.turtle, "turtle", ""),
    ]
    st.caption(_("Acteurs, relations et chiffres, avec les sources :"))
    with st.container(horizontal=True, gap="small"):
        for label, content, form, part in choices:
            st.download_button(
                label,
                content,
                f"maillage-{key}{part}{FORMATS[form].extension}",
                FORMATS[form].media_type,
                key=f"territory.{form}{part}",
                on_click="ignore",
            )
    if inside := files.restricted():
        st.caption(
            _n(
                "{n} source interne : ne pas diffuser ces fichiers.",
                "{n} sources internes : ne pas diffuser ces fichiers.",
                inside,
            )
        )
