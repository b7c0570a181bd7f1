"""Personal contact data: how an e-mail address or a French phone number looks."""

import re
from typing import Final

__all__ = ["CONTACT_SCHEMES", "has_contact"]

CONTACT_SCHEMES: Final = ("mailto:", "tel:", "sms:")
"""The schemes of IRIs that are a way to reach somebody."""

_EMAIL = re.compile(
    r"[A-Za-z0-9._%+-]+ ?(?:@|\((?:at|arobase)\)|\[(?:at|arobase)\]) ?"
    r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_PHONE = re.compile(
    r"(?:^|[^0-9A-Za-z_/.+-])(?:(?:\+|00)33 ?(?:\(0\))?[ .-]?|0)[1-9](?:[ .-]?[0-9]{2}){4}"
    r"(?:[^0-9A-Za-z]|$)"
)
_HINTS = ("@", "(at)", "[at]", "arobase")


def has_contact(text: str) -> bool:
    """Whether ``text`` holds an e-mail address or a French phone number.

    The patterns are those of ``ontology/shapes/privacy.ttl``; a test compares the two.
    """
    if any(hint in text for hint in _HINTS) and _EMAIL.search(text):
        return True
    return len(text) >= 10 and _PHONE.search(text) is not None
