"""A finger kept on a node opens its menu; lifting it chooses nothing."""

import re

import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_long_touch_opens_the_menu_within_the_screen(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(
        "explorer?id=organisation/rtes", least=21, width=390, height=844, touch=True
    )
    page = explorer.page
    explorer.stage.scroll_into_view_if_needed()
    hold(explorer, "/rtes")
    expect(explorer.menu.get_by_role("menuitem", name=re.compile("membres"))).to_be_attached(
        timeout=WAIT
    )
    menu = explorer.menu.bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    expect(page).not_to_have_url(re.compile("etapes="))
    explorer.menu.get_by_role("menuitem", name="Épingler").tap()
    explorer.await_param("epingles", "o-rtes")


def hold(explorer: Explorer, end: str) -> None:
    """Keep a finger on a node until its menu opens."""
    x, y = explorer.spot(end)
    session = explorer.page.context.new_cdp_session(explorer.page)
    finger = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    session.send("Input.dispatchTouchEvent", finger)
    expect(explorer.menu).to_be_visible(timeout=WAIT)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(explorer.menu).to_be_visible()
