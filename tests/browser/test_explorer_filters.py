"""Filters through the widgets a reader has: what each holds is told, what it hides is counted."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import Locator, expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
NORTH = "explorer?q=collectivites-scic&territoire=Hauts-de-France"
COUNT = re.compile(r"\((\d+)\)$")
HIDDEN = re.compile(r"(\d+) masquées? par les filtres")


def pick(explorer: Explorer, field: str, option: str | re.Pattern[str]) -> int:
    """Choose one of many in the panel; the number it tells."""
    explorer.open("Filtrer").get_by_role("combobox", name=field).click()
    found = explorer.page.get_by_role("option", name=option).first
    expect(found).to_be_visible(timeout=WAIT)
    told = COUNT.search(found.inner_text())
    assert told is not None, "each choice tells how much it holds"
    found.click()
    explorer.page.keyboard.press("Escape")
    return int(told[1])


def hidden(explorer: Explorer) -> int:
    """How many entities filters hide, as the page tells."""
    found = HIDDEN.search(explorer.told.inner_text())
    return int(found[1]) if found else 0


def reset(explorer: Explorer, count: int) -> None:
    """Show everything again."""
    explorer.open("Filtrer").get_by_role("button", name="Tout montrer").click()
    explorer.until("(board, n) => board.scene.discs.size === n", count).settled()
    expect(explorer.told).not_to_contain_text("masqué")
    explorer.close()


def test_relations_certainties_publishers_and_sources(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    whole = explorer.places()
    total = len(whole)

    told = pick(explorer, "Relations", re.compile("^est membre de"))
    explorer.await_param("relations", "memberOf")
    explorer.until("(board, n) => board.scene.discs.size < n", total).settled()
    explorer.close()
    lines = explorer.lines()
    assert {line["label"] for line in lines} == {"est membre de"}
    assert len(lines) == told, "as many as the panel told"
    assert len(explorer.nodes()) + hidden(explorer) == total
    left = explorer.places()
    assert left == {node: whole[node] for node in left}, "nothing moves"
    reset(explorer, total)
    explorer.await_no_param("relations")

    told = pick(explorer, "Certitude", re.compile("^sous-entendu"))
    explorer.await_param("certitudes", "implied")
    explorer.until("(board, n) => board.scene.discs.size < n", total).settled()
    explorer.close()
    assert all(line["dashes"] for line in explorer.lines())
    assert len(explorer.lines()) == told
    reset(explorer, total)

    told = pick(explorer, "Éditeurs", COUNT)
    explorer.await_param("editeurs", "")
    explorer.until("(board, n) => board.scene.discs.size < n", total).settled()
    explorer.close()
    assert 0 < len(explorer.lines()) <= told
    assert len(explorer.nodes()) + hidden(explorer) == total
    reset(explorer, total)

    told = pick(explorer, "Sources", COUNT)
    explorer.await_param("sources", "r-")
    explorer.until("(board, n) => board.scene.discs.size < n", total).settled()
    explorer.close()
    assert 0 < len(explorer.lines()) <= told
    reset(explorer, total)
    assert explorer.places() == whole


def test_two_relations_are_one_or_the_other(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    pick(explorer, "Relations", re.compile("^est membre de"))
    explorer.await_param("relations", "memberOf")
    pick(explorer, "Relations", re.compile("^est partenaire de"))
    explorer.await_param("relations", "memberOf~partnerOf")
    explorer.until(
        """(board, label) => [...board.scene.curves.values()].some(
          ({ edge }) => edge.label === label)""",
        "est partenaire de",
    ).settled()
    assert {line["label"] for line in explorer.lines()} == {"est membre de", "est partenaire de"}


def test_kinds_in_the_panel_and_in_the_legend_are_the_same(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    whole = explorer.places()
    chip = legend(explorer, "collectivités")
    expect(chip).to_have_attribute("aria-pressed", "true")
    counted = int(re.findall(r"\d+", chip.inner_text())[-1])
    chip.click()
    explorer.await_param("sans", "collectivite")
    explorer.count_is(f"{counted} masquées par les filtres")
    expect(chip).to_have_attribute("aria-pressed", "false")
    explorer.until("(board, n) => board.scene.discs.size === n", len(whole) - counted).settled()
    left = explorer.places()
    assert left == {node: whole[node] for node in left}
    pill = explorer.open("Filtrer").get_by_role("button", name=f"collectivités ({counted})")
    expect(pill).to_have_attribute("aria-pressed", "false")
    pill.click()
    explorer.until("(board, n) => board.scene.discs.size === n", len(whole)).settled()
    explorer.await_no_param("sans")
    explorer.close()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert explorer.places() == whole
    explorer.open("Filtrer").get_by_role("button", name=re.compile("^personnes")).click()
    expect(legend(explorer, "personnes")).to_have_attribute("aria-pressed", "false", timeout=WAIT)


def test_the_period_is_a_slider(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    total = len(explorer.nodes())
    last = explorer.open("Filtrer").get_by_role("slider").last
    first_year, last_year = (int(last.get_attribute(name) or 0) for name in ("min", "max"))
    assert first_year < 2015 < last_year
    for _ in range(last_year - first_year):
        if last.input_value() == "2015":
            break
        last.press("ArrowLeft" if int(last.input_value()) > 2015 else "ArrowRight")
        explorer.settled()
    explorer.await_param("annees", "-2015")
    explorer.until("(board, n) => board.scene.discs.size < n", total).settled()
    explorer.close()
    late = re.compile(r"dès (?:\w+ )?20(?:1[6-9]|2\d)")
    assert not [line["title"] for line in explorer.lines() if late.search(str(line["title"]))]
    assert len(explorer.nodes()) + hidden(explorer) == total
    reset(explorer, total)
    explorer.await_no_param("annees")


def test_a_territory_holds_what_it_contains(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic", least=100)
    total = len(explorer.nodes())
    explorer.has("collectivite/200093201", "collectivite/region-76")
    box = explorer.open("Filtrer").get_by_role("combobox", name="Territoire")
    box.fill("Hauts-de")
    option = explorer.page.get_by_role("option", name=re.compile("Hauts-de-France, région"))
    expect(option).to_have_text(COUNT, timeout=WAIT)
    option.click()
    explorer.await_param("lieu", "re-")
    explorer.lacks("collectivite/region-76").has("collectivite/200093201").settled()
    assert len(explorer.nodes()) + hidden(explorer) == total
    explorer.close()
    explorer.page.keyboard.press("Escape")
    reset(explorer, total)


def test_links_that_pass_by_what_is_hidden_are_kept_on_request(
    open_explorer: OpenExplorer,
) -> None:
    explorer = open_explorer(NORTH, least=10)
    legend(explorer, "projet").click()
    explorer.count_is(HIDDEN)
    explorer.settled()
    before, known = explorer.nodes(), passing(explorer)
    switch = explorer.open("Filtrer").get_by_role("switch", name=re.compile("Garder les liens"))
    switch.locator("xpath=ancestor::label").click()
    explorer.await_param("ponts", "1")
    explorer.until(
        """(board, known) => [...board.scene.curves.values()].some(({ edge }) =>
          edge.through && !known.includes(edge.id))""",
        list(known),
    ).settled()
    explorer.close()
    assert explorer.nodes() == before
    one, other = next(ends for id, ends in passing(explorer).items() if id not in known)
    explorer.page.mouse.click(*explorer.line(one, other))
    heading = explorer.card.get_by_role("heading", name="Un lien de passage")
    expect(heading).to_be_visible(timeout=WAIT)
    expect(explorer.card).to_contain_text("n'est pas une affirmation")
    expect(explorer.card.locator(".m-passage .m-sources li").first).to_be_visible()


def passing(explorer: Explorer) -> dict[str, tuple[str, str]]:
    """The ends of the lines that only pass by something, by identifier."""
    return {
        str(line["id"]): (str(line["from"]), str(line["to"]))
        for line in explorer.lines()
        if line.get("through")
    }


def legend(explorer: Explorer, kind: str) -> Locator:
    """A kind in the legend."""
    return explorer.page.locator(".canvas-legend").get_by_role("button", name=re.compile(kind))
