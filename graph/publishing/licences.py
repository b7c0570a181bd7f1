"""Which licences of sources are known, and which let their facts leave under ours.

What is published goes under Licence Ouverte 2.0, which asks for attribution alone. A source under
terms that ask for more (share alike, no commerce, no change) cannot be passed on under it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.checks.findings import Finding, Report
from graph.exports.licence import LICENCE_OUVERTE
from graph.model.iris import Iris, same_page
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.publishing.check_words import finding
from graph.store.base import Store, Value

__all__ = ["KNOWN", "SourceLicence", "check_licences", "find_licence"]


@dataclass(frozen=True, slots=True)
class SourceLicence:
    """One licence of a source.

    Parameters
    ----------
    title: as its author calls it.
    compatible: whether facts under it may be published under Licence Ouverte 2.0.
    addresses: pages that stand for it, without scheme.
    """

    title: str
    compatible: bool
    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        """The page that stands for it, as statements name it."""
        first = self.addresses[0]
        return (
            LICENCE_OUVERTE.url if first == same_page(LICENCE_OUVERTE.url) else f"https://{first}"
        )


_ETALAB: Final = "etalab.gouv.fr"
_COMMONS: Final = "opendatacommons.org/licenses"
_EUROPE: Final = "publications.europa.eu/resource/authority/licence"

KNOWN: Final[tuple[SourceLicence, ...]] = (
    SourceLicence(
        "Licence Ouverte 2.0 (Etalab)",
        True,
        (
            f"{_ETALAB}/licence-ouverte-open-licence",
            f"{_ETALAB}/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
            "github.com/etalab/licence-ouverte/blob/master/LO.md",
            "spdx.org/licenses/etalab-2.0",
            "spdx.org/licenses/etalab-2.0.html",
        ),
    ),
    SourceLicence(
        "Licence Ouverte 1.0 (Etalab)",
        True,
        (f"{_ETALAB}/wp-content/uploads/2014/05/Licence_Ouverte.pdf",),
    ),
    SourceLicence(
        "CC0 1.0",
        True,
        (
            "creativecommons.org/publicdomain/zero/1.0",
            f"{_EUROPE}/CC0",
            "spdx.org/licenses/CC0-1.0",
        ),
    ),
    SourceLicence("Public Domain Mark 1.0", True, ("creativecommons.org/publicdomain/mark/1.0",)),
    SourceLicence("CC BY 4.0", True, (f"{_EUROPE}/CC_BY_4_0", "spdx.org/licenses/CC-BY-4.0")),
    SourceLicence(
        "ODC Public Domain Dedication and Licence 1.0",
        True,
        (f"{_COMMONS}/pddl", f"{_COMMONS}/pddl/1-0", "spdx.org/licenses/PDDL-1.0"),
    ),
    SourceLicence(
        "ODC Attribution Licence 1.0",
        True,
        (f"{_COMMONS}/by", f"{_COMMONS}/by/1-0", "spdx.org/licenses/ODC-By-1.0"),
    ),
    SourceLicence(
        "ODC Open Database Licence 1.0",
        False,
        (f"{_COMMONS}/odbl", f"{_COMMONS}/odbl/1-0", "spdx.org/licenses/ODbL-1.0"),
    ),
)
"""The licences known by their address; those of Creative Commons are told by their form."""

_BY_ADDRESS: Final = {address: one for one in KNOWN for address in one.addresses}
_CREATIVE_COMMONS: Final = re.compile(
    r"creativecommons\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)/([1-4]\.[0-9])(?:/.*)?"
)


def find_licence(address: str) -> SourceLicence | None:
    """The licence at ``address``, or nothing if it is not known.

    The scheme, ``www.``, a last slash and, for Creative Commons, the language and the legal text
    of a licence do not matter.
    """
    page = same_page(address)
    if page.startswith("creativecommons.org/publicdomain/"):
        page = "/".join(page.split("/")[:4])
    found = _CREATIVE_COMMONS.fullmatch(page)
    if found is None:
        return _BY_ADDRESS.get(page)
    terms, version = found.groups()
    return SourceLicence(f"CC {terms.upper()} {version}", terms == "by", (page,))


_SOURCES: Final = """
PREFIX mai: <{base}ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?source ?licence (MIN(?named) AS ?title) (COUNT(?contribution) AS ?contributions) WHERE {{
  ?source a mai:Source .
  OPTIONAL {{ ?source dcterms:license ?licence }}
  OPTIONAL {{ ?source dcterms:title ?named }}
  OPTIONAL {{ ?source prov:wasGeneratedBy ?contribution . ?contribution a mai:Contribution }}
}} GROUP BY ?source ?licence
"""


def check_licences(store: Store, iris: Iris) -> Report:
    """A violation for each source, brought in or not, whose licence is missing or does not fit.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    _, rows = store.select(_SOURCES.format(base=iris.base))
    return Report.of(_findings(rows))


def _findings(rows: Iterable[tuple[Value | None, ...]]) -> Iterator[Finding]:
    path = term("dcterms:license").value
    for source, licence, title, contributions in rows:
        where = source.value if source is not None else ""
        if licence is None:
            is_brought = contributions is not None and contributions.value != "0"
            name = "ContributedLicence" if is_brought else "MissingLicence"
            yield finding(name, where, path, title.value if title is not None else "")
            continue
        known = find_licence(licence.value) if isinstance(licence, NamedNode) else None
        if known is None:
            yield finding("UnknownLicence", where, path, licence.value)
        elif not known.compatible:
            yield finding("IncompatibleLicence", where, path, known.title)
