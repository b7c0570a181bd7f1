"""Big answers: groups are proposed, opened and closed; beyond a thousand entities it is said."""

import re

import pytest
from explorer_page import WAIT, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

QUESTION = "explorer?q=collectivites-scic"
REGIONS = f"{QUESTION}&groupes=territoire"
THOUSAND = "explorer?id=departement/62&n=1000&etapes=re-32~de-59.200"


def test_a_big_answer_proposes_groups_and_all_are_counted(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(QUESTION, least=100)
    page = explorer.page
    total = len(explorer.nodes())
    assert total > 150
    bar = page.locator(".st-key-large")
    expect(bar).to_contain_text("Plus de 150 entités : regrouper se lit mieux.")
    bar.get_by_role("button", name="Par région").click()
    explorer.await_param("groupes", "territoire")
    explorer.until("(board) => board.scene.discs.size < 60").settled()
    expect(bar).to_have_count(0)
    held = explorer.groups()
    assert len(held) > 8
    assert sum(held.values()) + len(explorer.nodes()) - len(held) == total
    explorer.count_is(f"{total} entités", f"{len(held)} groupes")
    assert "group:territoire:region/32" in held
    label = str(explorer.node("group:territoire:region/32")["label"])
    assert label == f"Hauts-de-France ({held['group:territoire:region/32']})"
    expect(page.get_by_role("row", name=re.compile(re.escape(label))).first).to_be_attached()
    explorer.undo.click()
    explorer.until("(board, n) => board.scene.discs.size === n", total)


def test_a_group_opens_from_the_card_and_by_keyboard(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(REGIONS, least=10)
    south = "group:territoire:region/76"
    explorer.click(south)
    explorer.card.get_by_role("button", name="Ouvrir le groupe").click()
    explorer.lacks(south).settled()
    explorer.click("group:territoire:region/53")
    expect(explorer.card.get_by_role("heading", level=2)).to_contain_text("Bretagne", timeout=WAIT)
    explorer.key("e")
    explorer.lacks("group:territoire:region/53")
    explorer.await_param("deplies", "g.territoire.re-53~g.territoire.re-76")


def test_a_line_between_groups_lists_what_it_stands_for(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(REGIONS, least=10)
    regions = sorted(one for one in explorer.groups() if "region/" in one)
    line = next(
        line for line in explorer.lines() if line["from"] in regions and line["to"] in regions
    )
    explorer.page.mouse.click(*explorer.line(str(line["from"]), str(line["to"])))
    card = explorer.card
    expect(card.get_by_role("heading", level=2)).to_contain_text("reliée", timeout=WAIT)
    counted = int(re.findall(r"\d+", card.get_by_role("heading", level=2).inner_text())[0])
    expect(card.get_by_role("listitem")).to_have_count(counted)
    pair = card.get_by_role("listitem").first.get_by_role("link")
    expect(pair).to_have_count(2)


def test_every_way_of_grouping_counts_everybody(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(QUESTION, least=100)
    total = len(explorer.nodes())
    for name, way in (("par type", "type"), ("par communauté", "communaute")):
        explorer.open("Regrouper").get_by_text(name).click()
        explorer.await_param("groupes", way)
        explorer.until(
            """(board, way) => [...board.nodes.keys()].some((id) =>
              id.startsWith(`group:${way}`))""",
            way,
        ).settled()
        explorer.close()
        held = explorer.groups()
        assert sum(held.values()) + len(explorer.nodes()) - len(held) == total


def test_the_drawing_stops_at_a_thousand_and_says_so(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(THOUSAND, least=900)
    expect(explorer.page.locator(".m-told")).to_contain_text(
        re.compile(r"Le dessin s'arrête à 1\s000 entités ; \d+ ne sont pas dessinées"), timeout=WAIT
    )
    assert len(explorer.nodes()) == 1000
