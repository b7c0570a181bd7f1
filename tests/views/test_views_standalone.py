import json
import re
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
import pyvis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views_samples import NASTY, on_a_line, sample

from graph.network.layout import layout
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


@pytest.mark.browser
def test_a_browser_draws_it_offline_and_runs_nothing(tmp_path, chromium):
    net = sample(*NASTY)
    given = dict.fromkeys(("title", "citation", "licence"), "".join(NASTY))
    file = tmp_path / "exemple.html"
    notes = {"d": SourceNote("d", "".join(NASTY), "javascript:alert(1)", NASTY[0], NASTY[3])}
    file.write_text(to_html(net, layout(net), **given, notes=notes), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 900, "height": 800})
    asked, dialogs, errors = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.goto(file.as_uri())
    page.wait_for_selector("#network[data-drawn='1']")
    box = page.locator("#network canvas").bounding_box()
    for step in range(30):
        page.mouse.move(box["x"] + box["width"] * (step + 0.5) / 30, box["y"] + box["height"] / 2)
        page.wait_for_timeout(20)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#legend button").first.click()
    assert page.locator("#legend button").first.get_attribute("aria-pressed") == "false"
    page.wait_for_timeout(200)
    page.close()
    assert asked == [file.as_uri()]
    assert dialogs == []
    assert errors == []
