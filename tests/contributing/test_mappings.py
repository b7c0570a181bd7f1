"""What columns were taken to be is known again, for the same columns."""

from pathlib import Path

from graph.contributing.mappings import find_mapping, keep_mapping
from graph.settings import Settings
from graph.sources.documents.table_files import open_table
from graph.sources.documents.tables.mapping import ColumnMapping, Meaning


def test_kept_and_found_by_its_columns(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "store")
    table = open_table(b"Nom;Ville\nZorgluk;Exempleville\n", "un.csv")
    again = open_table(b"Nom;Ville\nAtelier Zorgluk;Exemplie\n", "deux.csv")
    other = open_table(b"Nom;Pays\nZorgluk;Exemplie\n", "trois.csv")
    assert find_mapping(settings, table) is None
    mapping = ColumnMapping({"Nom": Meaning("name"), "Ville": Meaning("locatedIn")})
    keep_mapping(settings, table, mapping)
    assert find_mapping(settings, again) == mapping
    assert find_mapping(settings, other) is None
    (path,) = (tmp_path / "mappings").iterdir()
    path.write_bytes(b"\xff{")
    assert find_mapping(settings, table) is None, "a file that does not read is no mapping"
