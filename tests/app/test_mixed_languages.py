"""Pages of one language: English ones hold no French words of ours, nor French ones English."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph
import pytest
from shown_page import PROJECT, OpenPage
from words_shown import WORDS, Sources, texts

from graph.questions.question import Question, catalogue
from graph.store.generations import open_generation
from graph.widgets.catalogue import read_catalogue

OTHER = {"en": "fr", "fr": "en"}
PLACES = ("La Réunion",)
"""Names drawn on the map, whatever the language."""

LABELS = ("label", "prefLabel")
SHEETS = ("MEX", "organisation/scic-exemple-test", "person/personne-exemple", "concept/ptce")

PAGES: list[tuple[str, Mapping[str, str]]] = [
    ("", {}),
    ("explorer", {}),
    ("explorer", {"id": "MEX"}),
    ("explorer", {"id": "MEX", "vers": "organisation/scic-exemple-test"}),
    ("explorer", {"q": "collectivites-scic"}),
    ("explorer", {"id": "MEX", "annees": "zorgluk"}),
    ("questions", {}),
    ("questions", {"q": "relations-entite", "entite": "MEX"}),
    ("questions", {"q": "collectivites-scic", "vue": "matrice"}),
    ("questions", {"q": "collectivites-scic", "vue": "reseau"}),
    ("questions", {"q": "collectivites-scic", "vue": "carte"}),
    ("questions", {"q": "collectivites-scic", "vue": "temps"}),
    ("questions", {"q": "collectivites-scic", "depuis": "2090"}),
    ("questions", {"q": "zorgluk"}),
    ("questions", {"matrice": "collectivite,scic"}),
    ("territoires", {}),
    ("territoires", {"id": "epci/000000001"}),
    ("territoires", {"id": "zorgluk"}),
    ("comparer", {}),
    ("comparer", {"a": "MEX", "b": "organisation/scic-exemple-test"}),
    ("comparer", {"a": "MEX", "le": "2015", "et": "2024"}),
    ("analyses", {}),
    ("ressources", {}),
    ("ressources", {"q": "exemple"}),
    ("contribuer", {}),
    ("qualite", {}),
    ("fiche", {}),
    ("fiche", {"id": "zorgluk-inconnu"}),
    *(("fiche", {"id": sheet}) for sheet in SHEETS),
]


@pytest.fixture(scope="module")
def sources(small_store: Path) -> Sources:
    """All that the small store holds, but the names of the words of the model: those are ours."""
    store = pyoxigraph.Store.read_only(str(open_generation(small_store).graph))
    found = (
        quad.object.value
        for quad in store
        if isinstance(quad.object, pyoxigraph.Literal)
        and not (quad.object.language and quad.predicate.value.rpartition("#")[2] in LABELS)
    )
    names = (
        quad.object.value
        for quad in store
        if isinstance(quad.object, pyoxigraph.Literal)
        and quad.object.language
        and "/ontology" not in str(quad.graph_name)
    )
    return Sources.of([*found, *names, *PLACES])


RUNS = [*(("en", *one) for one in PAGES), *(("fr", *one) for one in PAGES[::2])]


@pytest.mark.parametrize(("language", "page", "params"), RUNS, ids=str)
def test_a_page_speaks_one_language(
    open_page: OpenPage, sources: Sources, language: str, page: str, params: Mapping[str, str]
) -> None:
    shown = open_page(page, lang=language, **params)
    other = OTHER[language]
    mixed = {text: sources.strange(text, other) for text in texts(shown.app)}
    assert {text: words for text, words in mixed.items() if words} == {}


def _of_question(question: Question, language: str) -> Iterator[str]:
    for told in (question.titles, question.sentences, question.descriptions):
        yield told[language]
    for parameter in question.parameters.values():
        yield parameter.labels[language]
        yield parameter.any.get(language, "")
    for column in question.columns:
        yield column.en if language == "en" else column.fr


@pytest.mark.parametrize("language", sorted(OTHER))
@pytest.mark.parametrize("question", catalogue().values(), ids=list(catalogue()))
def test_a_question_speaks_one_language_at_a_time(question: Question, language: str) -> None:
    told = _of_question(question, language)
    strange = {text: Sources.of(()).strange(text, OTHER[language]) for text in told}
    assert {text: words for text, words in strange.items() if words} == {}


def _pairs() -> Iterator[tuple[str, ast.Dict]]:
    """Every ``{"fr": …, "en": …}`` of the code, with its place."""
    for path in sorted((PROJECT / "graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
                if keys == {"fr", "en"}:
                    yield f"{path.relative_to(PROJECT)}:{node.lineno}", node


def test_words_in_two_languages_are_each_in_its_own() -> None:
    nobody, mixed = Sources.of(()), []
    for place, pair in _pairs():
        for key, value in zip(pair.keys, pair.values, strict=True):
            language = str(key.value) if isinstance(key, ast.Constant) else ""
            for node in ast.walk(value):
                text = node.value if isinstance(node, ast.Constant) else ""
                if isinstance(text, str) and " " in text and nobody.strange(text, OTHER[language]):
                    mixed.append((place, text))
    assert mixed == []


def _written(path: Path) -> Iterator[tuple[int, str]]:
    """The texts written in a module, but for what documents it and for pairs of languages."""
    tree = ast.parse(path.read_text("utf-8"))
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(node.value)
        keys = {key.value for key in getattr(node, "keys", ()) if isinstance(key, ast.Constant)}
        if {"fr", "en"} <= keys:
            left_out.update(ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node.lineno, node.value


def test_every_french_text_of_the_pages_is_in_the_catalogue() -> None:
    nobody, known = Sources.of(()), set(read_catalogue("fr").texts)
    known |= {form for forms in read_catalogue("fr").texts.values() for form in forms}
    paths = [*(PROJECT / "graph/pages").glob("*.py")]
    paths += (PROJECT / "graph/widgets").rglob("*.py")
    left = [
        (f"{path.relative_to(PROJECT)}:{line}", text)
        for path in sorted(paths)
        for line, text in _written(path)
        if text not in known and not text.isidentifier() and nobody.strange(text, "fr")
    ]
    assert left == []


def test_the_words_looked_for_are_of_one_language_only() -> None:
    assert not WORDS["fr"] & WORDS["en"]
    nobody = Sources.of(["La halle des Zorgluk"])
    assert nobody.strange("Voir aussi : La halle des Zorgluk", "fr") == ["voir", "aussi"]
    assert nobody.strange("See also: La halle des Zorgluk", "fr") == []
    assert nobody.strange("La halle des…", "fr") == []
    assert nobody.strange("See also", "en") == ["see", "also"]
