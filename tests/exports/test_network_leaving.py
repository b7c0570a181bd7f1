"""A drawn network as files: all that is drawn, nothing else, and nothing that runs."""

import io
import json
import xml.etree.ElementTree as ElementTree
from datetime import date

import networkx as nx
import openpyxl
import pyoxigraph
import pytest
from hostile_network import HOSTILE, LONG, hostile_network, hostile_view, node_id
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exports import View, leaving, write_network
from graph.exports.cells import safe_text
from graph.exports.description import clean_text
from graph.questions.answer import SourceNote

ISSUED = date(2026, 1, 31)
COLOURS = {"organisation": "#56B4E9", "scic": "#009E73"}
SPACE = "{http://www.gexf.net/1.2draft}"


def written(net, fmt, view=None) -> bytes:
    out = io.BytesIO()
    write_network(net, fmt, out, colours=COLOURS, issued=ISSUED, view=view)
    return out.getvalue()


def read(data: bytes, fmt: str):
    return (nx.read_gexf if fmt == "gexf" else nx.read_graphml)(io.BytesIO(data))


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert not any(sheet._hyperlinks for sheet in book)
    assert not any(cell.data_type in ("f", "e") for sheet in book for row in sheet for cell in row)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def text_read(text: str) -> str:
    """A text as a reader of XML gives it back (XML 1.0, section 2.11)."""
    return clean_text(text).replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture
def small() -> "nx.MultiDiGraph[str]":
    """Two entities with two relations, a group, and a link that passes by what is hidden."""
    net = nx.MultiDiGraph()
    net.add_node("https://exemple.invalid/a", label="Métropole Exemple", kind="collectivite",
                 x=1.0, y=2.0, size=9.0, opened=True, pinned=True, left=167)  # fmt: skip
    net.add_node("https://exemple.invalid/b", label="SCIC Exemple-Test", kind="organisation",
                 scic=True, x=3.25, y=-4.0, size=10.0)  # fmt: skip
    net.add_node("group:type:person", label="Personnes (12)", kind="person", members=12)
    told = {"sources": ["s:1", "s:2"], "origins": ["s:1"], "certainty": "stated", "until": ""}
    a, b = "https://exemple.invalid/a", "https://exemple.invalid/b"
    net.add_edge(a, b, key="https://exemple.invalid/funds", label="finance", weight=2,
                 since="2019", **told)  # fmt: skip
    net.add_edge(a, b, key="https://exemple.invalid/owns", label="détient", weight=1,
                 since="", **{**told, "sources": ["s:1"], "certainty": "implied"})  # fmt: skip
    net.add_edge("group:type:person", b, key="https://exemple.invalid/works", label="travaille à",
                 weight=3, since="", statements=7, **told)  # fmt: skip
    net.add_edge(a, "group:type:person", key="through", label="par Association Cachée",
                 through=["Association Cachée"], through_iris=["https://exemple.invalid/cachee"],
                 weight=1, since="", **{**told, "certainty": "implied"})  # fmt: skip
    return net


@pytest.fixture
def view() -> View:
    return View(
        "Métropole Exemple",
        "« Métropole Exemple », Maillage, version 1",
        "https://exemple.invalid/explorer?id=a",
        "1",
        notes={
            "s:1": SourceNote(
                "s:1", "Zone Exemple", "https://exemple.invalid/z", "Éditeur", "2024"
            ),
            "s:2": SourceNote("s:2", "Article Exemple", "", access="restricted"),
            "s:3": SourceNote("s:3", "Source d'un lien masqué"),
        },
    )


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
def test_every_relation_is_an_edge_of_its_own_and_says_what_it_is(fmt, small, view):
    data = written(small, fmt, view)
    found = read(data, fmt)
    assert set(found) == set(small)
    edges = {told["relation"].rpartition("/")[2]: told for *_, told in found.edges(data=True)}
    assert {name: told["weight"] for name, told in edges.items()} == {
        "funds": 2, "owns": 1, "works": 3, "through": 1,
    }  # fmt: skip
    assert edges["funds"]["documents"] == (
        "Zone Exemple, Éditeur, 2024, https://exemple.invalid/z | Article Exemple"
    )
    assert {name for name, told in edges.items() if told["statement"]} == {"funds", "owns", "works"}
    assert edges["works"]["statements"] == 7
    assert edges["through"]["through"] == "Association Cachée"
    assert not {"sources", "origins", "documents"} & set(edges["through"])
    assert found.nodes["group:type:person"]["group"] is True
    assert found.nodes["https://exemple.invalid/a"]["left"] == 167
    assert not {"opened", "pinned"} & set(found.nodes["https://exemple.invalid/a"])
    assert b"cachee" not in data and b"masqu" not in data


