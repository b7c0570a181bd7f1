"""What each act does to an exploration, on the real data where a drawing is needed."""

import pytest

from graph.errors import UnknownName
from graph.network.claims import ClaimView
from graph.network.exploration.filters import Filters, years_of
from graph.network.exploration.grower import MOST, Grower
from graph.network.exploration.picture import draw
from graph.network.exploration.state import Arrange, Expand, Exploration, Move, Start
from graph.network.sentences import Patterns
from graph.questions.answer import SourceNote
from graph.questions.dataset import Dataset
from graph.views.palette import style_key


@pytest.fixture(scope="module")
def grower(dataset: Dataset) -> Grower:
    return Grower(dataset, Patterns.read(dataset.store, dataset.iris))


@pytest.fixture
def rtes(dataset: Dataset) -> Exploration:
    return Exploration(Start(centre=dataset.iris.long("organisation/rtes")))


def test_expanding_again_brings_the_next_ones(rtes: Exploration) -> None:
    assert rtes.expand(rtes.start.centre).steps == (Expand(rtes.start.centre, upto=40),)
    twice = rtes.expand("x").expand("x")
    assert twice.steps == (Expand("x"), Expand("x", upto=40))


def test_folding_keeps_the_places_of_what_came_later(rtes: Exploration) -> None:
    assert rtes.expand("x").collapse("x") == rtes
    both = rtes.expand("x").expand("y").collapse("x")
    assert both.steps == (Expand("x", folded=True), Expand("y"))
    assert both.expand("x") == rtes.expand("x").expand("y")


def test_folding_one_relation_leaves_the_others(rtes: Exploration) -> None:
    both = rtes.expand("x", "p", False).expand("x", "q")
    assert both.collapse("x", "p", False).expanded("x") == (Expand("x", "q"),)


def test_a_move_replaces_the_one_before_unless_something_was_placed_by_it(
    rtes: Exploration,
) -> None:
    assert rtes.move("x", 1, 2).move("x", 3.4, 4).steps == (Move("x", 3, 4),)
    placed = rtes.move("x", 1, 2).expand("x").move("x", 3, 4)
    assert placed.steps == (Move("x", 1, 2), Expand("x"), Move("x", 3, 4))


def test_placing_anew_forgets_moves_and_what_is_folded(rtes: Exploration) -> None:
    now = rtes.expand("x").expand("y").collapse("x").move("y", 1, 2).arrange()
    assert now.steps == (Expand("y"), Arrange(2))
    assert now.arrange().steps == (Expand("y"), Arrange(3))


def test_hidden_and_pinned_exclude_each_other(rtes: Exploration) -> None:
    assert rtes.pin("x").hide(["x"]).pinned == frozenset()
    assert rtes.hide(["x"]).pin("x").hidden == frozenset()
    assert rtes.pin("x").pin("x") == rtes


def test_a_hidden_node_is_still_counted(grower: Grower, rtes: Exploration) -> None:
    whole = draw(grower, rtes, style_key)
    node = next(node for node in whole.network if node != rtes.start.centre)
    less = draw(grower, rtes.hide([node]), style_key)
    assert node not in less.network
    assert less.hidden == (node,)
    assert len(less.network) == len(whole.network) - 1
    assert less.network.nodes[rtes.start.centre]["left"] == (
        whole.network.nodes[rtes.start.centre]["left"] + 1
    )


def test_filters_leave_only_what_passes(grower: Grower, rtes: Exploration) -> None:
    member = grower.dataset.iris.mai("memberOf").value
    drawn = draw(grower, rtes.filter(Filters(relations=(member,))), style_key)
    assert {key for *_ends, key in drawn.network.edges(keys=True)} == {member}
    assert drawn.filtered == len(drawn.whole) - len(drawn.network)
    assert all(drawn.network.degree(node) for node in drawn.network)


def test_a_source_filter_counts_only_that_source(grower: Grower, rtes: Exploration) -> None:
    whole = draw(grower, rtes, style_key)
    source = next(claim.source for claim in whole.claims)
    drawn = draw(grower, rtes.filter(Filters(sources=(source,))), style_key)
    assert all(data["sources"] == [source] for *_ends, data in drawn.network.edges(data=True))


def test_a_territory_holds_what_is_inside_what_it_contains(grower: Grower) -> None:
    iris = grower.dataset.iris
    start = Exploration(Start(question="collectivites-scic"))
    drawn = draw(grower, start.filter(Filters(territory=iris.long("region/32"))), style_key)
    names = {data["label"] for _, data in drawn.network.nodes(data=True)}
    assert "Métropole Européenne de Lille" in names
    assert not any("Occitanie" in name or "Bretagne" in name for name in names)


def test_what_is_pinned_passes_every_filter(grower: Grower, rtes: Exploration) -> None:
    whole = draw(grower, rtes, style_key)
    node = next(node for node, data in whole.network.nodes(data=True) if node != rtes.start.centre)
    kind = style_key(whole.network.nodes[node])
    now = rtes.pin(node).filter(Filters(without=(kind,)))
    assert node in draw(grower, now, style_key).network


def test_a_step_about_a_node_that_is_not_there_is_counted(
    grower: Grower, rtes: Exploration
) -> None:
    gone = grower.dataset.iris.long("organisation/n-existe-plus")
    drawn = draw(grower, rtes.expand(gone).move(gone, 1, 1), style_key)
    assert drawn.growth.lost == (gone, gone)
    assert draw(grower, rtes, style_key).positions == drawn.positions


def test_an_unknown_centre_is_said(grower: Grower) -> None:
    start = Start(centre=grower.dataset.iris.long("organisation/n-existe-pas"))
    with pytest.raises(UnknownName):
        draw(grower, Exploration(start), style_key)


def test_true_when_counts_before_said_when() -> None:
    notes = {"d": SourceNote("d", "Document", issued="2021-05")}
    bare = ClaimView("s", "p", "o", "d")
    dated = ClaimView("s", "p", "o", "d", since="2015")
    ended = ClaimView("s", "p", "o", "d", since="2015", until="2018-02")
    assert years_of(bare, notes) == (2021, 2021)
    assert years_of(dated, notes) == (2015, 9999)
    assert years_of(ended, notes) == (2015, 2018)
    assert years_of(bare, {}) is None
    recent, old = Filters(since=2019), Filters(until=2016)
    assert [recent.lets(claim, notes) for claim in (bare, dated, ended)] == [True, True, False]
    assert [old.lets(claim, notes) for claim in (bare, dated, ended)] == [False, True, True]
    assert recent.lets(bare, {})


def test_the_drawing_stops_at_a_thousand_entities(grower: Grower) -> None:
    iris = grower.dataset.iris
    start = Exploration(Start(centre=iris.long("departement/62"), limit=1000))
    whole = draw(grower, start, style_key)
    assert len(whole.network) > 800
    more = start
    for code in ("59", "80"):
        more = more.expand(iris.long(f"departement/{code}"))
    assert draw(grower, more, style_key).growth.lost
    region = iris.long("region/32")
    more = start.expand(region).expand(iris.long("departement/59"))
    for _ in range(8):
        more = more.expand(iris.long("departement/59"))
    drawn = draw(grower, more, style_key)
    assert len(drawn.network) == MOST
    assert drawn.growth.left_out > 0
