"""What leaves: how much, of which kinds, from which documents."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from graph.model.iris import folded
from graph.questions.answer import SourceNote
from graph.views.palette import STYLES
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, outside, show
from graph.widgets.publish_data import Leaving

__all__ = ["show_leaving"]

_ROWS: Final = 20
_FILTER, _PUBLISHER = "publish.filter", "publish.publisher"

Documents = Sequence[tuple[SourceNote, int]]


def show_leaving(found: Leaving) -> None:
    """Counts, then the documents, to be looked through."""
    figures = [
        _figure(_n("{n} affirmation", "{n} affirmations", found.statements)),
        _figure(_n("{n} relation sourcée", "{n} relations sourcées", found.relations)),
        _figure(_n("{n} document", "{n} documents", len(found.documents))),
    ]
    kinds = [
        block(
            "<li>{icon}<b>{count}</b> {name}</li>",
            icon=kind_icon(kind.value),
            count=number(count),
            name=STYLES[kind.value].name(language(), plural=count > 1),
        )
        for kind, count in found.kinds.items()
        if count
    ]
    show(
        block(
            '<h2>{title}</h2><ul class="m-figures">{figures}</ul>'
            '<ul class="m-figures">{kinds}</ul>',
            title=_("Ce qui part"),
            figures=join(figures),
            kinds=join(kinds),
        )
    )
    with (
        st.container(key="publish_documents"),
        st.expander(_("Les documents, un par un"), type="compact"),
    ):
        _show_documents(found.documents)


def _figure(text: str) -> Markup:
    count, _space, name = text.partition(" ")
    return block("<li><b>{count}</b> {name}</li>", count=count, name=name)


def _show_documents(documents: Documents) -> None:
    with st.container(horizontal=True):
        words = st.text_input(_("Chercher un titre"), key=_FILTER, width=260)
        publishers = sorted({note.publisher for note, _count in documents if note.publisher})
        publisher = st.selectbox(
            _("Publié par"),
            publishers,
            index=None,
            key=_PUBLISHER,
            placeholder=_("tous"),
            width=260,
        )
    kept = [one for one in documents if _is_asked(one[0], words, publisher)]
    told = _("{shown} sur {total} montrés").format(
        shown=number(min(_ROWS, len(kept))), total=number(len(kept))
    )
    heads = (_("Document"), _("Publié par"), _("Date"), _("Affirmations"))
    show(
        block(
            '<div class="m-scroll m-sparql" tabindex="0" role="region" aria-label="{title}">'
            '<table class="m-table"><caption>{told}</caption><thead><tr>{heads}</tr></thead>'
            "<tbody>{rows}</tbody></table></div>",
            title=_("Documents qui partent"),
            told=told,
            heads=join(block('<th scope="col">{head}</th>', head=head) for head in heads),
            rows=join(_row(note, count) for note, count in kept[:_ROWS]),
        )
    )


def _is_asked(note: SourceNote, words: str, publisher: str | None) -> bool:
    return folded(words.strip()) in folded(note.title) and publisher in (None, note.publisher)


def _row(note: SourceNote, count: int) -> Markup:
    return block(
        '<tr><th scope="row">{title}</th><td>{publisher}</td><td>{date}</td>'
        '<td class="m-number">{count}</td></tr>',
        title=outside(note.title, note.url),
        publisher=note.publisher,
        date=date(note.issued),
        count=number(count),
    )
