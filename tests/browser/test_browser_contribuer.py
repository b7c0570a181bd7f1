"""From a pasted page to the graph and back, at the keyboard, in a real Chromium."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from accessibility import findings
from explorer_page import Explorer
from playwright.sync_api import Page, expect
from review_page import LONG, WAIT, Review, add_to_the_graph, undo

from graph.building.pipeline import build
from graph.contributing.drafts import list_drafts, start_draft
from graph.contributing.history import list_contributions
from graph.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
sys.path.append(str(PROJECT / "tests" / "cli"))

import read_pages  # noqa: E402  # beside the tests of pages
from made_sources import MadeSources  # noqa: E402  # beside those of the command line

pytestmark = pytest.mark.browser

BODY = """\
La SCIC Zorgluk Mobilité a été créée en 2019 à Exempleville.
Le Réseau de Test soutient la SCIC Zorgluk Mobilité depuis 2024.
La Ville d'Exempleville est sociétaire de la SCIC Zorgluk Mobilité.
Le projet Grains de Zorgluk est porté par la SCIC Zorgluk Mobilité, avec la SCIC Exemple-Test.
« Nous n'imaginions pas rouler si loin », dit Ana Zorgluk, directrice de la SCIC Zorgluk Mobilité.

Mots-clés : mobilité, essai inventé - Mai 2026
"""
PASTED = f"""\
Une SCIC roule pour Exempleville

{BODY}
Type de ressource
Ressources RTES
Ressource privée
Non
Résumé

{BODY}"""
"""A page in the layout of the resource centre: what it says stands there twice."""

QUOTE = "Le Réseau de Test soutient la SCIC Zorgluk Mobilité depuis 2024."

OpenContribuer = Callable[..., Page]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder of its own with its store; what is brought in lands there."""
    data = MadeSources(tmp_path_factory.mktemp("contribuer") / "data").write()
    settings = Settings(data, data / "store", PROJECT / "ontology")
    build(settings)
    return settings


@pytest.fixture
def open_contribuer(
    serve_script: Callable[..., str], open_page: Callable[..., Page], kept: Settings
) -> Iterator[OpenContribuer]:
    """``open_contribuer("contribuer?brouillon=…", dark=True)``: a page of a fresh visitor."""

    def open_(address: str = "contribuer", **options: object) -> Page:
        url = serve_script(
            PROJECT / "app.py", MAILLAGE_DATA=str(kept.data), MAILLAGE_STORE=str(kept.store)
        )
        page = open_page(f"{url}/{address}", **options)
        page.locator(".m-foot").wait_for(timeout=LONG)
        return page

    yield open_
    for folder in ("drafts", "contributions", "mappings"):
        shutil.rmtree(kept.data / folder, ignore_errors=True)
    build(kept)


