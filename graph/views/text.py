"""Text made fit to be shown: nothing a file format or a screen cannot hold, nothing endless."""

import re
from typing import Final
from urllib.parse import urlsplit

__all__ = ["LONGEST", "clipped", "masked", "shown", "web_address"]

LONGEST: Final = 300
"""How many characters of a name are drawn; longer ones are kept whole in tables and files."""

_UNFIT = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\U0001fffe\U0001ffff\u202a-\u202e\u2066-\u2069]"
)


def shown(value: object) -> str:
    """``value`` as text, without control characters, lone surrogates and overrides of direction.

    What is left is legal in XML 1.0 (section 2.2), JSON and UTF-8. Marks that belong to the
    writing of Arabic or Hebrew stay; the overrides that make a name read as another go.
    """
    text = str(value if value is not None else "")
    if (
        text.isprintable()
    ):  # nothing of the above, and most names; the rest is read letter by letter
        return text
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def masked(text: str, mark: str = "\ufffd") -> str:
    """``text`` with ``mark`` for each character :func:`shown` leaves out: offsets stay true."""
    return text if text.isprintable() else _UNFIT.sub(mark, text)


def clipped(value: object, most: int = LONGEST) -> str:
    """What :func:`shown` gives of the beginning of ``value``, with an ellipsis where it is cut.

    Parameters
    ----------
    most: characters, the ellipsis included.
    """
    text = shown(str(value if value is not None else "")[: 4 * most])
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def web_address(url: str) -> str:
    """``url`` if it is a web address a reader may be sent to, an empty text otherwise."""
    text = url.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = text.isprintable() and not any(mark in text for mark in " \"'<>\\`")
    return text if parts.scheme in ("http", "https") and parts.hostname and plain else ""
