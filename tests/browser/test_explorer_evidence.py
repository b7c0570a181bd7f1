"""A line opens onto its evidence: the sentences, since when, who says so, when and where."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
SURE = re.compile("déclaré|sous-entendu|relu|repéré par un programme")


def follow(explorer: Explorer, one: str, other: str) -> Locator:
    """One click on the line between two nodes; the card that opens."""
    explorer.page.mouse.click(*explorer.line(one, other))
    expect(explorer.card.get_by_role("heading", name="Ce qui les relie")).to_be_visible(
        timeout=WAIT
    )
    for end in (one, other):
        label = str(explorer.node(end)["label"])
        expect(explorer.card.locator(".m-ends")).to_contain_text(label, timeout=WAIT)
    expect(explorer.card.get_by_role("button")).to_have_count(0, timeout=WAIT)
    return explorer.card


def test_a_line_tells_its_sentence_and_who_says_so(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    card = follow(explorer, "/rtes", "/244400404")
    claim = card.locator(".m-claim")
    expect(claim).to_have_count(1)
    expect(claim.get_by_role("heading")).to_have_text(
        "Nantes Métropole est membre de "
        "Réseau des collectivités Territoriales pour une Économie Solidaire, dès 2009."
    )
    source = claim.locator(".m-sources li")
    expect(source.get_by_role("link").first).to_have_attribute("href", re.compile("^https?://"))
    expect(source).to_contain_text("vrai : dès 2009")
    expect(source).to_contain_text(re.compile(r"dit : \w+ 20\d\d"))
    expect(source).to_contain_text(SURE)
    expect(source).to_contain_text("Réseau des collectivités")  # its publisher
    expect(card).to_contain_text("1 affirmation, 1 source indépendante")
    choice = explorer.params()["choix"]
    assert explorer.chosen() == {choice}
    for end in ("Nantes Métropole", "Réseau des collectivités Territoriales"):
        expect(card.locator(".m-ends")).to_contain_text(end)


def test_what_no_source_states_outright_is_dashed_and_said(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    dashed = [line for line in explorer.lines() if line.get("dashes")]
    assert dashed
    for line in dashed[:2]:
        card = follow(explorer, str(line["from"]), str(line["to"]))
        expect(card.locator(".m-sure-implied, .m-sure-extracted").first).to_be_visible()
        assert card.locator(".m-sure-stated, .m-sure-reviewed").count() == 0
        explorer.page.keyboard.press("Escape")
    plain = {str(line["id"]) for line in explorer.lines() if not line.get("dashes")}
    assert plain


def test_a_line_of_several_statements_lists_them_all(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?id=collectivite/200067254")
    one, other = "collectivite/200067254", "/ceinture-verte-bearn"
    lines = [
        line
        for line in explorer.lines()
        if any(str(line[end]).endswith(other) for end in ("from", "to"))
        and any(str(line[end]).endswith(one) for end in ("from", "to"))
    ]
    assert len(lines) == 1, "one line for all that is said of the two"
    told = str(lines[0]["title"]).split("\n")
    counted = re.search(r"(\d+) sources indépendantes", told[-1])
    assert counted is not None
    assert lines[0]["width"] == int(counted[1]), "as wide as its independent sources"
    card = follow(explorer, one, other)
    claims = card.locator(".m-claim")
    expect(claims).to_have_count(len(told) - 1)
    expect(card).to_contain_text(
        f"{len(told) - 1} affirmations, {counted[1]} sources indépendantes"
    )
    for claim in claims.all():
        assert claim.locator(".m-sources li").count() >= 1
    titles = {claim.get_by_role("heading").inner_text().rstrip(".") for claim in claims.all()}
    assert titles == set(told[:-1]), "the tooltip and the card say the same"


def test_every_line_around_an_entity_has_its_evidence(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    for line in explorer.lines()[::5]:
        card = follow(explorer, str(line["from"]), str(line["to"]))
        expect(card.locator(".m-claim .m-sources li").first).to_be_visible()
        explorer.page.mouse.click(*corner(explorer))
        expect(card.get_by_role("heading", name="Ce qui les relie")).to_be_hidden(timeout=WAIT)


def corner(explorer: Explorer) -> tuple[float, float]:
    """A point of the drawing where nothing is."""
    box = explorer.stage.bounding_box()
    assert box is not None
    return box["x"] + 12, box["y"] + 12
