"""The reader's language: what the address says, and how words, numbers and dates are written."""

import re
from collections.abc import Mapping

import streamlit as st

from graph.errors import said
from graph.widgets.catalogue import read_catalogue

__all__ = ["LANGUAGES", "_", "_n", "choose_language", "date", "language", "number", "spoken"]

LANGUAGES: Mapping[str, str] = {"fr": "Français", "en": "English"}
"""The languages of the pages, each by its own name."""

_KEY = "maillage.language"
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_THIN = "\u202f"


def choose_language(default: str) -> str:
    """Settle the language of this run; the text that names no language, or an empty one.

    The address is believed first (``?lang=en``), then what this visit used before, then
    ``default``; the address always tells it unless it is the default.
    """
    asked = st.query_params.get("lang", "")
    known = st.session_state.get(_KEY, default)
    st.session_state[_KEY] = asked if asked in LANGUAGES else known
    if language() != default and asked != language():
        st.query_params["lang"] = language()
    elif asked and asked not in LANGUAGES:
        del st.query_params["lang"]
    return asked if asked not in LANGUAGES else ""


def language() -> str:
    """The language of this run, ``fr`` or ``en``."""
    return str(st.session_state.get(_KEY, "fr"))


def _(message: str) -> str:
    """``message``, written in French in the code, in the reader's language."""
    return read_catalogue(language()).text(message)


def _n(one: str, many: str, count: int) -> str:
    """The form that goes with ``count``, with its number where the text says ``{n}``."""
    return read_catalogue(language()).plural(one, many, count).format(n=number(count))


def spoken(sentence: str) -> str:
    """What a layer below said, usually of an error, in the reader's language."""
    return said(sentence, _)


def number(value: int | float) -> str:
    """A number with its thousands apart: ``38 991``, ``38,991``."""
    text = f"{value:,}"
    return text if language() == "en" else text.replace(",", _THIN).replace(".", ",")


def date(text: str) -> str:
    """``2021``, ``2021-03`` or a day or moment, in words; anything else as it is."""
    found = _DATE.match(text)
    if not found:
        return text
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    words = [str(int(day))] if day else []
    return " ".join([*words, _months()[int(month) - 1], year])


def _months() -> list[str]:
    names = _(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    )
    return names.split()
