"""Identifiers are promises: these never change."""

import pytest

from graph.model.iris import Iris, digest, folded, page_key, slug
from graph.model.vocabulary import Kind, kind_of

BASE = "https://w3id.org/maillage/"
IRIS = Iris()
A, B = IRIS.entity("organisation", "a"), IRIS.entity("organisation", "b")
P = IRIS.mai("memberOf")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (IRIS.mai("shareholderOf"), "ontology#shareholderOf"),
        (IRIS.ontology, "ontology"),
        (IRIS.entity("organisation", "441965043"), "id/organisation/441965043"),
        (IRIS.entity("organisation", "à b/c"), "id/organisation/%C3%A0%20b%2Fc"),
        (IRIS.concept("scic"), "id/concept/scic"),
        (IRIS.resource("fiche-1"), "id/resource/fiche-1"),
        (IRIS.claim(A, P, B), "id/claim/1db50d653608e110"),
        (IRIS.claim(A, P, B, "g", "2021", "", ""), "id/claim/6bf82eceb8890cc0"),
        (IRIS.membership(A, B, "Présidente"), "id/membership/fb7245243c53a978"),
        (IRIS.attribute(A, "members", "14", "g"), "id/attribute/b4f57549fae41718"),
    ],
)
def test_minted_identifiers(found: object, expected: str) -> None:
    assert getattr(found, "value", "") == BASE + expected


def test_a_role_is_the_same_however_it_is_spelled() -> None:
    assert IRIS.membership(A, B, "Présidente") == IRIS.membership(A, B, " PRESIDENTE ")


def test_another_base_changes_the_beginning_only() -> None:
    other = Iris("https://exemple-test.invalid/x#")
    assert other.concept("scic").value == "https://exemple-test.invalid/x#id/concept/scic"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nord-Pas-de-Calais", "nord-pas-de-calais"),
        ("L'Haÿ-les-Roses", "l-hay-les-roses"),
        ("Œuvre d’Æthelred", "oeuvre-d-aethelred"),
        ("  N°134 — « Citiz » ", "n134-citiz"),
        ("ﬁche ²", "fiche-2"),
        ("東京", ""),
        ("", ""),
    ],
)
def test_slugs(text: str, key: str) -> None:
    assert slug(text) == key
    assert folded(text) == key.replace("-", " ")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.rtes.fr/a/b-c/", "rtes-fr-b-c-8236814a"),
        ("https://rtes.fr/?page=16", "rtes-fr-b10dd531"),
        ("", "e3b0c442"),
    ],
)
def test_page_keys(address: str, key: str) -> None:
    assert page_key(address) == key


def test_digests() -> None:
    assert digest("a", "b") == "f04cdced9736"
    assert digest("ab") != digest("a", "b")


@pytest.mark.parametrize(
    ("segment", "kind"),
    [
        *((kind.value, kind) for kind in Kind),
        ("commune", Kind.TERRITORY),
        ("commune-deleguee", Kind.TERRITORY),
        ("epci", Kind.TERRITORY),
        ("departement", Kind.TERRITORY),
        ("region", Kind.TERRITORY),
        ("country", Kind.TERRITORY),
        ("claim", None),
        ("membership", None),
    ],
)
def test_the_kind_an_identifier_tells(segment: str, kind: Kind | None) -> None:
    assert kind_of(f"{BASE}id/{segment}/x", IRIS) is kind


def test_foreign_identifiers_have_no_kind() -> None:
    assert kind_of("https://exemple-test.invalid/organisation/x", IRIS) is None
    assert kind_of(f"{BASE}id/organisation", IRIS) is None
