"""The line « Mots-clés » of a resource."""

import re

from graph.sources.documents.resource_centre.dates import without_final_date
from graph.sources.documents.resource_centre.lines import BLANKS

__all__ = ["is_keyword_line", "keywords_and_date"]

_LABEL = re.compile(r"mots?[\s\u2010-\u2013-]*cl(?:é|e|ef)s?\s*:", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;]")


def is_keyword_line(text: str) -> bool:
    """Whether ``text`` begins with « Mots-clés : »."""
    return _LABEL.match(text) is not None


def keywords_and_date(text: str) -> tuple[tuple[str, ...], str]:
    """The keywords of the line ``text`` as given, and the month after them.

    Parameters
    ----------
    text: the line with its label; commas or semicolons between the keywords.

    Returns
    -------
    The keywords, without the blanks around them, and ``YYYY-MM`` or an empty text.
    """
    words, date = without_final_date(_LABEL.sub("", text, count=1).strip(BLANKS))
    kept = (word.strip(f"{BLANKS}.") for word in _SEPARATOR.split(words))
    return tuple(word for word in kept if word), date
