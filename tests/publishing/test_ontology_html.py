"""The pages of the vocabulary: fresh, whole, in one language each, and nothing from outside."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
HTML = PROJECT / "ontology" / "html"
VOCABULARY = (PROJECT / "ontology" / "maillage.ttl").read_text("utf-8")
VERSION = re.search(r'owl:versionInfo "([0-9.]+)"', VOCABULARY)[1]  # type: ignore[index]
LANGUAGES = ("fr", "en")
VOID = frozenset({"br", "hr", "img", "link", "meta"})


class Page(HTMLParser):
    """What a page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.open += [] if tag in VOID else [tag]
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if tag == "a" else []
        if tag in ("img", "script", "iframe", "link") and told.get("rel") != "canonical":
            self.loaded += [told[name] for name in ("src", "href") if name in told]
        if tag == "html":
            self.language = told["lang"]

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, "an element is closed by another"


@pytest.fixture(scope="module", params=LANGUAGES)
def text(request: pytest.FixtureRequest) -> str:
    return (HTML / VERSION / f"{request.param}.html").read_text("utf-8")


def test_the_page_is_well_formed_and_loads_nothing(text: str):
    page = Page(text)
    assert page.open == []
    assert page.loaded == []
    assert "url(" not in text and "@import" not in text
    assert page.language in LANGUAGES


def test_every_term_of_ours_has_its_fragment(text: str):
    page = Page(text)
    terms = set(re.findall(r"^mai:(\w+)$", VOCABULARY, re.MULTILINE))
    assert len(terms) > 50
    assert terms <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_links_inside_lead_somewhere(text: str):
    page = Page(text)
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside - set(page.ids) == set()


def test_each_page_is_in_its_language():
    french, english = ((HTML / VERSION / f"{one}.html").read_text("utf-8") for one in LANGUAGES)
    assert "est partenaire de" in french and "est partenaire de" not in english
    assert "is a partner of" in english and "is a partner of" not in french
    for word in ("Metadata", "Table of Contents", "Object Properties", "Sub Class Of"):
        assert word not in french
    assert 'href="en.html"' in french and 'href="fr.html"' in english


def test_its_json_ld_reads(text: str):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    said = json.loads(found[1])
    assert said["@type"] == "DefinedTermSet" and said["version"] == VERSION
    assert len(said["hasDefinedTerm"]) > 50
    assert all(term["name"] and term["description"] for term in said["hasDefinedTerm"])
