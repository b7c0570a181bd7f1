"""A query written, completed, run, corrected, found again: in a real Chromium."""

import pytest
from accessibility import findings
from explorer_page import WAIT, OpenSite
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror='window.hacked=1'>"
LINKED = "SELECT ?qui ?quoi WHERE { GRAPH ?g { ?qui mai:memberOf ?quoi } } LIMIT 5"


def write(page: Page, text: str) -> None:
    """Put ``text`` in the place of what is in the editor, as if it were pasted."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def settled(page: Page) -> None:
    page.locator(".editor-root:not(.editor-busy)").wait_for(timeout=WAIT)
    page.locator("[data-test-script-state='notRunning']").wait_for(timeout=WAIT)


def test_a_query_from_the_first_letter_to_the_second_visit(open_site: OpenSite) -> None:
    page = open_site("sparql", dark=True)
    write(page, LINKED)
    expect(page.locator(".cm-line").first).to_have_text(
        "PREFIX mai: <https://w3id.org/maillage/ontology#>"
    )
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Lignes 1 à 5 sur 5")).to_be_visible(timeout=WAIT)
    settled(page)
    assert "requete=PREFIX" in page.url
    assert findings(page) == []

    write(page, f"# {HOSTILE}\nSELECT * WHERE {{\n  ?s ?p ?o .\n  FILTR(?o)\n}}")
    page.get_by_role("button", name="Lancer").click()
    alert = page.get_by_role("alert").filter(has_text="Ligne 4, caractère 3")
    expect(alert).to_contain_text("« FILTR » n'est pas un mot de SPARQL.", timeout=WAIT)
    expect(page.locator(".cm-lintRange-error")).to_have_text("FILTR(?o)")
    settled(page)

    page.get_by_role("button", name="Historique").click()
    panel = page.get_by_role("dialog", name="Historique")
    expect(panel.get_by_role("listitem")).to_have_count(2)
    expect(panel.locator("code").first).to_have_text(HOSTILE)
    panel.get_by_role("button").nth(1).click()
    expect(page.locator(".cm-content")).to_contain_text("mai:memberOf")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-content")).to_contain_text("FILTR")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Lancer")).to_be_focused()
    assert page.evaluate("window.hacked") is None


def test_words_are_offered_and_a_phone_has_room(open_site: OpenSite) -> None:
    page = open_site("sparql?exemple=affirmations", width=390, height=844)
    option = page.get_by_role("option").first
    write(page, "SELECT * { GRAPH ?g { ?s mai:memb")
    page.keyboard.press("Control+Space")
    expect(option).to_contain_text("mai:memberOf", timeout=WAIT)
    page.wait_for_timeout(200)  # what appears under the finger is not taken at once
    page.keyboard.press("Enter")
    expect(page.locator(".cm-content")).to_contain_text("?s mai:memberOf")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("?s mai:memberOf", timeout=WAIT)
    settled(page)
    assert findings(page) == []
