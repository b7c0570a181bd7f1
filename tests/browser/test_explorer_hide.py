"""Put away, move and choose on the real data."""

import re

import pytest
from explorer_page import WAIT, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
MEL = "explorer?id=collectivite/200093201"


def test_what_is_hidden_is_counted_and_comes_back(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    before = explorer.places()
    explorer.open_card("/avise")
    explorer.key("h")
    explorer.lacks("/avise")
    explorer.count_is("1 masquée à la main", f"{len(before) - 1} entités")
    explorer.await_param("caches", "o-avise")
    menu = explorer.open_menu("/labo-ess")
    menu.get_by_role("menuitem", name="Masquer").click()
    explorer.lacks("/labo-ess")
    explorer.count_is("2 masquées à la main", f"{len(before) - 2} entités")
    explorer.settled()
    left = explorer.places()
    assert left == {node: before[node] for node in left}
    explorer.page.get_by_role("button", name="Remontrer 2 masquées").click()
    explorer.has("/avise", "/labo-ess").settled()
    expect(explorer.told).not_to_contain_text("masquée")
    explorer.await_no_param("caches")
    assert explorer.places() == before
    explorer.open_card("/avise").get_by_role("button", name="Masquer").click()
    explorer.lacks("/avise").count_is("1 masquée à la main")
    explorer.key("a")
    explorer.has("/avise")
    expect(explorer.told).not_to_contain_text("masquée", timeout=WAIT)


def test_the_centre_may_be_hidden_and_the_count_stays_true(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    total = explorer.counts()[1]
    explorer.open_card("/rtes")
    explorer.key("h")
    explorer.lacks("/rtes")
    explorer.count_is("1 masquée à la main", f"20 sur {total} voisins montrés")


def test_a_dragged_entity_is_in_the_address_and_stays(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    before = explorer.places()
    explorer.drag("/avise", 60, -80)
    explorer.await_param("etapes", "o-avise.a.")
    explorer.settled()
    found = re.fullmatch(r"o-avise\.a\.(-?\d+)\.(-?\d+)", explorer.params()["etapes"])
    assert found is not None
    wanted = (int(found[1]), int(found[2]))
    avise = str(explorer.node("/avise")["id"])
    explorer.until(
        "(board, id, [x, y]) => { const at = board.places.at.get(id);"
        " return Math.abs(at.x - x) <= 0.5 && Math.abs(at.y - y) <= 0.5; }",
        avise,
        wanted,
    )
    after = explorer.places()
    assert after[avise] != before[avise]
    assert {node: after[node] for node in before if node != avise} == {
        node: before[node] for node in before if node != avise
    }


def test_two_chosen_with_shift_are_asked_how_they_are_linked(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.click("/avise")
    explorer.click("/labo-ess", shift=True)
    expect(explorer.card.get_by_role("heading", name="2 entités choisies")).to_be_visible(
        timeout=WAIT
    )
    assert {one.rsplit("/", 1)[1] for one in explorer.chosen()} == {"avise", "labo-ess"}
    explorer.card.get_by_role("button", name="Comment sont-elles reliées ?").click()
    explorer.await_param("vers", "labo-ess")
    assert explorer.params()["id"] == "organisation/avise"
    expect(explorer.page.get_by_role("heading", level=1)).to_contain_text("Avise — ", timeout=WAIT)
    explorer.has("/avise", "/labo-ess")
    explorer.undo.click()
    explorer.has("/rtes").until("(board) => board.nodes.size === 21")


def test_several_chosen_are_hidden_together(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    for end in ("/avise", "/labo-ess", "/cgscop"):
        explorer.click(end, shift=True)
    expect(explorer.card.get_by_role("heading", name="3 entités choisies")).to_be_visible(
        timeout=WAIT
    )
    explorer.key("h")
    explorer.lacks("/avise", "/labo-ess", "/cgscop")
    explorer.count_is("3 masquées à la main")
