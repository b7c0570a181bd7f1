"""What is pinned stays drawn and in its place, whatever is filtered or folded."""

import re

import pytest
from explorer_page import OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
MEL = "explorer?id=collectivite/200093201"


def test_a_pinned_entity_passes_filters_and_folds(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    organisations = {"/cgscop", "/labo-ess", "/avise"}
    place = explorer.places()[str(explorer.node("/avise")["id"])]
    explorer.open_card("/avise").get_by_role("button", name="Épingler").click()
    explorer.await_param("epingles", "o-avise")
    explorer.until(
        "(board) => [...board.nodes.values()].some((n) => n.id.endsWith('/avise') && n.pinned)"
    )
    expect(explorer.card.get_by_role("button", name="Libérer")).to_be_visible()
    explorer.page.get_by_role("button", name=re.compile("autres organisations")).first.click()
    explorer.lacks(*organisations - {"/avise"}).has("/avise", "/rtes")
    explorer.count_is("masquées par les filtres")
    explorer.settled()
    assert explorer.places()[str(explorer.node("/avise")["id"])] == place
    explorer.open_card("/avise")
    explorer.key("p")
    explorer.lacks("/avise")
    explorer.await_no_param("epingles")


def test_a_pinned_neighbour_survives_a_fold(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(MEL)
    before = explorer.nodes()
    explorer.expand("/parcours-plateformcoop")
    brought = sorted(explorer.nodes() - before)[0]
    end = "/" + "/".join(brought.split("/")[-2:])
    place = explorer.places()[brought]
    explorer.open_card(end)
    explorer.key("p")
    explorer.await_param("epingles", end.rsplit("/", 1)[1])
    explorer.open_card("/parcours-plateformcoop")
    explorer.key("r")
    explorer.until("(board, n) => board.nodes.size === n", len(before) + 1)
    assert explorer.places()[brought] == place
