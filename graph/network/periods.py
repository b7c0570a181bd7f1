"""Years and dates as a reader writes them: « dès le 9 mars 2021 », ``from March 2021``.

A first year says that a relation was true then, not that it still is: hence « dès », and never
« depuis ».
"""

import re
from typing import Final

__all__ = ["period"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS: Final = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}


def period(since: str, until: str, language: str = "fr") -> str:
    """When a relation is true, in words; an empty text if nothing is known.

    Parameters
    ----------
    since, until: ``2021``, ``2021-03`` or ``2021-03-09``, or an empty text. What has another
        form is repeated as it is.
    """
    return _english(since, until) if language == "en" else _french(since, until)


def _french(since: str, until: str) -> str:
    first, last = _read(since, "fr"), _read(until, "fr")
    if first and last:
        if since == until:
            return f"{'le' if _is_day(since) else 'en'} {first}"
        start = f"du {first}" if _is_day(since) else f"{_elided('de', first)}{first}"
        return f"{start} {'au' if _is_day(until) else 'à'} {last}"
    if first:
        return f"dès {'le ' if _is_day(since) else ''}{first}"
    if last:
        return f"jusqu'{'au' if _is_day(until) else 'en'} {last}"
    return ""


def _english(since: str, until: str) -> str:
    first, last = _read(since, "en"), _read(until, "en")
    if first and last:
        if since == until:
            return f"{'on' if _is_day(since) else 'in'} {first}"
        return f"from {first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else ""


def _read(text: str, language: str) -> str:
    match = _DATE.fullmatch(text)
    if match is None or not match[2] or not 1 <= int(match[2]) <= 12:
        return text
    month = _MONTHS[language].split()[int(match[2]) - 1]
    if not match[3]:
        return f"{month} {match[1]}"
    day = "1er" if language == "fr" and match[3] == "01" else str(int(match[3]))
    return f"{day} {month} {match[1]}"


def _is_day(text: str) -> bool:
    match = _DATE.fullmatch(text)
    return match is not None and match[3] is not None


def _elided(word: str, following: str) -> str:
    return f"{word[:-1]}'" if following[:1] in "aeéiou" else f"{word} "
