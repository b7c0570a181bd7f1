"""Pictures and stand-alone pages in a real Chromium, without a network: all of it is text."""

from pathlib import Path

import axe_playwright_python
import pytest
from views_samples import NASTY, on_a_line, relate, sample

from graph.network.layout import layout
from graph.questions.answer import SourceNote
from graph.views.standalone import to_html
from graph.views.svg import to_svg

pytestmark = pytest.mark.browser

HOSTILE = (
    *NASTY,
    "javascript:alert(1)",
    "'><svg onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<!-- <script>alert(1)</script> -->",
    "</title></style></textarea><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<base href=https://exemple.invalid/>",
    "\u200f\u05d0 <b>gras</b> \u05d1",
)
ALL = " ".join(HOSTILE)


class Watched:
    """A page, and everything it asked, said or broke."""

    def __init__(self, chromium, **options):
        self.page = chromium.new_page(**options)
        self.asked, self.dialogs, self.errors = [], [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda one: (self.dialogs.append(one.message), one.dismiss()))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda line: self.errors.append(line.text) if line.type == "error" else None,
        )

    def is_quiet(self, file):
        assert self.asked == [file.as_uri()]
        assert self.dialogs == []
        assert self.errors == []
        self.page.close()


@pytest.fixture
def opened(tmp_path, chromium):
    def open_page(text, name="exemple.html", **options):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        watched = Watched(chromium, **{"viewport": {"width": 1200, "height": 900}, **options})
        watched.page.goto(file.as_uri())
        return watched, file

    return open_page


def hostile_notes():
    return {
        "d": SourceNote("d", ALL, "javascript:alert(1)", HOSTILE[0], HOSTILE[3]),
        "e": SourceNote("e", HOSTILE[1], "https://exemple.invalid/<script>", HOSTILE[4]),
    }


def pair(first, second):
    """Two entities 400 pixels apart, so that where to click is known."""
    net = sample(first, second)
    one, other = net
    net.edges[one, other, "r1"]["sources"] = ["d", "e"]
    return net, {one: (-200.0, 0.0), other: (200.0, 0.0)}


def drawn(watched):
    watched.page.wait_for_selector("#network[data-drawn='1']")
    box = watched.page.locator("#network canvas").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_hostile_texts_runs_nothing(opened, scheme):
    net = sample(*HOSTILE)
    given = dict.fromkeys(("title", "citation", "licence"), ALL)
    html = to_html(net, layout(net), **given, notes=hostile_notes())
    watched, file = opened(html, color_scheme=scheme)
    x, y = drawn(watched)
    for step in range(30):
        watched.page.mouse.move(x - 400 + 27 * step, y)
        watched.page.wait_for_timeout(15)
    button = watched.page.locator("#legend button").first
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    for summary in watched.page.locator("summary").all():
        summary.click()
    assert "<img src=x onerror=alert(1)>" in watched.page.locator("h1").inner_text()
    assert "<script>alert(1)</script>" in watched.page.locator("details").first.inner_text()
    assert watched.page.locator("img, iframe, b, style ~ base").count() == 0
    watched.is_quiet(file)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_clicked_is_told_as_text(opened, text):
    net, places = pair(text, "B Exemple")
    html = to_html(net, places, title="t", citation="c", licence="l", notes=hostile_notes())
    watched, file = opened(html)
    x, y = drawn(watched)
    page, card = watched.page, watched.page.locator("#card")
    page.mouse.click(x - 200, y)
    page.wait_for_selector("#card h2")
    visible = "".join(letter for letter in text if letter.isprintable()).split()
    said = "".join(card.locator("h2").inner_text().split())
    assert "".join(visible).replace("\u200f", "") in said.replace("\u200f", "")
    page.mouse.click(x, y)
    page.wait_for_selector("#card h2:has-text('—')")
    assert card.locator("ul > li").count() == 3
    assert card.locator("ol > li").count() == 2
    assert "<img src=x onerror=alert(1)>" in card.inner_text()
    assert card.locator("a, img, script, svg, iframe, b").count() == 0, "no address there is safe"
    page.mouse.move(x - 200, y)
    page.wait_for_timeout(250)
    page.mouse.click(x, y + 150)
    page.wait_for_selector("#card .hint")
    watched.is_quiet(file)


