"""A terminal sees how far a reading is; nothing a file is called can move its cursor."""

from pathlib import Path

import pytest

from graph.cli.progress import progress_line, told
from graph.model.reading import ReadDocument


def document(name: str) -> ReadDocument:
    return ReadDocument(name, "text 1", "", ())


def test_the_bar_fills() -> None:
    assert progress_line(0, 8, "zorgluk.txt") == f"[{'·' * 24}] 0/8 zorgluk.txt"
    assert progress_line(2, 8, "zorgluk.txt").startswith(f"[{'█' * 6}{'·' * 18}] 2/8")
    assert progress_line(8, 8, "x").startswith(f"[{'█' * 24}] 8/8")


def test_more_documents_than_files_do_not_overflow() -> None:
    assert progress_line(9, 0, "x").startswith(f"[{'·' * 24}]")
    assert progress_line(9, 3, "x").startswith(f"[{'█' * 24}] 9/3")


def test_a_name_is_inert() -> None:
    assert "\x1b" not in progress_line(1, 1, "\x1b[2Jzorgluk\r\u202e.txt")
    assert "\r" not in progress_line(1, 1, "\x1b[2Jzorgluk\r\u202e.txt")


def test_a_terminal_is_told_and_left_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("SCIC Zorgluk", "utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    given = [document("a.txt"), document("b.txt")]
    assert list(told(iter(given), [tmp_path])) == given
    said = capsys.readouterr().err
    assert "1/2 a.txt" in said
    assert "2/2 b.txt" in said
    assert said.endswith("\r\033[K")


def test_without_a_terminal_nothing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(told(iter([document("a.txt")]), [tmp_path])) == [document("a.txt")]
    assert capsys.readouterr().err == ""
