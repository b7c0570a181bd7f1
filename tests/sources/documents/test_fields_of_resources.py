"""The small texts a resource is told by: keywords, dates, numbers, uses of lines."""

import pytest

from graph.model.reading import Part
from graph.sources.documents.resource_centre.dates import date_of_download, without_final_date
from graph.sources.documents.resource_centre.keywords import keywords_and_date
from graph.sources.documents.resource_centre.labels import field_blocks, is_site_title
from graph.sources.documents.resource_centre.line_parts import part_of_line
from graph.sources.documents.resource_centre.lines import lines_of
from graph.sources.documents.resource_centre.passages import parts_of
from graph.sources.documents.resource_centre.titles import number_in


@pytest.mark.parametrize(
    ("text", "before", "date"),
    [
        ("a, b - Avril 2024", "a, b", "2024-04"),
        ("a ; b. Novembre 2021.", "a ; b", "2021-11"),
        ("a. Mai 2021. ", "a", "2021-05"),
        ("a ; b - Février 2022 (actualisée en mars 2023)", "a ; b", "2022-02"),
        ("a – août 2020, mise à jour en mai 2021", "a", "2020-08"),
        ("a (décembre 2019)", "a", "2019-12"),
        ("a\u00a0-\u00a0Juin 2018", "a", "2018-06"),
        ("a - 04/2024", "a", "2024-04"),
        ("a (actualisée en mars 2023)", "a", ""),
        ("a - 2021", "a", ""),
        ("a ; le 3 mai 2021", "a ; le 3 mai 2021", ""),
        ("mai, juin", "mai, juin", ""),
        ("", "", ""),
    ],
)
def test_the_month_at_the_end(text: str, before: str, date: str) -> None:
    assert without_final_date(text) == (before, date)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ('Téléchargez le Points de RepèrESS : "Zorgluk" en cliquant ici - Mars 2025 ', "2025-03"),
        ('Téléchargez l\'étude "Zorgluk", Exemple-Test, décembre 2020, 72 pages.', "2020-12"),
        ('Téléchargez l\'étude "Zorgluk, mai 1999", octobre 2020', "2020-10"),
        ("Téléchargez l'étude publiée en mai 2021 ici", "2021-05"),
        ("Téléchargez le compte-rendu du webinaire du 30 mai 2023", ""),
        ("Téléchargez la fiche - 30 mai 2023", ""),
        ("Téléchargez aussi notre étude (mai 2016)", ""),
        ("Téléchargez la fiche n°104 : Zorgluk", ""),
    ],
)
def test_the_month_of_a_download(line: str, date: str) -> None:
    assert date_of_download(line) == date


@pytest.mark.parametrize(
    ("line", "keywords"),
    [
        ("Mots-clés : zorgluk, bulle", ("zorgluk", "bulle")),
        ("Mots-clés\u00a0: zorgluk\u00a0; bulle\u00a0", ("zorgluk", "bulle")),
        (
            "MOTS-CLÉS : économie\u00a0circulaire ; tiers-lieux",
            ("économie\u00a0circulaire", "tiers-lieux"),
        ),
        ("Mots clefs : SCIC.", ("SCIC",)),
        ("Mot-clé: SCIC", ("SCIC",)),
        ("Mots-clés : ", ()),
    ],
)
def test_keywords_stay_as_they_are_given(line: str, keywords: tuple[str, ...]) -> None:
    assert keywords_and_date(line) == (keywords, "")


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Fiche Déniché pour vous n°134 - Zorgluk", 134),
        ("Fiche Déniché pour vous n°104 : Zorgluk", 104),
        ("Fiche Déniché pour vous n° 7 - Zorgluk", 7),
        ("FICHE N°56", 56),
        ("Kit Zorgluk | Fiche 19", None),
        ("Loi n°2014-856 relative aux girouettes", None),
        ("Décret n°2015 sur les girouettes", None),
        ("12 girouettes en 2024", None),
    ],
)
def test_the_number_of_a_title(title: str, number: int | None) -> None:
    assert number_in(title) == number


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("tyghujik", Part.STRAY),
        ("Page courante 2", Part.STRAY),
        ("Suivant ›", Part.STRAY),
        ("1", Part.STRAY),
        ("Accueil", Part.STRAY),
        ("Accueil de la petite enfance", Part.BODY),
        ("dpv kpa", Part.STRAY),
        ("52999 ZORGLUK", Part.ADDRESS),
        ("12, rue des Moulins", Part.ADDRESS),
        ("12 rue des Moulins - 52999 Zorgluk Cedex", Part.ADDRESS),
        ("Zone d'action : France", Part.AREA),
        ("Zone d’action\u00a0: Zorgluk", Part.AREA),
        ("Site internet : https://zorgluk.invalid", Part.WEBSITE),
        ("https://zorgluk.invalid/page", Part.WEBSITE),
        ("TÉLÉCHARGEZ LA PUBLICATION EN CLIQUANT ICI", Part.DOWNLOAD),
        ("Version pour impression à télécharger ici", Part.DOWNLOAD),
        ("Contact : Ada Zorgluk, présidente", Part.CONTACT),
        ("Ada Zorgluk - ada (at) zorgluk.invalid", Part.CONTACT),
        ("Le contact avec les habitants est bon.", Part.BODY),
        ("Zorgluk compte 52999 habitants et deux moulins.", Part.BODY),
        ("Le téléchargement est gratuit.", Part.BODY),
        ("Mercredi 18 octobre 2023", Part.BODY),
    ],
)
def test_what_a_line_is_for(line: str, part: Part) -> None:
    assert part_of_line(line) is part


def test_a_block_of_fields_may_be_cut_anywhere() -> None:
    text = "Titre\n\nCatégorie\nType de ressource\nAutres\nRessource privée\nNon\nRésumé\n\nTexte."
    whole = (1, "Autres", False, True)
    found = {}
    for end in range(text.index("Type de r") + 9, len(text) + 1):
        (block,) = field_blocks(lines_of(text[:end]))
        found[text[:end]] = (block.first, block.type, block.private, block.has_summary)
    assert found[text] == whole
    assert found[text[: text.index("Autres") + 6]] == (1, "Autres", None, False)
    assert found[text[: text.index("Résumé") - 1]] == (1, "Autres", False, False)


def test_a_heading_is_no_block() -> None:
    assert not list(field_blocks(lines_of("Titre\n\nRésumé\n\nType de girouette\n\nTexte.")))


@pytest.mark.parametrize(
    "line",
    [
        "Réseau des collectivités Territoriales pour une Économie Solidaire",
        "Réseau des collectivités territoriales engagées pour une Economie Solidaire",
    ],
)
def test_both_names_of_the_site(line: str) -> None:
    assert all(map(is_site_title, lines_of(line)))
    assert not any(map(is_site_title, lines_of(f"Le {line}")))


def test_a_contact_block_ends_with_its_last_contact() -> None:
    text = "Contacts\n\nAda Zorgluk, présidente\n\n01 99 00 00 01\n\nUn moulin tourne\n\nFin"
    parts = [(part, line.text) for part, line in parts_of(lines_of(text))]
    assert [part for part, _ in parts] == [Part.CONTACT] * 3 + [Part.BODY] * 2
    heading_alone = parts_of(lines_of("Contacts et moulins\n\nUn moulin tourne"))
    assert [part for part, _ in heading_alone][1] is Part.BODY
