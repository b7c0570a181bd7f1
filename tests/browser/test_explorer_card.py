"""The card: what is known of an entity with its sources, and where one goes from there."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
COUNTED = re.compile(r"(\d+)$")


def test_facts_by_relation_each_with_its_sources(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    card = explorer.open_card("/avise")
    groups = card.locator(".m-group")
    assert groups.count() >= 2
    for group in groups.all():
        heading = group.get_by_role("heading", level=3).inner_text()
        counted = COUNTED.search(heading)
        assert counted is not None, f"{heading}: how many there are is told"
        facts = group.locator("li:has(> details)")
        assert facts.count() >= min(int(counted[1]), 1)
    sources = card.locator("details summary", has_text="source").first
    sources.click()
    said = card.locator("details[open] .m-sources li").first
    expect(said.get_by_role("link")).to_have_attribute("href", re.compile("^https?://"))
    expect(said).to_contain_text(re.compile("déclaré|sous-entendu|relu|repéré"))


def test_the_number_of_a_group_is_that_of_its_facts(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    group = explorer.card.locator(".m-group", has_text="Est partenaire de")
    counted = COUNTED.search(group.get_by_role("heading", level=3).inner_text())
    assert counted is not None
    shown = group.locator("li:has(> details)").count()
    expect(group).to_contain_text(re.compile(rf"\+ {int(counted[1]) - shown} autres"))


def test_the_card_leads_to_the_sheet(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.card.get_by_role("link", name="Fiche complète").click()
    at(explorer, r"/fiche\?id=organisation.*rtes")
    expect(explorer.page.get_by_role("heading", level=1)).to_contain_text("Réseau", timeout=WAIT)
    explorer.page.go_back()
    at(explorer, r"/explorer\?id=organisation.*rtes")
    explorer.drawn(21)


def test_key_f_leads_to_the_sheet(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.open_card("/avise")
    explorer.key("f")
    at(explorer, r"/fiche\?id=organisation.*avise")
    expect(explorer.page.get_by_role("heading", level=1)).to_contain_text("Avise", timeout=WAIT)


def test_identifier_and_statements_of_the_entity(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    page = explorer.page
    drawer = explorer.open_card("/avise")
    drawer.get_by_text("Identifiant et données (RDF)").click()
    iri = str(explorer.node("/avise")["id"])
    expect(drawer.get_by_test_id("stCode")).to_contain_text(iri, timeout=WAIT)
    with page.expect_download(timeout=WAIT) as waiting:
        drawer.get_by_role("button", name=re.compile("Turtle|RDF|Télécharger")).first.click()
    content = waiting.value.path().read_text("utf-8")
    assert "/avise" in content
    assert "@prefix" in content


def test_the_identifier_is_copied(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    page = explorer.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explorer.card.get_by_text("Identifiant et données (RDF)").click()
    explorer.card.get_by_test_id("stCode").get_by_role("button").press("Enter")
    assert page.evaluate("navigator.clipboard.readText()") == explorer.node("/rtes")["id"]


def test_questions_that_have_an_answer_here(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=collectivite/200093201")
    page = explorer.page
    explorer.card.get_by_text("Demander…").click()
    links = explorer.card.locator(".m-links").get_by_role("link")
    expect(links.first).to_be_visible(timeout=WAIT)
    expect(links.first).to_have_attribute("href", re.compile(r"questions\?q="))
    links.first.click()
    at(explorer, r"/questions\?q=")
    expect(page.locator(".m-total")).to_contain_text(re.compile("ligne"), timeout=WAIT)
    assert "0 ligne" not in page.locator(".m-total").inner_text()


def test_where_it_is(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=collectivite/200093201")
    explorer.card.get_by_text("Voir sur la carte").click()
    drawer = explorer.card.locator(".m-locator")
    picture = drawer.get_by_role("img")
    expect(picture).to_be_visible(timeout=WAIT)
    expect(picture).to_have_attribute("alt", re.compile("^Carte : .+"))
    assert picture.evaluate("(image) => image.complete && image.naturalWidth > 0")
    expect(drawer.get_by_role("list")).to_contain_text("Nord")


def test_centring_starts_again_from_there(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.open_card("/avise").get_by_role("button", name="Centrer").click()
    explorer.await_param("id", "avise")
    expect(explorer.page.get_by_role("heading", level=1)).to_have_text("Avise", timeout=WAIT)
    explorer.has("/avise").settled()
    explorer.undo.click()
    explorer.has("/cgscop").until("(board) => board.nodes.size === 21")


def at(explorer: Explorer, address: str) -> None:
    """Wait for an address."""
    expect(explorer.page).to_have_url(re.compile(address), timeout=WAIT)
