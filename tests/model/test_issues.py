"""Issues are plain values, and counted whole."""

import json

from hypothesis import given
from hypothesis import strategies as st

from graph.errors import said, worded
from graph.model.issues import Issue, Level, count_levels, kept_message


def test_an_issue_is_written_as_plain_text() -> None:
    issue = Issue(Level.WARNING, "exemple-test", "table.csv:3", "Un doute.", "facts:x")
    assert issue.to_dict() == {
        "level": "warning",
        "source": "exemple-test",
        "locator": "table.csv:3",
        "message": "Un doute.",
        "subject": "facts:x",
    }


@given(st.text(), st.text(), st.integers())
def test_a_message_is_kept_with_its_facts(name: str, inner: str, count: int) -> None:
    what = worded("un de : {names}", names=inner)
    message = worded("« {name} » ({count}) n'est pas {what}.", name=name, count=count, what=what)
    issue = Issue(Level.INFO, "s", "l", message)
    kept = kept_message(json.loads(json.dumps(issue.to_dict())))
    assert kept == message
    words = {"un de : {names}": "one of: {names}", message.template: "“{name}” is not {what}."}
    assert said(kept, lambda text: words.get(text, text)) == f"“{name}” is not one of: {inner}."


def test_a_message_without_facts_is_its_own_words() -> None:
    issue = Issue(Level.INFO, "s", "l", "Un {doute}.")
    assert kept_message(issue.to_dict()) == "Un {doute}."


def test_every_level_is_counted_even_where_there_is_none() -> None:
    issue = Issue(Level.INFO, "s", "l", "m")
    assert count_levels([issue, issue]) == {"violation": 0, "warning": 0, "info": 2}
    assert list(count_levels([])) == ["violation", "warning", "info"]
