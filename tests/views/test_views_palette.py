from itertools import combinations

from views_samples import NASTY, sample

from graph.model.vocabulary import Kind
from graph.views.palette import (
    DARK_PAPER,
    LIGHT_PAPER,
    SHAPES,
    STYLES,
    legend,
    node_size,
    style_key,
)

OKABE_ITO = {
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
}  # fmt: skip


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_kind_has_a_style():
    assert {kind.value for kind in Kind} | {"scic", ""} == set(STYLES)


def test_every_shape_stands_out_from_its_background():
    for key, style in STYLES.items():
        assert contrast(style.light.border, LIGHT_PAPER) >= 3, key
        assert contrast(style.dark.border, DARK_PAPER) >= 3, key
        if key:
            assert contrast(style.dark.fill, DARK_PAPER) >= 4.5, key


def test_no_two_kinds_are_told_apart_by_colour_alone():
    for (one, a), (other, b) in combinations(STYLES.items(), 2):
        assert (a.shape, a.scale) != (b.shape, b.scale), (one, other)
        assert a.light.fill != b.light.fill, (one, other)
        assert a.dark.fill != b.dark.fill, (one, other)


def test_light_colours_are_those_of_okabe_and_ito():
    named = {style.light.fill for key, style in STYLES.items() if key not in ("", "concept")}
    assert named == OKABE_ITO
    assert STYLES["concept"].light.fill == "#999999"
    assert {style.shape for style in STYLES.values()} == set(SHAPES)


def test_the_style_of_a_node():
    assert style_key({"kind": "organisation", "scic": True}) == "scic"
    assert style_key({"kind": "organisation", "scic": False}) == "organisation"
    assert style_key({"kind": "person", "scic": True}) == "person"
    assert style_key({"kind": "<img src=x>"}) == ""
    assert style_key({}) == ""


def test_sizes_grow_with_relations_and_stop():
    sizes = [node_size("organisation", degree) for degree in (0, 1, 4, 25, 100, 10_000)]
    assert sizes == sorted(sizes)
    assert sizes[1] == 9.0
    assert sizes[-1] == 30.0
    assert node_size("person", 1) < node_size("organisation", 1)
    groups = [node_size("person", 3, members) for members in (2, 12, 50, 1000)]
    assert groups == sorted(groups)
    assert groups[0] > 20
    assert groups[-1] == 46.0


def test_the_legend_counts_what_is_drawn():
    net = sample(*NASTY)
    entries = legend(net)
    assert sum(entry["count"] for entry in entries) == len(net)
    assert [entry["kind"] for entry in entries][:2] == ["collectivite", "scic"]
    assert entries[0]["label"] == "collectivités"
    assert legend(net, "en")[0]["label"] == "local authorities"
    assert legend(net, dark=True)[0]["color"] == STYLES["collectivite"].dark.fill


def test_the_legend_says_what_groups_are():
    net = sample("A Exemple", "B Exemple")
    first, _ = net
    net.nodes[first]["members"] = 12
    assert [entry["label"] for entry in legend(net)] == ["groupes, surtout collectivités", "SCIC"]
    net.add_node("c", kind="collectivite")
    assert legend(net)[0]["label"] == "collectivités et groupes"
    assert legend(net, "en")[0]["label"] == "local authorities and groups"
