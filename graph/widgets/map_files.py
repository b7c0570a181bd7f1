"""A map as files: a picture, its numbers, its areas."""

from collections.abc import Callable
from datetime import date as day
from functools import partial

import streamlit as st

from graph.views.map_picture import Picture
from graph.views.map_svg import to_map_svg
from graph.views.png import to_png
from graph.widgets.addresses import full_address
from graph.widgets.language import _, date
from graph.widgets.map_table import Row, rows_csv
from graph.widgets.opened import dataset

__all__ = ["show_map_files"]


def show_map_files(picture: Picture, rows: list[Row], counted: str, *, key: str) -> None:
    """One button a format; nothing is written before somebody asks for it.

    Parameters
    ----------
    rows: the numbers, none for a map of actors only. counted: what they count.
    """
    level = picture.areas.level
    address, version = full_address(), dataset().generation.folder.name
    svg = partial(to_map_svg, picture, citation=_cited(address, version))
    forms: list[tuple[str, Callable[[], bytes], str, str]] = [
        (_("Image (PNG)"), lambda: to_png(svg()), ".png", "image/png"),
        (_("Dessin (SVG)"), lambda: svg().encode(), ".svg", "image/svg+xml"),
    ]
    if rows:
        csv = partial(rows_csv, rows, level, counted)
        forms.append((_("Tableau (CSV)"), csv, ".csv", "text/csv"))
    with st.popover(_("Enregistrer la carte"), key=f"{key}.files"):
        for label, content, ending, media in forms:
            st.download_button(
                label,
                content,
                f"maillage-carte-{level}{ending}",
                media,
                key=f"{key}{ending}",
                on_click="ignore",
                width="stretch",
            )


def _cited(address: str, version: str) -> str:
    return _("Maillage, version {version}, consulté le {day}, {address}").format(
        version=version, day=date(day.today().isoformat()), address=address
    )
