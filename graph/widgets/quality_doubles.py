"""Entities that may be one: told the same or not, and told otherwise again."""

from collections import Counter

import streamlit as st

from graph.checks.quality_codes import count_relations
from graph.checks.quality_duplicates import Pair
from graph.contributing.judging import keep_apart, merge, unmerge
from graph.linking.judgements import Verdict
from graph.linking.name_judgements import NameJudgement
from graph.widgets.contribute_refreshing import at_work
from graph.widgets.contribute_who import ask_name, with_name
from graph.widgets.facts import entity_link
from graph.widgets.frame import sentences
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, show
from graph.widgets.opened import dataset, settings
from graph.widgets.quality_found import doubles, judged
from graph.widgets.quality_rows import alike_word

__all__ = ["show_doubles"]


def show_doubles(most: int) -> None:
    """The first pairs with what can be said of them, then what was said before."""
    ask_name("doubles.name")
    every = doubles()
    ends = {iri for pair in every[:most] for iri in (pair.one, pair.other)}
    labels = dataset().labels(ends, language())
    counts = _relations(dataset().generation.folder.name)
    if most < len(every):
        shown = _("{shown} sur {total} montrés")
        st.caption(shown.format(shown=number(most), total=number(len(every))))
    for pair in every[:most]:
        _pair(pair, labels, counts)
    _judged()


@st.cache_resource(max_entries=2, show_spinner=False)
def _relations(generation: str) -> Counter[str]:
    return count_relations(dataset().store)


def _pair(pair: Pair, labels: dict[str, str], counts: Counter[str]) -> None:
    key = f"{dataset().iris.short(pair.one)} {dataset().iris.short(pair.other)}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"pair_{key}"):
        show(
            block(
                '<div class="m-pair">{one} {other}<p class="m-detail">{alike}</p></div>',
                one=_thing(pair.one, labels, counts),
                other=_thing(pair.other, labels, counts),
                alike=alike_word(pair.alike),
            )
        )
        if st.button(_("C'est la même…"), key=f"same {key}"):
            _ask_which(pair, labels, counts)
        if st.button(_("Ce n'est pas la même"), key=f"apart {key}"):
            by = with_name()
            keep_apart(settings(), pair.one, pair.other, by)
            st.rerun()


def _thing(iri: str, labels: dict[str, str], counts: Counter[str]) -> Markup:
    return block(
        '<p>{name} <span class="m-detail">{key} · {count}</span></p>',
        name=entity_link(iri, labels.get(iri, ""), "fiche"),
        key=dataset().iris.short(iri),
        count=_n("{n} relation", "{n} relations", counts[iri]),
    )


def _ask_which(pair: Pair, labels: dict[str, str], counts: Counter[str]) -> None:
    """Which of the two keeps its name; the one with more relations unless told otherwise."""
    ends = sorted((pair.one, pair.other), key=lambda iri: -counts[iri])
    short = dataset().iris.short

    @st.dialog(_("Deux entités en une"))
    def ask() -> None:
        with sentences():
            kept = st.radio(
                _("Laquelle garde son nom et son identifiant ?"),
                ends,
                format_func=lambda iri: f"{labels.get(iri, '')} ({short(iri)})",
                key="merge.kept",
            )
            show(
                block(
                    '<p class="m-detail">{text}</p>',
                    text=_("Ce qui est dit de l'autre sera dit d'elle. Cela se défait ici même."),
                )
            )
            if st.button(_("Réunir"), key="merge.yes", type="primary"):
                gone = next(iri for iri in ends if iri != kept)
                _change(_("Les deux sont réunies…"), gone, str(kept))

    ask()


def _change(label: str, one: str, other: str) -> None:
    by, kept = with_name(), settings()
    at_work(
        label,
        lambda: merge(kept, one, other, by),
        lambda _done: unmerge(kept, one, other),
    )
    st.rerun()


def _judged() -> None:
    """What was said before, the latest first, each to be taken back."""
    lines = judged()
    if not lines:
        return
    show(
        block(
            '<h2>{title} <span class="m-count">{count}</span></h2>',
            title=_("Décisions prises"),
            count=len(lines),
        )
    )
    iris = dataset().iris
    ends = {iris.long(end) for line in lines for end in (line.subject, line.target)}
    labels = dataset().labels(ends, language())
    for line in reversed(lines):
        _line(line, labels)


def _line(line: NameJudgement, labels: dict[str, str]) -> None:
    iris = dataset().iris
    one, other = iris.long(line.subject), iris.long(line.target)
    same = line.verdict is Verdict.SAME
    between = _("est la même que") if same else _("n'est pas la même que")
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"pair_{line.subject} {line.target}"
    ):
        show(
            block(
                '<div class="m-pair"><p>{one} {between} {other} <span class="m-detail">{about}'
                "</span></p></div>",
                one=labels.get(one) or line.subject,
                between=between,
                other=entity_link(other, labels.get(other, ""), "fiche"),
                about=" · ".join(filter(None, (line.by, date(line.date)))),
            )
        )
        if st.button(_("Défaire"), key=f"undo {line.subject} {line.target}", type="tertiary"):
            with_name()
            kept = settings()
            at_work(_("La décision est défaite…"), lambda: unmerge(kept, one, other))
            st.rerun()
