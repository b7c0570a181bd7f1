import math
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from views_samples import NASTY, on_a_line, relate, sample

from graph.views.palette import DARK_PAPER, STYLES
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


def drawn_lines(svg):
    """The strokes between nodes, without those of the legend."""
    paths = ElementTree.fromstring(svg).iter(f"{SVG}path")
    return [path for path in paths if path.get("d").startswith("M") and " L" in path.get("d")]


def test_one_line_a_pair_as_wide_as_its_sources():
    net = sample("A Exemple", "B Exemple", "C Exemple")
    wide, thin = drawn_lines(to_svg(net, on_a_line(net), title="t"))
    assert float(wide.get("stroke-width")) == float(thin.get("stroke-width")) + 2
    assert not wide.get("stroke-dasharray")


def test_the_legend_explains_the_lines_there_are():
    net = sample("A Exemple", "B Exemple")
    assert "plusieurs sources indépendantes" in texts(to_svg(net, on_a_line(net), title="t"))
    first, second = net
    net.remove_edges_from(list(net.edges(keys=True)))
    relate(net, first, second, "through", through=["C Exemple"], certainty="implied", label="")
    svg = to_svg(net, on_a_line(net), title="t")
    said = texts(svg)
    assert "passage, sans affirmation" in said
    assert "passage, not a statement" in texts(
        to_svg(net, on_a_line(net), title="t", language="en")
    )
    assert not {"plusieurs sources indépendantes", "sous-entendu ou repéré"} & set(said)
    assert drawn_lines(svg)[0].get("stroke-dasharray") == "0.1 5"
    assert "<polygon" not in svg.partition("</title>")[2].partition("</g>")[0]
    net.edges[first, second, "through"].update(through=None)
    net.add_edge(first, second, key="r", certainty="implied", label="finance")
    assert "sous-entendu ou repéré" in texts(to_svg(net, on_a_line(net), title="t"))


def test_groups_badges_and_loops_are_drawn():
    net = sample("Groupe Exemple", "B Exemple")
    group, other = net
    net.nodes[group].update(members=12)
    net.nodes[other]["left"] = 167
    relate(net, other, other, "loop", label="se succède")
    svg = to_svg(net, on_a_line(net), title="t")
    assert "+167" in texts(svg)
    assert " a" in "".join(path.get("d") for path in ElementTree.fromstring(svg).iter(f"{SVG}path"))
    plain = net.copy()
    plain.nodes[group].pop("members")
    assert svg.count("<polygon") == to_svg(plain, on_a_line(net), title="t").count("<polygon") + 1


def test_title_citation_and_licence_are_wrapped_inside_the_picture():
    net = sample("A Exemple", "B Exemple")
    long = "Une question d'exemple qui ne tient pas sur une ligne, ni sur deux. " * 4
    svg = to_svg(net, on_a_line(net), title=long, citation=long, licence="Licence d'exemple")
    root = ElementTree.fromstring(svg)
    shown = [text for text in root.iter(f"{SVG}text") if text.text and "Une question" in text.text]
    assert len(shown) > 2
    assert "Licence d'exemple" in texts(svg)
    assert (root.findtext(f"{SVG}desc") or "").startswith("2 entités, 1 liens")


def test_a_dark_picture_has_the_dark_colours():
    net = sample("A Exemple", "B Exemple")
    svg = to_svg(net, on_a_line(net), title="t", dark=True)
    for colour in (STYLES["scic"].dark.fill, DARK_PAPER):
        assert colour in svg
    assert STYLES["scic"].light.fill not in svg


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