def test_gexf_places_are_as_drawn_and_its_head_tells_title_citation_and_licence(small, view):
    data = written(small, "gexf", view)
    drawn = read(data, "gexf").nodes["https://exemple.invalid/b"]["viz"]
    assert drawn["position"] == {"x": 3.25, "y": 4.0, "z": 0.0}, "GEXF draws y upwards"
    assert drawn["size"] == 10.0
    told = ElementTree.fromstring(data).findtext(f"{SPACE}meta/{SPACE}description")
    for part in ("Métropole Exemple", "version 1", "Licence Ouverte 2.0"):
        assert part in told


def test_graphml_tells_title_citation_address_and_version(small, view):
    found = read(written(small, "graphml", view), "graphml")
    assert found.graph["name"] == "Métropole Exemple"
    assert found.graph["address"] == view.address
    assert (found.graph["citation"], found.graph["version"]) == (view.citation, "1")
    assert found.nodes["https://exemple.invalid/b"]["size"] == 10.0


def test_networks_without_groups_say_nothing_of_them(small):
    small.remove_node("group:type:person")
    found = read(written(small, "graphml"), "graphml")
    assert not any("group" in data for _, data in found.nodes(data=True))
    assert not any("statement" in data for *_, data in found.edges(data=True))


def test_a_workbook_of_what_is_shown(small, view):
    found = sheets(written(small, "xlsx", view))
    assert list(found) == ["Entités", "Liens", "Sources", "Lisez-moi"]
    header, *entities = found["Entités"]
    assert header == ("Identifiant", "Nom", "Type", "Relations", "x", "y")
    assert ("https://exemple.invalid/a", "Métropole Exemple", "collectivité", 2, 1, 2) in entities
    assert entities[0][1:4] == ("SCIC Exemple-Test", "SCIC", 9)
    assert ("group:type:person", "Personnes (12)", "groupe de 12, surtout personnes", 7, None,
            None) in entities  # fmt: skip
    links = {row[1]: row for row in found["Liens"][1:]}
    assert links["finance"][:9] == (
        *("Métropole Exemple", "finance", "SCIC Exemple-Test", "2019", None, "affirmé"),
        *(2, "1, 2", 1),
    )
    assert links["détient"][5:8] == ("sous-entendu", 1, "2")
    assert links["travaille à"][8] == 7
    passage = links["par Association Cachée"]
    assert passage[5:9] == ("lien de passage, sans affirmation", None, None, 0)
    assert passage[10] is None, "it is no relation"
    assert [row[:2] for row in found["Sources"][1:]] == [
        (1, "Article Exemple"),
        (2, "Zone Exemple"),
    ]
    assert [row[5] for row in found["Sources"][1:]] == ["interne", "public"]
    about = dict(found["Lisez-moi"][1:])
    assert about["Adresse de la vue"] == view.address
    assert about["Version du jeu de données"] == "1" and about["Date du fichier"] == "2026-01-31"
    assert "Licence Ouverte" in about["Licence"]
    assert about["Liens"] == 9
    assert "ne pas diffuser" in about["Diffusion"]


def test_a_workbook_in_english(small, view):
    english = View(view.title, view.citation, view.address, view.version, "en", view.notes)
    found = sheets(written(small, "xlsx", english))
    assert list(found) == ["Entities", "Links", "Sources", "Read me"]
    assert found["Entities"][1][2] == "SCIC"


