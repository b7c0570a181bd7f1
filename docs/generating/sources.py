"""``sources.md``: every source folder, its licence and its tables, and the judgements."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generating.markdown import code, document, table
from graph.linking.judgements import read_judgements

_INTRODUCTION = """\
A source is a folder of `data/sources`: tables, and a `source.toml` that says what they are, under
what licence, with what columns, how many rows at least, and their checksums. Rows are counted
without the header. What may be done with all this: [LICENSE-DATA.md](../../LICENSE-DATA.md). To add
one: [how to add a source](../how-to/add-a-source.md)."""
_FIELDS = (
    ("publisher", "Publisher"),
    ("reader", "Reader"),
    ("address", "Address"),
    ("retrieved", "Retrieved"),
    ("licence", "Licence"),
    ("licence_note", "About the licence"),
    ("attribution", "Attribution"),
)


def page(project: Path) -> str:
    """The page."""
    data = project / "data"
    lines = [_INTRODUCTION, ""]
    for folder in sorted(path.parent for path in (data / "sources").glob("*/source.toml")):
        lines += _source_lines(folder)
    lines += _judgement_lines(data / "judgements.csv")
    return document("Sources", "data/sources and data/judgements.csv", lines)


def _source_lines(folder: Path) -> Iterator[str]:
    raw = tomllib.loads((folder / "source.toml").read_text("utf-8"))
    yield from (f"## {folder.name}", "", raw["title"], "")
    yield from table(("", ""), [(name, raw[key]) for key, name in _FIELDS if key in raw])
    yield from table(("Table", "Rows", "Columns"), [_file_row(folder, one) for one in raw["files"]])
    pages = {address for one in raw["files"] for address in _addresses(folder / one["name"])}
    if pages:
        yield from (f"Different page addresses in these tables: {len(pages)}.", "")


def _file_row(folder: Path, spec: dict[str, Any]) -> tuple[str, int, str]:
    with (folder / spec["name"]).open(encoding="utf-8-sig", newline="") as lines:
        count = sum(1 for row in csv.DictReader(lines))
    return code(spec["name"]), count, ", ".join(map(code, spec["columns"]))


def _addresses(path: Path) -> Iterator[str]:
    """What the columns of addresses hold."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield from (row[name] for name in ("source_url", "url") if row.get(name))


def _judgement_lines(path: Path) -> Iterator[str]:
    counts = Counter(one.verdict.value for one in read_judgements(path).by_subject.values())
    yield from ("## Judgements", "")
    yield "`data/judgements.csv`: what a person decided, apart from the sources. See "
    yield "[link a collectivité](../how-to/link-a-collectivite.md)."
    yield ""
    yield from table(("Verdict", "Lines"), sorted((code(one), n) for one, n in counts.items()))
