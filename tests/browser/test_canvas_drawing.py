"""What the canvas draws: marks, lines, names, legend."""

import pytest
from canvas_page import Canvas, colour_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BADGES = "(board) => board.painter.badges.map((one) => `${one.disc.id} ${one.text}`)"
OVERLAPS = """(board) => {
  const names = board.labels.drawn;
  return names.some((a, i) => names.slice(i + 1).some((b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
}"""


def ink(canvas: Canvas, id: str, dx: float, dy: float) -> int:
    """How dark a spot is, 0 for paper."""
    return 765 - sum(canvas.colour(id, dx, dy))


def test_a_badge_says_how_many_neighbours_are_not_drawn(open_garden):
    canvas = open_garden()
    assert canvas.read(BADGES) == ["hub +167", "mel +48", "scic1 +3", "doc +1204"]
    for _ in range(9):
        canvas.page.get_by_role("button", name="Réduire").click()
    assert canvas.read(BADGES) == [], "small nodes carry none"


def test_a_badge_belongs_to_its_node(open_garden):
    canvas = open_garden()
    at = canvas.read(
        """(board) => {
          const { left, right, top, bottom } = board.painter.badges[0];
          const box = board.stage.getBoundingClientRect();
          return [box.x + right - 3, box.y + (top + bottom) / 2, left < right];
        }"""
    )
    assert isinstance(at, list)
    canvas.page.mouse.click(at[0], at[1])
    canvas.told("click node=hub")


def test_pinned_and_opened_nodes_are_told_apart(open_garden):
    canvas = open_garden()
    radius = canvas.radii()["hub"]
    pin = -0.72 - 2 / radius
    assert ink(canvas, "hub", pin, pin) > 500, "the pin"
    canvas.focus("hub")
    canvas.page.keyboard.press("p")
    canvas.until("(board) => !board.nodes.get('hub').pinned")
    canvas.page.keyboard.press("Escape")
    assert ink(canvas, "hub", pin, pin) < 300, "none"
    assert ink(canvas, "hub", 0, 1) > ink(canvas, "anne", 0, 1), "a heavier outline"


def test_a_group_is_larger_with_two_outlines_and_its_number(open_garden):
    canvas = open_garden()
    radii = canvas.radii()
    assert radii["group:lieu:59"] > radii["ville"]
    edge = 0.9 + 3 / radii["group:lieu:59"]
    assert ink(canvas, "group:lieu:59", -edge, 0) > 300, "the second outline"
    assert ink(canvas, "ville", -edge, 0.2) < 300
    white = [canvas.colour("group:lieu:59", 0.04 * x, 0) for x in range(-8, 9)]
    assert any(min(colour) > 200 for colour in white), "white figures on dark blue"


def test_lines_are_wide_dashed_or_dotted_and_point_where_they_should(open_garden):
    canvas = open_garden()
    assert canvas.read("(board) => [...board.scene.lines.keys()].sort()") == [
        *["dashed 1.5", "dotted 1.5", "full 1.5", "full 2.0", "full 2.5"],
        *["full 3.0", "full 4.0", "full 6.0", "full 8.0"],
    ]
    beside = """(board, id, end, along, aside) => {
      const { x1, y1, x2, y2 } = board.scene.curves.get(id).curve;
      const [far, turn] = [Math.hypot(x2 - x1, y2 - y1), end === 'to' ? -1 : 1];
      const [dx, dy] = [(x2 - x1) / far, (y2 - y1) / far];
      const [x, y] = end === 'to' ? [x2, y2] : [x1, y1];
      const at = [x + turn * along * dx - aside * dy, y + turn * along * dy + aside * dx];
      const seen = board.canvas.getContext('2d').getImageData(...at, 1, 1).data;
      return seen[3];
    }"""
    arrows = {
        ("hub~mel", "to"): True,
        ("hub~mel", "from"): True,
        ("hub~ville", "to"): True,
        ("hub~ville", "from"): False,
        ("hub~scic1", "to"): False,
        ("hub~scic1", "from"): True,
        ("scic1~scic2", "to"): False,
    }
    wide = {"hub~mel": (14, 5.3)}
    for (id, end), there in arrows.items():
        along, aside = wide.get(id, (6, 2.1))
        assert (canvas.read(beside, id, end, along, aside) > 60) is there, (id, end)


def test_a_bent_line_is_found_where_it_is_drawn(open_garden):
    canvas = open_garden()
    at = canvas.read(
        """(board) => {
          const { x1, y1, cx, cy, x2, y2, straight } = board.scene.curves.get('doc~idee').curve;
          const box = board.stage.getBoundingClientRect();
          const middle = (a, b, c) => 0.25 * a + 0.5 * b + 0.25 * c;
          const [x, y] = [middle(x1, cx, x2), middle(y1, cy, y2)];
          const bent = Math.hypot(x - (x1 + x2) / 2, y - (y1 + y2) / 2);
          return [box.x + x, box.y + y, bent, straight];
        }"""
    )
    assert isinstance(at, list)
    x, y, bent, straight = at
    assert not straight
    assert bent > 10
    canvas.page.mouse.click(x, y)
    canvas.told("edgeClick edge=doc~idee")


