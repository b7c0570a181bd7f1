"""A group opens where it is: the others keep their places, and nobody is lost."""

import pytest
from explorer_page import WAIT, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

REGIONS = "explorer?q=collectivites-scic&groupes=territoire"


def test_a_group_opens_with_two_clicks_and_closes(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(REGIONS, least=10)
    before, held = explorer.places(), explorer.groups()
    north = "group:territoire:region/32"
    explorer.click(north)
    card = explorer.card
    expect(card.get_by_role("heading", level=2)).to_contain_text("Hauts-de-France", timeout=WAIT)
    expect(card.get_by_role("listitem")).to_have_count(held[north])
    explorer.settled()
    explorer.page.mouse.dblclick(*explorer.spot(north))
    explorer.await_param("deplies", "g.territoire.re-32")
    explorer.lacks(north).has("collectivite/200093201").settled()
    after = explorer.places()
    others = before.keys() - {north}
    assert {one: after[one] for one in others} == {one: before[one] for one in others}
    assert len(after) == len(before) - 1 + held[north]
    assert explorer.groups() == {one: n for one, n in held.items() if one != north}
    explorer.open("Regrouper").get_by_role("button", name="Refermer les groupes").click()
    explorer.has(north).await_no_param("deplies")
    explorer.settled()
    assert explorer.places() == before


def test_the_centre_is_never_inside_a_group(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=organisation/rtes", least=21)
    left = explorer.node("/rtes")["left"]
    told = explorer.told.inner_text().split(" · ")[0]
    explorer.open("Regrouper").get_by_text("par type").click()
    explorer.await_param("groupes", "type")
    explorer.until("(board) => board.scene.discs.size < 21").settled()
    explorer.close()
    explorer.has("/rtes")
    explorer.count_is(told)
    assert explorer.node("/rtes")["left"] == left, "what is in a group is not missing"
