import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network.names import SHORT, are_initials, shortened


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Commune Exemple", "Commune Exemple"),
        ("Réseau des collectivités d'exemple (RCE)", "RCE"),
        ("Coopérative Exemple (ancienne société de l'exemple)", "Coopérative Exemple"),
        ("Communauté de communes du Val d'Exemple", "CC du Val d'Exemple"),
        ("Département d'Exemple-et-Vilaine", "Dépt d'Exemple-et-Vilaine"),
        ("SCIC Exemple - Société coopérative du test", "SCIC Exemple"),
        ("Association pour la promotion de l'exemple", "Association pour promotion…"),
        ("Commune associée de l'Exemple-Test", "Commune associée Exemple-Te…"),
        ("Métropole Exemplaire de Test.", "Métropole Exemplaire Test."),
        ("Agence nationale des exemples et des tests", "Agence nationale exemples…"),
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


def test_initials_are_those_of_the_words_in_order():
    name = "Réseau d'Exemple des Tests et de l'Économie Sociale"
    assert are_initials("RETES", name)
    assert are_initials("RTES", name)
    assert are_initials("RTÉS", name)
    assert not are_initials("TES", name), "the first word counts"
    assert not are_initials("RSE", name), "in order"
    assert not are_initials("Réseau", name)
    assert not are_initials("", name)