def test_names_never_cover_each_other_and_are_fewer_from_afar(open_garden):
    canvas = open_garden("?nodes=300", count=246)
    near = len(canvas.names())
    assert near >= 40
    assert canvas.read(OVERLAPS) is False
    for _ in range(3):
        canvas.page.get_by_role("button", name="Réduire").click()
    assert canvas.read(OVERLAPS) is False
    assert 12 <= len(canvas.names()) < near
    canvas.page.mouse.move(*canvas.spot("n200"))
    expect(canvas.page.get_by_role("tooltip")).to_be_visible()
    best = canvas.read("(board) => board.labels.drawn[0].name.disc.id")
    assert best == "n200", "what stands out is named before the hubs"


def test_all_names_of_a_small_network_are_written(open_garden):
    canvas = open_garden()
    assert len(canvas.names()) == 12
    assert canvas.read(OVERLAPS) is False


def test_names_stand_still_while_the_view_moves(open_garden):
    canvas = open_garden("?nodes=80", count=74)
    told = "({ name, side }) => `${name.disc.id} ${side}`"
    sides = f"(board) => board.labels.drawn.map({told})"
    before = canvas.read(sides)
    box, mouse = canvas.box(canvas.stage), canvas.page.mouse
    mouse.move(box["x"] + 8, box["y"] + 8)
    mouse.down()
    mouse.move(box["x"] + 20, box["y"] + 14, steps=4)
    moving = canvas.read(sides)
    mouse.up()
    assert isinstance(before, list)
    assert isinstance(moving, list)
    assert len(set(before) & set(moving)) > 0.8 * len(before)


def test_python_says_which_kinds_are_hidden(open_garden):
    canvas = open_garden()
    events = canvas.page.get_by_role("button", name="Événements")
    expect(events).to_have_attribute("aria-pressed", "false")
    expect(events).to_contain_text("1")
    events.click()
    canvas.wait(13)
    canvas.told("legend name=event")
    expect(events).to_have_attribute("aria-pressed", "true")
    canvas.page.get_by_role("button", name="SCIC").click()
    canvas.wait(10)
    canvas.told("legend name=event", "legend name=scic")
    assert canvas.read("(board) => [...board.legend.hidden]") == ["scic"]


def test_kinds_toggled_fast_do_not_flicker(open_garden):
    canvas = open_garden("?slow=0.5")
    for name in ("SCIC", "Personnes"):
        canvas.page.get_by_role("button", name=name).click()
    canvas.wait(8)
    for _ in range(12):
        assert canvas.read("(board) => board.scene.discs.size") == 8
        canvas.page.wait_for_timeout(100)
    canvas.told("legend name=scic", "legend name=person")


def test_a_network_fills_the_space_it_has(open_garden):
    for query, count in (("?nodes=80", 74), ("?nodes=300", 246)):
        canvas = open_garden(query, count=count)
        places, stage = canvas.places().values(), canvas.box(canvas.stage)
        high = max(y for _, y in places) - min(y for _, y in places)
        wide = max(x for x, _ in places) - min(x for x, _ in places)
        assert high > 0.8 * stage["height"] or wide > 0.8 * stage["width"]
        assert max(abs(x) for x, _ in places) < stage["width"] / 2
        canvas.page.close()


@pytest.mark.parametrize("dark", [False, True])
def test_stamped_nodes_have_the_colours_of_drawn_ones(open_garden, dark):
    canvas = open_garden("?nodes=1000", count=879, dark=dark)
    kinds = {"collectivite": "#4FA3DE" if dark else "#0072B2", "project": "#F2B93D"}
    kinds["project"] = "#F2B93D" if dark else "#E69F00"
    for kind, colour in kinds.items():
        id = canvas.read(
            """(board, kind) => {
              const near = ({ x, y, r }, other) =>
                Math.hypot(other.x - x, other.y - y) < 2 * r + 4;
              const over = ({ x, y }, { left, right, top, bottom }) =>
                x > left - 5 && x < right + 5 && y > top - 5 && y < bottom + 5;
              return board.scene.inView.findLast((disc) => disc.node.kind === kind
                && !board.scene.inView.some((other) => other !== disc && near(disc, other))
                && !board.labels.drawn.some((name) => over(disc, name))).id;
            }""",
            kind,
        )
        seen = canvas.colour(str(id))
        assert seen == pytest.approx(colour_of(colour), abs=12)
