import math
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views_samples import NASTY, on_a_line, sample

from graph.views.shapes import outline
from graph.views.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [element.text or "" for element in ElementTree.fromstring(svg).iter()]


def test_a_picture_has_title_citation_legend_and_names():
    net = sample("Métropole Exemple", "SCIC Exemple-Test", "Personne Exemple")
    svg = to_svg(net, on_a_line(net), title="Réseau d'exemple", citation="Maillage, 2025")
    said = texts(svg)
    assert "Réseau d'exemple" in said
    assert "Maillage, 2025" in said
    assert "SCIC (1)" in said
    assert "Métropole Exemple" in said
    assert svg.count("<path") >= 2


def test_nothing_outside_the_file_is_named():
    net = sample(*NASTY)
    svg = to_svg(net, on_a_line(net), title="Exemple")
    assert svg.count("http") == 1
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg


labels = st.one_of(st.text(max_size=40), st.sampled_from(NASTY))


@settings(deadline=None)
@given(st.lists(labels, max_size=8), labels, labels, st.booleans())
def test_any_text_gives_a_well_formed_picture_without_scripts(names, title, citation, dark):
    net = sample(*names)
    svg = to_svg(net, on_a_line(net), title=title, citation=citation, dark=dark)
    root = ElementTree.fromstring(svg.encode("utf-8"))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "polygon", "circle", "text"}
    for element in root.iter():
        assert not any(name.lower().startswith("on") or "href" in name for name in element.attrib)


def test_all_edges_are_drawn_and_names_do_not_cover_each_other():
    net = sample(*[f"Exemple {place}" for place in range(9)])
    crowded = dict.fromkeys(net, (0.0, 0.0))
    svg = ElementTree.fromstring(to_svg(net, crowded, title="t"))
    shown = [text for text in svg.iter(f"{SVG}text") if (text.text or "").startswith("Exemple")]
    assert len(shown) < len(net)
    spread = to_svg(net, {n: (300.0 * i, 0.0) for i, n in enumerate(net)}, title="t")
    assert sum(text.startswith("Exemple") for text in texts(spread)) >= len(net)


def test_nodes_without_a_finite_place_are_left_out():
    net = sample("A Exemple", "B Exemple")
    first, second = net
    svg = to_svg(net, {first: (0.0, math.nan), second: (1.0, 2.0), "gone": (0, 0)}, title="t")
    assert "nan" not in svg
    assert "SCIC (1)" in texts(svg)
    assert not [text for text in texts(svg) if "collectivité" in text or "A Exemple" in text]


def test_an_empty_network_is_an_empty_picture():
    ElementTree.fromstring(to_svg(nx.MultiDiGraph(), {}, title="Rien", citation="Maillage"))


@pytest.mark.parametrize("shape", ["square", "ring", "page", "star", "hexagon", "unknown"])
def test_outlines_are_svg(shape):
    ElementTree.fromstring(f"<g>{outline(shape, 1, 2, 9, '#fff', '#000')}</g>")
