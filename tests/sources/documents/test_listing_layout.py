"""Listings put together from every part a page of the resource centre can have, in any order."""

from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.reading import Part, ReadResource
from graph.sources.documents.resource_centre.pages import resources_of

SITES = (
    "Réseau des collectivités Territoriales pour une Économie Solidaire",
    "Réseau des collectivités Territoriales engagées pour une Économie Solidaire",
)
WORDS = tuple(
    "".join(parts)
    for parts in product(
        ("zor", "bul", "mou", "gi", "lan", "ru"), ("glu", "li", "rou"), ("k", "n", "te")
    )
)
DATES = {
    " - Avril 2024": "2024-04",
    ". Novembre 2021.": "2021-11",
    ". Mai 2021. ": "2021-05",
    " - Février 2022 (actualisée en mars 2023)": "2022-02",
    ", août 2020": "2020-08",
    "": "",
}
STRAYS = ("ess", "esss", "dfgh", "tyghujik", "dpv kpa", "fgvhbh", "PTCE", "\u00a0")
TAILS = (
    "52200 LANGRES",
    "Zone d'action : Pays de Zorgluk",
    "Site internet : https://bulle.invalid",
)
DOWNLOADS = ("Téléchargez la fiche", "TÉLÉCHARGEZ LA PUBLICATION EN CLIQUANT ICI", "")


@dataclass(frozen=True)
class Made:
    """A resource as it is written, and what must be read of it."""

    title: str
    number: int | None
    type: str = ""
    private: bool | None = None
    keywords: tuple[str, ...] = ()
    date: str = ""
    body: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


def words(number: int) -> st.SearchStrategy[list[str]]:
    """The words of a sentence; two resources have none in common."""
    end = "abcdefghij"[number % 10]
    known = st.sampled_from(WORDS).map(lambda word: word + end)
    return st.lists(known, min_size=8, max_size=14, unique=True)


