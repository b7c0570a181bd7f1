import pytest
from hypothesis import given
from hypothesis import strategies as st
from network_world import DOCUMENTS, IRIS, SCIC, ontology_quads

from graph.model.terms import Literal
from graph.model.vocabulary import RELATIONS
from graph.network.periods import period
from graph.network.relations import STRENGTHS, Wording, read_wordings
from graph.network.sentences import Patterns
from graph.store import EmbeddedStore

SHARE = IRIS.mai("shareholderOf").value
NBSP, THIN = "\u00a0", "\u202f"


def test_every_relation_of_the_sources_can_be_told(world):
    for relation in RELATIONS.values():
        wording = world.patterns.wordings[relation.term(IRIS).value]
        for texts in (wording.labels, wording.patterns, wording.inverses):
            assert {"fr", "en"} <= texts.keys(), wording.predicate
        for pattern in (*wording.patterns.values(), *wording.inverses.values()):
            assert pattern.count("{s}") == pattern.count("{o}") == 1, pattern


def test_every_strength_of_the_vocabulary_is_known(world):
    for wording in world.patterns.wordings.values():
        assert wording.kind in STRENGTHS, wording.predicate
    assert world.patterns.strength(SHARE) == 0
    assert world.patterns.strength("https://exemple.invalid/x") == STRENGTHS[""]


def test_a_sentence_and_its_inverse(world):
    tell = world.patterns.sentence
    assert tell("A", SHARE, "B") == "A est sociétaire de B"
    assert tell("A", SHARE, "B", inverse=True) == "B a pour sociétaire A"
    assert tell("A", SHARE, "B", "en") == "A is a shareholder of B"
    assert tell("A", SHARE, "B", since="2019") == "A est sociétaire de B, dès 2019"


def test_de_is_elided_before_a_vowel_but_not_before_initials(world):
    tell = world.patterns.sentence
    assert tell("A", SHARE, "Exemple-Coop") == "A est sociétaire d'Exemple-Coop"
    assert tell("A", SHARE, "Électrons d'exemple") == "A est sociétaire d'Électrons d'exemple"
    assert tell("A", SHARE, "APES") == "A est sociétaire de APES"
    assert tell("A", SHARE, "Exemple", "en") == "A is a shareholder of Exemple"


def test_french_marks_have_their_spaces(world):
    located = IRIS.mai("locatedIn").value
    assert world.patterns.sentence("A : a", located, "B") == (
        f"A : a est situé dans ce territoire{NBSP}: B"
    ), "only the pattern is touched, never a name"
    patterns = Patterns({"p": Wording("p", patterns={"fr": "« {s} » ; {o} !"})})
    assert patterns.sentence("A", "p", "B") == f"«{NBSP}A{NBSP}»{THIN}; B{THIN}!"


def test_what_has_no_pattern_is_told_by_its_label(world):
    spatial = "http://purl.org/dc/terms/spatial"
    told = world.patterns.sentence("A", spatial, "B")
    assert told == f"A — {world.patterns.label(spatial)}{NBSP}: B" or "{" not in told
    assert world.patterns.sentence("A", "https://exemple.invalid/x#loves", "B", "en") == (
        "A — loves: B"
    )


def test_names_of_documents_are_quoted(world):
    name = world.patterns.name
    assert name(DOCUMENTS[0].value, "Titre") == f"«{NBSP}Titre{NBSP}»"
    assert name(DOCUMENTS[0].value, "Titre", "en") == "“Titre”"
    assert name(SCIC.value, "Titre") == "Titre"
    assert name(SCIC.value, "") == "organisation/scic-exemple-test"


def test_ranks_come_from_the_vocabulary(world):
    assert world.patterns.rank(SHARE) == 1
    assert world.patterns.rank("x") == 99


@given(st.text(), st.text(), st.booleans())
def test_names_are_repeated_letter_by_letter(subject, value, inverse):
    patterns = Patterns({"p": Wording("p", patterns={"fr": "{s}|{o}"}, inverses={"fr": "{o}|{s}"})})
    ends = (value, subject) if inverse else (subject, value)
    assert patterns.sentence(subject, "p", value, inverse=inverse) == "|".join(ends)


def test_a_store_without_vocabulary_has_no_words_but_works():
    store = EmbeddedStore.in_memory()
    assert set(read_wordings(store, IRIS)) == {"http://purl.org/dc/terms/spatial"}
    assert Patterns.read(store, IRIS).label(SHARE) == "shareholderOf"


def test_a_malformed_rank_is_ignored():
    from graph.network.relations import wording

    rank = IRIS.mai("relationRank").value
    assert wording("p", [(rank, Literal("beaucoup"))], IRIS).rank == 99


@pytest.mark.parametrize(
    ("since", "until", "french", "english"),
    [
        ("", "", "", ""),
        ("2019", "", "dès 2019", "from 2019"),
        ("2021-03", "", "dès mars 2021", "from March 2021"),
        ("2021-03-01", "", "dès le 1er mars 2021", "from 1 March 2021"),
        ("", "2020", "jusqu'en 2020", "until 2020"),
        ("", "2020-08-09", "jusqu'au 9 août 2020", "until 9 August 2020"),
        ("2015", "2020", "de 2015 à 2020", "from 2015 to 2020"),
        ("2015-04", "2015-10", "d'avril 2015 à octobre 2015", "from April 2015 to October 2015"),
        ("2015-01-02", "2016-12-31", "du 2 janvier 2015 au 31 décembre 2016",
         "from 2 January 2015 to 31 December 2016"),
        ("2019", "2019", "en 2019", "in 2019"),
        ("2019-05-08", "2019-05-08", "le 8 mai 2019", "on 8 May 2019"),
        ("vers 2010", "", "dès vers 2010", "from vers 2010"),
        ("2019-13", "", "dès 2019-13", "from 2019-13"),
    ],
)  # fmt: skip
def test_periods(since, until, french, english):
    assert period(since, until) == french
    assert period(since, until, "en") == english


def test_the_vocabulary_is_where_the_words_are():
    assert any(quad.graph_name == IRIS.ontology for quad in ontology_quads())
