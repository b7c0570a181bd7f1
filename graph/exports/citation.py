"""A view as a reference manager reads it: BibTeX and CSL-JSON."""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.exports.contacts import without_contacts
from graph.exports.description import clean_text
from graph.model.iris import digest, slug

__all__ = ["Citation"]

_PUBLISHER: Final = "Maillage"
_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "#": r"\#",
    "$": r"\$",
    "&": r"\&",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    '"': r"\textquotedbl{}",
}
"""What means something to TeX, and how it is written as itself."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A view of the dataset, seen one day.

    Parameters
    ----------
    title: an entity, two, or a question. address: where it can be seen again.
    version: of the dataset. seen: the day.
    language: of the title, ``fr`` or ``en``.
    """

    title: str
    address: str
    version: str
    seen: date
    language: str = "fr"

    @property
    def key(self) -> str:
        """A short name for the entry, the same for the same view of the same version."""
        words = slug(_plain(self.title), 30) or "vue"
        return f"maillage-{words}-{digest(self.address, self.version, length=6)}"

    def bibtex(self) -> str:
        """The entry as BibTeX (``@misc``, with ``url`` and ``urldate`` as biblatex reads them)."""
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "author": f"{{{_PUBLISHER}}}",
            "year": str(self.seen.year),
            "version": _tex(self.version),
            "url": _address(self.address),
            "urldate": self.seen.isoformat(),
            "langid": "english" if self.language == "en" else "french",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def csl(self) -> str:
        """The entry as CSL-JSON 1.0, a list of one item, as Zotero reads it."""
        seen = {"date-parts": [[self.seen.year, self.seen.month, self.seen.day]]}
        item = {
            "id": self.key,
            "type": "dataset",
            "title": _plain(self.title),
            "author": [{"literal": _PUBLISHER}],
            "publisher": _PUBLISHER,
            "version": self.version,
            "URL": self.address,
            "issued": {"date-parts": [[self.seen.year]]},
            "accessed": seen,
            "language": self.language,
        }
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _plain(text: str) -> str:
    return _SPACES.sub(" ", without_contacts(clean_text(text))).strip()


def _tex(text: str) -> str:
    return "".join(_MARKS.get(letter, letter) for letter in _plain(text))


def _address(url: str) -> str:
    """``url`` with what would end or comment out the field percent-encoded (RFC 3986)."""
    return "".join(
        f"%{ord(letter):02X}" if letter in "{}\\" or letter.isspace() else letter
        for letter in clean_text(url)
    )
