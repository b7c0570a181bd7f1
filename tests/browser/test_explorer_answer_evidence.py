"""A line of a question's network opens onto what a source says, and says only that."""

import random

import pytest
from explorer_page import WAIT, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOST = 9
"""How many sorts of lines are opened: each takes a run of the page."""


def test_sorts_of_lines_of_an_answer_have_their_evidence(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic", least=100)
    sorts = {str(line["label"]).partition(" (")[0]: line for line in explorer.lines()}
    assert len(sorts) > MOST
    card = explorer.card
    for line in explorer.lines():
        assert " —  :" not in str(line["title"]).replace("\xa0", " "), line["title"]
    for sort, line in random.Random(20261127).sample(sorted(sorts.items()), MOST):
        explorer.read("(board, id) => { board.outbox.put('edgeClick', { edge: id }); }", line["id"])
        explorer.await_param("choix", str(line["id"]))
        explorer.settled()
        told = card.locator(".m-claim, .m-passage").or_(card.get_by_text("déduit"))
        expect(told.first, sort).to_be_visible(timeout=WAIT)
