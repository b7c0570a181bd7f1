"""How much one request may ask for; the manifest and the refusals say it."""

from typing import Final

__all__ = [
    "LONGEST_BODY",
    "LONGEST_TEXT",
    "MOST_CANDIDATES",
    "MOST_COMPARED",
    "MOST_CONSTRAINTS",
    "MOST_CURSOR",
    "MOST_IDS",
    "MOST_PROPERTIES",
    "MOST_QUERIES",
    "MOST_VALUES",
    "MOST_VALUES_FETCHED",
    "PAGE",
    "USUAL_CANDIDATES",
    "USUAL_VALUES_FETCHED",
]

MOST_QUERIES: Final = 50
"""Queries in one batch: ``batchSize`` of the manifest."""
USUAL_CANDIDATES: Final = 10
MOST_CANDIDATES: Final = 50
"""Candidates of one query; a larger limit counts as this one."""
MOST_CONSTRAINTS: Final = 10
"""Properties in one query."""
MOST_VALUES: Final = 10
"""Values of one property of a query; more are not read."""
MOST_COMPARED: Final = 200
"""Entities a query compares: all homonyms there are, several times over."""
MOST_PROPERTIES: Final = 20
"""Columns in one extension."""
MOST_IDS: Final = 200
"""Entities in one extension."""
USUAL_VALUES_FETCHED: Final = 100
MOST_VALUES_FETCHED: Final = 1000
"""Values in one cell of an extension."""
PAGE: Final = 10
"""Suggestions in one answer; ``cursor`` skips those already seen."""
MOST_CURSOR: Final = 900
"""Suggestions that may be skipped."""
LONGEST_TEXT: Final = 500
"""Characters of a name or value."""
LONGEST_BODY: Final = 512 * 1024
"""Bytes of a request."""
