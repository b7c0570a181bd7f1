"""The file of judgements is whole, or one sentence says where it is not."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.linking.judgements import Verdict, read_judgements

HEADER = "subject,verdict,target,by,date,reason\n"
ROW = "facts:a,same,seeds:b,test,2026-01-01,parce que\n"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "judgements.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.csv").by_subject == {}


def test_a_judgement_says_who_what_and_why(tmp_path: Path) -> None:
    found = read_judgements(written(tmp_path, "\ufeff" + HEADER + ROW))
    one = found.get("facts:a")
    assert one is not None
    assert (one.verdict, one.target, one.by, one.reason, one.line) == (
        Verdict.SAME,
        "seeds:b",
        "test",
        "parce que",
        2,
    )
    assert found.get("facts:b") is None


@pytest.mark.parametrize(
    ("content", "what", "line"),
    [
        ("", "colonnes", ":1"),
        ("subject,verdict\n", "colonnes", ":1"),
        (HEADER.replace("reason", "why"), "colonnes", ":1"),
        (HEADER + ROW.replace("same", "peut-être"), "verdict inconnu : « peut-être »", ":2"),
        (HEADER + ROW + ROW, "déjà jugé ligne 2", ":3"),
        (HEADER + "facts:a,same,b\n", "6 valeurs", ":2"),
        (HEADER + ROW.replace("parce que", "parce, que"), "6 valeurs", ":2"),
        (HEADER + ROW.replace("facts:a", " "), "subject est vide", ":2"),
        (HEADER + ROW + '"', "ne se lit pas", ""),
        (HEADER.encode() + b"\xff,same,b,t,d,r\n", "ne se lit pas", ""),
    ],
)
def test_a_wrong_file_is_refused(
    tmp_path: Path, content: str | bytes, what: str, line: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_judgements(path)
    assert what in caught.value.what
    assert caught.value.where == f"{path}{line}"
