"""Each reader on a small folder: everything it finds, to the letter.

``expected.json`` leaves out the fields that have their default value.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from graph.model.records import Reading
from graph.sources.collected_facts import read_collected_facts
from graph.sources.manifest import Manifest, read_manifest
from graph.sources.territories import read_official_code
from graph.sources.user_pages import read_user_pages

GOLDEN = Path(__file__).parent
PARTS = ("documents", "entities", "relations", "attributes", "issues")
Golden = Callable[[str], dict[str, object]]


def told(record: object) -> dict[str, object]:
    """The fields of a record that say something."""
    said: dict[str, object] = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        default = None if field.default is MISSING else field.default
        if value != default:
            said[field.name] = list(value) if isinstance(value, tuple) else value
    return said


@pytest.mark.parametrize(
    ("name", "read"), [("collected_facts", read_collected_facts), ("user_pages", read_user_pages)]
)
def test_a_reader_finds_what_its_folder_says(
    name: str, read: Callable[[Manifest], Reading], golden: Golden
) -> None:
    reading = read(read_manifest(GOLDEN / name))
    found = {part: [told(record) for record in getattr(reading, part)] for part in PARTS}
    expected = golden(name)
    for part in PARTS:
        assert found[part] == expected[part], part


def test_the_official_code_is_read_whole(golden: Golden) -> None:
    code = read_official_code(read_manifest(GOLDEN / "official_code"))
    assert code.issues == []
    assert {one.path: told(one) for one in code} == golden("official_code")
