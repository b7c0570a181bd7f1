"""What a timeline draws, and what it says of it."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports.timeline import timeline_table
from graph.network.moments import Moment, Period, Said
from graph.network.spans import Axis
from graph.questions.answer import SourceNote
from graph.views.png import to_png
from graph.views.timeline import dates, to_head, to_track
from graph.views.timeline_page import to_timeline

AXIS = Axis(2000, 2025, 5)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}{tag}"))


def test_what_is_true_is_a_bar_and_what_is_said_a_disc() -> None:
    line = Moment("Zorgluk", (Period("2004", "2005"),), (Said("2010-06", "s"), Said("", "t")))
    svg = to_track(line, AXIS)
    assert [bar.get("width") for bar in drawn(svg, "rect")] == ["7.68%"]  # two of 25 years
    assert len(drawn(svg, "circle")) == 1
    assert drawn(to_track(Moment("Zorgluk"), AXIS), "rect") == []


@pytest.mark.parametrize(
    ("period", "dashes"),
    [
        (Period("2004", ""), 1),
        (Period("", "2004"), 1),
        (Period("2004", "2006"), 0),
        (Period("2004", "", once=True), 0),
    ],
)
def test_the_side_that_is_not_known_is_dashed(period, dashes) -> None:
    svg = to_track(Moment("Zorgluk", (period,)), AXIS)
    assert svg.count("stroke-dasharray") == dashes


@pytest.mark.parametrize("dark", [False, True])
def test_the_line_of_years_holds_its_ticks(dark) -> None:
    texts = [one.text for one in drawn(to_head(AXIS, dark=dark), "text")]
    assert texts == ["2000", "2005", "2010", "2015", "2020"]


def test_a_line_is_told_in_both_languages() -> None:
    line = Moment("Zorgluk", (Period("2019", ""),), (Said("2021-03", "s"), Said("", "t")))
    assert dates(line) == "vrai : dès 2019 ; dit : en mars 2021, 1 source sans date"
    assert dates(line, "en") == "true: from 2019; said: in March 2021, 1 source without a date"
    assert dates(Moment("Zorgluk")) == "vrai : date inconnue ; dit : date inconnue"


@given(st.text(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_label_and_date_make_a_whole_picture(words, since, said) -> None:
    line = Moment(words, (Period(since, ""),), (Said(said, "s"),))
    svg = to_timeline([line], AXIS, title=words, about=words)
    root = ElementTree.fromstring(svg)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "rect", "g", "text", "line", "circle"),
    }


def test_the_picture_can_be_printed() -> None:
    hostile = "<img src=x onerror=alert(1)></script>\u202e" + "Z" * 10_000
    lines = [Moment(hostile, (Period("2001", "2002"),), (Said("2003", "s"),))] * 3
    svg = to_timeline(lines, AXIS, title=hostile, about=hostile, dark=True)
    assert "<img" not in svg and "\u202e" not in svg and len(svg) < 20_000
    assert to_png(svg, zoom=1).startswith(b"\x89PNG")


def test_the_table_holds_dates_as_written_and_no_address_of_a_person() -> None:
    line = Moment("Zorgluk, zorgluk@example.org", (Period("2019", ""),), (Said("2021", "s"),))
    notes = {"s": SourceNote("s", "Titre", "https://example.org/", "Éditeur", "2021")}
    table = timeline_table([line], notes, "en")
    (row,) = table.rows
    assert len(row) == len(table.header)
    assert row[1:5] == ["2019", "", "2021", "Titre"]
    assert "@" not in str(row)
