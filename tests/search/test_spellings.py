"""How a name is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.spellings import LONGEST, code_key, spellings


@pytest.mark.parametrize(
    ("text", "exact", "loose"),
    [
        ("Lille", ["lille"], []),
        ("Coop'Circuits", ["coopcircuits"], []),
        ("La Rochelle", ["larochelle"], ["rochelle"]),
        ("St-Étienne", ["saintetienne"], []),
        ("Ste Colombe", ["saintecolombe"], []),
        ("Romilly s/Seine", ["romillysurseine"], []),
        ("Terre & Mer", ["terreetmer"], ["terremer"]),
        ("CC du Pin", ["ccdupin", "communautedecommunesdupin"], ["ccpin", "communautecommunespin"]),
        ("Communauté urbaine d'Arras", ["communauteurbainedarras", "cudarras"], None),
        (
            "Ville de La Rochelle",
            ["villedelarochelle"],
            ["villerochelle", "larochelle", "rochelle"],
        ),
        ("Mairie d'Arras", ["mairiedarras"], ["mairiearras", "arras"]),
        ("Région Bretagne", ["regionbretagne"], ["bretagne"]),
        ("Conseil départemental du Nord", ["conseildepartementaldunord"], None),
        ("Ville Haute", ["villehaute"], []),
        ("CC", ["cc"], []),
        ("La", ["la"], []),
        ("", [], []),
        ("—", [], []),
    ],
)
def test_keys(text: str, exact: list[str], loose: list[str] | None) -> None:
    way = spellings(text)
    assert list(way.exact) == exact
    assert loose is None or list(way.loose) == loose


@given(st.text())
def test_keys_are_letters_and_digits(text: str) -> None:
    way = spellings(text)
    for key in (*way.exact, *way.loose):
        assert key.isascii() and key.isalnum() and key == key.lower()
        assert len(key) <= 2 * LONGEST
    assert not set(way.exact) & set(way.loose)
    assert bool(way.exact) is bool(way.words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("59350", "59350"),
        ("2A004", "2a004"),
        ("215 903 501", "215903501"),
        ("215 903 501 00019", "215903501"),
        ("Lille", ""),
        ("5", ""),
        ("٣٤٥", ""),
        ("1" * 15, ""),
        ("", ""),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert code_key(text) == code
