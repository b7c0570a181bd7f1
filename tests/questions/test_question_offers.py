"""What the pickers offer is exactly what has an answer, with its number of rows."""

from collections import Counter

import pytest
from examples import NAMES, QUESTIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QuestionError
from graph.questions.companion import find_companion, read_companion
from graph.questions.containing import Containing
from graph.questions.dataset import Dataset
from graph.questions.nearest import nearest
from graph.questions.offering import Offering, PairOffering, RowOffering, read_offering
from graph.questions.parameters import KINDS_OF, resolve_parameters
from graph.questions.question import Question, find_question, read_question, selected

HEADER = """\
#+ order = 1
#+ topic = "essai"
#+ title.fr = "t"
#+ sentence.fr = "s"
#+ description.fr = "d"
#+ [parameters.lieu]
#+ kind = "territory"
#+ fr = "l"
#+ en = "l"
#+ {more}
#+ [columns]
SELECT ?a (STR(?b) AS ?lieux) WHERE {{ ?a ?p ?b VALUES ?lieu {{ UNDEF }} }}
"""
by_question = pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
some = settings(max_examples=3, derandomize=True)
one = settings(max_examples=1, derandomize=True)

WORDS = ("saint", "re", "coop", "ma", "d")

OFFERINGS: dict[str, Offering] = {}


def offering(dataset: Dataset, question: Question) -> Offering:
    """What a question offers on the real data, read once for the whole module."""
    if question.name not in OFFERINGS:
        OFFERINGS[question.name] = read_offering(dataset, question)
    return OFFERINGS[question.name]


def rows(dataset: Dataset, question: Question, chosen: dict[str, str]) -> int:
    """How many rows the query itself gives, which are those of ``ask``."""
    resolved = resolve_parameters(dataset, question, chosen)
    terms = {name: value.term for name, value in resolved.items()}
    _, found = dataset.store.select(question.filled(terms, dataset.iris.base))
    return sum(1 for _ in found)


def draw_choices(data: st.DataObject, question: Question, offered: Offering) -> dict[str, str]:
    """Some of the parameters, the required ones always, each among what is offered then."""
    chosen: dict[str, str] = {}
    for name in data.draw(st.permutations(list(question.parameters))):
        values = sorted(offered.offers(name, chosen))
        required = question.parameters[name].required
        if values and (required or data.draw(st.booleans())):
            chosen[name] = data.draw(st.sampled_from(values))
    return chosen


@by_question
def test_every_parameter_says_what_it_offers(question: Question) -> None:
    for parameter in question.parameters.values():
        assert parameter.offered, f"{parameter.name}: see docs/how-to/add-a-question.md"
        assert set(parameter.offered) <= set(selected(question.query))


@by_question
@some
@given(data=st.data())
def test_a_choice_gives_exactly_the_rows_it_is_offered_with(
    question: Question, dataset: Dataset, data: st.DataObject
) -> None:
    offered = offering(dataset, question)
    chosen = draw_choices(data, question, offered)
    found = rows(dataset, question, chosen)
    assert found == offered.count(chosen)
    for name in chosen:
        assert found == offered.offers(name, chosen)[chosen[name]]


@by_question
@one
@given(data=st.data())
def test_what_is_not_offered_has_no_answer(
    question: Question, dataset: Dataset, data: st.DataObject
) -> None:
    offered = offering(dataset, question)
    for name, parameter in question.parameters.items():
        if parameter.kind == "year":
            later = int(max(offered.offers(name, {}), default="1999")) + 1
            others = [str(later)] if parameter.years == "since" else []
        else:
            others = candidates(dataset, parameter.kind)
        known = offered.offers(name, {})
        value = data.draw(st.sampled_from([one for one in others if one not in known] or [""]))
        needed = {
            other: data.draw(st.sampled_from(sorted(offered.offers(other, {}))))
            for other, wanted in question.parameters.items()
            if wanted.required and other != name
        }
        if value:
            assert rows(dataset, question, {**needed, name: value}) == 0


def candidates(dataset: Dataset, kind: str) -> list[str]:
    """Things of that kind of parameter, whatever is said of them."""
    kinds = KINDS_OF[kind]
    found = [match for word in WORDS for match in dataset.names.search(word, limit=50, kinds=kinds)]
    return sorted({match.iri for match in found})