def names(number: int) -> st.SearchStrategy[str]:
    """A name; two resources have none in common."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda name: f"{' '.join(name).title()}{'abcdefghij'[number % 10]}"
    )


@st.composite
def paragraphs(draw: st.DrawFn, number: int) -> str:
    sentences = draw(st.lists(words(number), min_size=1, max_size=4))
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)


@st.composite
def titles(draw: st.DrawFn, number: int) -> tuple[str, int | None]:
    name, other = draw(names(number)), draw(names(number))
    return draw(
        st.sampled_from(
            [
                (f"Fiche Déniché pour vous n°{number} - {name}", number),
                (f"Fiche Déniché pour vous n°{number} : {name}", number),
                (f'Webinaire RTES "{name} & {other}" - 30 mai 2023', None),
                (f"Guide juridique {name}", None),
                (f"Quel rôle des collectivités dans {name}, {other} et alentour ?", None),
                (f"Kit {name} | Fiche 19", None),
            ]
        )
    )


@st.composite
def texts(draw: st.DrawFn, number: int) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The lines of a body, its keywords and its date."""
    lines = [draw(paragraphs(number)) for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        lines.insert(1, draw(st.sampled_from(("apes", "  • un point\n  • un autre"))))
    lines += filter(None, [draw(st.sampled_from(DOWNLOADS))])
    keywords = tuple(draw(st.lists(st.sampled_from(WORDS), max_size=4, unique=True)))
    date = ""
    if keywords:
        ending = draw(st.sampled_from(sorted(DATES)))
        date = DATES[ending]
        separator = draw(st.sampled_from((", ", " ; ", ";")))
        space = draw(st.sampled_from((" ", "\u00a0")))
        lines.append(f"Mots-clés{space}: {separator.join(keywords)}{ending}")
    lines += draw(st.lists(st.sampled_from(STRAYS), max_size=1))
    lines += draw(st.lists(st.sampled_from(TAILS), max_size=2, unique=True))
    return tuple(lines), keywords, date


def shortened(lines: tuple[str, ...], kept: int, edited: bool) -> tuple[str, ...]:
    """What a summary makes of a body: its beginning, one word changed."""
    some = list(lines[:kept])
    if edited:
        first = some[0].split(" ")
        first[4:5] = ["moulins", "entiers"]
        some[0] = " ".join(first)
    return tuple(some)


@st.composite
def resources(draw: st.DrawFn, number: int) -> Made:
    title, told = draw(titles(number))
    kind = draw(st.sampled_from(("public", "public", "public", "private", "alone")))
    if kind == "alone":
        return Made(title, told)
    lines, keywords, date = draw(texts(number))
    type_ = draw(st.sampled_from(("Ressources RTES", "Autres")))
    if kind == "private":
        return Made(title, told, type_, True, keywords, date, (), lines)
    kept = draw(st.integers(1, len(lines)))
    summary = shortened(lines, kept, edited=draw(st.booleans()))
    return Made(title, told, type_, False, keywords, date, lines, summary)


@st.composite
def listings(draw: st.DrawFn) -> list[Made]:
    made: list[Made] = []
    for number in range(draw(st.integers(1, 6))):
        made.append(draw(resources(100 + number)))
    return made


def written(made: list[Made], site: str, category: bool) -> str:
    lines = [site, ""]
    for one in made:
        lines += [one.title, ""]
        for line in one.body:
            lines += [line, ""]
        if one.type:
            lines += ["Catégorie"] * category
            answer = "Oui" if one.private else "Non"
            lines += ["Type de ressource", one.type, "Ressource privée", answer, "Résumé", ""]
        for line in one.summary:
            lines += [line, ""]
    return "\n".join(lines)


def seen(one: ReadResource | Made) -> tuple[object, ...]:
    return one.title, one.type, one.private, one.keywords, one.date, one.number


@settings(max_examples=120, deadline=None)
@given(listings(), st.sampled_from(SITES), st.booleans())
def test_a_listing_is_read_as_it_was_written(made: list[Made], site: str, category: bool) -> None:
    text = written(made, site, category)
    assert [seen(one) for one in resources_of(text)] == [seen(one) for one in made]


@settings(max_examples=120, deadline=None)
@given(listings(), st.data())
def test_a_page_cut_anywhere_keeps_what_stands_above(made: list[Made], data: st.DataObject) -> None:
    """All but the resource that is cut, and nothing that is no title."""
    text = written(made, SITES[0], category=False)
    cut = text[: data.draw(st.integers(len(SITES[0]) + 2, len(text)))]
    known = [one.title for one in made]
    read = [one.title for one in resources_of(cut)]
    whole = [one for one in known if f"\n{one}\n" in cut]
    assert read[: len(whole) - 1] == whole[:-1]
    assert [
        title for title in read if title not in known and not cut.rstrip().endswith(title)
    ] == []


@settings(max_examples=60, deadline=None)
@given(listings())
def test_every_line_is_in_one_passage_of_its_resource(made: list[Made]) -> None:
    text = written(made, SITES[1], category=True)
    covered = [False] * len(text)
    for resource in resources_of(text):
        for passage in resource.passages:
            assert resource.start <= passage.start < passage.end <= resource.end
            assert not any(covered[passage.start : passage.end])
            covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
    left = "".join(
        letter for letter, inside in zip(text, covered, strict=True) if not inside
    ).replace(SITES[1], "")
    assert not left.strip("\n \u00a0")


def test_the_body_is_only_running_text() -> None:
    text = written(
        [
            Made(
                "Fiche Déniché pour vous n°7 : Zorgluk",
                7,
                "Ressources RTES",
                False,
                body=(
                    "La coopérative Zorgluk est née à Bulle, et elle y tient une fabrique.",
                    "apes",
                    "Téléchargez la fiche n°7 : Zorgluk",
                    "Mots-clés : bulle ; plume. Mai 2021.",
                    "tyghujik",
                    "Site internet : https://zorgluk.invalid",
                    "44999 Bulle",
                    "Zone d'action : France",
                    "Contact : Ada Zorgluk, présidente - ada@zorgluk.invalid",
                ),
                summary=("La coopérative Zorgluk est née à Bulle, et elle y tient une fabrique.",),
            )
        ],
        SITES[0],
        category=False,
    )
    (resource,) = resources_of(text)
    assert [(one.part, text[one.start : one.end][:12]) for one in resource.passages] == [
        (Part.TITLE, "Fiche Dénich"),
        (Part.BODY, "La coopérati"),
        (Part.STRAY, "apes"),
        (Part.DOWNLOAD, "Téléchargez "),
        (Part.KEYWORDS, "Mots-clés : "),
        (Part.STRAY, "tyghujik"),
        (Part.WEBSITE, "Site interne"),
        (Part.ADDRESS, "44999 Bulle"),
        (Part.AREA, "Zone d'actio"),
        (Part.CONTACT, "Contact : Ad"),
        (Part.FIELD, "Type de ress"),
        (Part.FIELD, "Ressources R"),
        (Part.FIELD, "Ressource pr"),
        (Part.FIELD, "Non"),
        (Part.FIELD, "Résumé"),
        (Part.SUMMARY, "La coopérati"),
    ]
