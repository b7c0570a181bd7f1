"""Recognises what lets one reach a person: an e-mail address, a French telephone number.

The last of several fences: such things belong in the contact graph, which no export reads. A
false alarm costs one literal, a miss costs somebody's privacy, so the patterns lean to alarm.
"""

import re
from typing import Final

from graph.model.terms import BlankNode, Literal, NamedNode, Triple
from graph.model.vocabulary import NAMESPACES, term

__all__ = ["CONTACT_PROPERTIES", "holds_contact", "is_contact", "without_contacts"]

_VCARD = "http://www.w3.org/2006/vcard/ns#"

CONTACT_PROPERTIES: Final[frozenset[NamedNode]] = frozenset(
    [
        *(term(f"foaf:{name}") for name in ("mbox", "mbox_sha1sum", "phone")),
        *(term(f"schema:{name}") for name in ("email", "telephone", "faxNumber")),
        *(NamedNode(_VCARD + name) for name in ("hasEmail", "hasTelephone", "email", "tel")),
    ]
)
"""Properties whose object is a contact whatever it looks like."""

_EMAIL: Final = re.compile(
    r"""[\w.%+'-]\s?(?:@|＠|%40|[(\[{]\s?(?:at|arobase|@)\s?[)\]}])\s?
        (?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62}""",
    re.VERBOSE | re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"""(?<![\w.,])
        (?!\d\d[/.-]\d\d[/.-](?:19|20)\d\d\b)          # 01/02/2021 12 is a date
        (?:(?:\+|00)\s?(?:33|262|508|590|594|596|687|689)[\s.\-‐-―/]{0,3}(?:\(0\)[\s.\-‐-―/]{0,3})?
          |0)
        [1-9](?:[\s.\-‐-―/_]{0,3}\d\d){4}(?!\w)""",
    re.VERBOSE,
)
_AT: Final = re.compile(r"[@＠]|%40|[(\[{]\s?(?:at|arobase)\s?[)\]}]", re.IGNORECASE)
_LEFT_OUT: Final = "[…]"
_XSD: Final = NAMESPACES["xsd"]
_NOT_TEXT: Final = frozenset(
    _XSD + name
    for name in (
        *("boolean", "date", "dateTime", "duration", "gMonth", "gYear", "gYearMonth"),
        *("decimal", "double", "float", "int", "integer", "long", "nonNegativeInteger"),
    )
)


def is_contact(text: str) -> bool:
    """Whether ``text`` holds something that looks like an e-mail address or a French number."""
    return bool((_AT.search(text) and _EMAIL.search(text)) or _PHONE.search(text))


def without_contacts(text: str) -> str:
    """``text`` with ``[…]`` in place of every e-mail address and French telephone number.

    Digits in a web address are not taken for a telephone.
    """
    if _AT.search(text):
        text = _without_emails(text)
    return text if "://" in text else _PHONE.sub(_LEFT_OUT, text)


def _without_emails(text: str) -> str:
    """The pattern finds the last letter before the sign: the name begins further left."""
    parts, end = [], 0
    for found in _EMAIL.finditer(text):
        start = found.start()
        while start > end and (text[start - 1].isalnum() or text[start - 1] in "._%+'-"):
            start -= 1
        parts += [text[end:start], _LEFT_OUT]
        end = found.end()
    return "".join([*parts, text[end:]])


def holds_contact(value: NamedNode | BlankNode | Literal | Triple) -> bool:
    """Whether a term lets one reach somebody: a text, ``mailto:``, ``tel:``, a URL with an e-mail.

    Numbers and dates never do; digits in a web address are not taken for a telephone.
    """
    if isinstance(value, Literal):
        return is_contact(value.value) and value.datatype.value not in _NOT_TEXT
    if isinstance(value, NamedNode):
        text = value.value
        return text.startswith(("mailto:", "tel:", "sms:")) or bool(
            _AT.search(text) and _EMAIL.search(text)
        )
    return False