def test_a_source_with_an_address_is_a_link(opened):
    net, places = pair("A Exemple", "B Exemple")
    notes = {"d": SourceNote("d", "Document Exemple", "https://exemple.invalid/d")}
    html = to_html(net, places, title="t", citation="c", licence="l", notes=notes)
    watched, file = opened(html)
    watched.page.mouse.click(*drawn(watched))
    link = watched.page.locator("#card a")
    link.wait_for()
    assert link.get_attribute("href") == "https://exemple.invalid/d"
    assert link.get_attribute("rel") == "noopener noreferrer"
    watched.is_quiet(file)


def test_groups_passages_badges_and_loops_are_drawn(opened):
    net, places = pair("Groupe Exemple", "B Exemple")
    one, other = net
    net.nodes[one].update(members=12, left=5)
    relate(net, other, other, "loop")
    third = "https://exemple.invalid/id/9"
    net.add_node(third, label="C Exemple", kind="person")
    relate(net, one, third, "through", through=["D Exemple"], certainty="implied")
    html = to_html(net, {**places, third: (0.0, 150.0)}, title="t", citation="c", licence="l")
    watched, file = opened(html)
    drawn(watched)
    watched.is_quiet(file)


def test_on_a_telephone_the_page_is_as_wide_as_the_screen(opened):
    net, places = pair("A Exemple", "B Exemple " * 20)
    html = to_html(net, places, title="Exemple " * 30, citation="c" * 300, licence="l")
    watched, file = opened(html, viewport={"width": 360, "height": 740}, has_touch=True)
    drawn(watched)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 360
    watched.is_quiet(file)


def test_a_name_of_a_megabyte_is_drawn(opened):
    net, places = pair("<b>Exemple</b> " * 70_000, "B Exemple")
    html = to_html(net, places, title="t", citation="c", licence="l")
    assert len(html) < 900_000
    watched, file = opened(html)
    x, y = drawn(watched)
    watched.page.mouse.click(x - 200, y)
    assert watched.page.locator("#card h2").inner_text().startswith("<b>Exemple</b> <b>")
    watched.is_quiet(file)


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_of_hostile_texts_runs_nothing(opened, dark):
    net = sample(*HOSTILE)
    svg = to_svg(net, on_a_line(net), title=ALL, citation=ALL, licence=ALL, dark=dark)
    watched, file = opened(svg, "exemple.svg")
    watched.page.mouse.move(300, 300)
    watched.page.wait_for_timeout(100)
    said = watched.page.evaluate("document.documentElement.textContent")
    assert "<img src=x onerror=alert(1)>" in said
    assert "javascript:alert(1)" in said
    names = watched.page.evaluate(
        "[...new Set([...document.querySelectorAll('*')].map((one) => one.localName))]"
    )
    assert set(names) <= {
        *("svg", "title", "desc", "rect", "g", "path", "polygon", "circle", "text"),
    }
    watched.is_quiet(file)


def test_a_picture_inside_a_page_runs_nothing(opened):
    """Somebody pastes the file into a page: the parser of HTML is another one."""
    net = sample(*HOSTILE)
    svg = to_svg(net, on_a_line(net), title=ALL, citation=ALL)
    watched, file = opened(f"<!doctype html><meta charset=utf-8><body>{svg}")
    watched.page.wait_for_timeout(100)
    assert watched.page.locator("script, img, iframe, body > :not(svg)").count() == 0
    watched.is_quiet(file)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible(tmp_path, chromium, scheme):
    """WCAG 2.2 AA as axe-core sees it, lists open and a line chosen."""
    net, places = pair("Métropole Exemple", "SCIC Exemple-Test")
    notes = {"d": SourceNote("d", "Document Exemple", "https://exemple.invalid/d", access="x")}
    file = tmp_path / "exemple.html"
    html = to_html(net, places, title="Réseau d'exemple", citation="c", licence="l", notes=notes)
    file.write_text(html, encoding="utf-8")
    context = chromium.new_context(
        viewport={"width": 1200, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("#network[data-drawn='1']")
    box = page.locator("#network canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#card h3")
    for summary in page.locator("summary").all():
        summary.click()
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run(document)")
    context.close()
    assert [(one["id"], one["impact"]) for one in found["violations"]] == []
