"""From the bytes of a text to its characters."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from graph.errors import InputError, worded
from graph.model.issues import Issue, Level

__all__ = ["LONGEST", "DecodedText", "decode", "refuse_long"]

LONGEST: Final = 5_000_000
"""The longest text read, in characters: some two thousand pages, more than any report."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS_OF_1252 = re.compile(
    r"[A-Za-z][àâçéèêëîïôûùüÿœÀÂÇÉÈÊËÎÏÔÛÙŒ’«»°–…][a-z \n]|[ \n][àéÉÀ«][ a-z]"
)
_UNKNOWN: Final = worded("ce fichier n'est pas du texte, ou son encodage n'est pas reconnu.")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text with ``\\n`` at the end of its lines, and what was odd about its bytes."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(content: bytes, name: str) -> DecodedText:
    """The text of a file: UTF-8, UTF-16 or UTF-32 by their marks, or Windows-1252 when sure.

    Only the ends of lines change (``\\n``), and a byte order mark goes: blanks, quotation marks
    and accents stay as they are.

    Raises
    ------
    InputError: empty, binary, too long, or in an encoding that is not recognised.
    """
    if not content.strip():
        raise InputError("ce fichier est vide.", where=name, advice="Remettez son contenu.")
    if len(content) > 4 * LONGEST:
        refuse_long(len(content) // 4 + 1, name)
    text, encoding = _decoded(content, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_long(len(text), name)
    found = _BINARY.search(text)
    if found is not None:
        raise InputError(
            worded("le caractère 0x{sign:02x} n'est pas du texte.", sign=ord(found.group())),
            where=f"{name}:{text.count(chr(10), 0, found.start()) + 1}",
            advice="Donnez le document d'origine, ou supprimez ce caractère.",
        )
    if not text.strip():
        raise InputError("ce fichier est vide.", where=name, advice="Remettez son contenu.")
    if encoding == "utf-8":
        return DecodedText(text)
    message = worded("le fichier est en {encoding} ; il a été lu ainsi.", encoding=encoding)
    return DecodedText(text, (Issue(Level.INFO, name, name, message),))


def refuse_long(length: int, name: str) -> None:
    """Nothing, for a text of ``length`` characters that may be read.

    Raises
    ------
    InputError: it is longer than ``LONGEST``.
    """
    if length > LONGEST:
        raise InputError(
            worded(
                "ce texte est trop long : la limite est de {longest} millions de caractères.",
                longest=LONGEST // 1000000,
            ),
            where=name,
            advice="Découpez le fichier.",
        )


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(
                content[len(mark) :] if encoding == "utf-8" else content, encoding, name
            )
    guessed = _utf16_without_mark(content)
    if guessed:
        return _strictly(content, guessed, name)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > len(content) - 4:
            return content[: error.start].decode("utf-8"), "utf-8"
        return _windows_1252(content, error, name), "Windows-1252"


def _strictly(content: bytes, encoding: str, name: str) -> tuple[str, str]:
    if encoding == "utf-16":
        content = content[: len(content) // 2 * 2]  # a character cut by the end is left out
    try:
        return content.decode(encoding), encoding if encoding == "utf-8" else encoding.upper()
    except UnicodeDecodeError as error:
        raise InputError(_UNKNOWN, where=name, advice="Enregistrez le fichier en UTF-8.") from error


def _utf16_without_mark(content: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte of Latin letters."""
    start = content[:2000]
    if len(start) < 8 or len(content) % 2:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _windows_1252(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    """The text, if its accented letters stand where French has them."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    beyond = sum(letter > "\x7f" for letter in text[:200_000])
    if beyond and len(_LETTERS_OF_1252.findall(text[:200_000])) >= 0.6 * beyond:
        return text
    line = content[: error.start].count(b"\n") + 1
    raise InputError(
        _UNKNOWN,
        where=f"{name}:{line}",
        advice="Enregistrez le fichier en UTF-8.",
    ) from error
