"""E-mails and telephones, in every usual disguise, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.checks.personal import has_contact
from graph.exports.contacts import is_contact
from graph.model.contacts import find_contacts, without_contacts

EMAILS = [
    "ada.zorgluk@exemple-test.invalid",
    "ada.zorgluk (at) exemple-test.invalid",
    "ada.zorgluk[arobase]exemple-test.invalid",
    "ada.zorgluk AT exemple-test DOT invalid",
    "ada.zorgluk arobase exemple-test point invalid",
    "ada.zorgluk%40exemple-test.invalid",
    "ada.zorgluk＠exemple-test.invalid",
    "ada.zorgluk @ exemple-test.invalid",
    "ada.zorgluk(@)exemple-test.invalid",
    "ada.zorgluk[at]exemple-test[point]invalid",
    "ada_at_exemple-test.invalid",
    "ada&#64;exemple-test.invalid",
    "ada\u200b.zorgluk@exem\u00adple.invalid",
    "ada@sous.domaine.exemple-test.invalid",
    "adà@exemple.invalid",
]
PHONES = [
    "01 99 00 00 01",
    "01.99.00.00.01",
    "01-99-00-00-01",
    "01/99/00/00/01",
    "0199000001",
    "+33 1 99 00 00 01",
    "+33 (0)1 99 00 00 01",
    "0033199000001",
    "(0)1 99 00 00 01",
    "(+33) 1 99 00 00 01",
    "01\u00a099\u202f00\u00a000\u202f01",
    "01–99–00–00–01",
    "0 199 000 001",
    "+33 199 000 001",
    "+262 262 99 00 01",
    "０１ 99 00 00 01",
]
OTHERS = [
    "rendez-vous à 14h30 @ la mairie",
    "217 500 016",
    "SIRET 217 500 016 00019",
    "21750001600019",
    "52999 ZORGLUK",
    "du 01/01/2019 au 31/12/2020",
    "01/02/2021 12 personnes",
    "https://exemple-test.invalid/0199000001",
    "1.0199000001",
    "de 2014-2020 à 2021-2027",
    "32 000 habitants, 1 234 567,89 €",
    "sha256:0199000001abcdef0199000001",
    "fiche n°104 : Zorgluk",
    "un mot du @rtes et de @zorgluk",
    "ISBN 978-2-1234-5680-3",
]


@pytest.mark.parametrize("contact", EMAILS + PHONES)
@pytest.mark.parametrize(
    "sentence", ["{}", "Écrire à {} vite.", "« {} »", "Ada Zorgluk - {}, Bulle"]
)
def test_a_contact_is_found_whole(contact: str, sentence: str) -> None:
    text = sentence.format(contact)
    (found,) = find_contacts(text)
    assert found.kind == ("email" if contact in EMAILS else "phone")
    assert text[found.start : found.end].strip() == contact
    assert without_contacts(text).replace("…", "").split() == sentence.format("").split()


@pytest.mark.parametrize("text", OTHERS)
def test_dates_codes_and_amounts_stay(text: str) -> None:
    assert find_contacts(text) == ()
    assert without_contacts(text) == text


def test_several_contacts() -> None:
    text = "ada@zorgluk.invalid / bob@zorgluk.invalid, tél. : 01 99 00 00 01 ou +33 1 99 00 00 02."
    assert [one.kind for one in find_contacts(text)] == ["email", "email", "phone", "phone"]
    assert without_contacts(text) == "… / …, tél. : … ou …."


@given(
    st.lists(st.sampled_from([*EMAILS, *PHONES, *OTHERS, " ", "\n", "@", "0", "(at)"])).map("".join)
)
def test_nothing_others_would_find_is_left(text: str) -> None:
    left = without_contacts(text)
    assert not any(one.end - one.start > 8 and one.kind == "email" for one in find_contacts(left))
    for contact in find_contacts(text):
        assert 0 <= contact.start < contact.end <= len(text)


@pytest.mark.parametrize("contact", EMAILS + PHONES)
def test_it_finds_all_that_exports_and_checks_find(contact: str) -> None:
    if is_contact(contact) or has_contact(contact):
        assert find_contacts(contact)


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a@", "0 ", "01 99 ", "a at ", "(at)", "x point ", " . "]
)
def test_a_long_line_takes_no_time(piece: str) -> None:
    start = time.perf_counter()
    find_contacts(piece * (300_000 // len(piece)))
    assert time.perf_counter() - start < 5
