"""What sentences state, one by one: the files of ``stated/``, one a relation."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_sheets import facts

STATED = Path(__file__).resolve().parent / "stated"
OF_RESOURCES = (" mentions ", " about ", " published ")


def cases() -> Iterator[object]:
    for path in sorted(STATED.glob("*.txt")):
        title = ""
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("TITLE "):
                title = line.removeprefix("TITLE ")
            elif line and not line.startswith("#"):
                sentence, _, told = line.partition(" =>")
                wanted = frozenset(one.strip() for one in told.split(";") if one.strip())
                yield pytest.param(title, sentence, wanted, id=f"{path.stem}:{number}")


def either_way(fact: str) -> str:
    """A partnership has no direction."""
    ends = fact.split(" partnerOf ")
    return " partnerOf ".join(sorted(ends)) if len(ends) == 2 else fact


@pytest.mark.parametrize(("title", "sentence", "wanted"), list(cases()))
def test_sentence_states(title: str, sentence: str, wanted: frozenset[str]) -> None:
    found = {
        either_way(one)
        for one in facts(sentence, title)
        if not any(other in one for other in OF_RESOURCES)
    }
    assert found == wanted
