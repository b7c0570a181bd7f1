"""The rows of an answer as a table, and the evidence behind the one that is chosen."""

from typing import Any

import pandas as pd
import streamlit as st

from graph.questions.answer import Answer, Cell, Column, SourceNote
from graph.views.text import shown, web_address
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, date, language
from graph.widgets.markup import Markup, block, join, outside, show

__all__ = ["show_answer_table", "table"]

Config = dict[str, Any]

_KEY = "answer.rows"
_WIDEST, _WIDEST_END = 210, 320
"""The widest a column of text is, in pixels; the ends of the answer's links have more room."""

_CERTAINTIES = ("stated", "implied", "extracted", "reviewed")


def show_answer_table(answer: Answer) -> None:
    """The table; choosing a row opens its sources below."""
    frame, config = table(answer)
    st.dataframe(
        frame,
        key=_KEY,
        hide_index=True,
        height=min(560, 38 + 35 * len(answer.rows)),
        column_config=config,
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = st.session_state[_KEY]["selection"]["rows"]
    if chosen and chosen[0] < len(answer.rows):
        _evidence(answer, answer.rows[chosen[0]])
    else:
        st.caption(_("Choisissez une ligne pour lire toutes ses sources."))


def table(answer: Answer) -> tuple[pd.DataFrame, Config]:
    """The rows with names instead of identifiers, and how each column is shown.

    A column that is empty in all rows is left out. Of several sources the first address is a
    link, if it is a web address; their number stands beside it.
    """
    data: dict[str, list[object]] = {}
    config: Config = {}
    ends = (answer.network.subject, answer.network.object) if answer.network else ()
    for column in _as_a_sentence(answer):
        if column.role == "sources":
            _add_sources(answer, column, data, config)
            continue
        name = f"{column.name}_label" if column.role in ("entity", "concept") else column.name
        values = [_plain(row.get(name)) for row in answer.rows]
        if column.role != "label" and any(value not in (None, "") for value in values):
            data[_title(column)] = _filled(values)
            widest = _WIDEST_END if column.name in ends else _WIDEST
            config[_title(column)] = _config(values, widest, len(_title(column)))
    return pd.DataFrame(data), config


def _as_a_sentence(answer: Answer) -> list[Column]:
    """The columns: first those that make a sentence (who, how, through what, whom)."""
    net = answer.network
    first = [net.subject, net.relation, net.through, net.object] if net else []
    return sorted(
        _shown(answer),
        key=lambda column: first.index(column.name) if column.name in first else len(first),
    )


def _shown(answer: Answer) -> list[Column]:
    """The columns but those of addresses, which stand with their sources."""
    lists = {f"{one.name}_url" for one in answer.columns if one.role == "sources"}
    return [column for column in answer.columns if column.name not in lists]


def _filled(values: list[object]) -> list[object]:
    """Numbers as they are; among texts, nothing is an empty text."""
    if all(isinstance(value, int | float | None) for value in values):
        return values
    return ["" if value is None else str(value) for value in values]


def _config(values: list[object], widest: int, title: int) -> Any:
    """Numbers without thousands, under their whole title; texts as wide as they are, or nearly."""
    if all(isinstance(value, int | None) for value in values):
        return st.column_config.NumberColumn(format="%d", width=max(90, 7 * title + 24))
    longest = max(len(str(value)) for value in values if value is not None)
    return st.column_config.TextColumn(width=max(90, min(widest, 7 * longest + 22)))


def _add_sources(
    answer: Answer, column: Column, data: dict[str, list[object]], config: Config
) -> None:
    title = _title(column)
    first: list[object] = []
    for row in answer.rows:
        urls = row.get(f"{column.name}_url")
        safe = [url for url in map(web_address, urls if isinstance(urls, list) else []) if url]
        first.append(safe[0] if safe else None)
    data[title] = first
    data[_("Nombre")] = [len(_texts(row.get(column.name))) for row in answer.rows]
    config[title] = st.column_config.LinkColumn(
        display_text=r"^https?://(?:www\.)?([^/?#]+)", width="medium"
    )
    config[_("Nombre")] = st.column_config.NumberColumn(
        help=_("Nombre de documents qui disent ce lien"), width="small"
    )


def _evidence(answer: Answer, row: dict[str, Cell]) -> None:
    """Everything a row says, its entities linked, its sources in full."""
    notes = {note.id: note for note in answer.sources}
    facts = [
        block("<dt>{name}</dt><dd>{value}</dd>", name=_title(column), value=_told(column, row))
        for column in _shown(answer)
        if column.role != "sources" and row.get(column.name) not in (None, "")
    ]
    cited = [
        iri
        for column in answer.columns
        if column.role == "sources"
        for iri in _texts(row.get(column.name))
    ]
    show(
        block(
            '<section class="m-evidence"><dl class="m-values">{facts}</dl><h3>{title}</h3>'
            '<ul class="m-sources">{sources}</ul></section>',
            facts=join(facts),
            title=_n("{n} source", "{n} sources", len(cited)),
            sources=join(_source(notes.get(iri), iri) for iri in cited),
        )
    )


def _told(column: Column, row: dict[str, Cell]) -> object:
    value = row.get(column.name)
    if column.role == "entity":
        return entity_link(str(value), str(row.get(f"{column.name}_label") or ""))
    return row.get(f"{column.name}_label") if column.role == "concept" else _plain(value)


def _source(note: SourceNote | None, iri: str) -> Markup:
    if note is None:
        return block("<li>{iri}</li>", iri=iri)
    about = [note.publisher, date(note.issued)]
    return block(
        '<li>{title}<span class="m-detail">{about}</span></li>',
        title=outside(note.title, note.url),
        about=" · ".join(part for part in about if part),
    )


def _title(column: Column) -> str:
    return (column.en if language() == "en" else column.fr) or column.name


def _plain(value: Cell) -> object:
    if isinstance(value, list):
        return " | ".join(map(shown, value))
    if isinstance(value, str):
        return _certainty(value) if value in _CERTAINTIES else shown(value)
    return value


def _certainty(name: str) -> str:
    words = {
        "stated": _("dit par la source"),
        "implied": _("sous-entendu"),
        "extracted": _("repéré par un programme"),
        "reviewed": _("relu"),
    }
    return words[name]


def _texts(value: Cell) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