@by_question
@one
@given(data=st.data())
def test_what_is_proposed_instead_of_nothing_has_an_answer(
    question: Question, dataset: Dataset, data: st.DataObject
) -> None:
    offered = offering(dataset, question)
    chosen = {
        name: data.draw(st.sampled_from(sorted(offered.offers(name, {}))))
        for name in question.parameters
    }
    containing = Containing(dataset.store, dataset.iris)
    found = nearest(question, offered, containing, chosen)
    if offered.count(chosen) == 0 and any(not p.required for p in question.parameters.values()):
        assert found
    for near in found[:2]:
        asked = {**chosen, **near.changed}
        kept = {name: value for name, value in asked.items() if value}
        assert near.rows == rows(dataset, question, kept) > 0


def test_a_wider_territory_an_earlier_year_and_one_condition_less(dataset: Dataset) -> None:
    question = find_question("collectivites-scic")
    offered = offering(dataset, question)
    base = f"{dataset.iris.base}id/"
    chosen = {"territoire": f"{base}commune/59350", "scic": f"{base}organisation/mobicoop"}
    found = nearest(question, offered, Containing(dataset.store, dataset.iris), chosen)
    assert [near.how for near in found] == sorted(
        (near.how for near in found), key=["wider", "earlier", "without", "instead"].index
    )
    assert {"without"} <= {near.how for near in found}


def test_the_year_of_an_offer_is_counted_since_until_or_exactly() -> None:
    since = RowOffering(2, {"y": (frozenset({"2000", "2001"}), frozenset({"2000"}))}, {})
    assert since.offers("y", {}) == {"2000": 2, "2001": 1}
    assert since.count({"y": "2001"}) == 1
    assert since.count({"y": "2002"}) == 0
    held = RowOffering(1, {"y": (frozenset({"2000"}),)}, {"y": ("2000", "2099")})
    assert held.count({"y": "1950"}) == 1


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 2)), unique=True
    )
)
def test_what_a_pair_shares_is_counted_as_by_hand(halves: list[tuple[str, str, int]]) -> None:
    ways: dict[str, Counter[str]] = {}
    sharing: dict[str, Counter[str]] = {}
    for thing, shared, _way in halves:
        ways.setdefault(thing, Counter())[shared] += 1
        sharing.setdefault(shared, Counter())[thing] += 1
    offered = PairOffering(("a", "b"), ways, sharing)
    by_hand: Counter[tuple[str, str]] = Counter(
        (one, other)
        for one, shared, _ in halves
        for other, same, _ in halves
        if one != other and shared == same
    )
    assert offered.count({}) == by_hand.total()
    for (one, other), count in by_hand.items():
        assert offered.count({"a": one, "b": other}) == count
        assert offered.offers("b", {"a": one})[other] == count
    for thing in "abc":
        total = sum(count for pair, count in by_hand.items() if pair[0] == thing)
        assert offered.offers("a", {})[thing] == total


def test_what_contains_a_commune(dataset: Dataset) -> None:
    containing = Containing(dataset.store, dataset.iris)
    base = f"{dataset.iris.base}id/"
    around = containing.around(f"{base}commune/59350")
    assert {f"{base}{one}" for one in ("commune/59350", "departement/59", "region/32")} <= around
    assert containing.widening(f"{base}commune/59350")[0] != f"{base}commune/59350"
    assert containing.around("urn:zorgluk") == {"urn:zorgluk"}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ('offered = "ailleurs"', "?ailleurs is not selected"),
        ('years = "always"', "years of lieu"),
    ],
)
def test_a_header_that_offers_what_is_not_there_is_told(more: str, reason: str) -> None:
    with pytest.raises(QuestionError, match="mal formé") as error:
        read_question("exemple-test", HEADER.format(more=more))
    assert reason in str(error.value)


@pytest.mark.parametrize(
    "header", ['#+ pair = ["a"]', '#+ pair = ["a", "b"]\n#+ end = "z"', "#+ ="]
)
def test_a_malformed_companion_is_told(header: str) -> None:
    with pytest.raises(QuestionError, match=r"offers/exemple-test\.rq"):
        read_companion("exemple-test", f"{header}\nSELECT ?a ?b WHERE {{ ?a ?p ?b }}")


def test_every_companion_belongs_to_a_question_and_names_its_parameters() -> None:
    for question in QUESTIONS:
        companion = find_companion(question.name)
        if companion is not None:
            names = companion.pair or tuple(
                column for one in question.parameters.values() for column in one.offered
            )
            known = set(question.parameters) if companion.pair else set(selected(companion.query))
            assert set(names) <= known


def test_the_variables_of_a_query_are_found() -> None:
    query = """PREFIX a: <urn:SELECT#> # ?no
    SELECT DISTINCT ?x (COUNT(?y) AS ?n) (MIN(IF(?a, "?q", ?b)) AS ?m) ?z
    WHERE {}"""
    assert selected(query) == ("x", "n", "m", "z")
