"""A timeline as files: picture and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import streamlit as st

from graph.exports import LICENCE_OUVERTE
from graph.exports.contacts import without_contacts
from graph.exports.csv import write_csv
from graph.exports.tables import Table
from graph.exports.timeline import timeline_table
from graph.network.moments import Moment, Moments
from graph.network.spans import Axis
from graph.questions.answer import Answer
from graph.questions.dataset import Dataset
from graph.views.png import to_png
from graph.views.timeline_page import to_timeline
from graph.widgets.language import _, _n, language
from graph.widgets.language import date as in_words
from graph.widgets.opened import dataset

__all__ = ["TimelineFiles", "show_timeline_files"]


@dataclass(frozen=True, slots=True)
class TimelineFiles:
    """A timeline ready to be written; nothing is written before somebody asks for it.

    Parameters
    ----------
    drawn: the lines of the picture. whole: all of them, for the tables.
    about: what is written under the picture.
    """

    dataset: Dataset
    title: str
    about: str
    drawn: Sequence[Moment]
    whole: Moments
    axis: Axis
    language: str

    def svg(self) -> bytes:
        """The picture, to be enlarged at will."""
        return self._picture().encode()

    def png(self) -> bytes:
        """The picture as points, two a pixel."""
        return to_png(self._picture())

    def csv(self) -> bytes:
        """Every statement with its two times."""
        out = BytesIO()
        write_csv(self._table(), out)
        return out.getvalue()

    def xlsx(self) -> bytes:
        """The same as a workbook."""
        from graph.exports.xlsx import write_xlsx  # openpyxl is slow to load

        out = BytesIO()
        write_xlsx([self._table()], out, issued=date.today())
        return out.getvalue()

    def restricted(self) -> int:
        """How many sources of what is written may not be passed on."""
        notes = self.dataset.sources()
        used = {one.source for moment in self.whole.lines for one in moment.said}
        return sum(notes[one].access not in ("", "public") for one in used if one in notes)

    def _picture(self) -> str:
        return to_timeline(
            self.drawn,
            self.axis,
            title=without_contacts(self.title),
            about=self.about,
            language=self.language,
        )

    def _table(self) -> Table:
        return timeline_table(self.whole.lines, self.dataset.sources(), self.language)


def show_timeline_files(
    answer: Answer, drawn: Sequence[Moment], whole: Moments, axis: Axis
) -> None:
    """What saves the timeline."""
    dated = sum(one.is_dated for one in whole.lines)
    about = [
        _("{shown} sur {total} affirmations datées").format(shown=len(drawn), total=dated),
        "Maillage",
        LICENCE_OUVERTE.title,
        in_words(date.today().isoformat()),
    ]
    files = TimelineFiles(
        dataset(), answer.sentence, " · ".join(about), drawn, whole, axis, language()
    )
    buttons: dict[str, tuple[str, Callable[[], bytes], str]] = {
        ".svg": (_("Image (SVG)"), files.svg, "image/svg+xml"),
        ".png": (_("Image (PNG)"), files.png, "image/png"),
        ".csv": (_("Tableau (CSV)"), files.csv, "text/csv"),
        ".xlsx": (
            _("Tableur (XLSX)"),
            files.xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
    with st.popover(_("Enregistrer la frise"), key="timeline.files"):
        for ending, (label, content, media) in buttons.items():
            st.download_button(
                label,
                content,
                f"maillage-{answer.question}-frise{ending}",
                media,
                key=f"timeline{ending}",
                on_click="ignore",
                width="stretch",
            )
        if inside := files.restricted():
            st.caption(
                _n(
                    "{n} source interne : ne pas diffuser ces fichiers.",
                    "{n} sources internes : ne pas diffuser ces fichiers.",
                    inside,
                )
            )
