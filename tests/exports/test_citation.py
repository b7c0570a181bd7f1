"""A view for a reference manager: whatever its title, one entry and no more."""

import json
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.exports.citation import Citation

SEEN = date(2026, 1, 31)
ADDRESS = "https://exemple.invalid/explorer?id=organisation/exemple&lang=fr"


def test_a_bibtex_entry():
    told = Citation("Métropole Exemple — SCIC & 50 %", ADDRESS, "1", SEEN).bibtex()
    assert told.startswith("@misc{maillage-metropole-exemple-scic-50-")
    assert r"title = {{Métropole Exemple — SCIC \& 50 \%}}" in told
    assert f"url = {{{ADDRESS}}}" in told
    assert "urldate = {2026-01-31}" in told
    assert "langid = {french}" in told


def test_a_csl_item():
    (item,) = json.loads(Citation("A Exemple", ADDRESS, "1", SEEN, "en").csl())
    assert item["type"] == "dataset"
    assert (item["title"], item["URL"], item["version"]) == ("A Exemple", ADDRESS, "1")
    assert item["accessed"] == {"date-parts": [[2026, 1, 31]]}


def test_the_key_is_that_of_the_view():
    one = Citation("A Exemple", ADDRESS, "1", SEEN)
    assert one.key == Citation("A Exemple", ADDRESS, "1", date(2026, 2, 1)).key
    assert one.key != Citation("A Exemple", f"{ADDRESS}&n=2", "1", SEEN).key


def test_no_contact_in_a_title():
    told = Citation("Écrire à planted@exemple-test.invalid", ADDRESS, "1", SEEN)
    assert "planted" not in told.bibtex() + told.csl()


@given(st.text(max_size=60), st.text(max_size=60))
def test_braces_balance_and_nothing_escapes(title, address):
    entry = Citation(title, address, "1", SEEN)
    told = entry.bibtex()
    bare = re.sub(r"\\[{}%#$&_]|\\text\w+\{\}", "", told)
    assert "%" not in re.sub(r"url = \{.*\}", "", bare), "nothing is commented out"
    depth = 0
    for place, letter in enumerate(bare.rstrip()):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth > 0 or place in (*range(len("@misc")), len(bare.rstrip()) - 1)
    assert depth == 0
    assert told.count("\n") == len(re.findall(r"^  \w+ = ", told, re.M)) + 2
    assert json.loads(entry.csl())[0]["URL"] == address
