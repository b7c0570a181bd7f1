"""Personal contact data in a text: e-mail addresses, however disguised, and French phones.

The one recogniser of the project: reading, building, the public export, the guard of publications
and the API all ask it. The patterns lean to alarm: a false one costs a few characters of a
quotation, a missed one costs somebody's privacy. Dates, SIREN, SIRET, postcodes, amounts and the
digits of web addresses are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import unquote

__all__ = [
    "Contact",
    "address_holds_contact",
    "find_contacts",
    "holds_contact",
    "name_holds_phone",
    "without_contacts",
]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a text holds a way to reach somebody; what it is, is not kept."""

    kind: Literal["email", "phone"]
    start: int
    end: int


class _Plain(dict[int, int]):
    """The usual form of a digit, a sign or a space, one for one: no offset changes."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        usual = code
        if code > 127 and letter.isdecimal():
            usual = ord(str(int(letter)))
        elif code > 127 and letter.isspace():
            usual = 32
        self[code] = usual
        return usual


_PLAIN: Final = _Plain(str.maketrans("＠﹫．。｡＋‐‑‒–—―−⁄∙⋅", "@@...+-------/··"))
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

_SIGN = re.compile(
    r"""@|＠|﹫|%(?:25)*40|&(?:\#|commat)
    |a(?<![^\W_]a)(?:[tT][\W_]|[rR][rR]?[oO][bB]|\s?[)\]}>])
    |A(?<![^\W_]A)(?:[tT][\W_]|[rR][rR]?[oO][bB]|\s?[)\]}>])
    |à\s?[)\]}>]|À\s?[)\]}>]|z(?<=[cC][hH][eE]z)\s?[)\]}>]|Z(?<=[cC][hH][eE]Z)\s?[)\]}>]""",
    re.VERBOSE,
)
"""What an e-mail address cannot do without."""

_AT = re.compile(
    r"""\s{0,3}(?:@|%(?:25)*40|&\#0*64;|&\#x0*40;|&commat;)\s{0,3}
    | \s{0,3}[(\[{<]\s?(?:at|a|à|@|arr?ob(?:as?e?)?|chez)\s?[)\]}>]\s{0,3}
    | \s-\s?(?:at|arobase)\s?-\s
    | \s(?:arr?ob(?:as?e?)?)\s
    | (?P<joined>(?<=\w)[_-](?:at|arobase)[_-](?=\w))
    | (?P<word>\sat\s)(?=[\w-]+(?:\s?[(\[{]|\s(?:dot|point)\s|(?P<dot>\.[^\W\d_])))""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTER: Final = r"[\w+%'’~=!#$-]"
_EMAN = re.compile(  # read backwards, from the sign
    rf"\.{{0,3}}\"?{_LETTER}+(?:(?:\s?\.\s?|\s?[)\]}}]\s?(?:tod|tniop|\.)\s?[(\[{{]\s?|\s(?:tod|tniop)\s|;640*\#&)"
    rf"{_LETTER}+)*",
    re.IGNORECASE,
)
_DOT: Final = (
    r"(?:\.|\s\.\s?(?=\w)|\s?[(\[{]\s?(?:dot|point|\.)\s?[)\]}]\s?"
    r"|\s(?:dot|point)\s|&\#0*46;|%(?:25)*2e)"
)
_DOMAIN = re.compile(
    rf"\[\d{{1,3}}(?:\.\d{{1,3}}){{3}}\]|(?:[\w-]{{1,63}}+{_DOT}){{1,8}}[^\W\d_][\w-]{{1,62}}",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 100
_UNLIKE_A_WORD = re.compile(r"[\d._-]\w")
_BEFORE_NAME = re.compile(r"(?:[:<(«]|\bà|\b(?:e-?mail|mail|courriel|contact))\s?$", re.IGNORECASE)

_FIRST: Final = "".join(
    letter for letter in map(chr, range(0x1FFFF)) if letter.isdecimal() and int(letter) in (0, 3)
)
_DIGITS = re.compile(rf"[+＋{_FIRST}](?:\D{{0,8}}\d){{9}}")
"""The digits a phone cannot do without."""

_GAP: Final = r"[\s./_()-]{0,3}"
_ANY_GAP: Final = r"[\s./_()\[\]·•:;|,\\+*-]{0,3}"
_FROM_ABROAD: Final = (
    r"\(?(?:\+\s?|(?<![^\W_])00[\s.-]?)\(?(?:33|262|508|590|594|596|687|689)"
    rf"{_ANY_GAP}(?:0{_ANY_GAP})?[1-9](?:{_ANY_GAP}\d){{8}}"
)
_HOME: Final = rf"""
    (?!\d\d[\s/.-]\d\d[\s/.-](?:19|20)\d\d\b)             # 01/02/2021 12 is a date
    (?!\d\d/\d\d/\d\d\D{{1,3}}\d\d/\d\d/\d\d)             # 01/02/21-05/06/22 are two
    (?!0[.,]\d{{4}})                                      # 0.612345678 is a number
    (?!0\s5\s10\s15\s20\s25)                              # the scale of a chart
    (?: \(?0[1-9]\)?(?:{_GAP}\d\d){{4}}
      | \(0\)\s?\(?[1-9]\)?(?:{_ANY_GAP}\d\d){{4}}
      | (?:\(0\)|0)[\s.-]?[1-9]\d\d[\s.-]\d{{3}}[\s.-]?\d{{3}}
      | 0[\s.-][1-9](?:{_GAP}\d\d){{4}}(?!\s[1-9]\d)
      | 0[1-9]\s?(?P<same>[·•:;|\\+*~])\s?\d\d(?:\s?(?P=same)\s?\d\d){{3}}(?!\s?(?P=same)\s?\d)
      | 0[1-9](?:,\d\d){{4}}(?!,\d)
      | 0[1-9]\d[\s.-]\d{{3}}[\s.-](?:\d\d[\s.-]\d\d|\d{{4}})
      | 0[1-9][\s.-]\d{{3}}[\s.-]\d{{3}}[\s.-]\d\d
      | 0[1-9][\s.-](?:\d{{4}}|\d\d[\s.-]\d{{3}})[\s.-]\d{{3,4}}
    )"""
_ABROAD_BARE: Final = r"\(?33\)?[\s.-]{1,2}\(?[1-9]\)?(?:[\s.-]\d\d){4}(?![\s.]?\d)"
_CALL: Final = (
    r"(?i:t[ée]l(?:[ée]phone|[ée]copie)?|fax|mob(?:ile)?|port(?:able)?|phone|gsm|whatsapp"
    r"|[tfpm](?=[\s.:]?[0+]))[^\w+(]{0,8}"
)
_AFTER: Final = r"(?!\d)(?![a-f]{1,32}\d)"
_PHONE = re.compile(
    rf"""(?:
        (?<![^\W_]){_CALL}(?P<said>\(?(?:\+?33|00{_ANY_GAP}33|0){_ANY_GAP}(?:0{_ANY_GAP})?[1-9](?:\W{{0,3}}\d){{8}})
      | {_FROM_ABROAD}
      | (?<![^\W_])(?<!\d[.,+-]){_ABROAD_BARE}
      | (?:(?<![^\W_])|(?<=[g-zà-ÿ])|(?<=[a-zà-ÿ][a-zà-ÿ])(?=\(?0\d\W)) (?P<home>{_HOME})
    ){_AFTER}""",
    re.VERBOSE,
)
_NEXT = re.compile(rf"\s?[.,;:/-](?P<next>{_FROM_ABROAD}|{_HOME}){_AFTER}", re.VERBOSE)
"""A phone that follows another without a space: no decimal, no part of a date."""

_WEB = re.compile(
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]{0,20}://|www\.)[^\s<>«»\"“”|]+|[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-zA-Z]{2,10}/[^\s<>«»\"“”|]+"
)
"""A web address, the scheme of which may have been left out."""

_OF_PHONE = re.compile(
    r"""(?:\b(?:tel|sms|callto|fax|whatsapp|skype)|[?&/;#](?:t[ée]l(?:[ée]phone)?|phone|fax|mobile|portable)
    |\bwa\.me|\bt\.me|\bwhatsapp\.com/send\S{0,40}[?&]phone)[=/:](?:%2B|\+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_CHAT = re.compile(
    r"(?:\bwa\.me/|\bt\.me/\+|\bwhatsapp\.com/send\S{0,40}?[?&]phone=)(?:%2B|\+)?(\d{8,15})",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"(?:urn:)?(?:mailto|tel|sms|smsto|mms|callto|fax|whatsapp|skype|sips?|xmpp|facetime(?:-audio)?|viber):",
    re.IGNORECASE,
)
_ADDRESS_SIGN = re.compile(r"[@＠﹫%&(\[{=]")
_ADDRESS_SIGNS: Final = ("/tel", "/phone", "/fax", "/mobile", "/portable", "wa.me", "t.me")
"""What a web address that leads to somebody cannot do without."""

_NAME_PHONE = re.compile(
    r"""(?<![\da-f])(?<!\d-)(?![\da-f]{16}(?:[/-]|$))(?:
      (?!\d\d-\d\d-(?:19|20)\d\d(?!\d)) 0-?[1-9](?:-?\d\d){4}
    | 0-?[1-9]\d\d-\d{3}-\d{3} | 0[1-9]-\d{3}-\d{3}-\d\d
    | (?:00)?33-(?:0-?)?[1-9](?:-?\d\d){4} | (?:00)?330?[67]\d{8}
    )(?!\d)""",
    re.VERBOSE,
)
"""In a slug; a digest is none."""

_ROUNDS: Final = 4


def find_contacts(text: str) -> tuple[Contact, ...]:
    """Every e-mail address and French phone number of ``text``, in the order of the text."""
    if not _may_hold(text):
        return ()
    plain = text.translate(_PLAIN)
    if _WIDTHLESS.search(plain) is None:
        return tuple(sorted(_contacts(plain), key=lambda one: (one.start, one.end)))
    places = [at for at, letter in enumerate(plain) if not _WIDTHLESS.match(letter)]
    found = _contacts("".join(plain[at] for at in places))
    moved = (Contact(one.kind, places[one.start], places[one.end - 1] + 1) for one in found)
    return tuple(sorted(moved, key=lambda one: (one.start, one.end)))


def holds_contact(text: str) -> bool:
    """Whether ``text`` holds an e-mail address or a French phone number; stops at the first."""
    if not _may_hold(text):
        return False
    return any(True for _ in _contacts(_WIDTHLESS.sub("", text.translate(_PLAIN))))


def address_holds_contact(iri: str) -> bool:
    """Whether an IRI leads to somebody: ``mailto:``, ``TEL:``, ``https://wa.me/33…``, an e-mail.

    Other digits of a web address are not taken for a telephone.
    """
    if iri.startswith(("http://", "https://")):
        if not _ADDRESS_SIGN.search(iri):
            low = iri.lower()
            if not any(sign in low for sign in _ADDRESS_SIGNS):
                return False
    elif _SCHEME.match(iri):
        return True
    for _ in range(_ROUNDS if "%" in iri else 0):
        iri = unquote(iri)
    if _CHAT.search(iri):
        return True
    if _SIGN.search(iri) and any(_emails(iri.translate(_PLAIN), [(0, len(iri))])):
        return True
    return any(_OF_PHONE.search(iri, max(0, start - 80), start) for start, _ in _numbers(iri))


@lru_cache(maxsize=100_000)
def name_holds_phone(name: str) -> bool:
    """Whether the last part of an identifier of ours (``tel-0611111101``) spells a phone number."""
    return _DIGITS.search(name) is not None and _NAME_PHONE.search(name) is not None


def without_contacts(text: str, mark: str = "…") -> str:
    """``text`` with ``mark`` in the place of each contact; none is found in what is given."""
    for _ in range(_ROUNDS):
        found = find_contacts(text)
        if not found:
            return text
        kept: list[str] = []
        at = 0
        for contact in found:
            if contact.start >= at:
                kept += [text[at : contact.start], mark]
            at = max(at, contact.end)
        text = "".join([*kept, text[at:]])
    return text if not holds_contact(text) else mark


def _may_hold(text: str) -> bool:
    """A quick look, which few texts pass."""
    if _SIGN.search(text) or _DIGITS.search(text):
        return True
    return not text.isascii() and _WIDTHLESS.search(text) is not None


def _contacts(text: str) -> Iterator[Contact]:
    webs = [found.span() for found in _WEB.finditer(text)] if "/" in text or "www." in text else []
    if _SIGN.search(text):
        yield from _emails(text, webs)
    if _DIGITS.search(text):
        yield from _phones(text, webs)


def _emails(text: str, webs: list[tuple[int, int]]) -> Iterator[Contact]:
    for sign in _AT.finditer(text):
        if (sign["joined"] or sign["word"]) and _inside(*sign.span(), webs):
            continue
        domain = _DOMAIN.match(text, sign.end())
        if domain is None:
            continue
        before = text[max(0, sign.start() - _LONGEST_NAME) : sign.start()]
        name = _EMAN.match(before[::-1])
        if name is None:
            continue
        start = sign.start() - name.end()
        if sign["dot"] and sign["word"] == sign["word"].lower():
            words = name.group()[::-1]
            if domain.group().startswith("www.") or not (
                _UNLIKE_A_WORD.search(words)
                or (start == 0 and domain.end() == len(text.rstrip()))
                or _BEFORE_NAME.search(text, max(0, start - 20), start)
            ):
                continue
        yield Contact("email", start, domain.end())


def _phones(text: str, webs: list[tuple[int, int]]) -> Iterator[Contact]:
    for start, end in _numbers(text):
        if not _inside(start, end, webs) or _OF_PHONE.search(text, max(0, start - 80), start):
            yield Contact("phone", start, end)
    for chat in _CHAT.finditer(text):
        yield Contact("phone", *chat.span(1))


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := _PHONE.search(text, at):
        which = next((one for one in ("said", "home") if found[one] is not None), 0)
        start, at = found.span(which)
        if which == "home" and _goes_on(text, start):
            at = start + 1
            continue
        yield start, at
        while following := _NEXT.match(text, at):
            yield following.span("next")
            at = following.end()


def _goes_on(text: str, start: int) -> bool:
    """Whether the digits are the rest of a number or of a date: 1.0612345678, 2021-01-02-…."""
    if start < 2 or text[start - 1] not in ".,+/:_-" or not text[start - 2].isdigit():
        return False
    return not text[start + 2 : start + 3].isspace()


def _inside(start: int, end: int, webs: list[tuple[int, int]]) -> bool:
    rank = bisect_right(webs, (start, end))
    return any(low <= start and end <= high for low, high in webs[max(0, rank - 1) : rank + 1])
