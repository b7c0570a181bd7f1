"""The public statements in use, as partners receive them, opened once for every visitor."""

import streamlit as st

from graph.publishing.public_data import public_settings
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.widgets.language import _
from graph.widgets.opened import dataset, settings

__all__ = ["public_dataset"]


def public_dataset() -> Dataset:
    """The dataset of the public statements only.

    After a build, the first call writes them apart, which takes some seconds.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built.
    graph.errors.StoreBroken: the disk does not take them.
    """
    if settings().audience == "public":
        return dataset()
    with st.spinner(_("Les données publiques sont mises à part…"), show_time=True):
        return _opened(dataset().generation.folder.name, settings())


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(generation: str, kept: Settings) -> Dataset:
    return Dataset.open(public_settings(kept))
