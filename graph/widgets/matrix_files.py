"""A matrix as files: what is shown, with its title, its address, its date and its sources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import streamlit as st

from graph.exports import LICENCE_OUVERTE
from graph.exports.contacts import without_contacts
from graph.exports.csv import write_csv
from graph.exports.matrix_tables import MatrixView, cross_table, link_table, matrix_tables
from graph.model.iris import slug
from graph.network.matrix import Matrix
from graph.questions.dataset import Dataset
from graph.views.matrix_svg import png_zoom, to_matrix_svg
from graph.views.png import to_png
from graph.widgets.addresses import full_address
from graph.widgets.language import _, _n, language
from graph.widgets.language import date as in_words
from graph.widgets.opened import dataset, patterns

__all__ = ["MatrixFiles", "show_matrix_files"]

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class MatrixFiles:
    """A matrix ready to be written; nothing is written before somebody asks for it."""

    dataset: Dataset
    matrix: Matrix
    view: MatrixView

    def xlsx(self) -> bytes:
        """A workbook: matrix, numbers, links, sources, read me."""
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        out, today = BytesIO(), date.today()
        tables = matrix_tables(self.matrix, self.view, issued=today, licence=LICENCE_OUVERTE)
        write_xlsx(tables, out, issued=today)
        return out.getvalue()

    def cross_csv(self) -> bytes:
        """The matrix itself as CSV."""
        out = BytesIO()
        write_csv(cross_table(self.matrix, self.view), out)
        return out.getvalue()

    def links_csv(self) -> bytes:
        """One line a statement as CSV, its sources by their addresses."""
        out = BytesIO()
        write_csv(link_table(self.matrix, self.view), out)
        return out.getvalue()

    def svg(self) -> bytes:
        """One picture."""
        return self._drawn().encode()

    def png(self) -> bytes:
        """The same picture in pixels."""
        return to_png(self._drawn(), zoom=png_zoom(self.matrix))

    def restricted(self) -> int:
        """How many sources of what is shown may not be passed on."""
        notes = self.dataset.sources()
        used = self.matrix.sources()
        return sum(notes[one].access not in ("", "public") for one in used if one in notes)

    def _drawn(self) -> str:
        return to_matrix_svg(
            self.matrix,
            title=without_contacts(self.view.title),
            citation=without_contacts(self.view.citation),
            licence=LICENCE_OUVERTE.title,
            language=self.view.language,
            patterns=self.view.patterns,
        )


def show_matrix_files(matrix: Matrix, title: str) -> None:
    """One button a format; each says what is shown, and nothing that is not."""
    files = MatrixFiles(dataset(), matrix, _view(title))
    name = f"maillage-matrice-{slug(title, 50) or 'liens'}"
    choices: list[tuple[str, Callable[[], bytes], str, str]] = [
        (_("Tableur et sources (XLSX)"), files.xlsx, ".xlsx", _SHEET),
        (_("Image (PNG)"), files.png, ".png", "image/png"),
        (_("Image (SVG)"), files.svg, ".svg", "image/svg+xml"),
        (_("Matrice (CSV)"), files.cross_csv, ".csv", "text/csv"),
        (_("Liens (CSV)"), files.links_csv, "-liens.csv", "text/csv"),
    ]
    st.caption(_("Enregistrer cette matrice"))
    with st.container(horizontal=True, gap="small", key="matrix_files"):
        for label, content, ending, media in choices:
            st.download_button(
                label,
                content,
                f"{name}{ending}",
                media,
                key=f"matrix{ending}",
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


def _view(title: str) -> MatrixView:
    version = dataset().generation.folder.name
    cited = _("« {name} », Maillage, version {version}, consulté le {day}, {address}").format(
        name=title, version=version, day=in_words(date.today().isoformat()), address=full_address()
    )
    return MatrixView(
        title, cited, full_address(), version, language(), patterns(), dataset().sources()
    )
