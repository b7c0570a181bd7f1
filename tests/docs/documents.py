"""Reading the Markdown files of the project: their links, blocks of code, commands."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(
    [*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md"), PROJECT / "ontology" / "README.md"]
)

_FENCE = re.compile(r"^ *```(?P<info>[^\n`]*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^()\s>]+(?:\([^()]*\))?)>?\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: ``language``, ``file`` where ``file=name`` follows it, ``text``."""

    language: str
    file: str
    text: str


def name_of(page: Path) -> str:
    """The path of a page as a test's name."""
    return page.relative_to(PROJECT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page; a block inside a list loses its indentation."""
    found = []
    for match in _FENCE.finditer(page.read_text("utf-8")):
        language, _, rest = match["info"].strip().partition(" ")
        indent = len(match[0]) - len(match[0].lstrip(" "))
        lines = [line.removeprefix(" " * indent) for line in match["body"].splitlines()]
        found.append(Block(language, rest.removeprefix("file="), "\n".join(lines) + "\n"))
    return found


def prose(page: Path) -> str:
    """The page without blocks of code, comments and code in a line."""
    text = _COMMENT.sub("", _FENCE.sub("", page.read_text("utf-8")))
    return _SPAN.sub("", text)


def links(page: Path) -> list[str]:
    """The target of every link and picture of a page."""
    return _LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    return {_anchor(title) for title in _HEADING.findall(text)}


def _anchor(title: str) -> str:
    kept = "".join(one for one in title.lower() if one.isalnum() or one in " -_")
    return kept.replace(" ", "-")


def commands(page: Path) -> Iterator[list[str]]:
    """The arguments of every complete ``maillage`` command of a page."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.startswith("    ")]
    lines += _SPAN.findall(text)
    for block in blocks(page):
        shown = block.text.splitlines()
        if block.language == "console":
            lines += [line.removeprefix("$ ") for line in shown if line.startswith("$ ")]
        elif block.language in ("sh", ""):
            lines += shown
    for line in lines:
        if line.strip().startswith("maillage ") and "<" not in line:
            yield shlex.split(line, comments=True)[1:]


def transcripts(page: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of the ``console`` blocks with the lines shown below it."""
    for block in blocks(page):
        if block.language == "console":
            for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                yield shlex.split(command), shown
