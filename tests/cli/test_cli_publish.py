"""``publish`` says version, counts and what changed, in the reader's language."""

from pathlib import Path

from cli_running import Command


def test_publish_says_version_counts_and_difference(maillage: Command, tmp_path: Path) -> None:
    told = maillage("publish", "--output", tmp_path)
    assert told.code == 0, told.err
    (folder,) = (one for one in tmp_path.iterdir() if not one.name.startswith("."))
    assert f"Version {folder.name} publiée." in told.out and str(folder) in told.out
    assert "affirmations : " in told.out and "première version" in told.out
    assert "écriture de Turtle…" in told.err
    again = maillage("publish", "--output", tmp_path, "--language", "en")
    assert again.code == 0 and f"Nothing has changed: version {folder.name} stays." in again.out


def test_a_folder_that_is_a_file_is_refused(maillage: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    told = maillage("publish", "--output", tmp_path / "file")
    assert told.code == 3 and "Traceback" not in told.err
    assert len(told.err.strip().splitlines()) == 1
