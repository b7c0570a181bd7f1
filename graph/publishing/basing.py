"""Whether the identifiers can be opened by others: they begin with the base."""

from typing import Final
from urllib.parse import urlsplit

from graph.checks.findings import Report
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.publishing.check_words import finding
from graph.publishing.guarding import is_local_address

__all__ = ["check_base"]

_RESERVED: Final = (".test", ".example", ".invalid", ".example.com", ".example.org", ".example.net")
"""Names no one may register (RFC 2606)."""


def check_base(iris: Iris) -> Report:
    """A violation if the base is an address of development; a warning if nobody can own it.

    Parameters
    ----------
    iris: mints the IRIs of the dataset.
    """
    base = iris.base
    if is_local_address(base) or not base.startswith(("https://", "http://")):
        return Report.of([finding("DevelopmentBase", base)])
    host = f".{urlsplit(base).hostname or ''}"
    if host.endswith(_RESERVED):
        return Report.of([finding("ReservedBase", base, level=Level.WARNING)])
    return Report()
