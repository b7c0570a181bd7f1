"""The pictures of an analysis: scales, scatter, evolution, ranges."""

import math
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.measures.baselines import Baseline
from graph.network.measures.evolution import Evolution, evolution
from graph.views.evolution import to_evolution
from graph.views.ranges import to_range
from graph.views.scale import scale_of, written
from graph.views.scatter import Dot, to_scatter

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.floats(0, 1e9) | st.floats(0, 1)


def count(svg: str, tag: str) -> int:
    return len(list(ElementTree.fromstring(svg).iter(f"{SVG}{tag}")))


@given(st.lists(st.floats(-1e9, 1e9), max_size=20), st.sampled_from(("", "root", "log")))
def test_a_scale_holds_its_values_in_order(values, bend) -> None:
    scale = scale_of(values, 0, 100, bend=bend)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
    assert 2 <= len(scale.ticks) <= 20


@pytest.mark.parametrize(
    ("value", "fr", "zeros"),
    [
        (0.0, "0", "0"),
        (5.0039, "5", "5,00"),
        (0.0116, "0,0116", "0,0116"),
        (-0.5, "−0,5", "−0,500"),
        (1234.5, "1234", "1234"),
        (99.96, "100", "100"),
        (0.0000123, "1,23e−05", "1,23e−05"),
        (math.nan, "", ""),
        (math.inf, "", ""),
    ],
)
def test_numbers_are_written_for_readers(value, fr, zeros) -> None:
    assert written(value) == fr
    assert written(value, zeros=True) == zeros
    assert written(value, "en") == fr.replace(",", ".")


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.text(max_size=60)), max_size=12), st.booleans())
def test_a_scatter_draws_every_dot(values, dark) -> None:
    dots = [Dot(*value, kind="scic") for value in values] + [Dot(1, math.nan, "sans valeur")]
    svg = to_scatter(dots, title="<b>", across="a", upwards="b", dark=dark)
    assert count(svg, "title") == len(values) + 1
    assert "<b>" not in svg


def dated(*years: tuple[str, str]) -> "nx.MultiDiGraph[str]":
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for place, (since, said) in enumerate(years):
        net.add_edge("a", f"b{place}", since=since, sources=[said])
    return net


def test_an_evolution_draws_both_clocks() -> None:
    net = dated(("2019", "s"), ("2021", "t"), ("", "t"))
    issued = {"s": "2020-05", "t": "2022"}
    true, said = (evolution(net, issued, clock=clock) for clock in ("true", "said"))
    svg = to_evolution(true, said, title="Zorgluk")
    assert count(svg, "path") == 2
    assert svg.count("<title>") == 1 + 2 + 2 - 1  # a bar each year something begins
    alone = to_evolution(true, Evolution("said", (), 0, 3), title="Zorgluk", language="en")
    assert count(alone, "path") == 1 and "true when" in alone


def test_a_range_is_drawn_where_there_is_something_to_compare() -> None:
    found = Baseline("transitivity", 0.5, 0.1, 0.05, 8.0, 0.0, 0.2, 0.01)
    assert count(to_range(found, title="Zorgluk"), "circle") == 1
    nothing = Baseline("transitivity", math.nan, *[math.nan] * 6)
    assert count(to_range(nothing, title="Zorgluk"), "circle") == 0
    same = Baseline("transitivity", 0.0, 0.0, 0.0, math.nan, 0.0, 0.0, 1.0)
    assert count(to_range(same, title="Zorgluk"), "circle") == 1
