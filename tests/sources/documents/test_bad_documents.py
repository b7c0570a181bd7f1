"""What cannot be read: one sentence, soon, and nothing else."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from making import make_archive, make_pdf, make_workbook

from graph.errors import InputError
from graph.sources.documents.choosing import READERS, documents_in, read_document, read_documents

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900)
SITE = "Réseau des collectivités Territoriales pour une Économie Solidaire"
FRENCH = "Été à Zorgluk : la fabrique a reçu l'élue déléguée, à côté du moulin, près de la forêt.\n"


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(make_pdf([["Zorgluk"]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def long_turtle() -> bytes:
    lines = ["@prefix ex: <http://exemple-test.invalid/> ."]
    lines += [f'ex:s{number} ex:p "x" .' for number in range(12_343)]
    return "\n".join([*lines, "ex:s ex:p a b ]] ."]).encode()


def many_rows() -> bytes:
    rows = "".join(f"<row><c><v>{number * 7919 % 99_991}</v></c></row>" for number in range(10**6))
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    return make_archive({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet})


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "nothing": ("a.txt", lambda: b"", "vide"),
    "blanks": ("a.txt", lambda: b" \n\t\n", "vide"),
    "empty PDF": ("a.pdf", lambda: b"", "vide"),
    "empty table": ("a.csv", lambda: b"", "vide"),
    "empty RDF": ("a.ttl", lambda: b"", "vide"),
    "empty page": ("a.html", lambda: b"<html></html>", "vide"),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "pas du texte"),
    "zeros": ("a.txt", lambda: b"abc\x00def", "0x00"),
    "Cyrillic bytes": ("a.txt", lambda: ("Привет " * 40).encode("koi8-r"), "encodage"),
    "Macintosh bytes": ("a.txt", lambda: (FRENCH * 3).encode("mac_roman"), "encodage"),
    "50 MB of text": ("a.txt", lambda: b"a b c d\n" * 6_250_000, "trop long"),
    "50 MB of HTML": ("a.html", lambda: b"<p>abc</p>" * 5_000_000, "trop long"),
    "50 MB of CSV": ("a.csv", lambda: b"Nom;Ville\n" + b"a;b\n" * 12_500_000, "trop long"),
    "locked PDF": ("a.pdf", locked_pdf, "mot de passe"),
    "cut PDF": ("a.pdf", lambda: make_pdf([["Zorgluk"]])[:120], "abîmé"),
    "PDF without text": ("a.pdf", lambda: make_pdf([[]]), "images"),
    "old Word": ("a.doc", lambda: OLD, "mot de passe, ou d'un Word"),
    "locked workbook": ("a.xlsx", lambda: OLD, "mot de passe, ou d'un Excel"),
    "cut Word": ("a.docx", lambda: make_archive({"word/document.xml": "<x/>"})[:90], "abîmé"),
    "no Word": ("a.docx", lambda: make_archive({"word/document.xml": "<x/>"}), "abîmé"),
    "no workbook": ("a.xlsx", lambda: make_archive({"xl/workbook.xml": "<x/>"}), "abîmé"),
    "million rows": ("a.xlsx", many_rows, "50 000 lignes"),
    "million rows of CSV": ("a.csv", lambda: b"Nom;V\n" + b"a;b\n" * 1_000_000, "50 000 lignes"),
    "empty workbook": ("a.xlsx", lambda: make_workbook({"A": []}), "vide"),
    "no name": ("a.csv", lambda: b"a;b\n1;2\n", "ne ressemble à un nom"),
    "open quote": ("a.csv", lambda: b'Nom;Ville\nx;y\n"a;b\n', "a.csv:3"),
    "long cell": ("a.csv", lambda: b"Nom;Ville\n" + b"x" * 1_000_000 + b";b\n", "a.csv:2"),
    "RDF mistake": ("a.ttl", long_turtle, "a.ttl:12345"),
    "JSON mistake": ("a.jsonld", lambda: b'{"@id":\n"a",,}', "a.jsonld:2"),
    "deep JSON": ("a.jsonld", lambda: b"[" * 100_000, "JSON"),
    "far context": ("a.jsonld", lambda: b'{"@context":"https://x.invalid/","a":1}', "ailleurs"),
    "XML entities": (
        "a.rdf",
        lambda: b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rdf:RDF/>',
        "entités",
    ),
    "RDF of nothing": ("a.nt", lambda: b'<http://a> <http://b> "c" .', "ne dit rien"),
    "bomb": ("a.zip", lambda: make_archive({"a.txt": bytes(300_000_000)}), "grossit"),
    "bomb in Word": (
        "a.docx",
        lambda: make_archive({"word/document.xml": bytes(300_000_000)}),
        "grossit",
    ),
    "crowd": ("a.zip", lambda: make_archive({f"{n}.txt": "" for n in range(20_001)}), "20001"),
    "nested": (
        "a.zip",
        lambda: make_archive({"b.zip": make_archive({"a.txt": "x"})}),
        "dans une autre",
    ),
    "way out": ("a.zip", lambda: make_archive({"../../a.txt": "x"}), "sort de l'archive"),
    "other way out": ("a.zip", lambda: make_archive({"..\\a.txt": "x"}), "sort de l'archive"),
    "root": ("a.zip", lambda: make_archive({"/etc/a.txt": "x"}), "sort de l'archive"),
    "cut archive": ("a.zip", lambda: make_archive({"a.txt": "x" * 1000})[:60], "abîmé"),
    "empty archive": ("a.zip", lambda: make_archive({}), "aucun document"),
}


@pytest.mark.parametrize("case", CASES)
def test_one_sentence(case: str) -> None:
    name, make, said = CASES[case]
    content = make()
    start = time.perf_counter()
    with pytest.raises(InputError) as raised:
        list(documents_in(content, name))
    assert time.perf_counter() - start < 2
    sentence = str(raised.value)
    assert said in sentence
    assert "\n" not in sentence and len(sentence) < 300
    assert raised.value.advice


def test_an_unknown_reader() -> None:
    with pytest.raises(InputError, match="Lecteurs : pdf, word"):
        read_document(b"Zorgluk", "a.txt", "divination")


def test_a_wrong_reader_says_so() -> None:
    for reader in ("pdf", "word", "rdf"):
        with pytest.raises(InputError):
            read_document(FRENCH.encode(), "a.txt", reader)
    with pytest.raises(InputError, match="aucune ressource"):
        read_document(f"{SITE}\n".encode(), "a.txt", "rtes_page")


def test_an_archive_is_not_one_document() -> None:
    with pytest.raises(InputError, match="archive"):
        read_document(make_archive({"a.txt": "x"}), "a.zip")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (FRENCH.encode("utf-16"), "UTF-16"),
        (FRENCH.encode("utf-16")[:-1], "UTF-16"),
        (FRENCH.encode("utf-16-le"), "UTF-16-LE"),
        (FRENCH.encode("cp1252"), "Windows-1252"),
        (b"\xef\xbb\xbf" + FRENCH.encode(), ""),
        (FRENCH.encode() + "é".encode()[:1], ""),
        (FRENCH.replace("\n", "\r\n").encode(), ""),
    ],
)
def test_other_encodings_are_read_when_sure(content: bytes, encoding: str) -> None:
    document = read_document(content, "a.txt")
    assert FRENCH.startswith(document.text[:80])
    assert [encoding in issue.message for issue in document.issues] == [True] * bool(encoding)


@pytest.mark.parametrize("reader", sorted(READERS))
def test_no_reader_is_stopped_by_a_long_line(reader: str) -> None:
    start = time.perf_counter()
    for line in ("a" * 1_000_000, "Mots-clés : " + "a, " * 300_000, "<" * 300_000, "a.b" * 300_000):
        try:
            read_document(line.encode(), "a.txt", reader)
        except InputError as error:
            assert len(str(error)) < 400
    assert time.perf_counter() - start < 20


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.txt"):
        list(read_documents([tmp_path / "absent.txt"]))


def test_hostile_text_is_only_text() -> None:
    text = "Zorgluk <script>alert(1)</script> \u202egnp.exe\u202c =HYPERLINK(1) <b>"
    assert read_document(text.encode(), "a.txt").text == text
    table = read_document(f"Nom;Ville\n{text};Bulle\n".encode(), "a.csv")
    assert table.readings[0].entities[0].label == text
