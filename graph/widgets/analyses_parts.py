"""What the parts of the page Analyses share: choices kept in the address, names, pictures."""

from collections.abc import Collection, Iterable, Mapping
from urllib.parse import quote

import streamlit as st

from graph.errors import InputError, worded
from graph.network.measures.indexed import Graph
from graph.questions.question import one_line
from graph.views.palette import DARK_PAPER, LIGHT_PAPER
from graph.views.scale import written
from graph.widgets.addresses import param, set_params
from graph.widgets.facts import entity_link
from graph.widgets.language import language
from graph.widgets.markup import Markup, block, join

__all__ = [
    "choice",
    "dark",
    "entity_cell",
    "figure",
    "known",
    "names_of",
    "paper",
    "picture",
    "table",
]

_PLAIN = " =:/,.;()-'"
"""What needs no escape in a data address between double quotes (RFC 2397, and browsers)."""


def choice(
    name: str, title: str, words: Mapping[str, str], *, default: str = "", labelled: bool = True
) -> str:
    """One of a few, kept in the address as ``name``.

    Raises
    ------
    graph.errors.InputError: the address names another one.
    """
    first = default or next(iter(words))
    chosen = param(name) or first
    if chosen not in words:
        raise InputError(
            worded("« {chosen} » n'est pas un choix de cette page.", chosen=chosen[:80]),
            where=name,
            advice=worded("Choisissez parmi : {names}.", names=", ".join(words)),
        )
    key = f"analyses.{name}"
    st.session_state[key] = chosen
    st.segmented_control(
        title,
        list(words),
        format_func=lambda one: words[one],
        key=key,
        required=True,
        label_visibility="visible" if labelled else "collapsed",
        on_change=lambda: set_params(
            **{name: "" if st.session_state[key] == first else st.session_state[key]}
        ),
    )
    return chosen


def known(name: str, options: Collection[str], default: str) -> str:
    """What the address says of ``name``, ``default`` if nothing.

    Raises
    ------
    graph.errors.InputError: it is none of ``options``.
    """
    chosen = param(name) or default
    if chosen not in options:
        raise InputError(
            worded("« {asked} » n'est pas un choix de cette page.", asked=one_line(chosen[:80])),
            where=name,
            advice=worded("Choisissez parmi : {names}.", names=", ".join(options)),
        )
    return chosen


def dark() -> bool:
    """Whether the page is dark."""
    return st.context.theme.type == "dark"


def paper() -> str:
    """The colour of the page, for what stays in view over the rest."""
    return f"--m-page: {DARK_PAPER if dark() else LIGHT_PAPER}"


def figure(value: float, digits: int = 3) -> str:
    """A number as the reader's language writes it; a dash where there is none."""
    return written(value, language(), digits, zeros=True) or "–"


def names_of(graph: Graph) -> dict[str, str]:
    """The name of each node."""
    return {node: str(data.get("label") or node) for node, data in graph.nodes(data=True)}


def entity_cell(graph: Graph, node: str) -> Markup:
    """The kind and the name of a node, linked to its sheet."""
    return entity_link(node, str(graph.nodes[node].get("label") or node), page="fiche")


def picture(svg: str, alt: str, width: int, least: int = 0, *, late: bool = False) -> Markup:
    """A drawing of ours in the page, as wide as there is room.

    Parameters
    ----------
    width: the most it takes, in pixels. least: where there is less room, it is moved sideways.
    late: whether its right end is seen first.
    """
    drawn = block(
        '<img class="m-drawn" src="{source}" alt="{alt}" style="{style}">',
        source=f"data:image/svg+xml,{quote(svg, safe=_PLAIN)}",
        alt=alt,
        style=f"max-width: {width}px; min-width: {least}px",
    )
    if not least:
        return drawn
    return block(
        '<div class="m-aside-scroll {late}" tabindex="0" role="region" aria-label="{alt}">'
        "{drawn}</div>",
        late="m-late" if late else "",
        alt=alt,
        drawn=drawn,
    )


def table(
    titles: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    caption: str,
    words: Collection[int] = (),
    whole: bool = False,
) -> Markup:
    """A small table that is read as text.

    Parameters
    ----------
    caption: what it holds, for those who hear it.
    words: the columns that hold words, from 1; the first one does, the others hold numbers.
    whole: as high as it is, and not a window on it.
    """

    def looks(place: int) -> str:
        return "m-words" if place == 0 or place in words else "m-number"

    head = join(
        block('<th scope="col" class="{look}">{one}</th>', look=looks(place), one=one)
        for place, one in enumerate(titles)
    )
    lines = join(
        block(
            "<tr>{cells}</tr>",
            cells=join(
                block('<td class="{look}">{one}</td>', look=looks(place), one=one)
                if place
                else block('<th scope="row">{one}</th>', one=one)
                for place, one in enumerate(row)
            ),
        )
        for row in rows
    )
    return block(
        '<div class="m-scroll {high}" style="{paper}" tabindex="0" role="region" '
        'aria-label="{caption}"><table class="m-table m-study"><thead><tr>{head}</tr></thead>'
        "<tbody>{lines}</tbody></table></div>",
        high="m-whole" if whole else "",
        paper=paper(),
        caption=caption,
        head=head,
        lines=lines,
    )
