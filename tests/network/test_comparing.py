"""Two sides: everything of each is common, here or there; nothing twice, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.claims import ClaimView
from graph.network.comparing import alike, compare, compare_members
from graph.network.comparing_dates import Sense, compare_dates, read_date
from graph.network.evidence import statements_of
from graph.network.relations import Wording
from graph.network.sentences import Patterns

PATTERNS = Patterns({"partner": Wording("partner", symmetric=True), "member": Wording("member")})
NODES = ("a", "b", "c", "d", "e")

claims = st.builds(
    ClaimView,
    subject=st.sampled_from(NODES),
    predicate=st.sampled_from(("partner", "member")),
    object=st.sampled_from(NODES),
    source=st.sampled_from(("s1", "s2", "s3")),
    since=st.sampled_from(("", "2010", "2015-06", "2020")),
    until=st.sampled_from(("", "2012", "2018-01-31")),
).filter(lambda claim: claim.subject != claim.object)


def about(found, end):
    return [claim for claim in found if end in (claim.subject, claim.object)]


@given(st.lists(claims, max_size=12))
def test_every_claim_is_in_one_part(found):
    left, right = about(found, "a"), about(found, "b")
    compared = compare(left, right, (["a"], ["b"]), PATTERNS)
    joins = {claim for claim in (*left, *right) if {claim.subject, claim.object} == {"a", "b"}}
    assert set(compared.between) == joins
    for side, mine in (("left", left), ("right", right)):
        lines = (*compared.common, *getattr(compared, side))
        told = [claim for line in lines for claim in getattr(line, side)]
        assert sorted(map(repr, told)) == sorted(map(repr, set(mine) - joins))
    keys = [
        (line.predicate, line.forward, line.other)
        for lines in (compared.common, compared.left, compared.right)
        for line in lines
    ]
    assert len(set(keys)) == len(keys)
    assert all(line.left and line.right for line in compared.common)
    assert not any(line.right for line in compared.left)
    assert not any(line.left for line in compared.right)


@given(st.lists(claims, max_size=12))
def test_the_other_way_round_is_the_mirror(found):
    left, right = about(found, "a"), about(found, "b")
    one = compare(left, right, (["a"], ["b"]), PATTERNS)
    other = compare(right, left, (["b"], ["a"]), PATTERNS)
    keys = [
        [(line.predicate, line.forward, line.other) for line in lines] for lines in one_way(one)
    ]
    assert keys == [
        [(line.predicate, line.forward, line.other) for line in lines]
        for lines in reversed(one_way(other))
    ]


def one_way(found):
    return [found.left, found.common, found.right]


def test_what_holds_both_ways_is_the_same_from_either_end():
    left = [ClaimView("a", "partner", "c", "s1")]
    right = [ClaimView("c", "partner", "b", "s2")]
    assert len(compare(left, right, (["a"], ["b"]), PATTERNS).common) == 1
    left, right = ([replace(one, predicate="member") for one in side] for side in (left, right))
    apart = compare(left, right, (["a"], ["b"]), PATTERNS)
    assert not apart.common
    assert apart.otherwise == {"c"}


def test_members():
    here = {"x": (ClaimView("x", "in", "here", "s"),), "y": ()}
    there = {"y": (), "z": ()}
    found = compare_members(here, there)
    assert [[line.other for line in lines] for lines in one_way(found)] == [["x"], ["y"], ["z"]]


def test_alike_counts_the_same_links():
    triples = [("a", "m", "n"), ("b", "m", "n"), ("c", "m", "n"), ("b", "p", "o"), ("a", "p", "o")]
    relations = {}
    for triple in triples:
        for end in (triple[0], triple[2]):
            relations.setdefault(end, set()).add(triple)
    assert alike(relations["a"], relations, "a") == [("b", 2), ("c", 1)]


@given(
    st.lists(claims, max_size=12),
    st.sampled_from(("2009", "2011", "2012-06", "2016")),
    st.sampled_from(("2017", "2018-02", "2024")),
    st.sampled_from(list(Sense)),
)
def test_every_statement_is_in_one_part(found, first, second, sense):
    issued = {"s1": "2010-05", "s2": "2019"}
    dates = read_date(first), read_date(second)
    compared = compare_dates(found, dates, sense, issued, PATTERNS)
    parts = (compared.both, compared.first, compared.second, compared.neither, compared.undated)
    told = [one for part in parts for one in part]
    assert sorted(map(repr, told)) == sorted(map(repr, statements_of(found, PATTERNS)))
    if sense is Sense.SAID:
        assert not compared.first


@pytest.mark.parametrize(
    ("since", "until", "part"),
    [
        ("2010", "", "both"),
        ("2015", "", "both"),
        ("2015-12", "", "both"),
        ("2016", "", "second"),
        ("2010", "2015", "first"),
        ("2010", "2014", "neither"),
        ("2016", "2018", "neither"),
        ("2016", "2020", "second"),
        ("2021", "", "neither"),
        ("", "2017", "first"),
        ("", "", "undated"),
        ("jadis", "", "undated"),
    ],
)
def test_true_in_2015_and_in_2020(since, until, part):
    claim = ClaimView("a", "member", "b", "s", since=since, until=until)
    dates = read_date("2015"), read_date("2020")
    found = compare_dates([claim], dates, Sense.TRUE, {}, PATTERNS)
    assert len(getattr(found, part)) == 1


@pytest.mark.parametrize(
    ("issued", "part"),
    [
        ("2014", "both"),
        ("2015-11", "both"),
        ("2016", "second"),
        ("2021", "neither"),
        ("", "undated"),
    ],
)
def test_said_by_2015_and_by_2020(issued, part):
    claim = ClaimView("a", "member", "b", "s", since="1990")
    dates = read_date("2015"), read_date("2020")
    found = compare_dates([claim], dates, Sense.SAID, {"s": issued}, PATTERNS)
    assert len(getattr(found, part)) == 1


@pytest.mark.parametrize(
    "text", ["", "0019", "19", "2019-13", "2019-02-30", "2019 ", "x", "2019-6"]
)
def test_what_is_no_date(text):
    assert (read_date(text) is None) is (text != "2019 ")
