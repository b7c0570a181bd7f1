"""Names in a picture: on nothing but smaller nodes, in the room there is."""

from hypothesis import given
from hypothesis import strategies as st

from graph.views.naming import LINE, Box, Disc, Room, place_names, text_width, wrapped
from graph.views.svg_words import fitted

numbers = st.floats(-400, 400)
discs = st.lists(
    st.builds(
        Disc,
        numbers,
        numbers,
        st.floats(2, 19),
        st.text("abc déèW", max_size=40),
        st.just(12.0),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda disc: (disc.x, disc.y),
)


def box_of(name):
    wide = max(text_width(line, name.size) for line in name.lines)
    left = name.x - {"start": 0.0, "middle": wide / 2, "end": wide}[name.anchor]
    top = name.y - name.size * 0.6
    return Box(left, top, left + wide, top + len(name.lines) * name.size * 1.2)


@given(discs)
def test_no_name_covers_a_name_or_a_node(given):
    room = Room()
    boxes = [box_of(name) for name in place_names(given, room)]
    assert not any(
        one.meets(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]
    )
    bodies = room.taken[: len(given)]
    assert not [box for box in boxes for body in bodies if box.meets(body)]


def test_a_name_that_must_be_written_covers_smaller_nodes_only():
    around = [Disc(40.0 * x, 30.0 * y, 20, "Petit") for x in range(-3, 4) for y in range(-3, 4)]
    large = Disc(0.5, 0.5, 24, "Le plus important", must=True)
    assert next(iter(place_names([large, *around], Room()))).lines == ("Le plus important",)
    lesser = Disc(0.5, 0.5, 12, "Le plus important", must=True)
    assert ("Le plus important",) not in [
        name.lines for name in place_names([lesser, *around], Room())
    ]


@given(st.text(max_size=200))
def test_lines_are_short_and_few(text):
    lines = wrapped(text)
    assert len(lines) <= 2
    assert all(len(line) <= LINE for line in lines)


@given(st.text(max_size=300), st.floats(40, 400))
def test_a_paragraph_fits_its_room(text, room):
    lines = fitted(text, 12, room)
    assert len(lines) <= 12
    assert all(text_width(line, 12) <= room or len(line) == 1 for line in lines[:-1])
    if len(lines) < 12:
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_room_remembers_what_is_taken():
    room = Room()
    box = Box(0, 0, 200, 10)
    room.take(box)
    assert not room.is_free(Box(150, 5, 160, 6))
    assert room.is_free(Box(150, 5, 160, 6), [box])
    assert room.is_free(Box(0, 10, 200, 20)), "touching is not covering"