def test_a_page_is_pasted_reviewed_added_found_and_undone(
    open_contribuer: OpenContribuer, kept: Settings
) -> None:
    page = open_contribuer()
    page.get_by_role("button", name="Lire", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Il manque votre nom", timeout=WAIT)
    page.get_by_role("textbox", name="Votre nom").fill("Essai Inventé")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("par=Essai"), timeout=WAIT)
    page.get_by_role("textbox", name=re.compile("Un texte")).fill(PASTED)
    page.get_by_role("button", name="Lire", exact=True).click()
    review = Review(page).drawn()
    total = review.numbers()[0]
    assert total >= 10
    assert list_contributions(kept) == [], "nothing enters before it is accepted"

    # a decision a key, a relation with its ends, and the text follows
    review.key("a", "a")
    left, accepted, refused = review.numbers()
    assert (left + accepted, refused) == (total, 0)
    assert accepted >= 2
    review.choose(re.compile("Réseau de Test.*soutient.*Zorgluk"))
    assert review.marked() == QUOTE
    if review.current.get_attribute("data-state") != "open":
        review.key("z")
    before = review.numbers()
    review.key("r", "4")
    assert review.numbers()[2] == 1
    review.key("z")
    assert review.numbers() == before
    review.key("c")
    expect(review.current.locator("form")).to_be_visible()
    review.key("Escape")
    review.text.locator(".name", has_text="Ana Zorgluk").click()
    expect(review.current).to_contain_text("Ana Zorgluk")
    review.saved()

    # a closed browser loses nothing
    address = page.url
    page.close()
    draft = list_drafts(kept)[0]
    assert draft.decided == before[1]
    page = open_contribuer(address.split("/")[-1])
    review = Review(page).drawn()
    assert review.numbers() == before

    review.list.locator("select[name=access]").select_option("public")
    review.current.focus()
    review.accept_the_rest()
    review.saved()
    add_to_the_graph(page)
    assert list_drafts(kept) == []
    contribution = page.url

    explorer = Explorer(page)
    page.goto(re.sub(r"/contribuer.*", "/explorer?id=organisation/reseau-test", contribution))
    explorer.drawn(2).settled()
    names = {end: end for end in explorer.nodes() if "zorgluk-mobilite" in end}
    assert names, explorer.nodes()
    page.mouse.click(*explorer.line("/reseau-test", next(iter(names))))
    said = explorer.card.locator(".m-claim").filter(has_text="soutient")
    expect(said.locator(".m-quote").first).to_contain_text(QUOTE, timeout=WAIT)

    page.goto(contribution)
    page.locator(".m-foot").wait_for(timeout=WAIT)
    undo(page)
    page.goto(re.sub(r"/contribuer.*", "/explorer?id=Zorgluk%20Mobilit%C3%A9", contribution))
    expect(page.get_by_role("alert")).to_contain_text("Rien ne porte le nom", timeout=WAIT)
    (line,) = list_contributions(kept)
    assert (line.by, line.undone_by) == ("Essai Inventé", "Essai Inventé")


def test_hostile_text_is_inert_and_the_keyboard_lives(
    open_contribuer: OpenContribuer, kept: Settings
) -> None:
    draft = start_draft(kept, read_pages.hostile(), "Essai")
    page = open_contribuer(f"contribuer?brouillon={draft.id}&par=Essai", width=390, height=844)
    review = Review(page).drawn()
    expect(review.text).to_contain_text("<img src=x onerror='window.hacked=1'></script>")
    assert "\u202e" not in review.text.inner_text()
    for keys in (("c", "Escape"), ("r", "Escape"), ("j", "j", "l", "Escape"), ("?", "Escape")):
        review.key(*keys)
    review.accept_the_rest()
    review.saved()
    page.get_by_role("button", name="Voir ce que cela changera").click()
    expect(page.get_by_role("button", name="Verser", exact=True)).to_be_visible(timeout=WAIT)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x']").count() == 0
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390, "nothing sticks out on a telephone"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nobody_is_shut_out_of_the_review(
    open_contribuer: OpenContribuer, kept: Settings, dark: bool
) -> None:
    draft = start_draft(kept, read_pages.page(times=2), "Essai")
    page = open_contribuer("contribuer?par=Essai", dark=dark)
    found = [f"start: {one}" for one in findings(page)]
    page.goto(page.url.replace("par=Essai", f"par=Essai&brouillon={draft.id}"))
    review = Review(page).drawn()
    found += [f"review: {one}" for one in findings(page)]
    review.choose(re.compile("est sociétaire de"))
    for name, keys in {
        "correction": ("c",),
        "reasons": ("Escape", "r"),
        "decided": ("Escape", "a"),
        "link": ("End", "k", "l"),
        "keys": ("Escape", "?"),
    }.items():
        review.key(*keys)
        found += [f"{name}: {one}" for one in findings(page)]
    page.goto(page.url.split("/contribuer")[0] + "/qualite?liste=source-unique")
    page.locator(".m-todo-table").wait_for(timeout=WAIT)
    found += [f"quality: {one}" for one in findings(page)]
    assert not found, "\n".join(found)
