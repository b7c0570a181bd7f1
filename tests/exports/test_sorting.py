"""Lines come back sorted and each once, however little memory there is."""

import io

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports.canonical import BlankNodes
from graph.exports.contacts import holds_contact
from graph.exports.public import PublicView, public_quads
from graph.exports.public_lines import lines_of, public_lines
from graph.exports.sorting import SortedLines
from graph.exports.whole import write_whole_dataset
from graph.exports.whole_formats import graph_of
from graph.model.iris import Iris
from graph.model.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad, french
from graph.model.vocabulary import term
from graph.store import EmbeddedStore

IRIS = Iris()
PAGE = IRIS.resource("page-exemple-test")
RIGHTS = Quad(PAGE, term("dcterms:accessRights"), IRIS.concept("public"))
NODE = IRIS.entity("organisation", "exemple-test")
LINES = st.text(st.characters(min_codepoint=32, codec="utf-8"), max_size=4).map(str.encode)
TEXTS = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "écrire à planted@exemple-test.invalid",
            "planted [at] exemple-test.invalid",
            "planted ( arobase\u00a0) exemple-test.invalid",
            "planted＠exemple-test.invalid",
            "tél.\n06\t99 88 77 66",
            "+33\u202f(0)6\u00a099‑88‑77‑66",
            "0033 6 99 88 77 66",
            "0٦ ٩٩ ٨٨ ٧٧ ٦٦",
            "06 ٩٩ ٨٨ ٧٧ ٦٦",
            "https://exemple-test.invalid/?to=planted%40exemple-test.invalid",
            'un "@fr" et \\u0041 et \x7f et \ufffe',
            "\x0b06\x1c99\x1d88\x1e77\x1f66",
        ]
    ),
    st.from_regex(r"[ a@0-9+().\-\n\t]{0,30}", fullmatch=True),
)


@given(st.lists(st.lists(LINES, max_size=6), max_size=8), st.integers(1, 60))
def test_sorted_whatever_fits_in_memory(blocks: list[list[bytes]], in_memory: int) -> None:
    with SortedLines(in_memory=in_memory) as lines:
        for block in blocks:
            lines.add(block, sum(map(len, block)))
        for _ in range(2):
            found = [line for block in lines.blocks() for line in block]
            assert found == sorted({line for block in blocks for line in block})


@given(st.lists(TEXTS, max_size=5), st.sampled_from(["fr", "en", "oc", ""]))
def test_lines_of_the_engine_are_those_of_the_statements(texts: list[str], language: str) -> None:
    """The fast search misses nothing that the close look would find."""
    literals = [Literal(text, language=language) if language else Literal(text) for text in texts]
    quads = [RIGHTS, *(Quad(NODE, term("rdfs:comment"), value, PAGE) for value in literals)]
    store = EmbeddedStore.in_memory(quads)
    found = {line for block in public_lines(PublicView(store, IRIS), store) for line in block}
    expected = {line for block in lines_of(public_quads(store, IRIS)) for line in block}
    assert found == expected
    kept = sum(not holds_contact(value) for value in set(literals))
    assert len(set(public_quads(store, IRIS))) == kept + 1


@given(st.text(), st.sampled_from([None, PAGE]), st.booleans())
def test_the_graph_of_a_line(text: str, graph: NamedNode | None, is_literal: bool) -> None:
    value = french(text) if is_literal else NODE
    quad = Quad(NODE, term("rdfs:seeAlso"), value, graph or DefaultGraph())
    line = pyoxigraph.serialize([quad], format=pyoxigraph.RdfFormat.N_QUADS) or b""
    assert graph_of(line) == (f"<{PAGE.value}>".encode() if graph else b"")


def whole(*quads: Quad) -> tuple[int, int, str]:
    return write_whole_dataset(EmbeddedStore.in_memory([RIGHTS, *quads]), IRIS, io.BytesIO())


def test_blank_nodes_have_no_part_in_the_hash() -> None:
    """RDFC-1.0: what a blank node is called changes nothing, what is said of it does."""

    def told(name: str, text: str) -> tuple[int, int, str]:
        node = BlankNode(name)
        return whole(
            Quad(NODE, term("rdfs:seeAlso"), node, PAGE),
            Quad(node, term("rdfs:label"), Literal(f"_:{text}"), PAGE),
        )

    assert told("a", "x") == told("zz", "x") != told("a", "y")


def test_lines_without_blank_nodes_are_left_alone() -> None:
    lines = [b'<a:b> <a:c> "_:x" .', b"<a:b> <a:c> _:x .", b"<a:b> <a:c> <a:d> ."]
    blank = BlankNodes()
    assert blank.take_out(lines) == [lines[0], lines[2]]
    assert [line for block in blank.named() for line in block] == [b"<a:b> <a:c> _:c14n0 ."]


@pytest.mark.parametrize("public", [True, False])
def test_the_day_changes_nothing_unless_it_is_told(public: bool) -> None:
    store = EmbeddedStore.in_memory([RIGHTS])
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        write_whole_dataset(store, IRIS, out, public=public)
    assert first.getvalue() == second.getvalue()
    assert b"issued" not in first.getvalue()
