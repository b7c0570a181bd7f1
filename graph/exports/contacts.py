"""Recognises what lets one reach a person: an e-mail address, a French telephone number.

The last of several fences: such things belong in the contact graph, which no export reads. A
false alarm costs one literal, a miss costs somebody's privacy, so the patterns lean to alarm.
"""

from typing import Final

from graph.model import contacts
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
    return contacts.holds_contact(text)


def without_contacts(text: str) -> str:
    """``text`` with ``[…]`` in place of every e-mail address and French telephone number.

    Digits within a web address are not taken for a telephone.
    """
    return contacts.without_contacts(text, _LEFT_OUT)


def holds_contact(value: NamedNode | BlankNode | Literal | Triple) -> bool:
    """Whether a term lets one reach somebody: a text, ``mailto:``, ``tel:``, a URL with an e-mail.

    Numbers and dates never do; digits in a web address are not taken for a telephone.
    """
    if isinstance(value, Literal):
        return contacts.holds_contact(value.value) and value.datatype.value not in _NOT_TEXT
    return isinstance(value, NamedNode) and contacts.address_holds_contact(value.value)
