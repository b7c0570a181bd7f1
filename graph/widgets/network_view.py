"""A network on the page: the canvas, what it says in one sentence, the table that says the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day

import streamlit as st

from graph.model.iris import slug
from graph.network.build import Network
from graph.network.layout import Positions
from graph.views.drawing import payload
from graph.views.palette import STYLES, legend, style_key
from graph.views.text import shown
from graph.widgets.addresses import address
from graph.widgets.canvas import TEXTS, CanvasEvent, network_canvas
from graph.widgets.canvas.events import ALL_BUT_HOVER
from graph.widgets.explored import address_book
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, show, text
from graph.widgets.opened import dataset, patterns

__all__ = ["Menu", "show_canvas", "show_table", "summary"]

_ROWS = 50
_NAMED = 5
_NEIGHBOURS = 12


@dataclass(frozen=True, slots=True)
class Menu:
    """What the context menu of ``node`` offers beyond its fixed entries: name, label, count."""

    node: str
    items: tuple[tuple[str, str, int], ...]


def show_canvas(
    net: Network,
    positions: Positions,
    *,
    key: str,
    title: str = "",
    centre: str = "",
    chosen: Sequence[str] = (),
    height: int = 620,
    on_event: Callable[[CanvasEvent], None],
    kinds: Mapping[str, int] | None = None,
    without: Collection[str] = (),
    menu: Menu | None = None,
    events: Collection[str] | None = None,
) -> None:
    """The drawing; what the reader does arrives in ``on_event``.

    Parameters
    ----------
    kinds: how many entities of each kind there are; the legend then tells Python what to hide.
    without: the kinds hidden.
    events: the types sent to Python; all but hover if absent.
    """
    drawn: dict[str, object] = dict(
        payload(net, positions, language=language(), patterns=patterns(), centre=centre or None)
    )
    drawn["legend"] = _legend(net, kinds, without)
    drawn["dark"] = {kind: style.dark.fill for kind, style in STYLES.items()}
    drawn["texts"] = {
        **{name: _(text) for name, text in TEXTS.items()},
        "summary": summary(net, title),
        "caption": _caption(title),
        "file": f"maillage-{slug(title, 50) or 'reseau'}",
    }
    if menu is not None:
        items = [{"name": name, "label": label, "count": n} for name, label, n in menu.items]
        drawn["menu"] = {"node": menu.node, "items": items}
    known = ALL_BUT_HOVER if kinds is not None else (*set(ALL_BUT_HOVER) - {"legend"},)
    network_canvas(
        drawn,
        key=key,
        height=height,
        on_event=on_event,
        selected=list(chosen),
        events=events or known,
    )


def summary(net: Network, title: str = "") -> str:
    """What is drawn, in words: how much, of which kinds, around whom."""
    kinds = [
        f"{number(int(str(entry['count'])))} {entry['label']}" for entry in legend(net, language())
    ]
    pairs = {frozenset(edge[:2]) for edge in net.edges}
    best = sorted(net, key=lambda node: (-len(_near(net, node)), str(net.nodes[node]["label"])))
    told = [
        f"{title}." if title else "",
        _("{entities} et {links}").format(
            entities=_n("{n} entité", "{n} entités", net.number_of_nodes()),
            links=_n("{n} lien", "{n} liens", len(pairs)),
        )
        + (f" : {', '.join(kinds)}." if kinds else "."),
    ]
    if pairs:
        names = [
            f"{shown(net.nodes[node]['label'])} ({number(len(_near(net, node)))})"
            for node in best[:_NAMED]
        ]
        told.append(_("Les plus reliées : {names}.").format(names=", ".join(names)))
    return " ".join(filter(None, told))


def show_table(net: Network, *, key: str) -> None:
    """The same entities as a table, those with most connections first, neighbours as links."""
    nodes = sorted(net, key=lambda node: (-len(_near(net, node)), str(net.nodes[node]["label"])))
    pages = max(1, -(-len(nodes) // _ROWS))
    show(block("<h2>{title}</h2>", title=_("Les mêmes entités en tableau")))
    page = _page(key, pages) if pages > 1 else 1
    part = nodes[(page - 1) * _ROWS : page * _ROWS]
    heads = (_("Nom"), _("Type"), _("Liens"), _("Reliée à"))
    told = _("{shown} sur {total} montrées").format(
        shown=number(len(part)), total=number(len(nodes))
    )
    show(
        block(
            '<div class="m-scroll" tabindex="0" role="region" aria-label="{title}">'
            '<table class="m-table"><caption>{told}</caption><thead><tr>{heads}</tr></thead>'
            "<tbody>{rows}</tbody></table></div>",
            title=_("Les mêmes entités en tableau"),
            told=told,
            heads=join(block('<th scope="col">{head}</th>', head=head) for head in heads),
            rows=join(_row(net, node) for node in part),
        )
    )


def _page(key: str, pages: int) -> int:
    """Which page of the table is shown."""
    told = _("Page du tableau, sur {n}").format(n=pages)
    return int(st.number_input(told, 1, pages, key=f"{key}.page", width=180))


def _row(net: Network, node: str) -> Markup:
    data = net.nodes[node]
    near = sorted(_near(net, node), key=lambda one: (-len(_near(net, one)), one))
    links = [_chosen_link(net, one) for one in near[:_NEIGHBOURS]]
    if len(near) > _NEIGHBOURS:
        links.append(text(_n("+ {n} autre", "+ {n} autres", len(near) - _NEIGHBOURS)))
    kind = style_key(data)
    return block(
        '<tr><th scope="row">{name}</th><td>{icon}{kind}</td><td>{count}</td><td>{links}</td></tr>',
        name=_chosen_link(net, node),
        icon=kind_icon(kind),
        kind=STYLES[kind].name(language()),
        count=number(len(near)),
        links=join(links, ", "),
    )


def _chosen_link(net: Network, node: str) -> Markup:
    """A link that selects ``node`` in what is shown now."""
    params = {**st.query_params.to_dict(), "choix": address_book().ref(node)}
    return block(
        '<a href="{href}">{label}</a>',
        href=address("explorer", **params),
        label=net.nodes[node]["label"],
    )


def _near(net: Network, node: str) -> set[str]:
    return {*net.predecessors(node), *net.successors(node)} - {node}


def _legend(
    net: Network, kinds: Mapping[str, int] | None, without: Collection[str]
) -> list[dict[str, object]]:
    """The kinds there are with how many entities, those that are hidden too: they can come back."""
    entries = legend(net, language())
    if kinds is None:
        return entries
    known = {str(entry["kind"]): entry for entry in entries}
    told = []
    for kind, count in kinds.items():
        style = STYLES[kind]
        entry = known.get(kind) or {
            "kind": kind,
            "shape": style.shape,
            "color": style.light.fill,
        }
        label = style.name(language(), plural=count > 1)
        told.append({**entry, "label": label, "count": count, "hidden": kind in without})
    return told


def _caption(title: str) -> str:
    """What a picture saved from the drawing says under it."""
    version = dataset().generation.folder.name
    return _("{title} — Maillage, version {version}, {day}").format(
        title=title, version=version, day=date(day.today().isoformat())
    )
