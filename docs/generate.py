"""Writes ``docs/reference`` and ``ontology/html``: ``python docs/generate.py [--check]``.

With ``--check`` nothing is written; a page that no longer says what the program does is named and
the exit code is 1.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generating import (
    command_line,
    errors,
    ontology_html,
    questions,
    settings,
    sources,
    vocabulary,
)

PROJECT = Path(__file__).resolve().parent.parent
REFERENCE = PROJECT / "docs" / "reference"
ONTOLOGY = PROJECT / "ontology" / "html"

PAGES: dict[str, Callable[[Path], str]] = {
    "command-line.md": command_line.page,
    "errors.md": errors.page,
    "questions.md": questions.page,
    "settings.md": settings.page,
    "sources.md": sources.page,
    "vocabulary.md": vocabulary.page,
}


def make_pages(project: Path = PROJECT) -> dict[str, str]:
    """The text of every page of the reference, by file name."""
    return {name: make(project) for name, make in PAGES.items()}


def stale_pages(pages: dict[str, str], folder: Path = REFERENCE) -> list[str]:
    """The names of the pages of ``folder`` that differ from ``pages``, are missing or too many."""
    known = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    return sorted(
        name for name in pages.keys() | known.keys() if pages.get(name) != known.get(name)
    )


def write_pages(pages: dict[str, str], folder: Path = REFERENCE) -> None:
    """Write every page, and remove those that no longer exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale_pages(pages, folder):
        if name in pages:
            (folder / name).write_text(pages[name], "utf-8")
        else:
            (folder / name).unlink()


def stale_ontology(pages: dict[str, str], folder: Path = ONTOLOGY) -> list[str]:
    """The pages of the vocabulary that are not in ``folder`` as they should be.

    Those of other versions stay as they were.
    """
    return sorted(
        name
        for name, text in pages.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    )


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or only say which are stale."""
    pages, vocabulary_pages = make_pages(), ontology_html.pages(PROJECT)
    stale, stale_too = stale_pages(pages), stale_ontology(vocabulary_pages)
    if "--check" not in arguments:
        write_pages(pages)
        for name in stale_too:
            (ONTOLOGY / name).parent.mkdir(parents=True, exist_ok=True)
            (ONTOLOGY / name).write_text(vocabulary_pages[name], "utf-8")
        print(f"docs/reference: {len(pages)} pages, {len(stale)} changed.")
        print(f"ontology/html: {len(vocabulary_pages)} pages, {len(stale_too)} changed.")
        return 0
    for name in [f"docs/reference/{one}" for one in stale] + [
        f"ontology/html/{one}" for one in stale_too
    ]:
        print(f"{name} is stale. Run: make docs", file=sys.stderr)
    return 1 if stale or stale_too else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
