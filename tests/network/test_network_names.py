import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.names import SHORT, shortened


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Commune Exemple", "Commune Exemple"),
        ("Réseau des collectivités d'exemple (RCE)", "RCE"),
        ("Coopérative Exemple (ancienne société de l'exemple)", "Coopérative Exemple"),
        ("Communauté de communes du Val d'Exemple", "CC du Val d'Exemple"),
        ("Département d'Exemple-et-Vilaine", "Dépt d'Exemple-et-Vilaine"),
        ("SCIC Exemple - Société coopérative du test", "SCIC Exemple"),
        ("Association pour la promotion de l'exemple", "Association pour la promoti…"),
        ("Agence nationale des exemples et des tests", "Agence nationale…"),
        ("Abracadabrantesque" * 3, "AbracadabrantesqueAbracadab…"),
        ("", ""),
    ],
)
def test_short_names(label, short):
    assert shortened(label) == short


@given(st.text(max_size=120))
def test_short_names_are_short_and_not_empty(label):
    short = shortened(label)
    assert len(short) <= SHORT
    assert bool(short) == bool(label.strip())


@given(st.text(max_size=SHORT))
def test_a_name_that_fits_is_left_alone_but_for_spaces(label):
    assert shortened(label) == " ".join(label.split())
