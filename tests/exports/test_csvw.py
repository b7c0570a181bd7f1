"""The metadata beside a CSV file say licence, date, sources and columns."""

import io
import json
from datetime import date
from pathlib import Path

from graph.exports.csvw import metadata_path, write_metadata
from graph.questions.answer import Answer, Column, SourceNote


def test_metadata_beside_a_csv_file() -> None:
    answer = Answer(
        "exemple",
        {},
        [Column("qui", "Qui", "Who", "entity"), Column("sources", "Sources", "Sources", "sources")],
        [{"qui": "https://exemple.invalid/a", "qui_label": "SCIC Exemple-Test", "sources": []}],
        [SourceNote("https://exemple.invalid/s", "Page d'exemple", "https://exemple.invalid/p")],
        sentence="Qui </script> ?",
    )
    out = io.BytesIO()
    write_metadata(answer, Path("x.csv"), out, issued=date(2026, 11, 1), version="v1")
    told = json.loads(out.getvalue())
    assert metadata_path(Path("a/x.csv")) == Path("a/x.csv-metadata.json")
    assert told["url"] == "x.csv"
    assert told["dc:issued"]["@value"] == "2026-11-01"
    assert "licence-ouverte" in told["dc:license"]["@id"]
    assert told["dc:source"][0]["dc:identifier"] == "https://exemple.invalid/p"
    assert [column["name"] for column in told["tableSchema"]["columns"]] == [
        "qui",
        "qui_label",
        "sources",
    ]
