"""Issues are plain values, and counted whole."""

from graph.model.issues import Issue, Level, count_levels


def test_an_issue_is_written_as_plain_text() -> None:
    issue = Issue(Level.WARNING, "exemple-test", "table.csv:3", "Un doute.", "facts:x")
    assert issue.to_dict() == {
        "level": "warning",
        "source": "exemple-test",
        "locator": "table.csv:3",
        "message": "Un doute.",
        "subject": "facts:x",
    }


def test_every_level_is_counted_even_where_there_is_none() -> None:
    issue = Issue(Level.INFO, "s", "l", "m")
    assert count_levels([issue, issue]) == {"violation": 0, "warning": 0, "info": 2}
    assert list(count_levels([])) == ["violation", "warning", "info"]
