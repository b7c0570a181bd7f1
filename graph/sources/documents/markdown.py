"""Markdown: its marks are taken off, its first heading is the title."""

import re
from dataclasses import dataclass
from typing import Final

from graph.model.reading import ReadDocument
from graph.sources.documents.decoding import decode
from graph.sources.documents.running_text import Described, one_resource, with_title

__all__ = ["Markdown", "without_marks"]

_SUFFIXES: Final = (".md", ".markdown", ".mdown")
_FRONT = re.compile(r"---\n(?P<fields>(?:[^\n]*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.*?)[ \t#]*")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*")
_ITEM = re.compile(r"(?P<indent>[ \t]*)[-*+][ \t]+(?P<text>.*)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_INLINE: Final = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^>\n]{0,500}>"), ""),
    (re.compile(r"`([^`\n]{1,2000})`"), r"\1"),
    (re.compile(r"(?<![\w*])\*{1,3}(?=\S)([^*\n]{1,2000}?)(?<=\S)\*{1,3}(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_{1,3}(?=\S)([^_\n]{1,2000}?)(?<=\S)_{1,3}(?![\w_])"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Markdown:
    """The reader of Markdown (CommonMark 0.31, the usual parts), front matter included."""

    name: str = "markdown"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether the file is called so."""
        return name.lower().endswith(_SUFFIXES)

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The text without its marks.

        Raises
        ------
        InputError: it is no text, empty, or too long.
        """
        decoded = decode(content, name)
        fields, rest = _front_matter(decoded.text)
        lines = rest.split("\n")
        title = fields.get("title") or _first_heading(lines)
        described = Described(title=_inline(title), date=_month(fields.get("date", "")))
        text = with_title(described.title, without_marks(rest))
        return one_resource(text, name, f"{self.name} {self.version}", described, decoded.issues)


def without_marks(text: str) -> str:
    """``text`` as a reader would see it: no marks, pictures, or addresses behind links."""
    kept: list[str] = []
    fenced = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            kept.append(line)
        elif not _is_rule(line, kept):
            kept.append(_line(line))
    return "\n".join(kept)


def _line(line: str) -> str:
    line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        return _inline(heading["text"])
    item = _ITEM.fullmatch(line)
    if item is not None:
        return f"{item['indent']}• {_inline(item['text'])}"
    if line.lstrip().startswith("|"):
        return " ; ".join(_inline(cell.strip()) for cell in line.strip().strip("|").split("|"))
    return _inline(line)


def _is_rule(line: str, above: list[str]) -> bool:
    """Whether ``line`` only draws: under a heading, in a table."""
    if above and above[-1].strip() and _UNDERLINE.fullmatch(line):
        return True
    return "-" in line and _TABLE_RULE.fullmatch(line) is not None


def _inline(text: str) -> str:
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return text


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields before the text (one a line, as YAML writes them), and the text."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    fields = map(_FIELD.fullmatch, found["fields"].split("\n"))
    told = {one["key"].lower(): one["value"].strip().strip("\"'") for one in fields if one}
    return told, text[found.end() :]


def _first_heading(lines: list[str]) -> str:
    for at, line in enumerate(lines):
        found = _HEADING.fullmatch(line)
        if found is not None:
            return found["text"]
        underlined = at + 1 < len(lines) and _UNDERLINE.fullmatch(lines[at + 1])
        if line.strip() and underlined and lines[at + 1].startswith("="):
            return line.strip()
    return ""


def _month(text: str) -> str:
    found = re.match(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])\b", text)
    return found.group() if found else ""
