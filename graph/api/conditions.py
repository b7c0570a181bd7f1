"""Conditional requests (RFC 9110, section 13) and ranges (section 14)."""

import re
from email.utils import parsedate_to_datetime
from typing import Final

from starlette.requests import Request

from graph.api.refusals import Refusal
from graph.errors import worded

__all__ = ["check_match", "is_known", "set_range"]

_TAG: Final = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
_RANGES: Final = re.compile(r"bytes=([\d\-, \t]+)", re.IGNORECASE)
_RANGE: Final = re.compile(r"(\d*)-(\d*)")
_MOST_RANGES: Final = 10


def is_known(request: Request, tag: str, modified: float = 0.0) -> bool:
    """Whether the client has this very representation: 304.

    Parameters
    ----------
    tag: its entity tag, compared weakly (RFC 9110, section 8.8.3.2).
    modified: when it was last modified, in seconds since 1970; looked at only without tags
        (section 13.1.3).
    """
    given = request.headers.get("if-none-match")
    if given is not None:
        return given.strip() == "*" or _weak(tag) in map(_weak, _TAG.findall(given))
    since = _moment(request.headers.get("if-modified-since", ""))
    return bool(modified) and since is not None and int(modified) <= since


def check_match(request: Request, tag: str, modified: float = 0.0) -> None:
    """Nothing, unless the client asks for another version than this one.

    Raises
    ------
    Refusal: 412 (RFC 9110, sections 13.1.1 and 13.1.4).
    """
    given = request.headers.get("if-match")
    if given is not None:
        if given.strip() == "*" or tag in _TAG.findall(given):
            return
    else:
        since = _moment(request.headers.get("if-unmodified-since", ""))
        if since is None or not modified or int(modified) <= since:
            return
    raise Refusal(412, worded("ce fichier n'est pas la version que vous demandez."), {"ETag": tag})


def set_range(request: Request, size: int, tag: str) -> None:
    """Leave in the request only ranges that can be answered, or none: the whole is then sent.

    Another unit than bytes, a text that is no range, more than ten ranges, a method other than
    GET, and a condition ``If-Range`` that does not hold are as if there were no range.

    Parameters
    ----------
    size: of the file, in bytes.
    tag: its strong entity tag.

    Raises
    ------
    Refusal: 416, where every range begins after the end (RFC 9110, section 15.5.17).
    """
    wanted = request.headers.get("range")
    if wanted is None:
        return
    ranges = _ranges(wanted) if request.method == "GET" else []
    if request.headers.get("if-range", tag).strip() != tag:
        ranges = []
    kept = [one for one in ranges if _fits(*one, size)]
    if ranges and not kept:
        raise Refusal(
            416,
            worded("ce fichier n'a que {size} octets.", size=size),
            {"Content-Range": f"bytes */{size}"},
        )
    others = [pair for pair in request.scope["headers"] if pair[0] not in (b"range", b"if-range")]
    told = ", ".join(f"{start}-{end}" for start, end in kept)
    request.scope["headers"] = [*others, (b"range", f"bytes={told}".encode())] if kept else others


def _ranges(text: str) -> list[tuple[str, str]]:
    """The first and last byte of each range as they are written; none if it cannot be read."""
    found = _RANGES.fullmatch(text.strip())
    parts = [part.strip() for part in found[1].split(",")] if found else []
    ranges = [_RANGE.fullmatch(part) for part in parts if part]
    if not 0 < len(ranges) <= _MOST_RANGES:
        return []
    pairs = [(one[1], one[2]) for one in ranges if one is not None]
    sound = len(pairs) == len(ranges) and all(_is_sound(*pair) for pair in pairs)
    return pairs if sound else []


def _is_sound(start: str, end: str) -> bool:
    short = max(len(start), len(end)) <= 18
    return short and bool(start or end) and not (start and end and int(start) > int(end))


def _fits(start: str, end: str, size: int) -> bool:
    return int(start) < size if start else bool(int(end)) and bool(size)


def _weak(tag: str) -> str:
    return tag.removeprefix("W/")


def _moment(text: str) -> float | None:
    """A date of HTTP (RFC 9110, section 5.6.7) in seconds since 1970."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
