"""Whatever is given: offsets point at what they say, and nothing but an input error is raised."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.reading import ReadDocument
from graph.sources.documents.choosing import READERS, read_document
from graph.sources.documents.decoding import decode
from graph.sources.documents.paragraphs import joined_paragraphs
from graph.sources.documents.resource_centre.lines import lines_of

PIECES = st.sampled_from(
    [
        "Type de ressource",
        "Ressources RTES",
        "Ressource privée",
        "Oui",
        "Non",
        "Résumé",
        "Catégorie",
        "Mots-clés : a, b - Avril 2024",
        "Fiche Déniché pour vous n°7 : Zorgluk",
        "Téléchargez",
        "tyghujik",
        "\u00a0",
        "",
        "",
        "Contact",
        "01 99 00 00 01",
        "Quel moulin ?",
        "Réseau des collectivités Territoriales pour une Économie Solidaire",
        "La fabrique de Zorgluk a reçu la coopérative Bulle, et toutes deux ont ri.",
        "<p>",
        "</p>",
        "# Titre",
        "| a | b |",
        "---",
        "a;b",
        "@prefix a: <http://a/> .",
        "{",
        "\u202e",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=30), max_size=40).map("\n".join)


def check(document: ReadDocument) -> None:
    for reading in document.readings:
        resource = reading.resource
        assert resource.title
        assert 0 <= resource.start <= resource.end <= len(document.text)
        ends = [0]
        for passage in resource.passages:
            assert ends[-1] <= passage.start < passage.end <= len(document.text)
            assert document.text[passage.start : passage.end].strip()
            ends.append(passage.end)
        for entity in reading.entities:
            for mention in entity.mentions:
                assert document.text[mention.start : mention.end] == mention.surface
        for relation in reading.relations:
            assert document.text[relation.start : relation.end] == relation.quote
        for attribute in reading.attributes:
            assert 0 <= attribute.start < attribute.end <= len(document.text)
    starts = [reading.resource.start for reading in document.readings]
    assert starts == sorted(starts)


@pytest.mark.parametrize("reader", sorted(READERS))
@settings(max_examples=60, deadline=None)
@given(page=PAGES)
def test_any_text(reader: str, page: str) -> None:
    with suppress(InputError):
        check(read_document(page.encode("utf-8", "replace"), "a.txt", reader))


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.xlsx", "a.csv", "a.ttl", "a.html"])
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300), begin=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]))
def test_any_bytes(name: str, content: bytes, begin: bytes) -> None:
    with suppress(InputError):
        check(read_document(begin + content, name))


@settings(max_examples=100, deadline=None)
@given(text=PAGES, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_decoding_gives_back_what_was_written(text: str, encoding: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    with suppress(InputError):
        decoded = decode(text.encode(encoding), "a.txt").text
        assert decoded == text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")


@given(PAGES)
def test_lines_hold_all_that_is_written(text: str) -> None:
    lines = lines_of(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    kept = "".join("".join(line.text.split()) for line in lines)
    assert [letter for letter in text if letter.isalnum()] == list(filter(str.isalnum, kept))


@given(st.lists(st.text(alphabet="abc -.", max_size=30), max_size=20))
def test_joining_lines_loses_no_letter(lines: list[str]) -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter.isalpha())

    assert letters(joined_paragraphs(lines)) == letters("".join(lines))
