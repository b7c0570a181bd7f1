"""What we do not know, or not surely: a to-do list."""

import streamlit as st

from graph.widgets.addresses import address, count, param, set_params
from graph.widgets.language import _, _n, number
from graph.widgets.markup import Markup, block, join, show
from graph.widgets.quality_cells import Found, as_csv, as_table
from graph.widgets.quality_doubles import show_doubles
from graph.widgets.quality_found import is_checked
from graph.widgets.quality_lists import LISTS

__all__ = ["show_quality"]

_STEP = 20
_MOST = 2000


def show_quality() -> None:
    """The lists with their counts on one side, the chosen one on the other."""
    show(
        block(
            '<header class="m-head"><h1>{title}</h1><p class="m-lead">{text}</p></header>',
            title=_("Qualité"),
            text=_("Ce que le graphe ne sait pas, ou pas sûrement : de quoi faire."),
        )
    )
    with st.spinner(_("Le graphe est passé en revue…"), show_time=False):
        found = {name: one.find() for name, one in LISTS.items()}
    chosen = _chosen(found)
    side, main = st.columns([3, 9], gap="large")
    with side:
        show(_contents(found, chosen))
    with main:
        _list(chosen, found[chosen])


def _chosen(found: dict[str, Found]) -> str:
    """The list the address names, or the first that holds anything."""
    if param("liste") in found:
        return param("liste")
    return next((name for name, one in found.items() if one.rows), next(iter(found)))


def _contents(found: dict[str, Found], chosen: str) -> Markup:
    lines = [
        block(
            '<li><a href="{href}"{here}>{name}</a> <span class="m-count">{count}</span></li>',
            href=address("qualite", liste=name),
            here=Markup(' aria-current="true"') if name == chosen else "",
            name=LISTS[name].title(),
            count="—" if _waits(name) else number(len(one.rows)),
        )
        for name, one in found.items()
    ]
    return block(
        '<nav aria-label="{label}"><ul class="m-links m-todo">{lines}</ul></nav>',
        label=_("Listes"),
        lines=join(lines),
    )


def _list(name: str, found: Found) -> None:
    todo, total = LISTS[name], len(found.rows)
    show(
        block(
            '<h2>{title}</h2><p class="m-detail">{advice}</p>',
            title=todo.title(),
            advice=todo.advice(),
        )
    )
    if _waits(name):
        _offer_run(name)
        return
    if not found.rows:
        show(block("<p><strong>{text}</strong></p>", text=_("Rien à signaler ici.")))
    most = min(total, _shown())
    if name == "doublons":
        show_doubles(most)
    elif found.rows:
        show(as_table(found, most, _shown_of(most, total)))
    if found.rows:
        _tools(name, found, most)


def _tools(name: str, found: Found, most: int) -> None:
    """More rows, and all of them as a file."""
    total = len(found.rows)
    with st.container(horizontal=True):
        if most < total:
            st.button(
                _n("Montrer {n} ligne de plus", "Montrer {n} lignes de plus", _more(most, total)),
                key="quality.more",
                on_click=lambda: set_params(n=str(most + _more(most, total))),
            )
        st.download_button(
            _("Toute la liste (CSV)"),
            lambda: as_csv(found),
            f"maillage-{name}.csv",
            "text/csv",
            key="quality.csv",
            on_click="ignore",
        )


def _waits(name: str) -> bool:
    """Whether a list takes long and was not asked for."""
    return LISTS[name].run is not None and not is_checked()


def _offer_run(name: str) -> None:
    run = LISTS[name].run
    if run is not None and st.button(_("Contrôler tout le graphe"), key="quality.run"):
        with st.spinner(_("Tout le graphe est contrôlé…"), show_time=True):
            run()
        st.rerun()


def _shown() -> int:
    return count("n", _STEP, _MOST)


def _more(most: int, total: int) -> int:
    return min(5 * _STEP, total - most)


def _shown_of(most: int, total: int) -> str:
    if most == total:
        return _n("{n} ligne", "{n} lignes", total)
    return _("{shown} sur {total} montrés").format(shown=number(most), total=number(total))
