"""People who were taken out are recognised however they are written, and nobody else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.linking.people import name_digest, person_digests
from graph.linking.suppressions import Suppression, Suppressions, thing_digest
from graph.model.terms import NamedNode, Quad
from graph.model.vocabulary import Kind

NAME = "Éloïse de Zorgluf"


def suppressions(*names: str) -> Suppressions:
    lines = (
        Suppression(
            Kind.PERSON, thing_digest(f"person/{name}"), (*person_digests(name),), "", "", ""
        )
        for name in names
    )
    return Suppressions(tuple(lines))


LONG = "Marie-Christine de La Tour-Brindille du Pin"
OUT = suppressions("Éloïse Zorgluf", "Anne-Marie Bulle Ploum", LONG)
SPELT = (
    *("Éloïse Zorgluf", "ZORGLUF Eloise", "Zorgluf Éloïse", "Eloïse-Zorgluf", "eloise zorgluf"),
    *("Éloïse  ZORGLUF", "E. Zorgluf", "Zorgluf E.", "Mme Éloïse Zorgluf", "Éloïse de Zorgluf"),
    *("Éloïse\u00a0Zorgluf", "Éloïse\nZorgluf", "Dr Zorgluf Éloïse", "Bulle Ploum Anne-Marie"),
    *("PLOUM BULLE Anne Marie", "E\u0301loi\u0308se Zorgluf", "Éloïse_Zorgluf", "eloise.zorgluf"),
    *("Zorgluf, Éloïse", "ZORGLUF,Eloise", "A.-M. Bulle Ploum", "A-M Bulle Ploum"),
    *("Bulle Ploum A. M.", "Anne-Marie BULLE-PLOUM", "ZORGLUF (Éloïse", "Éloïse/Zorgluf"),
    *("Éloïse \n     Zorgluf", "Éloïse–Zorgluf", "@EloiseZorgluf", "zorglufeloise"),
    *("Marie-Christine de La Tour-Brindille du Pin", "M.-C. de La Tour Brindille du Pin"),
)
OTHERS = (
    *("Éloïse Martin", "Paul Zorgluf", "Zorgluf", "Éloïse", "Zorgluf & Cie", "Marie Ploum"),
    *("Paul Zorgluf, Éloïse Martin", "P. Zorgluf", "Éloïse Zorglufette", "A. Ploum", "M. Ploum"),
    *("Paul Zorgluf – Éloïse Martin", "Paul Zorgluf / Éloïse Martin", "eloisezorglufette"),
    *("Marie de La Tour", "Christine du Pin", "née à Zorgluf", "la Ville d'Ézorgluf", "e Zorgluf"),
)


@pytest.mark.parametrize("text", SPELT)
@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT])
def test_a_name_is_recognised_on_any_kind_of_thing(text: str, kind: Kind) -> None:
    assert OUT.holds(kind, "", [text])


@pytest.mark.parametrize("text", SPELT)
def test_a_name_is_left_out_of_a_text(text: str) -> None:
    told = OUT.leave_out(f"« Présenté par {text}, directrice. »")
    assert told.startswith("« Présenté par ")
    assert told.endswith(("[…], directrice. »", "[…]., directrice. »"))
    assert OUT.leave_out(told) == told


@pytest.mark.parametrize("text", OTHERS)
def test_other_people_stay(text: str) -> None:
    assert OUT.leave_out(text) == text
    assert not OUT.holds(Kind.ORGANISATION, "", [text])


def test_what_stands_around_a_name_stays() -> None:
    told = OUT.leave_out("Portrait de Éloïse de Zorgluf de Lille, et de Zorgluf M. Éloïse")
    assert told == "Portrait de […] de Lille, et de […]"


def test_initials_are_no_ordinary_words() -> None:
    """Somebody may be called like a town."""
    out = suppressions("Anne Exempleville", "Denise Estelle Testville", "Luc Région")
    for text in (
        "née à Exempleville, de Testville, DE TESTVILLE",
        "la Ville d'Exempleville ; A Exempleville, l'Exempleville",
        "https://exemple-test.invalid/a-exempleville/la-region, l'argent de la Région",
    ):
        assert out.leave_out(text) == text
    assert not out.names("organisation/cooperer-a-exempleville")
    assert out.leave_out("par A. Exempleville et D.E. Testville") == "par […] et […]"


def test_towns_and_notions_share_names_with_people() -> None:
    assert not OUT.holds(Kind.TERRITORY, "", ["Éloïse Zorgluf"])
    assert not OUT.holds(Kind.CONCEPT, "", ["Éloïse Zorgluf"])


def test_nobody_out_changes_nothing() -> None:
    assert Suppressions().leave_out("Éloïse Zorgluf") == "Éloïse Zorgluf"
    assert person_digests("Zorgluf") == []


def test_a_name_kept_with_a_particle_is_recognised_without_it() -> None:
    kept = suppressions(NAME)
    assert kept.holds(Kind.PERSON, "", ["Zorgluf Éloïse"])
    assert kept.leave_out("avec Éloïse Zorgluf") == "avec […]"


def test_a_list_made_before_the_words_were_sorted_still_holds() -> None:
    names = (name_digest(Kind.PERSON, "Anne-Marie Bulle Ploum"),)
    kept = Suppressions((Suppression(Kind.PERSON, "x", names, "", "", ""),))
    assert kept.leave_out("par BULLE PLOUM Anne Marie") == "par […]"
    assert kept.holds(Kind.ORGANISATION, "", ["Mme Anne-Marie Bulle-Ploum"])


@pytest.mark.parametrize("kept", ["", "zorgluf", "-", "x-y", "0-ab", "999-ab", "i-ab", "2i-"])
def test_what_is_no_digest_holds_nobody(kept: str) -> None:
    out = Suppressions((Suppression(Kind.PERSON, "x", (kept,), "", "", ""),))
    assert out.leave_out("Éloïse Zorgluf") == "Éloïse Zorgluf"
    assert not out.holds(Kind.PERSON, "", ["Éloïse Zorgluf"])


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://exemple-test.invalid/portrait-de-eloise-zorgluf.html", True),
        ("https://exemple-test.invalid/?qui=%C3%89lo%C3%AFse+Zorgluf", True),
        ("organisation/scic-zorgluf-eloise", True),
        ("https://www.eloisezorgluf.invalid/", True),
        ("https://exemple-test.invalid/zorgluf/eloise", True),
        ("https://eloise.exemple-test.invalid/zorgluf", False),
        ("organisation/zorgluf", False),
        ("resource/portrait-d-e-zorgluf", True),
        ("resource/portrait-d-a-zorgluf", False),
        ("https://exemple-test.invalid/née-à-zorgluf", False),
    ],
)
def test_a_name_is_recognised_in_an_address(address: str, names: bool) -> None:
    assert OUT.names(address) is names


def test_only_addresses_of_others_are_left_out() -> None:
    subject, says = NamedNode("https://base.invalid/id/x"), NamedNode("https://base.invalid/says")
    for place, stays in (("https://base.invalid/id/", True), ("https://other.invalid/", False)):
        quad = Quad(subject, says, NamedNode(f"{place}eloise-zorgluf"), subject)
        assert OUT.without_names(quad, "https://base.invalid/") == (quad if stays else None)


WORDS = st.sampled_from(("zork", "bulle", "ploum", "trill", "grabu"))


@given(st.lists(WORDS, min_size=2, max_size=3, unique=True), st.data())
def test_any_order_and_case_of_a_name_is_recognised(words: list[str], data: st.DataObject) -> None:
    out = suppressions(" ".join(words))
    order = data.draw(st.permutations(words))
    between = data.draw(st.sampled_from((" ", "-", "  ", "\u00a0")))
    name = between.join(data.draw(st.sampled_from((w, w.upper(), w.title()))) for w in order)
    assert out.holds(Kind.ORGANISATION, "", [name])
    assert out.leave_out(f"x : {name} !") == "x : […] !"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(OUT.leave_out(text), str)
