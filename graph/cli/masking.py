"""What is printed of an error: terminals and logs must not hold what the graph refuses.

An error repeats the value that is wrong, which may be an e-mail address or a telephone number
put in the wrong column, perhaps cut short: what only looks like the beginning of one goes too.
"""

import re
from typing import Final

from graph.model import contacts

__all__ = ["without_contacts"]

_CONTACT: Final = re.compile(
    r"""
    [^\s/«]*? \s? (?: @ | ＠ | %40 | [(\[{]\s?(?:at|arobase)\s?[)\]}] ) \s? [^\s/»,]*
    | (?<!\w) (?!\d\d[/.-]\d\d[/.-](?:19|20)\d\d\b)
      (?: (?:\+|00)\s?33 [\s.-]? (?:\(0\))? | 0 ) \s? [1-9] (?: [\s./‐-―_-]{0,3} \d\d ){3,4}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def without_contacts(sentence: str) -> str:
    """``sentence`` with … for what looks like an e-mail address or a French telephone number."""
    return _CONTACT.sub("…", contacts.without_contacts(sentence))
