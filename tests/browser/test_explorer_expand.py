"""Expand, fold, undo and redo on the real data, by mouse and by keyboard; nothing ever jumps."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"
MEL = "explorer?id=collectivite/200093201"


def seen(explorer: Explorer) -> tuple[object, ...]:
    """Everything an undo must bring back: the address, what is drawn and where, what is counted."""
    address = {name: text for name, text in explorer.params().items() if name != "choix"}
    return address, explorer.places(), explorer.counts()


def test_two_clicks_bring_the_neighbours_and_move_nothing(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    before, told = explorer.places(), explorer.told.inner_text()
    shown, total, *_ = explorer.counts()
    assert shown == 20
    assert explorer.node("/rtes")["left"] == total - shown
    assert not explorer.node("/avise").get("left"), "only what was asked for has a number"
    explorer.expand("/avise")
    explorer.await_param("etapes", "o-avise")
    after = explorer.places()
    assert {node: after[node] for node in before} == before
    assert explorer.node("/avise")["opened"] is True
    expect(explorer.told).not_to_have_text(told)
    explorer.count_is(f" sur {total} voisins montrés", f"{len(after)} entités")
    assert explorer.counts()[0] >= shown, "some are neighbours of both"
    joined = {end for line in explorer.lines() for end in (line["from"], line["to"])}
    assert after.keys() - before.keys() <= joined, "what comes is linked to something"


def test_asked_again_the_next_twenty_come(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    total = explorer.counts()[1]
    for shown in (40, 60):
        before = explorer.places()
        explorer.expand("/rtes")
        explorer.count_is(f"{shown} sur {total} voisins montrés")
        explorer.until("(board, n) => board.nodes.size === n", shown + 1)
        after = explorer.places()
        assert {node: after[node] for node in before} == before
        assert explorer.node("/rtes")["left"] == total - shown
    explorer.await_param("etapes", "o-rtes.60")


def test_what_was_expanded_is_folded_by_button_and_by_key(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(MEL)
    start = explorer.places()
    explorer.expand("/parcours-plateformcoop")
    explorer.card.get_by_role("button", name="Replier").click()
    explorer.until("(board, n) => board.nodes.size === n", len(start))
    explorer.await_no_param("etapes")
    assert explorer.places() == start
    explorer.expand("/parcours-plateformcoop")
    explorer.key("r")
    explorer.until("(board, n) => board.nodes.size === n", len(start))
    explorer.await_no_param("etapes")
    assert explorer.places() == start


def test_a_fold_takes_away_only_what_nothing_else_brought(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    explorer.expand("/avise")
    first = explorer.places()
    explorer.expand("/labo-ess")
    both = explorer.places()
    explorer.open_card("/avise").get_by_role("button", name="Replier").click()
    explorer.await_param("etapes", "-o-avise~o-labo-ess")
    explorer.until("(board, n) => board.nodes.size < n", len(both))
    left = explorer.places()
    assert {node: both[node] for node in left} == left, "what stays does not move"
    assert both.keys() - first.keys() <= left.keys()
    explorer.open_card("/avise").get_by_role("button", name=re.compile("Déployer")).click()
    explorer.until("(board, n) => board.nodes.size === n", len(both))
    assert explorer.places() == both, "unfolded, all is where it was"


def test_by_one_relation_from_the_menu_and_from_the_card(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(RTES, least=21)
    before = explorer.places()
    menu = explorer.open_menu("/rtes")
    entry = menu.get_by_role("menuitem", name=re.compile("Compte … parmi ses membres"))
    expect(entry).to_be_visible(timeout=WAIT)
    counted = int(re.findall(r"\d+", entry.inner_text())[-1])
    assert counted > 20
    entry.click()
    explorer.await_param("etapes", "o-rtes.memberOf.vers")
    explorer.until("(board, n) => board.nodes.size > n", len(before))
    members = explorer.places()
    assert {node: members[node] for node in before} == before
    rtes = str(explorer.node("/rtes")["id"])
    joined = {
        str(line["to"] if line["from"] == rtes else line["from"])
        for line in explorer.lines()
        if rtes in (line["from"], line["to"]) and "est membre de" in str(line["title"])
    }
    assert members.keys() - before.keys() <= joined
    assert len(joined) >= 20
    pills = explorer.card.get_by_role("toolbar", name="Déployer par relation")
    pressed = pills.get_by_role("button", name=re.compile("parmi ses membres"))
    expect(pressed).to_have_attribute("aria-pressed", "true")
    pills.get_by_role("button", name=re.compile("Développe")).click()
    explorer.await_param("etapes", "o-rtes.memberOf.vers~o-rtes.develops.de")
    explorer.until("(board, n) => board.nodes.size > n", len(members))
    pressed.click()
    explorer.await_param("etapes", "-o-rtes.memberOf.vers~o-rtes.develops.de")
    explorer.until("(board, n) => board.nodes.size < n", len(members))


def test_every_step_is_undone_and_done_again_exactly(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(MEL)
    expect(explorer.undo).to_be_disabled()
    expect(explorer.redo).to_be_disabled()
    states = [seen(explorer)]
    explorer.expand("/parcours-plateformcoop")
    states.append(seen(explorer))
    explorer.drag("/parcours-plateformcoop", 40, 30)
    explorer.await_param("etapes", "j-parcours-plateformcoop~j-parcours-plateformcoop.a.")
    states.append(seen(explorer.settled()))
    explorer.open_card("/parcours-plateformcoop").get_by_role("button", name="Masquer").click()
    explorer.lacks("/parcours-plateformcoop")
    explorer.count_is("masquée à la main")
    states.append(seen(explorer.settled()))
    for state in reversed(states[:-1]):
        explorer.undo.click()
        await_state(explorer, state)
    expect(explorer.undo).to_be_disabled()
    for state in states[1:]:
        explorer.key("Control+y")
        await_state(explorer, state)
    expect(explorer.redo).to_be_disabled()
    for state in reversed(states[:-1]):
        explorer.key("u")
        await_state(explorer, state)
    explorer.redo.click()
    await_state(explorer, states[1])
    explorer.key("Control+z")
    await_state(explorer, states[0])


def test_the_drawing_is_made_once_whatever_opens_above_it(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic&territoire=Bretagne", least=10)
    explorer.read("(board) => { window.first = board; board.camera.zoom(1.3); }")
    scale = explorer.read("(board) => board.network.getScale()")
    for drawer in ("Filtrer", "Regrouper", "Enregistrer"):
        explorer.open(drawer)
        explorer.settled()
        assert explorer.read("(board) => board === window.first")
    explorer.close()
    explorer.page.locator(".canvas-legend button").first.click()
    explorer.count_is("par les filtres")
    explorer.settled()
    assert explorer.read("(board) => board === window.first")
    assert explorer.read("(board) => board.network.getScale()") == scale


def await_state(explorer: Explorer, state: tuple[object, ...]) -> None:
    """Wait until the address is that of ``state``, then compare everything."""
    address = state[0]
    assert isinstance(address, dict)
    explorer.page.wait_for_function(
        """(wanted) => {
          const now = Object.fromEntries(new URLSearchParams(location.search));
          delete now.choix;
          const told = (one) => JSON.stringify(Object.entries(one).sort());
          return told(now) === told(wanted);
        }""",
        arg=address,
        timeout=WAIT,
    )
    places = state[1]
    assert isinstance(places, dict)
    explorer.until(
        """(board, ids) => board.scene.discs.size === ids.length &&
          ids.every((id) => board.scene.discs.has(id))""",
        list(places),
    ).settled()
    assert seen(explorer) == state
