from hypothesis import given
from hypothesis import strategies as st
from network_world import IRIS, METROPOLE, NETWORK, PERSON, PROJECT, SCIC, make_world

from graph.network.path_patterns import by_pattern
from graph.network.paths import find_chains
from graph.network.sentences import Patterns
from graph.network.steps import Path, Step

NODES = [node.value for node in (METROPOLE, SCIC, NETWORK, PERSON, PROJECT)]
NAMES = ("shareholderOf", "partnerOf", "memberOf")


def step(one, name, other, forward=True):
    ends = (one, other) if forward else (other, one)
    predicate = IRIS.mai(name).value
    return Step(ends[0], predicate, ends[1], "", "", name, forward, (), "stated")


def path(*nodes_and_names, weak=False):
    nodes, names = nodes_and_names[::2], nodes_and_names[1::2]
    steps = [
        step(nodes[place], name.removeprefix("-"), nodes[place + 1], not name.startswith("-"))
        for place, name in enumerate(names)
    ]
    return Path(len(steps), tuple(steps), weak)


def titles(found):
    return [(pattern.title, len(pattern.paths)) for pattern in found]


METRO, COOP, CLUB, SOMEBODY, PLAN = NODES


def test_paths_of_one_pattern_go_together(world):
    paths = [
        path(METRO, "shareholderOf", COOP, "memberOf", CLUB),
        path(METRO, "-memberOf", SOMEBODY, "partnerOf", CLUB),
        path(METRO, "shareholderOf", COOP, "memberOf", CLUB),
    ]
    assert titles(by_pattern(paths, world.patterns, {COOP})) == [
        ("collectivité — est sociétaire de → SCIC — est membre de → organisation", 2),
        ("collectivité ← est membre de — personne — est partenaire de — organisation", 1),
    ]


def test_titles_in_english(world):
    (found,) = by_pattern([path(METRO, "-memberOf", CLUB)], world.patterns, language="en")
    assert found.title == "local authority ← is a member of — organisation"


def test_a_relation_that_holds_both_ways_has_one_pattern(world):
    paths = [path(METRO, "partnerOf", CLUB), path(METRO, "-partnerOf", COOP)]
    assert titles(by_pattern(paths, world.patterns)) == [
        ("collectivité — est partenaire de — organisation", 2)
    ]


def test_what_is_weak_stands_apart(world):
    paths = [path(METRO, "memberOf", CLUB), path(METRO, "memberOf", CLUB, weak=True)]
    assert [found.weak for found in by_pattern(paths, world.patterns)] == [False, True]


def test_what_has_no_kind_is_called_other(world):
    (found,) = by_pattern([path("https://exemple.invalid/x", "memberOf", CLUB)], world.patterns)
    assert found.title == "autre — est membre de → organisation"


def test_the_patterns_of_real_chains(world):
    chains = find_chains(world.store, IRIS, METROPOLE, SCIC, weak=True)
    found = by_pattern(chains.paths, world.patterns, {COOP})
    assert [pattern.title for pattern in found] == [
        "collectivité — est sociétaire de → SCIC",
        "collectivité — participe à → projet ← pilote ou anime — organisation "
        "← est membre de — SCIC",
        "collectivité — territoire administré → territoire ← fait partie de — territoire "
        "← est situé à — SCIC",
    ]


PATTERNS = make_world().patterns
steps_ = st.lists(
    st.tuples(st.sampled_from(NAMES), st.booleans(), st.sampled_from(NODES)),
    min_size=1,
    max_size=3,
)


@given(st.lists(st.tuples(steps_, st.booleans()), max_size=12))
def test_each_path_is_in_one_pattern_and_order_is_kept(drawn):
    paths = []
    for rows, weak in drawn:
        words = [METRO]
        for name, forward, node in rows:
            words += [name if forward else f"-{name}", node]
        paths.append(path(*words, weak=weak))
    found = by_pattern(paths, PATTERNS)
    assert sorted(map(id, (one for pattern in found for one in pattern.paths))) == sorted(
        map(id, paths)
    )
    firsts = [pattern.paths[0] for pattern in found]
    ranks = [next(place for place, one in enumerate(paths) if one is first) for first in firsts]
    assert ranks == sorted(ranks)
    assert len({(pattern.title, pattern.weak) for pattern in found}) == len(found)


def test_without_words_a_pattern_is_still_told():
    (found,) = by_pattern([path(METRO, "memberOf", CLUB)], Patterns())
    assert found.title == "collectivité — memberOf → organisation"
