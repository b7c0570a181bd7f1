"""Catalogues, addresses and escaped text."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from error_words import sentences, unsaid
from hypothesis import given
from hypothesis import strategies as st
from shown_page import PROJECT

from graph.views.text import shown, web_address
from graph.widgets.canvas import TEXTS
from graph.widgets.catalogue import PLURALS, parse_po, read_catalogue
from graph.widgets.markup import block, outside

FRENCH = re.compile(r"(?i)[«»œ]|\b(?:le|les|des|une|du|au|aux|est|sont|pas|pour|dans|avec|sur)\b")
"""What English words of ours never hold."""


def catalogue_text(language: str) -> str:
    path = PROJECT / "graph" / "locale" / language / "LC_MESSAGES" / "maillage.po"
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every text of the code that readers see."""
    template = tmp_path_factory.mktemp("words") / "maillage.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract"]
    folders = ["graph/api", "graph/pages", "graph/widgets"]
    options = ["-k", "_", "-k", "_n:1,2", "-o", str(template)]
    subprocess.run([*command, *options, *folders], cwd=PROJECT, check=True, timeout=60)
    return read_po(BytesIO(template.read_bytes()))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_catalogues_hold_exactly_what_the_code_says(extracted: Catalog, language: str) -> None:
    singular = (one.id if isinstance(one.id, str) else one.id[0] for one in extracted if one.id)
    errors = sentences(PROJECT / "graph")
    assert set(parse_po(catalogue_text(language))) == {*singular, *TEXTS.values(), *errors}


def test_errors_keep_their_facts_apart_from_their_words() -> None:
    assert unsaid(PROJECT / "graph") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_our_reader_reads_what_babel_reads(language: str) -> None:
    known = read_po(BytesIO(catalogue_text(language).encode()), locale=language)
    told = {
        (one.id if isinstance(one.id, str) else one.id[0]): (
            (one.string,) if isinstance(one.string, str) else tuple(one.string)
        )
        for one in known
        if one.id
    }
    assert parse_po(catalogue_text(language)) == told


@pytest.mark.parametrize("language", ["fr", "en"])
def test_translations_keep_the_blanks_to_fill(language: str) -> None:
    def blanks(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    for message, forms in read_catalogue(language).texts.items():
        assert all(blanks(form) == blanks(message) for form in forms), message


def test_english_is_translated() -> None:
    """Words of ours; names and formulas between quotation marks stay what they are."""
    for french, forms in read_catalogue("en").texts.items():
        for english in forms:
            assert not FRENCH.search(re.sub("“[^”]*”", "", english)), french


def test_plurals() -> None:
    french, english = read_catalogue("fr"), read_catalogue("en")
    assert french.plural("{n} lien", "{n} liens", 0) == "{n} lien"
    assert english.plural("{n} lien", "{n} liens", 0) == "{n} links"
    assert [PLURALS["fr"](n) for n in (0, 1, 2)] == [0, 0, 1]


def test_a_fuzzy_or_empty_translation_is_left_out() -> None:
    text = '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\nmsgid "d"\nmsgstr "e\\n"\n'
    assert parse_po(text) == {"d": ("e\n",)}


class Reader(HTMLParser):
    """The texts and tags of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", list[tuple[str, dict[str, str | None]]]()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@given(st.text())
def test_any_text_is_read_back_as_text(given_text: str) -> None:
    reader = Reader()
    reader.feed(str(block('<p title="{text}">{text}</p>', text=given_text)))
    reader.close()
    assert [tag for tag, _ in reader.tags] == ["p"]
    assert reader.text == shown(given_text)
    assert reader.tags[0][1] == {"title": shown(given_text)}


@given(st.text())
def test_a_link_leads_to_the_web_or_nowhere(given_text: str) -> None:
    reader = Reader()
    reader.feed(str(outside("a", given_text)))
    for tag, attributes in reader.tags:
        assert tag == "a"
        assert str(attributes["href"]).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x"),
        *("//exemple.invalid", "/explorer", "http:", "https://", "ftp://exemple.invalid/"),
        *("https://exemple.invalid/\nx", 'https://exemple.invalid/"x', "https://[", "file:///etc"),
    ],
)
def test_what_is_not_a_web_address(address: str) -> None:
    assert web_address(address) == ""


def test_web_addresses_stay_as_they_are() -> None:
    for address in ("https://exemple.invalid/é?a=1&b=2#c", "http://exemple.invalid"):
        assert web_address(address) == address


def test_pages_only_arrange() -> None:
    scripts = sorted(Path(PROJECT / "graph" / "pages").glob("*.py"))
    assert all(len(path.read_text("utf-8").splitlines()) <= 80 for path in scripts)
    assert len((PROJECT / "app.py").read_text("utf-8").splitlines()) <= 60
