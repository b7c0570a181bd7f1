"""The régions of before 2016."""

import csv
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.network.former_regions import read_former_regions

DATA = Path(__file__).resolve().parents[2] / "data"
FILE = DATA / "anciennes-regions.csv"
REGIONS = DATA / "sources" / "code-officiel-geographique" / "regions.csv"


def test_sixteen_regions_became_seven_and_twenty_two_thirteen() -> None:
    found = read_former_regions(FILE)
    assert [one.name for one in found["32"]] == ["Nord-Pas-de-Calais", "Picardie"]
    assert (len(found), sum(map(len, found.values()))) == (7, 16)
    with REGIONS.open(encoding="utf-8", newline="") as lines:
        mainland = {row["code"] for row in csv.DictReader(lines) if row["zone"] == "metro"}
    assert found.keys() <= mainland
    assert len(mainland) == 13
    assert len(mainland - found.keys()) + 16 == 22


def test_codes_of_then_are_none_of_today() -> None:
    found = read_former_regions(FILE)
    codes = [one.code for ones in found.values() for one in ones]
    assert len(set(codes)) == 16
    assert not set(codes) & found.keys()


@pytest.mark.parametrize("content", ["", "code;name\n", "code,name\n42,Alsace\n", "\xff\xfe"])
def test_another_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "anciennes-regions.csv"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match="anciennes régions"):
        read_former_regions(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="anciennes régions"):
        read_former_regions(tmp_path / "rien.csv")
