"""What may never enter: ways to reach somebody, and names nothing defines. Both name their line."""

import pytest
from small_data import append, spoil

from graph.building.pipeline import Refused, build
from graph.settings import Settings

EMAIL = "planted.person@exemple-test.invalid"
PHONE = "06 99 88 77 66"
FACTS, PAGES = "sources/collected-facts", "sources/user-pages"
PLACES = [
    (f"{FACTS}/organisations.csv:2", "SCIC Exemple-Test,SET"),
    (f"{FACTS}/organisations.csv:2", "L'Exemple"),
    (f"{FACTS}/organisations.csv:4", "Réseau Exemple-Test"),
    (f"{FACTS}/people.csv:2", "présidente de la SCIC"),
    (f"{FACTS}/people.csv:3", "Autre Personne-Test"),
    (f"{FACTS}/concepts.csv:2", "Un thème inventé"),
    (f"{FACTS}/organisation_attributes.csv:4", "une douzaine"),
    (f"{FACTS}/resources.csv:2", "Un article d'exemple"),
    (f"{FACTS}/resources.csv:2", "mobilité"),
    (f"{FACTS}/doubts.csv:2", "the two pages differ"),
    (f"{PAGES}/resources.csv:2", "Une note inventée pour les tests."),
    (f"{PAGES}/entities.csv:2", "Une coopérative inventée."),
    (f"{PAGES}/relations.csv:2", "Une note sur son rôle."),
    (f"{PAGES}/relations.csv:2", "gérante"),
    (f"{PAGES}/attributes.csv:4", "Un nombre inventé."),
    (f"{PAGES}/attributes.csv:4", "> 10"),
]


def refused(settings: Settings) -> Refused:
    """The refusal; nothing was written, and nothing said repeats the contact."""
    with pytest.raises(Refused) as caught:
        build(settings)
    assert [path.name for path in settings.store.iterdir()] == ["lock"]
    said = " ".join([str(caught.value), *(str(one) for one in caught.value.violations)])
    assert EMAIL not in said and PHONE not in said
    return caught.value


def locators(refusal: Refused) -> set[str]:
    return {f"sources/{one.source}/{one.locator}" for one in refusal.violations}


@pytest.mark.parametrize("contact", [EMAIL, PHONE])
@pytest.mark.parametrize(("place", "text"), PLACES)
def test_a_contact_anywhere_is_refused_where_it_stands(
    small: Settings, place: str, text: str, contact: str
) -> None:
    file = place.partition(":")[0]
    spoil(small, file, text, text.replace(text[-1], f"{text[-1]} {contact}"))
    assert locators(refused(small)) == {place}


@pytest.mark.parametrize("scheme", ["mailto:x@exemple-test.invalid", "tel:0699887766"])
def test_a_website_that_reaches_somebody_is_refused(small: Settings, scheme: str) -> None:
    file = f"{FACTS}/organisations.csv"
    spoil(small, file, "https://reseau.exemple-test.invalid/", scheme)
    assert locators(refused(small)) == {f"{file}:4"}


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        (f"{FACTS}/relations.csv", "inconnu-test,supports,scic-exemple-test,,{url},stated", 18),
        (f"{FACTS}/relations.csv", "scic-exemple-test,supports,inconnu-test,,{url},stated", 18),
        (f"{FACTS}/people.csv", "nouvelle-test,Nouvelle-Test,maire,inconnu-test,{url}", 5),
        (f"{FACTS}/organisation_attributes.csv", "inconnu-test,place,Lille,{url}", 5),
        (f"{FACTS}/resources.csv", "r-test,Un titre-Test,{url}/r,inconnu-test,article,,,,", 7),
        (f"{FACTS}/organisations.csv", "ptce-exemple-test,Double-Test,,PTCE,,,,,{url}", 15),
        (f"{FACTS}/organisations.csv", "z-test,,,PTCE,,,,,{url}", 15),
        (f"{FACTS}/organisations.csv", "z-test,Lille,,commune,,00000,,,{url}", 15),
        (f"{PAGES}/relations.csv", "fiche-exemple-test,inconnu-test,supports,lomme,,1,", 8),
        (f"{PAGES}/relations.csv", "fiche-exemple-test,lomme,has_role,maire,inconnu-test,1,", 8),
        (f"{PAGES}/relations.csv", "inconnu-test,lomme,supports,scic-exemple-test,,1,", 8),
        (f"{PAGES}/attributes.csv", "fiche-exemple-test,inconnu-test,members,3,", 5),
        (f"{PAGES}/attributes.csv", "inconnu-test,lomme,members,3,", 5),
        (f"{PAGES}/entities.csv", "z-test,Z-Test,Person,,,inconnu-test,", 14),
        (f"{PAGES}/entities.csv", "z-test,Lille,Collectivite,00000,,fiche-exemple-test,", 14),
    ],
)
def test_a_name_nothing_defines_is_refused_where_it_stands(
    small: Settings, file: str, row: str, line: int
) -> None:
    append(small, file, row.format(url="https://exemple-test.invalid/annuaire"))
    assert f"{file}:{line}" in locators(refused(small))
