"""An answer as files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO

import streamlit as st

from graph.exports import FORMATS, write_answer
from graph.questions.answer import Answer
from graph.questions.dataset import Dataset
from graph.widgets.language import _, language
from graph.widgets.opened import dataset

__all__ = ["AnswerFiles", "show_answer_files"]


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """An answer ready to be written; nothing is written before somebody asks for it."""

    dataset: Dataset
    answer: Answer
    language: str

    def written(self, form: str) -> bytes:
        """The answer in the format ``form``."""
        out = BytesIO()
        write_answer(
            self.answer,
            form,
            out,
            language=self.language,
            issued=date.today(),
            version=self.dataset.generation.folder.name,
            evidence=(self.dataset.store, self.dataset.iris),
        )
        return out.getvalue()


def show_answer_files(answer: Answer) -> None:
    """One button a format."""
    files = AnswerFiles(dataset(), answer, language())
    labels = {
        "csv": _("Tableau (CSV)"),
        "xlsx": _("Tableur et sources (XLSX)"),
        "turtle": _("Affirmations et sources (Turtle)"),
        "json": "JSON",
    }
    with st.popover(_("Enregistrer"), key="answer.files"):
        for form, label in labels.items():
            content: Callable[[], bytes] = partial(files.written, form)
            st.download_button(
                label,
                content,
                f"maillage-{answer.question}{FORMATS[form].extension}",
                FORMATS[form].media_type,
                key=f"answer.{form}",
                on_click="ignore",
                width="stretch",
            )
