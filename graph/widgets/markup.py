"""HTML a page writes itself: what comes from documents is always text in it.

A template is a text of this program; every value put into it is escaped by MarkupSafe and freed
from characters that a screen cannot hold or that make a text read as another. ``st.html`` then
sanitises the whole once more (DOMPurify) and runs no script.
"""

from collections.abc import Iterable
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup, escape

from graph.views.palette import STYLES
from graph.views.shapes import outline
from graph.views.text import shown, web_address
from graph.widgets.addresses import address, site
from graph.widgets.language import _

__all__ = ["Markup", "block", "join", "kind_icon", "kind_styles", "link", "outside", "show", "text"]


def text(value: object) -> Markup:
    """``value`` as text: escaped, whatever it holds."""
    return value if isinstance(value, Markup) else escape(shown(value))


def block(template: str, **values: object) -> Markup:
    """``template``, a text of this program, with each ``{name}`` replaced by escaped text."""
    return Markup(template).format(**{name: text(value) for name, value in values.items()})


def join(parts: Iterable[object], between: str = "") -> Markup:
    """``parts`` one after the other, each escaped."""
    return Markup(between).join(text(part) for part in parts)


def link(label: object, page: str, **params: str) -> Markup:
    """A link to one of our pages."""
    return block('<a href="{href}">{label}</a>', href=address(page, **params), label=label)


def outside(label: object, url: str) -> Markup:
    """A link to a web page, or only its label where the address is not one."""
    target = web_address(url)
    if not target:
        return text(label)
    return block(
        '<a href="{url}" rel="noopener noreferrer" target="_blank" title="{title}">{label}</a>',
        url=target,
        title=_("Ouvrir la page de {site}").format(site=site(target)),
        label=label,
    )


def kind_icon(kind: str) -> Markup:
    """The shape and colour of a kind, as in the network; a screen reader passes over it."""
    known = kind if kind in STYLES else ""
    return block('<span class="m-kind m-kind-{kind}" aria-hidden="true"></span>', kind=known)


def kind_styles(dark: bool) -> str:
    """The style rules that draw each kind, as a style sheet."""
    rules = []
    for kind, style in STYLES.items():
        look = style.look(dark)
        drawn = outline(style.shape, 9, 9, 7, look.fill, look.border)
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18">{drawn}</svg>'
        rules.append(
            f'.m-kind-{kind} {{ background-image: url("data:image/svg+xml,{quote(picture)}") }}'
        )
    return "\n".join(rules)


def show(*parts: object) -> None:
    """Write ``parts`` in the page."""
    st.html(str(block('<div class="m">{parts}</div>', parts=join(parts))))
