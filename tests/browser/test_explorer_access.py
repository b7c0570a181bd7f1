"""No page shuts anybody out, as far as axe-core can tell: WCAG 2.2, levels A and AA."""

from collections.abc import Callable

import pytest
from accessibility import findings
from explorer_page import WAIT, Explorer
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RTES = "explorer?id=organisation/rtes"


def as_it_is(page: Page) -> None:
    """Nothing is opened."""


def filters(page: Page) -> None:
    """The panel of filters, open."""
    body = Explorer(page).open("Filtrer")
    expect(body.get_by_role("combobox", name="Territoire")).to_be_visible(timeout=WAIT)


def files(page: Page) -> None:
    """The files, open."""
    Explorer(page).open("Enregistrer")


def menu(page: Page) -> None:
    """The menu of a node, open."""
    explorer = Explorer(page)
    items = explorer.open_menu("/rtes").get_by_role("menuitem")
    expect(items.nth(8)).to_be_attached(timeout=WAIT)


def keys(page: Page) -> None:
    """The list of keys, open."""
    Explorer(page).key("?")
    expect(page.get_by_role("dialog", name="Touches du clavier")).to_be_visible()


def line(page: Page) -> None:
    """The evidence of a line, open."""
    explorer = Explorer(page)
    page.mouse.click(*explorer.line("/rtes", "/244400404"))
    expect(explorer.card.locator(".m-claim")).to_be_visible(timeout=WAIT)
    expect(explorer.card.get_by_role("button")).to_have_count(0, timeout=WAIT)
    explorer.settled()


def unfolded(page: Page) -> None:
    """Every fold of ours open."""
    page.evaluate("document.querySelectorAll('.m details').forEach((one) => { one.open = true; })")


EXPLORER = {
    RTES: (as_it_is, unfolded),
    f"{RTES}&choix=o-avise": (filters,),
    f"{RTES}&sans=collectivite": (menu,),
    f"{RTES}&caches=o-avise": (keys,),
    f"{RTES}&epingles=o-avise": (line, unfolded),
    f"{RTES}&etapes=o-avise": (files,),
    "explorer?id=organisation/rtes&vers=organisation/avise&faibles=1": (as_it_is,),
    "explorer?id=organisation/rtes&vers=organisation/avise": (unfolded,),
    "explorer?q=collectivites-scic": (as_it_is,),
    "explorer?q=collectivites-scic&groupes=territoire&choix=g.territoire.re-32": (as_it_is,),
}
OTHERS = {
    "": (as_it_is,),
    "explorer": (as_it_is,),
    "questions": (as_it_is,),
    "questions?q=collectivites-scic": (as_it_is,),
    "ressources": (as_it_is,),
    "fiche?id=organisation/rtes": (as_it_is, unfolded),
    "fiche?id=collectivite/200093201": (as_it_is,),
    "territoires": (as_it_is,),
    "territoires?id=region/32": (unfolded,),
    "comparer?a=MEL&b=CoopCircuits": (unfolded,),
}
DARK = {
    address: EXPLORER[address]
    for address in (RTES, f"{RTES}&choix=o-avise", f"{RTES}&epingles=o-avise")
}
"""In the dark the same elements have other colours only."""

OTHERS_DARK = {
    address: OTHERS[address]
    for address in (
        "",
        "questions?q=collectivites-scic",
        "territoires",
        "fiche?id=organisation/rtes",
    )
}


@pytest.mark.parametrize(
    ("pages", "dark"),
    [(EXPLORER, False), (DARK, True), (OTHERS, False), (OTHERS_DARK, True)],
    ids=["explorer-light", "explorer-dark", "others-light", "others-dark"],
)
def test_nothing_shuts_anybody_out(
    open_page: Callable[..., Page],
    real_site: str,
    pages: dict[str, tuple[Callable[[Page], None], ...]],
    dark: bool,
) -> None:
    page = open_page("about:blank", dark=dark)
    found = []
    for address, acts in pages.items():
        page.goto(real_site + address)
        page.locator(".m-foot").wait_for(timeout=WAIT)
        Explorer(page).settled()
        if "?" in address and address.startswith("explorer"):
            Explorer(page).drawn()
        for act in acts:
            act(page)
            found += [
                f"{address} {act.__name__}: {finding}" for finding in findings(page, colours=dark)
            ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_the_page_says_which_language_it_is_in(
    open_page: Callable[..., Page], real_site: str, spoken: str
) -> None:
    page = open_page(f"{real_site}{RTES}&lang={spoken}")
    page.locator(".m-foot").wait_for(timeout=WAIT)
    expect(page.locator("html")).to_have_attribute("lang", spoken)
