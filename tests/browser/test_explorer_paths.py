"""How two entities are connected: in sentences with footnotes, by pattern, drawn, as a table."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

STRONG = "explorer?id=organisation/rtes&vers=organisation/avise"
WEAK = "explorer?id=collectivite/200093201&vers=organisation/coopcircuits"


def switch(explorer: Explorer) -> Locator:
    """The switch of the weak links."""
    return explorer.page.get_by_role("switch", name=re.compile("liens faibles"))


def turn(explorer: Explorer) -> None:
    """Turn the switch of the weak links."""
    switch(explorer).locator("xpath=ancestor::label").click()


def test_chains_are_told_in_sentences_with_footnotes(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(STRONG)
    page = explorer.page
    expect(
        page.get_by_role("heading", name=re.compile("Comment elles sont reliées"))
    ).to_contain_text(re.compile(r"\d+ chemins"))
    patterns = page.locator("details.m-pattern")
    assert patterns.count() >= 2
    chains = page.locator(".m-paths > li")
    told = sum(
        int(re.findall(r"(\d+) chemin", pattern.locator("summary").inner_text())[0])
        for pattern in patterns.all()
    )
    assert chains.count() == told, "a pattern says how many chains it has"
    names = [str(explorer.node(end)["label"]) for end in ("/rtes", "/avise")]
    for chain in chains.all():
        sentence = chain.inner_text()
        assert all(name in sentence for name in names)
        assert sentence.rstrip().endswith(".")
        assert chain.locator(".m-marks a").count() >= 1, "each sentence has its source"
        assert chain.locator(".m-marks").count() <= 3, "three steps at most"
    mark = chains.first.locator(".m-marks a").first
    number = re.findall(r"\d+", mark.inner_text())[0]
    mark.click()
    note = page.locator(f"#source-{number}")
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()
    expect(note.get_by_role("link")).to_have_attribute("href", re.compile("^https?://"))
    assert explorer.params()["vers"] == "organisation/avise", "the address stays"


def test_chains_are_drawn_and_listed_step_by_step(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(STRONG)
    page = explorer.page
    drawn = {str(explorer.node("/" + one.rsplit("/", 1)[1])["label"]) for one in explorer.nodes()}
    chains = " ".join(page.locator(".m-paths > li").all_inner_texts())
    assert all(label in chains for label in drawn), "only what is on a chain is drawn"
    page.get_by_text("Le tableau : une ligne par étape").click()
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible(timeout=WAIT)
    steps = page.locator(".m-paths .m-marks").count()
    grid = table.locator("[role=grid]")
    expect(grid).to_have_attribute("aria-rowcount", str(steps + 1))
    expect(grid.locator("[role=columnheader]").nth(1)).to_have_text("De")
    expect(grid.locator("[role=gridcell]", has_text="Est partenaire de")).to_be_attached()


def test_weak_links_are_shown_when_asked_for(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(STRONG)
    page = explorer.page
    chains = page.locator(".m-paths > li")
    strong, nodes = chains.count(), len(explorer.nodes())
    expect(page.locator(".m-pattern", has_text="lien faible")).to_have_count(0)
    turn(explorer)
    explorer.await_param("faibles", "1")
    explorer.until("(board, n) => board.scene.discs.size > n", nodes).settled()
    expect(switch(explorer)).to_be_checked()
    expect(page.locator(".m-pattern", has_text="lien faible").first).to_be_visible()
    assert chains.count() > strong
    turn(explorer)
    explorer.await_no_param("faibles")
    explorer.until("(board, n) => board.scene.discs.size === n", nodes).settled()
    expect(chains).to_have_count(strong)


def test_no_strong_chain_says_what_was_looked_for(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(WEAK)
    page = explorer.page
    expect(page.locator(".m-told")).to_contain_text("Aucun chemin de trois étapes au plus")
    turn(explorer)
    explorer.await_param("faibles", "1")
    expect(page.locator(".m-paths > li").first).to_be_visible(timeout=WAIT)
    expect(page.locator(".m-told")).to_have_count(0)
    explorer.drawn(3)


def test_the_second_entity_is_found_by_its_name(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=organisation/rtes", least=21)
    page = explorer.page
    box = page.get_by_role("combobox", name="Relier à une autre entité")
    box.press_sequentially("avise", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Avise", timeout=WAIT)
    box.press("Enter")
    explorer.await_param("vers", "avise")
    expect(page.locator(".m-paths > li").first).to_be_visible(timeout=WAIT)
    explorer.settled()
    page.get_by_role("button", name="Effacer").click()
    explorer.await_no_param("vers")
    explorer.drawn(21)


def test_a_card_opens_beside_the_chains(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(STRONG)
    explorer.open_card("/tressons")
    explorer.expand("/tressons")
    explorer.await_param("etapes", "j-tressons")
    assert explorer.params()["vers"] == "organisation/avise"
