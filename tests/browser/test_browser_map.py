"""The map of territories in a real browser, cut off from everything: click, card, sheet."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WAIT = 25_000


def test_from_the_map_to_a_departement_to_its_sheet(real_site: str, open_page) -> None:
    page = open_page(f"{real_site}territoires?mesure=scics", height=1150)
    chart = page.get_by_test_id("stDeckGlJsonChart")
    chart.locator("canvas").wait_for(timeout=WAIT)
    expect(page.get_by_role("heading", name="SCIC, par département")).to_be_visible()
    box = chart.bounding_box()
    assert box
    # Haute-Garonne, in the pixels of the picture, then of the page.
    scale = min(box["width"] / 1024, box["height"] / 964)
    x = box["x"] + box["width"] / 2 + (428 - 500) * scale
    y = box["y"] + box["height"] / 2 + (713 - 470) * scale
    page.wait_for_timeout(1_000)  # the first pictures of a machine without a graphics card
    page.mouse.move(x, y)
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    card = page.locator(".st-key-card")
    expect(card.get_by_role("heading", name="Haute-Garonne")).to_be_visible(timeout=WAIT)
    expect(page).to_have_url(re.compile("sur_carte=departement%2F31"))
    card.get_by_role("link", name="Ouvrir la fiche du territoire").click()
    expect(page.get_by_role("heading", level=1, name="Haute-Garonne")).to_be_visible(timeout=WAIT)
    expect(page).to_have_url(re.compile(r"[?&]id=departement(%2F|/)31"), timeout=WAIT)
