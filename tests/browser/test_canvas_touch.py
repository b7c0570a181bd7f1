"""What a finger does on the canvas, and whether it can."""

import math

import pytest
from canvas_page import Canvas
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def touched(open_garden):
    return open_garden(width=390, height=760, touch=True)


@pytest.fixture
def touch(touched: Canvas):
    """``touch("touchStart", (10, 20))``: fingers on the screen, as Chromium has them."""
    session = touched.page.context.new_cdp_session(touched.page)

    def touch_(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    return touch_


def test_a_tap_is_a_click_and_two_taps_a_double_click(touched):
    touched.page.touchscreen.tap(*touched.spot("anne"))
    touched.told("click node=anne")
    for _ in range(2):
        touched.page.touchscreen.tap(*touched.spot("scic2"))
    touched.told("click node=anne", "doubleClick node=scic2")


def test_a_finger_need_not_be_exact(touched):
    x, y = touched.spot("anne")
    reach = touched.radii()["anne"]
    touched.page.touchscreen.tap(x + reach + 8, y)
    touched.told("click node=anne")
    assert 2 * (reach + 8) >= 24


def test_a_long_touch_opens_the_menu(touched, touch):
    spot = touched.spot("anne")
    touch("touchStart", spot)
    expect(touched.menu).to_be_visible()
    touch("touchEnd")
    touched.page.wait_for_timeout(400)
    expect(touched.menu).to_be_visible()
    touched.told("context node=anne")
    item = touched.page.get_by_role("menuitem", name="Masquer")
    assert touched.box(item)["height"] >= 24
    item.tap()
    touched.told("context node=anne", "command node=anne name=hide")


def test_a_finger_that_moves_drags_and_opens_no_menu(touched, touch):
    x, y = touched.spot("anne")
    touch("touchStart", (x, y))
    for i in range(1, 7):
        touch("touchMove", (x + 5 * i, y + 4 * i))
    touched.page.wait_for_timeout(700)
    touch("touchEnd")
    expect(touched.menu).to_be_hidden()
    assert math.dist(touched.spot("anne"), (x, y)) > 20
    expect(touched.page.get_by_text("moved node=anne")).to_be_visible()


def test_two_fingers_zoom(touched, touch):
    scale, box = touched.scale(), touched.box(touched.stage)
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    touch("touchStart", (x - 20, y), (x + 20, y))
    for i in range(1, 8):
        touch("touchMove", (x - 20 - 6 * i, y), (x + 20 + 6 * i, y))
    touch("touchEnd")
    assert touched.scale() > 1.3 * scale


def test_targets_are_large_enough_for_a_finger(touched):
    for part in touched.root.get_by_role("button").all():
        if part.is_visible():
            box = touched.box(part)
            assert min(box["width"], box["height"]) >= 24
