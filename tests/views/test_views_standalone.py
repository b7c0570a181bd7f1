import json
import re
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
import pyvis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views_samples import NASTY, on_a_line, relate, sample

from graph.questions.answer import SourceNote
from graph.views.standalone import to_html
from graph.views.text import shown

LIBRARY = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
GIVEN = {"title": "Réseau d'exemple", "citation": "Maillage, 2025", "licence": "Licence d'exemple"}


class Page(HTMLParser):
    """The elements of a page with their attributes, and its texts outside scripts."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts, self._inside = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside not in ("script", "style"):
            self.texts.append(data.strip())


def without_library(html):
    for name in ("vis-network.min.js", "vis-network.css"):
        html = html.replace((LIBRARY / name).read_text("utf-8").rstrip("\n"), "")
    return html


def page_of(names, **given):
    net = sample(*names)
    return to_html(net, on_a_line(net), **{**GIVEN, **given})


def data_of(html):
    text = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    return json.loads(text[1])


def test_title_citation_licence_legend_and_list_can_be_read():
    note = SourceNote("d", "Document Exemple", "", "Éditeur Exemple", "2024")
    html = page_of(["Métropole Exemple", "SCIC Exemple-Test"], notes={"d": note})
    said = Page(html).texts
    told = "Document Exemple, Éditeur Exemple, 2024"
    for text in ("Réseau d'exemple", "2 entités, 3 relations", told, "soutient", "dès 2019"):
        assert text in said
    assert "Pour citer : Maillage, 2025" in said
    assert "Licence : Licence d'exemple" in said
    assert "SCIC" in said
    assert "sous-entendu par la source" in said
    assert not re.search("restricted|ne pas diffuser", " ".join(said))
    assert html.startswith("<!doctype html>")
    assert '<html lang="fr">' in html


def test_the_page_in_english():
    said = Page(page_of(["A Exemple", "B Exemple"], language="en")).texts
    assert "2 entities, 3 relations" in said
    assert "To cite: Maillage, 2025" in said
    assert "local authority" in said


def test_nothing_is_loaded_from_outside():
    html = page_of(NASTY)
    ours = without_library(html)
    assert len(ours) < 90_000, "vis-network is in the file"
    assert not re.search(
        r"https?://(?!exemple\.invalid/id/)|//cdn|@import|bootstrap|cloudflare|jsdelivr", ours, re.I
    )
    for tag, attributes in Page(html).elements:
        assert not attributes.keys() & {"src", "srcset", "action", "data"}, tag
        assert tag != "link"
        assert attributes.get("href", "#").startswith("#"), "no source here has an address"
    assert set(re.findall(r"url\(\"?([a-z]+:)?", html)) <= {"data:"}
    assert "default-src 'none'" in html


def test_the_data_hold_one_line_a_pair():
    data = data_of(page_of(["A Exemple", "B Exemple"]))
    (line,) = data["edges"]
    assert line["label"] == "3 relations"
    assert [line["from"], line["to"]] == [node["id"] for node in data["nodes"]]
    assert set(data["styles"]) >= {node["kind"] for node in data["nodes"]}


def test_a_line_opens_to_its_sentences_and_their_sources():
    net = sample("Métropole Exemple", "SCIC Exemple-Test")
    first, second = net
    net.edges[first, second, "r1"]["sources"] = ["d", "inconnu"]
    notes = {"d": SourceNote("d", "Document", "https://exemple.invalid/d", "Éditeur", "2024")}
    data = data_of(to_html(net, on_a_line(net), **GIVEN, notes=notes))
    told = data["edges"][0]["told"]
    assert [one["sources"] for one in told] == [[1], [1, 2], [1]]
    assert told[2]["text"] == "SCIC Exemple-Test — finance → Métropole Exemple, dès 2019"
    assert data["sources"] == {
        "1": {
            "text": "Document, Éditeur, 2024",
            "address": "https://exemple.invalid/d",
            "link": "https://exemple.invalid/d",
        },
        "2": {"text": "inconnu", "address": "", "link": ""},
    }


def test_a_passage_has_no_source():
    net = sample("A Exemple", "B Exemple")
    first, second = net
    net.remove_edges_from(list(net.edges(keys=True)))
    relate(net, first, second, "through", through=["C Exemple"], label="par C Exemple")
    html = to_html(net, on_a_line(net), **GIVEN)
    assert data_of(html)["edges"][0]["told"] == [
        {"text": "A Exemple ⋯ B Exemple : par C Exemple, hors du dessin", "sources": []}
    ]
    said = Page(html).texts
    assert "lien de passage : aucune source ne l'affirme" in said
    assert "2 entités, 0 relations" in said


def test_internal_sources_are_told():
    net = sample("A Exemple", "B Exemple")
    inside = {"d": SourceNote("d", "Document interne", access="restricted")}
    said = Page(to_html(net, on_a_line(net), **GIVEN, notes=inside)).texts
    assert "Contient des sources internes : ne pas diffuser ce fichier." in said
    assert "(interne)" in said


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://exemple.invalid/d?a=1&b=2", True),
        ("http://exemple.invalid/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://exemple.invalid", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ('https://exemple.invalid/" onclick="alert(1)', False),
        ("https://exemple.invalid/<script>", False),
        ("//exemple.invalid", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url, link):
    net = sample("A Exemple", "B Exemple")
    html = to_html(net, on_a_line(net), **GIVEN, notes={"d": SourceNote("d", "D", url)})
    links = [
        attributes["href"]
        for tag, attributes in Page(html).elements
        if tag == "a" and not attributes["href"].startswith("#")
    ]
    assert links == ([url] if link else [])
    assert data_of(html)["sources"]["1"]["link"] == (url if link else "")


labels = st.one_of(st.text(max_size=30), st.sampled_from(NASTY))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(labels, max_size=5), labels, labels, labels, labels)
def test_no_text_is_ever_markup(names, title, citation, licence, source):
    given = {"title": title, "citation": citation, "licence": licence}
    notes = {"d": SourceNote("d", source, source, source, source)}
    html = page_of(names, **given, notes=notes)
    one = {"d": SourceNote("d", "x", "x" if shown(source).strip() else "")}
    plain = page_of(["x"] * len(names), title="x", citation="x", licence="x", notes=one)
    html.encode("utf-8")
    ours, theirs = (
        [(tag, sorted(attributes)) for tag, attributes in Page(page).elements]
        for page in (html, plain)
    )
    assert ours == theirs, "the texts add no element and no attribute"
    assert html.count("<script") == plain.count("<script")
    data_of(html)


def test_the_words_of_a_template_are_text():
    html = page_of(["{{ 7*7 }}"], title="{{ 7*7 }}{% include 'standalone.js' %}")
    assert "{{ 7*7 }}{% include &#39;standalone.js&#39; %}" in html


def test_an_empty_network_has_a_page():
    html = to_html(nx.MultiDiGraph(), {}, **GIVEN)
    data = data_of(html)
    assert (data["nodes"], data["edges"], data["sources"]) == ([], [], {})
