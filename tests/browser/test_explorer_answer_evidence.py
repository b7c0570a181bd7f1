"""Every line of a question's network opens onto what a source says, and says only that."""

import pytest
from explorer_page import WAIT, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_every_sort_of_line_of_an_answer_has_its_evidence(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic", least=100)
    sorts = {str(line["label"]).partition(" (")[0]: line for line in explorer.lines()}
    card = explorer.card
    for sort, line in sorts.items():
        assert " —  :" not in str(line["title"]).replace("\xa0", " "), line["title"]
        explorer.read("(board, id) => { board.outbox.put('edgeClick', { edge: id }); }", line["id"])
        explorer.await_param("choix", str(line["id"]))
        explorer.settled()
        told = card.locator(".m-claim, .m-passage").or_(card.get_by_text("déduit"))
        expect(told.first, sort).to_be_visible(timeout=WAIT)
