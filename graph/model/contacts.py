"""Personal contact data in a text: e-mail addresses, however disguised, and French phones.

The patterns lean to alarm: a false one costs a few characters of a quotation, a missed one costs
somebody's privacy. Dates, SIREN, SIRET, postcodes and amounts are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["Contact", "find_contacts", "without_contacts"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a text holds a way to reach somebody; what it is, is not kept."""

    kind: Literal["email", "phone"]
    start: int
    end: int


_PLAIN: Final = str.maketrans(
    "０１２３４５６７８９＠﹫．‐‑‒–—―−\u00a0\u202f", "0123456789@@.-------  "
)
"""Other forms of digits and signs, each with the usual one: no offset changes."""

_WIDTHLESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_AT = re.compile(
    r"""\s?(?:@|%40|&\#0*64;|&\#x0*40;|&commat;)\s?
    | \s?[(\[{<]\s?(?:at|a|@|arobase|arrobase|arobas|chez)\s?[)\]}>]\s?
    | \s(?:arobase|arrobase|arobas)\s
    | (?<=\w)[_-](?:at|arobase)[_-](?=\w)
    | \sat\s(?=[\w-]+(?:\s?[(\[{]|\s(?:dot|point)\s|\.[^\W\d_]))""",
    re.IGNORECASE | re.VERBOSE,
)
_DOT: Final = r"(?:\s?\.\s?|\s?[(\[{]\s?(?:dot|point|\.)\s?[)\]}]\s?|\s(?:dot|point)\s|&\#0*46;)"
_NAME = re.compile(rf"[\w+%'’~=-]+(?:{_DOT}[\w+%'’~=-]+)*$", re.IGNORECASE)
_CLOSE_DOT: Final = (
    r"(?:\.|\s\.(?=\w)|\s?[(\[{]\s?(?:dot|point|\.)\s?[)\]}]\s?|\s(?:dot|point)\s|&\#0*46;)"
)
_DOMAIN = re.compile(rf"(?:[\w-]{{1,63}}{_CLOSE_DOT}){{1,8}}[^\W\d_][\w-]{{1,62}}", re.IGNORECASE)
_LONGEST_NAME: Final = 100
_PHONE = re.compile(
    r"""(?<![\w/])(?<!\w[.,+-])(?<!=)
    (?!\d\d[/.-]\d\d[/.-](?:19|20)\d\d\b)                     # 01/02/2021 12 is a date
    (?: \(?(?:\+|00)\s?(?:33|262|508|590|594|596|687|689)\)? [\s./-]{0,3} (?:\(0\)[\s./-]{0,3})?
      | \(0\)\s? | 0[\s.]? )
    (?: [1-9] (?:[\s./_-]{0,3}\d\d){4} | [1-9]\d\d [\s.-]? \d{3} [\s.-]? \d{3} )
    (?!\w)(?![.,]\d)""",
    re.VERBOSE,
)


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Every e-mail address and French phone number of ``text``, in the order of the text."""
    plain = text.translate(_PLAIN)
    if _WIDTHLESS.search(plain) is None:
        return tuple(sorted(_contacts(plain), key=lambda one: (one.start, one.end)))
    places = [at for at, letter in enumerate(plain) if not _WIDTHLESS.match(letter)]
    found = _contacts("".join(plain[at] for at in places))
    moved = (Contact(one.kind, places[one.start], places[one.end - 1] + 1) for one in found)
    return tuple(sorted(moved, key=lambda one: (one.start, one.end)))


def without_contacts(text: str) -> str:
    """``text`` with … in the place of each contact."""
    kept: list[str] = []
    at = 0
    for contact in find_contacts(text):
        if contact.start >= at:
            kept += [text[at : contact.start], "…"]
        at = max(at, contact.end)
    return "".join([*kept, text[at:]])


def _contacts(text: str) -> Iterator[Contact]:
    for sign in _AT.finditer(text):
        begin = max(0, sign.start() - _LONGEST_NAME)
        name = _NAME.search(text[begin : sign.start()])
        domain = _DOMAIN.match(text, sign.end())
        if name is not None and domain is not None:
            yield Contact("email", begin + name.start(), domain.end())
    for phone in _PHONE.finditer(text):
        yield Contact("phone", *phone.span())
