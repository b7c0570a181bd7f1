"""Personal contact data in a text: e-mail addresses, however disguised, and French phones."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Contact", "find_contacts", "without_contacts"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a text holds a way to reach somebody; what it is, is not kept."""

    kind: Literal["email", "phone"]
    start: int
    end: int


_DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|point)\s?[)\]}]\s?|\s(?:dot|point)\s)"
_AT = (
    r"(?:\s?[@＠﹫]\s?|\s?%40\s?|\s?&#0*64;\s?|\s?&commat;\s?"
    r"|\s?[(\[{<]\s?(?:at|arobase|arrobase|chez|a|@)\s?[)\]}>]\s?"
    r"|\s(?:arobase|arrobase)\s|\sat\s(?=[\w-]+(?:\s(?:dot|point)\s|\.[a-z]{2,6}\b)))"
)
_EMAIL = re.compile(
    rf"(?<![\w.+%@-])[\w+%'’-]+(?:{_DOT}[\w+%'’-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_]{{2,}}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/])(?<![\w][.+-])(?:(?:\+|00)\s?33[\s.-]?(?:\(0\))?|\(?0)[\s.-]?[1-9]\)?"
    r"(?:[\s./‐-―_-]{0,3}\d\d){4}(?![\d\w])"
)


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Every e-mail address and French phone number of ``text``, in the order of the text."""
    found = [Contact("email", *one.span()) for one in _EMAIL.finditer(text)]
    found += [Contact("phone", *one.span()) for one in _PHONE.finditer(text)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def without_contacts(text: str) -> str:
    """``text`` with … in the place of each contact."""
    kept, at = [], 0
    for contact in find_contacts(text):
        if contact.start >= at:
            kept += [text[at : contact.start], "…"]
        at = max(at, contact.end)
    return "".join([*kept, text[at:]])
