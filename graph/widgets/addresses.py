"""Addresses: every state of a page can be copied, opened by somebody else, cited."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import urlencode, urlsplit

import streamlit as st

from graph.widgets.language import language

__all__ = [
    "PAGES",
    "address",
    "count",
    "full_address",
    "go",
    "listed",
    "page_link",
    "param",
    "replace_params",
    "set_params",
    "site",
]

PAGES: Final[Mapping[str, str]] = {
    "": "home.py",
    "explorer": "explorer.py",
    "questions": "questions.py",
    "territoires": "territoires.py",
    "comparer": "comparer.py",
    "analyses": "analyses.py",
    "sparql": "sparql.py",
    "ressources": "ressources.py",
    "contribuer": "contribuer.py",
    "publier": "publier.py",
    "qualite": "qualite.py",
    "fiche": "fiche.py",
}
"""Each page's address with its script in ``graph/pages``; the empty one is the first page."""

FOLDER: Final = Path(__file__).resolve().parent.parent / "pages"

_LONGEST = 4000


def address(page: str, **params: str) -> str:
    """The relative address of a page; empty parameters are left out, the language stays."""
    given = _kept(params)
    query = f"?{urlencode(given, safe='/:,')}" if given else ""
    return f"{page or './'}{query}"


def full_address() -> str:
    """The address of what is shown now, to be cited."""
    query = urlencode(st.query_params.to_dict(), safe="/:,")
    place = str(st.context.url or "").split("?")[0]
    return f"{place}?{query}" if query else place


def go(page: str, **params: str) -> NoReturn:
    """Open another page."""
    st.switch_page(FOLDER / PAGES[page], query_params=_kept(params))


def page_link(label: str, page: str, **params: str) -> None:
    """A link to another page that does not load the explorer again; ``label`` is our own text."""
    st.page_link(FOLDER / PAGES[page], label=label, query_params=_kept(params))


def param(name: str) -> str:
    """What the address says of ``name``, or an empty text; too long a text is cut."""
    return str(st.query_params.get(name, ""))[:_LONGEST].strip()


def count(name: str, default: int, most: int) -> int:
    """How many the address asks for, from 1 to ``most``; ``default`` where it says no number."""
    text = param(name)
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        return default
    return min(most, int(text[:9]))


def listed(name: str) -> tuple[str, ...]:
    """The values of a parameter that holds several, each once."""
    return tuple(dict.fromkeys(part for part in param(name).split(",") if part))


def set_params(**params: str | Iterable[str]) -> None:
    """Change the address of this page: an empty value takes the parameter away."""
    given = {
        name: value if isinstance(value, str) else ",".join(dict.fromkeys(value))
        for name, value in params.items()
    }
    replace_params({**st.query_params.to_dict(), **given})


def replace_params(params: Mapping[str, str], keep: Iterable[str] = ()) -> None:
    """Give the page this address, at once: one step back in the browser is one step.

    Parameters
    ----------
    keep: parameters that stay as they are.
    """
    now = st.query_params.to_dict()
    wanted = {name: now[name] for name in keep if name in now} | dict(params)
    told = {name: text for name, text in wanted.items() if text}
    if told != now:
        st.query_params.from_dict(told)


def site(url: str) -> str:
    """The name of the site a web address leads to."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _kept(params: Mapping[str, str]) -> dict[str, str]:
    spoken = st.query_params.get("lang", "")
    kept = {name: value for name, value in params.items() if value}
    return kept | ({"lang": language()} if spoken and "lang" not in params else {})
