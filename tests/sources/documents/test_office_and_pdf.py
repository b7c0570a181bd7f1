"""PDF and Word documents made for the test, and web pages without an article."""

import io

import docx
import pypdf
from making import make_pdf

from graph.model.reading import Part, ReadDocument
from graph.sources.documents.choosing import read_document
from graph.sources.documents.paragraphs import joined_paragraphs, without_running_heads

LINES = [
    "Bilan de la fabrique (2030)",
    "",
    "La ville de Zorgluk est sociétaire de la SCIC Bulle depuis 2019, et elle",
    "soutient la girouette du lavoir avec la région. Une coopé-",
    "ration rare, et un peut-",
    "être.",
    "- un moulin",
    "- une ruche",
    "",
    "Contact : ada@zorgluk.invalid",
]


def parts(document: ReadDocument) -> list[tuple[Part, str]]:
    (reading,) = document.readings
    return [(one.part, document.text[one.start : one.end]) for one in reading.resource.passages]


def test_a_pdf_is_read_by_paragraphs() -> None:
    pages = [[*LINES, "", str(number)] for number in range(1, 3)]
    document = read_document(make_pdf(pages, title="bilan de la fabrique (2030)"), "bilan.pdf")
    assert parts(document)[:3] == [
        (Part.TITLE, "bilan de la fabrique (2030)"),
        (
            Part.BODY,
            "Bilan de la fabrique (2030)\n\nLa ville de Zorgluk est sociétaire de la SCIC Bulle"
            " depuis 2019, et elle soutient la girouette du lavoir avec la région. Une coopération"
            " rare, et un peut-être.\n\n- un moulin\n\n- une ruche",
        ),
        (Part.CONTACT, "Contact : ada@zorgluk.invalid"),
    ]


def test_the_title_of_a_former_file_is_not_taken() -> None:
    document = read_document(make_pdf([LINES], title="Microsoft Word - v3.docx"), "bilan.pdf")
    assert document.readings[0].resource.title == "Bilan de la fabrique (2030)"


def test_a_page_that_is_a_picture_is_told() -> None:
    document = read_document(make_pdf([LINES, []]), "bilan.pdf")
    assert [one.locator for one in document.issues] == ["bilan.pdf, page 2"]


def test_a_pdf_anybody_may_open_is_read() -> None:
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(make_pdf([LINES])))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "girouette du lavoir" in read_document(out.getvalue(), "bilan.pdf").text


def test_running_heads_and_page_numbers_go() -> None:
    texts = ["Un moulin.", "Deux ruches.", "Une girouette.", "Un lavoir.", "Une tisane."]
    pages = [[f"Bilan - page {n}", text, f"{n}/5"] for n, text in enumerate(texts, 1)]
    assert list(without_running_heads(pages)) == [[text] for text in texts]
    assert joined_paragraphs(["un", "", "deux"]) == "un\n\ndeux"


def word(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_in_its_order() -> None:
    made = docx.Document()
    made.add_heading("Bilan de la fabrique", 0)
    made.add_paragraph("La ville de Zorgluk finance la SCIC Bulle.")
    made.add_paragraph("un moulin", style="List Bullet")
    table = made.add_table(2, 2)
    for row, values in zip(table.rows, (("Nom", "Ville"), ("Bulle", "Zorgluk")), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    made.add_paragraph("Contact : 01 99 00 00 01")
    assert parts(read_document(word(made), "bilan.docx")) == [
        (Part.TITLE, "Bilan de la fabrique"),
        (
            Part.BODY,
            "La ville de Zorgluk finance la SCIC Bulle.\n\n  • un moulin\n\nNom ; Ville\n\n"
            "Bulle ; Zorgluk",
        ),
        (Part.CONTACT, "Contact : 01 99 00 00 01"),
    ]


def test_deleted_text_of_word_is_left_out_and_inserted_text_kept() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("La ville ")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for tag, inner, said in (("del", "delText", "de Plume "), ("ins", "t", "de Zorgluk")):
        change = paragraph._element.makeelement(f"{{{w}}}{tag}", {})
        run = change.makeelement(f"{{{w}}}r", {})
        text = run.makeelement(f"{{{w}}}{inner}", {})
        text.text = said
        run.append(text)
        change.append(run)
        paragraph._element.append(change)
    assert read_document(word(made), "a.docx").text == "La ville de Zorgluk"


def test_a_page_without_an_article_is_read_whole() -> None:
    page = (
        "<html><head><meta charset='iso-8859-1'></head><body><div>Été à Zorgluk</div></body></html>"
    )
    document = read_document(page.encode("latin-1"), "a.html")
    assert document.reader == "article 1"
    assert "Été à Zorgluk" in document.text
