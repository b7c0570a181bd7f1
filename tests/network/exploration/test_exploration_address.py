"""An exploration written as an address and read back, and addresses that are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.iris import Iris
from graph.network.exploration.address import Address, read_limit
from graph.network.exploration.filters import Filters
from graph.network.exploration.state import (
    Arrange,
    Expand,
    Exploration,
    Move,
    Start,
)

IRIS = Iris()
BOOK = Address(IRIS, ["Éditeur Exemple", "Autre éditeur d'exemple"])
KEYS = st.from_regex(r"[a-z0-9](-?[a-z0-9]){0,20}", fullmatch=True)
SEGMENTS = ("collectivite", "organisation", "person", "resource", "commune", "region", "concept")
ENTITIES = st.builds(lambda kind, key: IRIS.long(f"{kind}/{key}"), st.sampled_from(SEGMENTS), KEYS)
RELATIONS = st.sampled_from(
    [IRIS.mai("memberOf").value, "http://purl.org/dc/terms/publisher", "https://schema.org/about"]
)
STEPS = st.one_of(
    st.builds(
        lambda node, way, upto, folded: Expand(node, *way, upto, folded),
        ENTITIES,
        st.one_of(st.just(("", True)), st.tuples(RELATIONS, st.booleans())),
        st.integers(1, 1000),
        st.booleans(),
    ),
    st.builds(Move, ENTITIES, st.integers(-99_999, 99_999), st.integers(-99_999, 99_999)),
    st.builds(Arrange, st.integers(1, 99)),
)
YEARS = st.one_of(st.just(0), st.integers(1000, 2999))
FILTERS = st.builds(
    Filters,
    without=st.lists(st.sampled_from(["scic", "resource", ""]), unique=True).map(tuple),
    relations=st.lists(RELATIONS, unique=True).map(tuple),
    certainties=st.lists(st.sampled_from(["stated", "implied"]), unique=True).map(tuple),
    sources=st.lists(ENTITIES, unique=True, max_size=3).map(tuple),
    publishers=st.lists(st.sampled_from(list(BOOK.publishers.values())), unique=True).map(tuple),
    since=YEARS,
    until=YEARS,
    territory=st.one_of(st.just(""), ENTITIES),
    bridges=st.booleans(),
)
GROUPS = st.one_of(
    st.sampled_from(["group:type:scic", "group:type:autre"]),
    ENTITIES.map(lambda iri: f"group:territoire:{IRIS.short(iri)}"),
)
EXPLORATIONS = st.builds(
    Exploration,
    st.builds(Start, centre=ENTITIES, limit=st.integers(1, 1000), weak=st.booleans()),
    steps=st.lists(STEPS, max_size=6).map(tuple),
    hidden=st.frozensets(ENTITIES, max_size=3),
    pinned=st.frozensets(ENTITIES, max_size=3),
    filters=FILTERS,
    grouping=st.sampled_from(["", "type", "territoire"]),
    opened=st.frozensets(GROUPS, max_size=2),
)


@given(EXPLORATIONS)
def test_what_is_written_is_read_back(exploration: Exploration) -> None:
    params = BOOK.write(exploration)
    assert BOOK.read(lambda name: params.get(name, ""), exploration.start) == exploration
    assert read_limit(params["n"]) == exploration.start.limit
    told = "".join(value for name, value in params.items() if name not in ("id", "vers"))
    assert all(char.isascii() and (char.isalnum() or char in "-._~") for char in told)


@given(st.text(max_size=60), st.sampled_from(["etapes", "caches", "relations", "annees", "lieu"]))
def test_any_text_is_read_or_refused_in_a_sentence(text: str, name: str) -> None:
    try:
        BOOK.read(lambda asked: text if asked == name else "", Start(centre="x"))
    except InputError as error:
        assert error.where == name
        assert len(error.what) < 200


WRONG = [
    ("etapes", "licorne-x"),
    ("etapes", "o-rtes.memberOf"),
    ("etapes", "o-rtes.memberOf.partout"),
    ("etapes", "range.beaucoup"),
    ("etapes", "o-rtes.a.1"),
    ("etapes", "-o-rtes.a.1.2"),
    ("caches", "<img src=x>"),
    ("relations", "memberOf> } ?x"),
    ("relations", "inconnu-memberOf"),
    ("certitudes", "sure"),
    ("annees", "2015"),
    ("annees", "15-20"),
    ("groupes", "couleur"),
    ("lieu", "59350"),
]


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_a_wrong_parameter_is_named(name: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        BOOK.read(lambda asked: text if asked == name else "", Start(centre="x"))
    assert caught.value.where == name


@pytest.mark.parametrize("text", ["0", "1001", "-3", "beaucoup", "1e3", "٣"])
def test_a_number_of_neighbours_is_from_one_to_a_thousand(text: str) -> None:
    with pytest.raises(InputError):
        read_limit(text)


def test_an_identifier_is_read_as_well() -> None:
    read = BOOK.read(lambda name: "organisation/rtes" if name == "etapes" else "", Start())
    assert read.steps == (Expand(IRIS.long("organisation/rtes")),)


def test_an_ordinary_view_is_short() -> None:
    now = Exploration(Start(centre=IRIS.long("organisation/rtes")))
    for place in range(5):
        now = now.expand(IRIS.long(f"organisation/exemple-{place}"))
    assert now.steps[0] == Expand(IRIS.long("organisation/exemple-0"))
    assert BOOK.write(now)["etapes"] == "~".join(f"o-exemple-{place}" for place in range(5))