def test_no_contact_leaves_in_a_text(small, view):
    small.nodes["https://exemple.invalid/a"]["label"] = "Écrire à planted@exemple-test.invalid"
    small.edges["https://exemple.invalid/a", "https://exemple.invalid/b",
                "https://exemple.invalid/funds"]["role"] = "au 06 99 88 77 66"  # fmt: skip
    left = leaving(small)
    assert left.nodes["https://exemple.invalid/a"]["label"] == "Écrire à […]"
    for fmt in ("gexf", "graphml", "xlsx"):
        data = written(small, fmt, view)
        if fmt == "xlsx":
            data = json.dumps(sheets(data), ensure_ascii=False).encode()
        assert b"planted" not in data and b"99 88 77" not in data
    assert "planted" in small.nodes["https://exemple.invalid/a"]["label"], "left as it is"


def test_hostile_texts_are_cells(recwarn):
    found = sheets(written(hostile_network(), "xlsx", hostile_view()))
    said = {cell for row in found["Entités"] for cell in row if isinstance(cell, str)}
    for text in HOSTILE:
        assert text_read(safe_text(text)) in said, text
    cells = [cell for rows in found.values() for row in rows for cell in row]
    for cell in cells:
        assert not (isinstance(cell, str) and cell.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
def test_hostile_texts_are_attributes(fmt):
    net = hostile_network()
    data = written(net, fmt, hostile_view())
    root = ElementTree.fromstring(data)
    assert not [node for node in root.iter() if node.tag.rpartition("}")[2] in ("script", "img")]
    found = read(data, fmt)
    for place, text in enumerate(HOSTILE):
        assert found.nodes[node_id(place)]["label"] == text_read(text)


@pytest.mark.parametrize("fmt", ["gexf", "graphml", "xlsx"])
def test_a_name_of_a_megabyte_is_written(fmt):
    net = hostile_network([LONG, "B Exemple"])
    data = written(net, fmt, hostile_view([LONG], LONG))
    if fmt == "xlsx":
        assert any(row[1].endswith("[…]") for row in sheets(data)["Entités"])
    else:
        assert read(data, fmt).nodes[node_id(0)]["label"] == LONG


texts = st.lists(st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE)), min_size=1, max_size=6)


@pytest.mark.parametrize("fmt", ["gexf", "graphml"])
@settings(max_examples=40, deadline=None)
@given(texts, st.data())
def test_networkx_reads_back_the_same_network(fmt, names, data):
    net = hostile_network(names)
    weights = st.integers(1, 9)
    for edge in net.edges(keys=True):
        net.edges[edge]["weight"] = data.draw(weights)
    found = read(written(net, fmt, hostile_view(names)), fmt)

    def edges(graph, relation):
        return sorted((one, other, relation(told), told["weight"]) for one, other, told in graph)

    assert set(found) == set(net)
    for node, label in net.nodes(data="label"):
        assert text_read(found.nodes[node]["label"]) == text_read(label)
    given = [(one, other, {**told, "relation": text_read(key)})
             for one, other, key, told in net.edges(keys=True, data=True)]  # fmt: skip
    assert edges(found.edges(data=True), lambda told: text_read(told["relation"])) == edges(
        given, lambda told: told["relation"]
    )


@settings(max_examples=30, deadline=None)
@given(texts)
def test_any_texts_make_a_workbook_without_formulas(names):
    found = sheets(written(hostile_network(names), "xlsx", hostile_view(names)))
    assert len(found["Entités"]) == len(names) + 1
    assert len(found["Liens"]) == len(names) + 1


def test_hostile_identifiers_are_no_statements(store, iris):
    out = io.BytesIO()
    write_network(
        hostile_network(), "nquads", out, colours={}, issued=ISSUED, evidence=(store, iris)
    )
    quads = list(pyoxigraph.parse(out.getvalue(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert {quad.subject.value for quad in quads} == {f"{iris.base}dataset"}
