"""The steps of paths as a table: one row a step, with who says it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from graph.network.paths import Path
from graph.network.periods import period
from graph.network.steps import Step
from graph.views.text import shown, web_address
from graph.widgets.evidence import certainty_word
from graph.widgets.language import _, language
from graph.widgets.opened import dataset, patterns

__all__ = ["paths_frame", "show_paths_table"]

_TALLEST = 420

_WIDTHS = (70, 210, 170, 210, 100, 100, 220, 130)
"""Of the columns, in pixels: all are seen at once on a wide screen."""


def show_paths_table(paths: Sequence[Path], names: Mapping[str, str] | None = None) -> None:
    """One row a step, in the order of ``paths``, which are numbered from 1.

    Parameters
    ----------
    names: what entities are called, by IRI, where it is not in French.
    """
    frame = paths_frame(paths, names or {})
    st.dataframe(
        frame,
        key="paths.steps",
        hide_index=True,
        height=min(_TALLEST, 38 + 35 * len(frame)),
        column_config=_columns(frame),
    )


def _columns(frame: pd.DataFrame) -> dict[str, Any]:
    first, *texts, last = zip(frame.columns, _WIDTHS, strict=True)
    return {
        first[0]: st.column_config.NumberColumn(format="%d", width=first[1]),
        **{name: st.column_config.TextColumn(width=width) for name, width in texts},
        last[0]: st.column_config.LinkColumn(
            width=last[1],
            help=_("Adresse de la première source"),
            display_text=r"^https?://(?:www\.)?([^/?#]+)",
        ),
    }


def paths_frame(paths: Sequence[Path], names: Mapping[str, str]) -> pd.DataFrame:
    """Path, from, relation, to, when, certainty, sources, address; read from a path's first end."""
    columns = (
        _("Chemin"),
        _("De"),
        _("Relation"),
        _("À"),
        _("Quand"),
        _("Certitude"),
        _("Sources"),
        _("Adresse"),
    )
    rows = [_row(rank, step, names) for rank, path in enumerate(paths, 1) for step in path.steps]
    return pd.DataFrame(rows, columns=list(columns))


def _row(rank: int, step: Step, names: Mapping[str, str]) -> tuple[object, ...]:
    known = dataset().sources()
    notes = [known[source] for source in step.sources if source in known]
    titles = [
        known[one].title if one in known else dataset().iris.short(one) for one in step.sources
    ]
    addresses = [address for note in notes if (address := web_address(note.url))]
    relation = patterns().heading(step.predicate, step.forward, language())
    return (
        rank,
        _name(step, step.start, names),
        shown(f"{relation} ({step.role})" if step.role else relation),
        _name(step, step.end, names),
        period(step.since, step.until, language()),
        certainty_word(step.certainty),
        shown(" | ".join(titles)),
        addresses[0] if addresses else None,
    )


def _name(step: Step, node: str, names: Mapping[str, str]) -> str:
    label = step.subject_label if node == step.subject else step.object_label
    return shown(names.get(node) or label or dataset().iris.short(node))
