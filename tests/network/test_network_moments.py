"""When things are true and when they were said."""

from hypothesis import given
from hypothesis import strategies as st

from graph.network.moments import Moment, Period, Said, answer_moments, in_order
from graph.network.sentences import Patterns
from graph.network.spans import Span, axis_of, span_of
from graph.questions.answer import Answer, Column
from graph.questions.ask import ask


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day) -> None:
    year, month, own = (span_of(day.isoformat()[:end]) for end in (4, 7, 10))
    assert year and month and own
    assert year.start <= month.start < month.end <= year.end
    # A twelfth of a year is no calendar month: they differ by less than three days.
    assert month.start - 0.01 <= own.start < own.end <= month.end + 0.01


@given(st.text(max_size=40))
def test_anything_else_is_no_date(text) -> None:
    found = span_of(text)
    assert found is None or text.strip()[:4].isdigit()


def test_dates_that_do_not_exist_are_not_drawn() -> None:
    assert [span_of(text) for text in ("2021-13", "2021-02-30", "vers 2010", "", "0000-01")] == (
        [None] * 5
    )


@given(st.lists(st.tuples(st.floats(1, 9000), st.floats(0, 50)), min_size=1))
def test_an_axis_holds_what_it_is_made_for(pairs) -> None:
    spans = [Span(start, start + long) for start, long in pairs]
    axis = axis_of(spans)
    assert axis is not None and len(axis.ticks) <= 9
    for span in spans:
        assert axis.first <= span.start <= span.end <= axis.last
        assert 0 <= axis.place(span.start) <= axis.place(span.end) <= 1


def test_lines_are_sorted_by_either_time_and_undated_ones_come_last() -> None:
    early = Moment("a", (Period("2001", ""),), (Said("2020", "x"),))
    late = Moment("b", (Period("2009", "2010"),), (Said("2011", "y"),))
    bare = Moment("c", (), (Said("", "z"),))
    said = Moment("d", (), (Said("2012-05", "z"),))
    both = [bare, late, said, early]
    assert [one.text for one in in_order(both, "true")] == ["a", "b", "d", "c"]
    assert [one.text for one in in_order(both, "said")] == ["b", "d", "a", "c"]


def test_two_times_of_the_real_data_are_kept_apart(dataset) -> None:
    patterns = Patterns.read(dataset.store, dataset.iris)
    answer = ask(dataset, "personnes-roles", {})
    moments = answer_moments(dataset, patterns, answer)
    notes = dataset.sources()
    for one in moments.lines:
        assert one.statement is not None
        given_dates = {(claim.since, claim.until) for claim in one.statement.claims}
        assert {(period.since, period.until) for period in one.periods} == given_dates - {("", "")}
        assert {said.when for said in one.said} == {
            notes[claim.source].issued for claim in one.statement.claims
        }
    assert any(one.true_spans for one in moments.lines)
    assert any(one.said_spans for one in moments.lines)


def test_an_answer_that_makes_no_network_is_dated_by_its_columns(dataset) -> None:
    patterns = Patterns.read(dataset.store, dataset.iris)
    source = next(iri for iri, note in dataset.sources().items() if note.issued)
    columns = [
        Column("autre", "Autre", "Other", "entity"),
        Column("depuis", "Depuis", "Since"),
        Column("jusque", "Jusque", "Until"),
        Column("sources", "Sources", "Sources", "sources"),
    ]
    row = {"autre": "x", "autre_label": "Zorgluk", "depuis": 2019, "sources": [source]}
    found = answer_moments(dataset, patterns, Answer("exemple", {}, columns, [row, {}]))
    assert [one.text for one in found.lines] == ["Zorgluk", ""]
    assert found.lines[0].periods == (Period("2019", ""),)
    assert found.lines[0].said == (Said(dataset.sources()[source].issued, source),)
    assert not found.lines[1].is_dated


def test_the_relations_of_an_entity_are_told_as_statements(dataset) -> None:
    patterns = Patterns.read(dataset.store, dataset.iris)
    answer = ask(dataset, "relations-entite", {"entite": "Enercoop"})
    moments = answer_moments(dataset, patterns, answer)
    assert moments.lines and all(one.statement for one in moments.lines)
    told = {(str(row["relation"]), str(row["autre"])) for row in answer.rows}
    for one in moments.lines:
        assert one.statement is not None
        subject, predicate, value = one.statement.triple
        assert (predicate, subject) in told or (predicate, value) in told
    assert len(moments.lines) >= len(told)
