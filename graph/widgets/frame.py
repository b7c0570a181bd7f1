"""What surrounds every page: style, language, and a sentence where something is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from graph.errors import GraphError, ServiceError
from graph.questions.parameters import ParameterPlace
from graph.widgets.language import LANGUAGES, _, choose_language, language, spoken
from graph.widgets.markup import Markup, block, join, kind_styles, show
from graph.widgets.opened import served_snapshot, settings

__all__ = ["ICON", "begin", "foot", "sentences"]

ASSETS = Path(__file__).resolve().parent / "assets"
ICON = ASSETS / "icon.png"

_LINKS = {False: "#005a8e", True: "#8cc8ee"}
"""The colour of links on a light and on a dark page, as in .streamlit/config.toml."""

_PRESSED = {False: "#ffffff", True: "#10202b"}
"""The ink of a pressed button on the primary colour, light and dark."""

_CAPTIONS = {False: "#57554f", True: "#b9b5ac"}
"""The ink of captions, at least 4.5 to 1 on the page (WCAG 1.4.3), light and dark."""


def begin() -> None:
    """Settle style and language, before anything is shown."""
    style = (ASSETS / "style.css").read_text("utf-8")
    dark = st.context.theme.type == "dark"
    inks = {"link": _LINKS, "pressed": _PRESSED, "caption": _CAPTIONS}
    told = "; ".join(f"--m-{name}: {by_theme[dark]}" for name, by_theme in inks.items())
    strange = choose_language(settings().language)
    # The language of the page for those who hear it (WCAG 3.1.1); one of our own two words.
    spoken = f"document.documentElement.lang = '{language()}'"
    st.html(
        f"<style>{style}\n:root {{ {told} }}\n{kind_styles(dark)}</style><script>{spoken}</script>",
        unsafe_allow_javascript=True,
    )
    if strange:
        known = ", ".join(LANGUAGES)
        _told(
            _("La langue de l'adresse est inconnue ; les langues sont {known}.").format(known=known)
        )


def foot() -> None:
    """The other language, at one click, and what the data may be used for."""
    params = {name: value for name, value in st.query_params.to_dict().items() if name != "lang"}
    others = [
        _language_link(code, name, params) for code, name in LANGUAGES.items() if code != language()
    ]
    show(
        block(
            '<footer class="m-foot">{others}{data}<span>{licence}</span></footer>',
            others=join(others),
            data=_public_data(),
            licence=_("Données sous Licence Ouverte 2.0 ; chaque affirmation cite sa source."),
        )
    )


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what is wrong into one sentence; no trace of the program is shown."""
    try:
        yield
    except GraphError as error:
        _told(_sentence(spoken(error.what), _where(error)), spoken(error.advice))


def _where(error: GraphError) -> str:
    """The place as a reader calls it; the places of files and servers are not told."""
    if isinstance(error, ServiceError):
        return ""
    if isinstance(error.where, ParameterPlace):
        return error.where.labels[language()]
    return spoken(error.where)


def _public_data() -> Markup:
    """On a public site, the way to the files of the version that is shown."""
    snapshot = served_snapshot()
    if snapshot is None:
        return Markup("")
    return block(
        '<a href="{href}">{text}</a>',
        href=f"page/dataset?{urlencode({'lang': language()})}",
        text=_("Données, version {version}").format(version=snapshot.version),
    )


def _sentence(what: str, where: str) -> str:
    sentence = _("{where} : {what}").format(where=where, what=what) if where else what
    return sentence[:1].upper() + sentence[1:]


def _told(sentence: str, advice: str = "") -> None:
    show(
        block(
            '<div class="m-told" role="alert"><p>{sentence}</p><p>{advice}</p></div>',
            sentence=sentence,
            advice=advice,
        )
    )


def _language_link(code: str, name: str, params: dict[str, str]) -> object:
    query = urlencode(params | {"lang": code}, safe="/:,")
    return block(
        '<a href="?{query}" lang="{code}" hreflang="{code}">{name}</a>',
        query=query,
        code=code,
        name=name,
    )
