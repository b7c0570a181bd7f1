"""A view built by hand opens from its address, elsewhere, the same: entity for entity, place for
place, count for count, in the same language.
"""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer, Place
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
NEAR = 0.1


def build(explorer: Explorer) -> None:
    """A view by hand: two expansions, one by relation, a fold, a hide, a drag, a pin, a filter."""
    explorer.expand("/avise")
    explorer.expand("/labo-ess")
    menu = explorer.open_menu("/rtes")
    count = len(explorer.nodes())
    menu.get_by_role("menuitem", name=re.compile("parmi ses membres|among its members")).click()
    explorer.until("(board, n) => board.scene.discs.size > n", count).settled()
    explorer.open_card("/avise")
    explorer.key("r")
    explorer.await_param("etapes", "-o-avise")
    explorer.settled()
    explorer.open_card("/les-ecossolies")
    explorer.key("h")
    explorer.lacks("/les-ecossolies").settled()
    explorer.drag("/tressons", 70, -40)
    explorer.await_param("etapes", "j-tressons.a.")
    explorer.settled()
    explorer.open_card("/labo-ess")
    explorer.key("p")
    explorer.await_param("epingles", "o-labo-ess")
    explorer.page.locator(".canvas-legend").get_by_role(
        "button", name=re.compile("personnes|persons|people")
    ).click()
    explorer.await_param("sans", "person")
    explorer.lacks("/mahel-coppey").settled()


def opens_the_same(explorer: Explorer, open_explorer: OpenExplorer) -> Explorer:
    """The address of ``explorer`` opened by somebody else; all is compared."""
    explorer.settled()
    places, told, lines = explorer.places(), explorer.told.inner_text(), explorer.lines()
    heading = explorer.page.get_by_role("heading", level=1).inner_text()
    other = open_explorer(explorer.page.url, least=len(places))
    other.until("(board, n) => board.scene.discs.size === n", len(places))
    expect(other.told).to_have_text(told, timeout=WAIT)
    expect(other.page.get_by_role("heading", level=1)).to_have_text(heading)
    there = other.places()
    assert there.keys() == places.keys()
    assert max(away(there[one], places[one]) for one in places) <= NEAR
    assert {line["id"]: line for line in other.lines()} == {line["id"]: line for line in lines}
    return other


def away(one: Place, other: Place) -> float:
    """How far two places are from each other."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def test_a_view_built_by_hand_is_the_same_elsewhere(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    build(explorer)
    explorer.count_is("masquées par les filtres", "1 masquée à la main")
    other = opens_the_same(explorer, open_explorer)
    assert other.node("/labo-ess")["pinned"] is True
    assert len(explorer.page.url) < 400, "short enough to be sent"
    explorer.page.get_by_role("button", name="Réorganiser").click()
    explorer.await_param("etapes", "range.2")
    arranged = opens_the_same(explorer.settled(), open_explorer)
    assert max(away(arranged.places()[one], place) for one, place in other.places().items()) > 1


def test_in_english_too(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(f"{RTES}&lang=en", least=21)
    build(explorer)
    explorer.count_is("neighbours shown", "hidden")
    assert explorer.params()["lang"] == "en"
    other = opens_the_same(explorer, open_explorer)
    expect(other.page.get_by_role("button", name="Filter", exact=True)).to_be_visible()
    expect(other.page.get_by_role("link", name="Français")).to_be_visible()


def test_the_other_language_keeps_the_view(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.expand("/avise")
    places = explorer.places()
    explorer.page.get_by_role("link", name="English").click()
    expect(explorer.told).to_contain_text("neighbours shown", timeout=WAIT)
    explorer.drawn(len(places)).settled()
    assert explorer.places() == places


def test_chains_and_groups_too(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=organisation/rtes&vers=organisation/avise", least=4)
    explorer.expand("/tressons")
    opens_the_same(explorer, open_explorer)
    explorer = open_explorer("explorer?q=collectivites-scic&groupes=territoire", least=10)
    explorer.page.mouse.dblclick(*explorer.spot("group:territoire:region/32"))
    explorer.lacks("group:territoire:region/32").settled()
    opens_the_same(explorer, open_explorer)


def test_a_question_with_a_filter_too(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(
        "explorer?q=collectivites-scic&territoire=Hauts-de-France&sans=resource&ponts=1", least=5
    )
    node = sorted(one for one in explorer.nodes() if "/organisation/" in one)[0]
    explorer.expand("/" + "/".join(node.split("/")[-2:]))
    other = opens_the_same(explorer, open_explorer)
    assert other.params()["territoire"] == "Hauts-de-France"


def test_what_is_selected_is_in_the_address_too(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.open_card("/avise")
    explorer.await_param("choix", "o-avise")
    other = opens_the_same(explorer, open_explorer)
    expect(other.card.get_by_role("heading", level=2)).to_have_text("Avise")
    assert other.chosen() == explorer.chosen()


def test_the_buttons_of_the_browser_go_back_and_forth(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    start = explorer.places()
    explorer.expand("/avise")
    there = explorer.places()
    explorer.page.go_back()
    explorer.until("(board, n) => board.scene.discs.size === n", len(start)).settled()
    assert explorer.places() == start
    explorer.page.go_forward()
    explorer.until("(board, n) => board.scene.discs.size === n", len(there)).settled()
    assert explorer.places() == there


def test_an_address_that_makes_no_sense_is_said(open_page, real_site: str) -> None:
    for wrong in ("etapes=o-avise.x", "groupes=couleur", "annees=hier", "n=100000"):
        page = open_page(f"{real_site}explorer?id=organisation/rtes&{wrong}")
        expect(page.get_by_role("alert")).to_contain_text(wrong.split("=")[0], ignore_case=True)


def test_what_is_no_longer_in_the_graph_is_counted(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(f"{RTES}&etapes=o-avise~o-disparue-depuis", least=22)
    expect(explorer.page.locator(".m-told")).to_contain_text(
        "1 entité de cette adresse n'est plus dans le graphe."
    )
