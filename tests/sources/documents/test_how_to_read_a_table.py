"""The guide on tables: its example is read as it says, its list of properties is whole."""

import re
from pathlib import Path

from graph.sources.documents.choosing import read_documents
from graph.sources.documents.tables.properties import PROPERTIES, RELATIONS

GUIDE = (Path(__file__).parents[3] / "docs/how-to/read-a-table.md").read_text("utf-8")
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| ([^|;:]*?)(?:[;:,] [^|]*)? ?\|(?: (\w+) \|)?$", re.MULTILINE)


def test_the_example_is_read_as_the_guide_says(tmp_path: Path) -> None:
    for name, text in FILE.findall(GUIDE):
        (tmp_path / name).write_text(text, "utf-8")
    (document,) = read_documents([tmp_path / "membres.csv"])
    (reading,) = document.readings
    labels = {one.key: one.label for one in reading.entities}
    assert not document.issues
    assert reading.resource.title == "Membres d'Exemple-Test"
    assert [
        (labels[one.subject], one.predicate, labels[one.object], one.since)
        for one in reading.relations
    ] == [
        ("Coopérative Exemple-Test", "locatedIn", "Lille", "2019"),
        ("Coopérative Exemple-Test", "hasLegalForm", "SCIC", "2019"),
        ("Ville de Lille", "shareholderOf", "Coopérative Exemple-Test", "2019"),
        ("Métropole Européenne de Lille", "shareholderOf", "Coopérative Exemple-Test", "2019"),
    ]


def test_every_property_is_listed() -> None:
    listed = {name: (label.strip(), kind) for name, label, kind in ROW.findall(GUIDE)}
    assert set(listed) == set(PROPERTIES)
    for name, (label, kind) in listed.items():
        assert PROPERTIES[name].label.startswith(label)
        assert kind == (PROPERTIES[name].kind.value if name in RELATIONS else "")
