"""Keys and addresses, whatever is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from graph.model.iris import Iris, digest, folded, page_key, safe_address, same_page, slug
from graph.model.terms import Literal

TEXT = st.text(max_size=60)
ADDRESS = st.one_of(
    TEXT,
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(["http://", "https://", "HTTP://", "ftp://", "//", "", "mailto:", "urn:"]),
        st.text("ab.é:@[]%0 \\", max_size=12),
        st.text("/a%é [x]{y}|<>\"'`^\\\n\t", max_size=20),
        st.text("?#&=%2é ", max_size=12),
    ),
)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXT)
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    key = slug(text)
    assert slug(key) == key
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(key) <= 80


@given(ADDRESS)
def test_any_text_makes_a_valid_address_that_survives_serialising(text: str) -> None:
    node = NamedNode(safe_address(text))
    quad = Quad(node, NamedNode("https://exemple-test.invalid/p"), Literal("x"))
    written = serialize([quad], format=RdfFormat.TURTLE)
    assert written is not None
    assert [one.subject for one in parse(written, format=RdfFormat.TURTLE)] == [node]


@given(ADDRESS)
def test_a_valid_address_stays_as_it_is(text: str) -> None:
    assert safe_address(safe_address(text)) == safe_address(text)


@given(ADDRESS)
def test_any_address_has_a_page_key_that_is_a_key(text: str) -> None:
    key = page_key(text)
    assert key and slug(key, 200) == key
    same_page(text)


@given(ADDRESS, ADDRESS)
def test_one_page_key_per_exact_address(one: str, other: str) -> None:
    assert (page_key(one) == page_key(other)) == (one.strip() == other.strip())


@given(TEXT)
def test_an_entity_of_any_key_is_a_valid_identifier(key: str) -> None:
    iris = Iris()
    node = iris.entity("organisation", key)
    assert iris.long(iris.short(node.value)) == node.value


@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=4))
def test_digests_tell_lists_apart(one: list[str], other: list[str]) -> None:
    clean = [[part.replace("\x1f", "") for part in parts] for parts in (one, other)]
    if [*clean[0]] != [*clean[1]] and clean[0] and clean[1]:
        assert digest(*clean[0], length=32) != digest(*clean[1], length=32)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://exemple-test.invalid/a b ", "https://exemple-test.invalid/a%20b"),
        ("exemple-test.invalid", "http://exemple-test.invalid"),
        ("exemple-test.invalid:8080/x", "http://exemple-test.invalid:8080/x"),
        ("https://exemple-test.invalid/100%", "https://exemple-test.invalid/100%25"),
        ("https://exemple-test.invalid/%C3%A9", "https://exemple-test.invalid/%C3%A9"),
        ("https://exemple-test.invalid/é", "https://exemple-test.invalid/%C3%A9"),
        ("https://exemple-test.invalid/[x]", "https://exemple-test.invalid/%5Bx%5D"),
        ("https://exemple-test.invalid/?q=a#b#c", "https://exemple-test.invalid/?q=a#b%23c"),
        ("http://[x", "http://%5Bx"),
        ("http://h:port/", "http://h%3Aport/"),
        ("urn:isbn:1 2", "urn:isbn:1%202"),
    ],
)
def test_addresses_as_typed_and_as_kept(typed: str, address: str) -> None:
    assert safe_address(typed) == address
    assert NamedNode(address).value == address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.exemple-test.invalid/a/", "https://exemple-test.invalid/a"),
        ("HTTPS://Exemple-Test.invalid", "http://exemple-test.invalid/"),
        ("https://exemple-test.invalid/a#part", "https://exemple-test.invalid/a"),
    ],
)
def test_spellings_of_one_page(one: str, other: str) -> None:
    assert same_page(one) == same_page(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://exemple-test.invalid/a", "https://exemple-test.invalid/b"),
        ("https://exemple-test.invalid/a?page=1", "https://exemple-test.invalid/a?page=2"),
        ("https://exemple-test.invalid/A", "https://exemple-test.invalid/a"),
    ],
)
def test_two_pages(one: str, other: str) -> None:
    assert same_page(one) != same_page(other)
