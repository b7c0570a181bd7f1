"""An answer in time: for each statement, when it is true and when it was said, told apart."""

from urllib.parse import quote

import streamlit as st

from graph.network.moments import Moment, Moments, Said, answer_moments, in_order
from graph.network.spans import Axis, axis_of
from graph.questions.answer import Answer
from graph.questions.question import Question
from graph.views.palette import DARK_PAPER, LIGHT_PAPER
from graph.views.text import clipped
from graph.views.timeline import HEAD, TRACK, Inks, dates, to_head, to_track
from graph.widgets.addresses import set_params
from graph.widgets.analyses_parts import known
from graph.widgets.evidence import source_lines, source_title
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, outside, show
from graph.widgets.opened import dataset, patterns
from graph.widgets.timeline_files import show_timeline_files
from graph.widgets.timeline_table import show_timeline_table

__all__ = ["DRAWN", "show_timeline"]

DRAWN = 120
"""How many lines are drawn; the table and the files hold all of them."""

_KEY = "timeline.order"
_PLAIN = " =:/,.;()-'"
"""What needs no escape in a data address between double quotes (RFC 2397, and browsers)."""


def show_timeline(question: Question, answer: Answer) -> None:
    """The lines of an answer against the years, their sources one click away, and as a table.

    Raises
    ------
    graph.errors.InputError: the address names an order that is none.
    """
    with st.spinner(_("Les dates sont lues…")):
        found = _moments(answer)
    dated = in_order((one for one in found.lines if one.is_dated), _order())
    axis = axis_of(span for one in dated for span in (*one.true_spans, *one.said_spans))
    show(_counts(found, dated))
    if axis is None:
        show(block('<div class="m-told"><p>{none}</p></div>', none=_nothing()))
    else:
        with st.container(horizontal=True, vertical_alignment="bottom", key="timeline_tools"):
            _choose_order()
            show_timeline_files(answer, dated[:DRAWN], found, axis)
        dark = st.context.theme.type == "dark"
        st.html(_drawn(_key(answer), _order(), dark, dated[:DRAWN], axis))
    show_timeline_table(in_order(found.lines, _order()))


def _moments(answer: Answer) -> Moments:
    return _read(_key(answer), answer)


def _key(answer: Answer) -> tuple[object, ...]:
    asked = tuple(sorted((name, value or "") for name, value in answer.parameters.items()))
    return dataset().generation.folder.name, answer.question, asked, language()


@st.cache_resource(max_entries=32, show_spinner=False)
def _read(key: tuple[object, ...], _answer: Answer) -> Moments:
    return answer_moments(dataset(), patterns(), _answer, language())


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    key: tuple[object, ...], order: str, dark: bool, _dated: list[Moment], _axis: Axis
) -> str:
    """The drawing: a line of years that stays in view, and a line a statement under it."""
    lines = [_line(one, _axis, dark) for one in _dated]
    return str(
        block(
            '<div class="m"><section class="m-time" style="{inks}" tabindex="0" '
            'aria-label="{name}"><div class="m-time-head"><span>{told}</span>{years}</div>'
            "{lines}</section></div>",
            inks=_inks(dark),
            name=_("Frise"),
            told=_("Chaque ligne s'ouvre sur ses sources."),
            years=_picture(to_head(_axis, dark=dark), HEAD, ""),
            lines=join(lines),
        )
    )


def _line(moment: Moment, axis: Axis, dark: bool) -> Markup:
    track = _picture(to_track(moment, axis, dark=dark), TRACK, dates(moment, language()))
    return block(
        '<details class="m-time-line"><summary><span>{words}</span>{track}</summary>'
        '<p class="m-detail">{dates}</p>{sources}</details>',
        words=clipped(moment.text),
        track=track,
        dates=dates(moment, language()),
        sources=source_lines(moment.statement.claims)
        if moment.statement
        else _documents(moment.said),
    )


def _picture(svg: str, height: float, alt: str) -> Markup:
    return block(
        '<img src="{source}" height="{height}" alt="{alt}" title="{alt}">',
        height=round(height),
        source=f"data:image/svg+xml,{quote(svg, safe=_PLAIN)}",
        alt=alt,
    )


def _inks(dark: bool) -> str:
    """The colours of the marks and of the page, for the style sheet."""
    inks, paper = Inks.of(dark), DARK_PAPER if dark else LIGHT_PAPER
    return f"--m-true: {inks.true}; --m-said: {inks.said}; --m-paper: {paper}"


def _documents(said: tuple[Said, ...]) -> Markup:
    """The sources of a line that is no statement."""
    notes = dataset().sources()
    return block(
        '<ul class="m-sources">{lines}</ul>',
        lines=join(
            block(
                "<li>{title}</li>",
                title=outside(
                    source_title(one.source), notes[one.source].url if one.source in notes else ""
                ),
            )
            for one in said
        ),
    )


def _counts(found: Moments, dated: list[Moment]) -> Markup:
    """What is dated of what, how much is drawn, and how to read the two times."""
    total = len(found.lines)
    true = sum(bool(one.true_spans) for one in found.lines)
    said = sum(bool(one.said_spans) for one in found.lines)
    told = [
        _n("{n} affirmation", "{n} affirmations", total),
        _n("{n} dit quand elle est vraie", "{n} disent quand elles sont vraies", true),
        _n("{n} a une source datée", "{n} ont une source datée", said),
    ]
    if len(dated) > DRAWN:
        told.append(
            _("{shown} sur {total} dessinées, toutes dans le tableau").format(
                shown=number(DRAWN), total=number(len(dated))
            )
        )
    if found.deduced:
        told.append(
            _n(
                "{n} lien déduit, sans date, n'est pas montré",
                "{n} liens déduits, sans date, ne sont pas montrés",
                found.deduced,
            )
        )
    return block(
        '<p class="m-detail">{told}</p><ul class="m-time-key" style="{inks}">'
        '<li><i class="m-time-true"></i>{true}</li><li><i class="m-time-then"></i>{then}</li>'
        '<li><i class="m-time-said"></i>{said}</li></ul>',
        told=" · ".join(told),
        inks=_inks(st.context.theme.type == "dark"),
        true=_("vrai quand : la période que la source donne"),
        then=_("avant ou après : la source ne le dit pas"),
        said=_("dit quand : la date de publication de la source"),
    )


def _nothing() -> str:
    return _(
        "Aucune de ces affirmations n'a de date : leurs sources ne disent ni quand c'est vrai, "
        "ni quand elles ont été publiées."
    )


def _order() -> str:
    return "said" if known("tri", ("vrai", "dit"), "vrai") == "dit" else "true"


def _choose_order() -> None:
    words = {"vrai": _("vrai quand"), "dit": _("dit quand")}
    chosen = "dit" if _order() == "said" else "vrai"
    st.segmented_control(
        _("Trier par"),
        list(words),
        default=chosen,
        format_func=lambda one: words[one],
        key=_KEY,
        required=True,
        on_change=lambda: set_params(tri="dit" if st.session_state[_KEY] == "dit" else ""),
    )
