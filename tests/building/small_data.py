"""A small data folder: the golden sources of the readers, with judgements of its own."""

import shutil
from pathlib import Path

from graph.settings import Settings

PROJECT = Path(__file__).parents[2]
SOURCES = {
    "official_code": "code-officiel-geographique",
    "collected_facts": "collected-facts",
    "user_pages": "user-pages",
}
JUDGEMENTS = """\
subject,verdict,target,by,date,reason
facts:region-npdc,former,region/32,test,2026-01-01,Une région réunie à une autre
facts:pays-exemple-test,not-in-code,,test,2026-01-01,Un pays inventé
facts:association-exemple-test#place,same,commune/91286,test,2026-01-01,La page le dit
"""


def write_small_data(folder: Path) -> Settings:
    """Write the data under ``folder``; the settings of a store beside it."""
    for golden, name in SOURCES.items():
        target = folder / "data" / "sources" / name
        shutil.copytree(PROJECT / "tests" / "sources" / golden, target)
        (target / "expected.json").unlink()
    (folder / "data" / "judgements.csv").write_text(JUDGEMENTS, "utf-8")
    return Settings(data=folder / "data", store=folder / "store", ontology=PROJECT / "ontology")


def spoil(settings: Settings, file: str, old: str, new: str) -> None:
    """Change one passage of a file of the data, which must stand there once."""
    path = settings.data / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")


def append(settings: Settings, file: str, *rows: str) -> None:
    """Add rows at the end of a file of the data."""
    with (settings.data / file).open("a", encoding="utf-8") as lines:
        lines.writelines(f"{row}\n" for row in rows)
