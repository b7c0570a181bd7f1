"""What goes with a CSV file: licence, date, sources and columns (W3C CSV on the Web, 2015).

CSV itself has no place for them; the standard puts them beside it, in ``<file>-metadata.json``
(Model for Tabular Data, section 5.3).
"""

import json
from datetime import date
from pathlib import Path
from typing import BinaryIO

from graph.exports.licence import LICENCE_OUVERTE, Licence
from graph.exports.tables import answer_columns
from graph.questions.answer import Answer

__all__ = ["metadata_path", "write_metadata"]


def metadata_path(table: Path) -> Path:
    """Where the metadata of the file ``table`` is looked for."""
    return table.with_name(f"{table.name}-metadata.json")


def write_metadata(
    answer: Answer,
    table: Path,
    out: BinaryIO,
    *,
    issued: date,
    language: str = "fr",
    licence: Licence = LICENCE_OUVERTE,
    version: str = "",
) -> int:
    """Write the metadata of the CSV file ``table`` that holds ``answer``.

    Returns
    -------
    How many sources it names.
    """
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": table.name,
        "dc:title": answer.sentence or answer.question,
        "dc:license": {"@id": licence.url},
        "dc:issued": {"@value": issued.isoformat(), "@type": "xsd:date"},
        "dc:hasVersion": version,
        "dc:source": [
            {"@id": note.id, "dc:title": note.title, "dc:identifier": note.url}
            for note in answer.sources
        ],
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [
                {"name": column.name, "titles": {"fr": column.fr, "en": column.en}}
                for column in answer_columns(answer)
            ]
        },
    }
    out.write(json.dumps(described, ensure_ascii=False, indent=1).encode())
    return len(answer.sources)
