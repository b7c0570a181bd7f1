"""The review of a draft as the person at the keyboard meets it."""

import re

from playwright.sync_api import Locator, Page, expect

WAIT = 30_000
LONG = 120_000
"""For what reads documents or brings the graph up to date."""


class Review:
    """One page with the review on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frame = page.locator(".review-root .frame")
        self.text = self.frame.locator(".text")
        self.list = self.frame.locator(".list")
        self.counts = self.frame.locator(".toolbar .counts")
        self.status = self.frame.locator(".toolbar .status")
        self.current = self.frame.locator(".card[aria-current]")

    def drawn(self) -> "Review":
        """Wait until there is something to decide."""
        expect(self.current).to_be_visible(timeout=LONG)
        return self

    def key(self, *keys: str) -> "Review":
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def card(self, words: str | re.Pattern[str]) -> Locator:
        """The proposal that says so."""
        return self.frame.locator(".card").filter(has_text=words).first

    def choose(self, words: str | re.Pattern[str]) -> Locator:
        """Choose the proposal that says so."""
        card = self.card(words)
        card.locator(".line").click()
        expect(card).to_have_attribute("aria-current", "true")
        return card

    def numbers(self) -> tuple[int, int, int]:
        """To decide, accepted, refused."""
        found = [int(number) for number in re.findall(r"\d+", self.counts.inner_text())]
        return found[0], found[1], found[2]

    def saved(self) -> "Review":
        """Wait until the disk has everything."""
        expect(self.status).to_have_text("Tout est enregistré.", timeout=WAIT)
        return self

    def marked(self) -> str:
        """The part of the text that is brought out."""
        return "".join(self.text.locator(".here").all_inner_texts())

    def accept_the_rest(self) -> None:
        """Press A until nothing is left; what may be several things becomes a new one."""
        for _ in range(200):
            if self.numbers()[0] == 0:
                return
            if self.frame.locator("input[role=combobox]").count():
                self.key("Escape", "n")
            elif self.current.get_attribute("data-state") == "open":
                self.key("a")
            else:
                self.key("o")
        raise AssertionError(self.counts.inner_text())


def add_to_the_graph(page: Page) -> None:
    """See what would change, add it, wait until the graph is up to date."""
    page.get_by_role("button", name="Voir ce que cela changera").click()
    page.get_by_role("button", name="Verser", exact=True).click(timeout=WAIT)
    heading = page.get_by_role("heading", name=re.compile("dans l'Explorer"))
    expect(heading).to_be_visible(timeout=LONG)


def undo(page: Page) -> None:
    """Undo the contribution that is shown."""
    words = "Annuler cette contribution"
    page.get_by_role("button", name=words, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=words, exact=True).click(timeout=WAIT)
    expect(page.get_by_text(re.compile("^Annulée par"))).to_be_visible(timeout=LONG)
