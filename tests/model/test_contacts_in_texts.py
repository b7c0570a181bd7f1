"""E-mails and telephones, in every usual disguise, and nothing else, whichever fence looks."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

from graph.checks.personal import has_contact
from graph.exports.contacts import holds_contact as term_holds_contact
from graph.exports.contacts import is_contact
from graph.exports.contacts import without_contacts as exported
from graph.exports.public_lines import suspects
from graph.model.contacts import (
    address_holds_contact,
    find_contacts,
    holds_contact,
    name_holds_phone,
    without_contacts,
)
from graph.model.terms import Literal, NamedNode, Triple

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
    "ada%2540exemple-test.invalid",
    "ada&#x40;exemple-test.invalid",
    "ada&commat;exemple-test.invalid",
    "ada﹫exemple-test.invalid",
    "ada(a)exemple-test.invalid",
    "ada <at> exemple-test.invalid",
    "ada {at} exemple-test [dot] invalid",
    "ada [AROBASE] exemple-test (point) invalid",
    "ada at exemple-test point invalid",
    "ada.zorgluk at exemple-test.invalid",
    "ada -at- exemple-test.invalid",
    "ada  @  exemple-test.invalid",
    "ada!@exemple-test.invalid",
    "ada@[192.0.2.1]",
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
    "(+33)1 99 00 00 01",
    "+33 01 99 00 00 01",
    "+330199000001",
    "+33 0 1 99 00 00 01",
    "+33 (1) 99 00 00 01",
    "+33.1.99.00.00.01",
    "＋33 1 99 00 00 01",
    "00 33 1 99 00 00 01",
    "33 1 99 00 00 01",
    "(33) 1 99 00 00 01",
    "0 1 99 00 00 01",
    "(0)199000001",
    "(01) 99 00 00 01",
    "01 (99) 00 00 01",
    "0199 000 001",
    "01 990 000 01",
    "019 900 00 01",
    "01 9900 0001",
    "0 199 000 001",
    "01 99 00 0001",
    "01·99·00·00·01",
    "01•99•00•00•01",
    "01:99:00:00:01",
    "01|99|00|00|01",
    "01,99,00,00,01",
    "01 - 99 - 00 - 00 - 01",
    "01  99  00  00  01",
    "01_99_00_00_01",
    "01\n99\n00\n00\n01",
    "01\u200b99\u200b00\u200b00\u200b01",
]
GLUED = [
    *("Tél.0199000001", "Fax.0199000001", "Tél.01 99 00 00 01", "Tel01 99 00 00 01"),
    *("T0199000001", "n°0199000001", "01 99 00 00 01et", "0199000001et", "tel:01 99 00 00 01"),
    *("au01 99 00 00 01", "tél : 33199000001", "Tél. 01990 00001", "Tél. 01, 99, 00, 00, 01"),
    *("Tél. 01 99 00 00 0 1", "voir https://exemple-test.invalid/ ou 01 99 00 00 01"),
    *("01 99 00 00 01.01 99 00 00 02", "01 99 00 00 01/01 99 00 00 02", "12/01 99 00 00 01"),
    *("https://wa.me/33199000001", "https://exemple-test.invalid/?tel=0199000001"),
    *("écrire à ada at exemple-test.invalid", "mail : ada at exemple-test.invalid"),
]
"""What stands around is no part of the number, and must not hide it."""

ADDRESSES = [
    *("tel:+33199000001", "TEL:0199000001", "Sms:x", "MAILTO:x", "callto:x", "fax:x", "sip:x"),
    *("whatsapp:x", "skype:x", "urn:tel:x", "https://wa.me/33199000001"),
    *("https://api.whatsapp.com/send?phone=33199000001", "https://WA.me/33199000001"),
    *("https://x.invalid/?m=ada%40x.invalid", "https://x.invalid/ada%2540x.invalid"),
    *("https://x.invalid/ada@x.invalid", "https://x.invalid/ada%5Bat%5Dx.invalid"),
    *("https://x.invalid/tel/0199000001", "https://x.invalid/?tel=+33199000001"),
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
    *(
        "01/02/2021",
        "2021-12-06 12:34",
        "2021-01-02-03-04-05",
        "01/02/21-05/06/22",
        "2019 2020 2021",
    ),
    *("123 456 789 00012", "054 500 574 00012", "06000 06100", "59000, 59100", "59350 59512"),
    *("1 200 000 €", "06 120 000", "48.0612345678, 2.3612345678", "0.612345678", "12,5 % de 06"),
    *("https://www.presse.invalid/0699887766/a-0612345678.html", "voir x.invalid/0612345678"),
    *("article L. 123-4", "it is held at www.exemple.invalid", "look at exemple.invalid for more"),
    *("@rtes_fr", "suivez @rtes_fr. Le site", "look at meetings (in Lille)", "sha a0612345678b"),
    *("0 5 10 15 20 25 30", "01, 02, 03, 04, 05, 06", "01,02,03,04,05,06", "9b7d0582664077ce"),
    *("FR76 3000 6000 0112 3456 7890 189", "de 09 h 30 à 12 h 00"),
    "https://presse.invalid/what-is-at-stake.html",
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


@pytest.mark.parametrize("text", [*EMAILS, *PHONES, *GLUED])
def test_every_fence_knows_every_form(text: str) -> None:
    for told in (text, f"Voici {text} merci."):
        assert find_contacts(told)
        assert holds_contact(told) and is_contact(told) and has_contact(told)
        assert term_holds_contact(Literal(told))
        for clean in (without_contacts(told), exported(told)):
            assert not find_contacts(clean)
            assert "ada" not in clean and "99" not in clean


@pytest.mark.parametrize("text", OTHERS)
def test_no_fence_stops_anything_else(text: str) -> None:
    assert not (holds_contact(text) or is_contact(text) or has_contact(text))
    assert not term_holds_contact(Literal(text))
    assert exported(text) == text


@pytest.mark.parametrize("iri", ADDRESSES)
def test_addresses_that_lead_to_somebody(iri: str) -> None:
    assert address_holds_contact(iri)
    assert term_holds_contact(NamedNode(iri))


@pytest.mark.parametrize(
    "iri",
    [
        *("https://x.invalid/0612345678", "https://x.invalid/a?id=0612345678", "urn:uuid:06123456"),
        *("https://x.invalid/@ada/page.html", "https://x.invalid/what-is-at-stake.html"),
        *("https://hotel.invalid/hotel/0612345678", "https://x.invalid/a%20b/06%2012.html"),
    ],
)
def test_other_addresses(iri: str) -> None:
    assert not address_holds_contact(iri)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, True) for name in ("organisation/tel-0611111101", "x/06-11-11-11-21")),
        *((name, True) for name in ("x/membres-tel-0611111110-de-x", "x/tel0611111101")),
        *((name, True) for name in ("x/33-6-11-11-11-21", "x/0-800-123-456", "x/06-123-456-78")),
        *((name, False) for name in ("collectivite/217500016", "commune/59350", "x/2021-01-02")),
        *((name, False) for name in ("x/01-02-2021-10-30", "x/2021-01-02-03-04-05")),
        *((name, False) for name in ("claim/9b7d0582664077ce", "claim/0582664077cefeab")),
        *((name, False) for name in ("x/21750001600019", "x/05450057400012")),
    ],
)
def test_a_phone_in_an_identifier(name: str, expected: bool) -> None:
    assert name_holds_phone(name) is expected


_PAIR = st.from_regex(r"[0-9]{2}", fullmatch=True)
_SEPARATORS = ["", " ", ".", "-", "/", "\u00a0", "\u202f", "·", "•", ":", "|", " - ", "–", "\u200b"]
_PREFIXES = [
    "0",
    "+33",
    "+33 ",
    "0033",
    "0033 ",
    "+33 (0)",
    "(+33)",
    "(+33) ",
    "+330",
    "(0)",
    "+33.",
]
_BEFORE = ["", "Tél. : ", "Tél.", "Tel", "Fax.", "au ", "(", "« ", "Ada Zorgluk, ", "le 3/4, "]
_AFTER = ["", ".", ", merci", ")", " »", "et", " et", "\n", ";", " (Bulle)"]


@st.composite
def phones(draw: st.DrawFn) -> str:
    """A number that is no date, between words."""
    first, pairs = draw(st.integers(1, 9)), draw(st.lists(_PAIR, min_size=4, max_size=4))
    assume(pairs[1] not in ("19", "20"))
    separator, prefix = draw(st.sampled_from(_SEPARATORS)), draw(st.sampled_from(_PREFIXES))
    number = f"{prefix}{separator.join([str(first), *pairs])}"
    return f"{draw(st.sampled_from(_BEFORE))}{number}{draw(st.sampled_from(_AFTER))}"


@st.composite
def emails(draw: st.DrawFn) -> str:
    """An address in disguise, between words."""
    name = draw(st.from_regex(r"[a-z][a-z0-9]{0,8}([._-][a-z0-9]{1,8})?", fullmatch=True))
    at = draw(
        st.sampled_from(
            [
                "@",
                " @ ",
                "(at)",
                " [at] ",
                "(arobase)",
                " arobase ",
                "%40",
                "%2540",
                "&#64;",
                "＠",
                "<at>",
            ]
        )
    )
    dot = draw(st.sampled_from([".", "[dot]", " (point) ", " dot ", " point "]))
    domain = draw(st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z0-9]", fullmatch=True))
    return (
        f"écrire à {name}{at}{domain}{dot}invalid{draw(st.sampled_from(['', ' ', ', ', '.', ')']))}"
    )


@given(st.one_of(phones(), emails()))
def test_any_contact_is_found_and_goes(text: str) -> None:
    assert find_contacts(text) and holds_contact(text)
    for clean in (without_contacts, exported):
        left = clean(text)
        assert not find_contacts(left)
        assert clean(left) == left


@given(
    st.lists(st.sampled_from([*EMAILS, *PHONES, *OTHERS, " ", "\n", "@", "0", "(at)"])).map("".join)
)
def test_nothing_is_left_of_any_mixture(text: str) -> None:
    assert not find_contacts(without_contacts(text))
    for contact in find_contacts(text):
        assert 0 <= contact.start < contact.end <= len(text)


@given(st.lists(st.sampled_from([*EMAILS, *PHONES, *GLUED, *OTHERS, "x", "9"]), max_size=3))
def test_the_search_in_lines_misses_nothing(texts: list[str]) -> None:
    """What hands over lines unseen must see what the close look would."""
    value = Literal(" ".join(texts))
    line = serialize([Triple(NamedNode("x:"), NamedNode("x:y"), value)], format=RdfFormat.N_TRIPLES)
    if term_holds_contact(value):
        assert suspects((line or b"").replace(b"<x:", b"<http://x"))


@pytest.mark.parametrize("iri", ADDRESSES)
def test_the_search_in_lines_sees_addresses(iri: str) -> None:
    assert suspects(b"<http://x> <http://y> <" + iri.encode() + b"> .\n")


@pytest.mark.parametrize(
    "piece",
    [
        *("a", "a.", "a@", "0 ", "01 99 ", "a at ", "(at)", "x point ", " . ", "0", "06", " ", "@"),
        *("at ", "a@b.fr ", "_at_", "+33 ", "Tél.0", "x.fr/", "%25", "é", "\u200b", "0(0)"),
    ],
)
def test_a_long_line_takes_no_time(piece: str) -> None:
    start = time.perf_counter()
    find_contacts(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - start < 5
