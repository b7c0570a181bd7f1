"""Text made fit to be shown: nothing a file format or a screen cannot hold."""

import re

__all__ = ["shown"]

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
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
