"""The map of territories in a real browser, cut off from everything: click, card, sheet."""

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
    card = page.locator(".st-key-card")
    for _ in range(4):  # WebGL without a graphics card: the first pictures take their time
        page.mouse.move(x, y)
        page.wait_for_timeout(500)
        page.mouse.click(x, y)
        try:
            expect(card.get_by_role("heading", name="Haute-Garonne")).to_be_visible(timeout=6_000)
            break
        except AssertionError:
            page.mouse.move(x + 40, y - 300)
    expect(card.get_by_role("heading", name="Haute-Garonne")).to_be_visible()
    assert "sur_carte=departement%2F31" in page.url
    card.get_by_role("link", name="Ouvrir la fiche du territoire").click()
    expect(page.get_by_role("heading", level=1, name="Haute-Garonne")).to_be_visible(timeout=WAIT)
    assert "id=departement%2F31" in page.url
