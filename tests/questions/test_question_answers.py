"""Each question, asked as a person would, gives the rows its golden case tells."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from examples import CASES, NAMES

from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset

Case = dict[str, Any]


def test_every_question_has_a_case() -> None:
    assert sorted(path.parent.name for path in CASES) == sorted(NAMES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_the_answer_holds_the_rows_of_the_case_in_their_order(path: Path, dataset: Dataset) -> None:
    case = json.loads(path.read_text("utf-8"))
    answer = ask(dataset, path.parent.name, case["parameters"])
    found = [tuple(row[name] for name in case["columns"]) for row in answer.rows]
    wanted = [tuple(row) for row in case["rows"]]
    assert _in_order(wanted, found)
    if case.get("complete"):
        assert found == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_the_answer_leaves_out_what_the_case_excludes(path: Path, dataset: Dataset) -> None:
    case = json.loads(path.read_text("utf-8"))
    answer = ask(dataset, path.parent.name, case["parameters"])
    for name, excluded in case.get("absent", {}).items():
        everywhere = ask(dataset, path.parent.name, {})
        assert set(excluded) <= _values(everywhere, name), "excluded by nothing"
        assert not _values(answer, name) & set(excluded)


def _values(answer: Answer, name: str) -> set[object]:
    return {row[name] for row in answer.rows if not isinstance(row[name], list)}


def _in_order(wanted: Sequence[object], found: Sequence[object]) -> bool:
    """Whether ``wanted`` is a subsequence of ``found``; tells the first that is not there."""
    rest: Iterator[object] = iter(found)
    for row in wanted:
        assert row in rest, f"absent, or out of order: {row}"
    return True
