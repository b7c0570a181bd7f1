"""A matrix as a picture."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from matrix_samples import HOSTILE, sample

from graph.network.matrix import Entry, Group, Matrix
from graph.views.matrix_look import LINK_LOOKS, link_legend, mark_look
from graph.views.matrix_svg import png_zoom, to_matrix_svg
from graph.views.palette import DARK_PAPER, LIGHT_PAPER
from graph.views.png import to_png

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_letters_can_be_read_on_every_colour_and_no_two_links_share_shape_or_colour():
    for look in LINK_LOOKS.values():
        assert contrast(look.light, LIGHT_PAPER) >= 4.5
        assert contrast(look.dark, DARK_PAPER) >= 4.5
    for part in ("shape", "light", "dark"):
        assert len({getattr(look, part) for look in LINK_LOOKS.values()}) == len(LINK_LOOKS)


def test_what_no_source_states_is_hollow_and_has_no_letters():
    looks = [mark_look(mark) for crossing in sample().crossings.values() for mark in crossing.marks]
    assert {(look.hollow, bool(look.code)) for look in looks} == {(False, True), (True, False)}
    assert [entry[2] for entry in link_legend(sample())] == [
        *("capital", "lien direct", "territoire commun", "mention commune"),
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_picture_names_everything_and_runs_nothing(dark: bool, language: str):
    drawn = to_matrix_svg(
        sample(), title=HOSTILE, citation=HOSTILE, licence="L", dark=dark, language=language
    )
    root = ET.fromstring(drawn)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "rect", "g", "path", "text", "circle", "polygon"),
    }
    written = " ".join(root.itertext())
    for name in ("Communauté de", "Zorgluk", "Atelier Exemple", "SCIC Exemple-Test"):
        assert name in written
    assert "\u202e" not in drawn
    assert drawn.count("http") == 1
    assert root.find(f"{SVG}title").text.startswith("=cmd")


def test_each_cell_has_its_words_as_a_tooltip():
    root = ET.fromstring(to_matrix_svg(sample(), title="Exemple"))
    told = [element.text for element in root.iter(f"{SVG}title")][1:]
    assert len(told) == len(sample().crossings)
    assert told[0].startswith("Communauté de Zorgluk × SCIC Exemple-Test : shareholderOf")


def test_groups_are_named():
    groups = (Group("Syldavie du Nord", 2), Group("Bordurie", 1))
    drawn = to_matrix_svg(replace(sample(), column_groups=groups), title="Exemple")
    assert "Syld" in drawn


def test_an_empty_matrix_and_a_large_one_are_pictures_too():
    assert to_png(to_matrix_svg(Matrix((), ()), title="Rien")).startswith(b"\x89PNG")
    many = tuple(Entry(f"https://exemple.test/{place}", f"Zorgluk {place}") for place in range(500))
    large = Matrix(many, many, {})
    assert png_zoom(large) == 1
    assert png_zoom(sample()) == 2
    ET.fromstring(to_matrix_svg(large, title="Grand"))
