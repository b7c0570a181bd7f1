"""What errors print: no e-mail address, no telephone, and everything else as it was."""

import pytest

from graph.cli.masking import without_contacts


@pytest.mark.parametrize(
    "contact",
    [
        *("qui@exemple-test.invalid", "qui (at) exemple-test.invalid", "qui%40exemple-test.inv"),
        *("qui＠exemple-test.invalid", "qui[arobase]exemple-test.invalid", "qui@exe"),
        *("06 99 88 77 66", "0699887766", "+33 6 99 88 77 66", "06.99.88.77", "06/99/88/77/66"),
    ],
)
def test_a_contact_is_masked_wherever_it_stands(contact: str) -> None:
    for sentence in ("{}", "« {} » n'existe pas.", "region/{}, que rien ne contient", "« COM {} »"):
        said = without_contacts(sentence.format(contact))
        assert "…" in said
        assert "qui" not in said.replace("que", "")
        assert "99" not in said


@pytest.mark.parametrize(
    "sentence",
    [
        "« 01/02/2021 » n'est pas une année.",
        "le code « 59350 » n'est pas dans le code officiel.",
        "« 219 900 016 » n'est pas un SIREN.",
        "une note de 2021, 12 345 678 habitants",
        "au moins 1314 attendues, 0 lues",
        "« deniche pour vous n°134 »",
    ],
)
def test_dates_codes_and_numbers_stay(sentence: str) -> None:
    assert without_contacts(sentence) == sentence
