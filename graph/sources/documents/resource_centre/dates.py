"""The month a resource carries: at the end of its keywords, or of a line to download it."""

import re
from typing import Final

from graph.model.iris import folded

__all__ = ["DatedText", "date_of_download", "without_final_date"]

DatedText = tuple[str, str]
"""What stands before the date, and the date: ``YYYY-MM`` or an empty text."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv",
            "fevrier fevr fev",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = (
    r"(?:(?P<month>janvier|janv\.?|f[ée]vrier|f[ée]vr?\.?|mars|avril|avr\.?|mai|juin|juillet|juil\.?"
    r"|ao[ûu]t|septembre|sept\.?|octobre|oct\.?|novembre|nov\.?|d[ée]cembre|d[ée]c\.?)\s+"
    r"|(?P<digits>0[1-9]|1[0-2])/)(?P<year>(?:19|20)\d\d)\b"
)
_FINAL = re.compile(
    rf"(?:^|\s*[-–—.,;:|(\[/]+|(?<=\s))\s*(?<!\d )(?<!er )(?<!en )(?<!de )"
    rf"{_MONTH}\s*[)\]]?[\s.;,]*$",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\s*[-–—.,;(\[]+\s*(?:actualis|mise? (?:à|a) jour|r[ée]vis|r[ée][ée]dit)[^()\[\]]{0,60}"
    r"[)\]]?[\s.]*$",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\s*[-–—.,;(\[]+\s*(?:19|20)\d\d\s*[)\]]?[\s.]*$")
_AFTER_MARK = re.compile(
    r"(?:[-–—,;(]\s*|\.\s+|\b(?:paru|publi|dat|édit|sorti)[a-zé]*\s+(?:en|de|du mois de)\s+)"
    + _MONTH,
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:aussi|également|egalement)\b", re.IGNORECASE)
_LONGEST_DATE = 140
_LONGEST = 400
"""A line to download something is not longer; what is longer is a paragraph."""


def without_final_date(text: str) -> DatedText:
    """``text`` split before the month it ends with, whatever mark stands between.

    ``insertion - Février 2022 (actualisée en mars 2023)`` gives ``insertion`` and ``2022-02``: a
    revision is not the resource's date. A year alone is taken off and gives no date.
    """
    text = _cut_before(text, _REVISED)
    found = _FINAL.search(text, max(0, len(text) - _LONGEST_DATE))
    if found is not None:
        return text[: found.start()], _date(found)
    return _cut_before(text, _YEAR_ALONE), ""


def _cut_before(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text, max(0, len(text) - _LONGEST_DATE))
    return text if found is None else text[: found.start()]


def date_of_download(line: str) -> str:
    """The month of the resource that ``line`` gives to download, or an empty text.

    A month after a mark (``… en cliquant ici - Mars 2025``, ``… Labo, décembre 2020, 72 pages``),
    not the day of an event, and not where the line is about another resource (« aussi »).
    """
    if len(line) > _LONGEST or _ALSO.search(line):
        return ""
    outside = re.sub(r'"[^"]*"|«[^»]*»|“[^”]*”', lambda quoted: " " * len(quoted.group()), line)
    dates = [_date(found) for found in _AFTER_MARK.finditer(outside)]
    return dates[-1] if dates else ""


def _date(found: re.Match[str]) -> str:
    month = int(found["digits"]) if found["digits"] else _MONTHS[folded(found["month"])]
    return f"{found['year']}-{month:02d}"
