"""Every commune of the official code, written the ways people write it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.linking.collectivites import CollectiviteLinker
from graph.model.iris import folded
from graph.sources.territories import OfficialCode, Territory

VOWELS = "AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYHŒÆ"


def of(name: str) -> str:
    """The name after « de », as French writes it."""
    for article, short in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return short + name.removeprefix(article)
    return f"d'{name}" if name[0] in VOWELS else f"de {name}"


FORMS = (
    lambda name: name,
    lambda name: f"Ville {of(name)}",
    lambda name: f"Commune de {name}",
    lambda name: f"Mairie {of(name)}",
    lambda name: f"ville {of(name)}".upper(),
    lambda name: folded(f"Ville {of(name)}"),
    lambda name: f"Commune {of(name)}".replace("-", " "),
)


@pytest.fixture(scope="module")
def communes(code: OfficialCode) -> tuple[list[Territory], list[Territory]]:
    """Communes whose name is theirs alone, and communes that share it."""
    names = Counter(folded(one.name) for one in code if one.kind in ("COM", "COMA", "COMD"))
    whole = [one for one in code if one.kind == "COM"]
    shared = Counter(folded(one.name) for one in whole)
    return (
        [one for one in whole if names[folded(one.name)] == 1],
        [one for one in whole if shared[folded(one.name)] > 1],
    )


@given(data=st.data(), form=st.sampled_from(FORMS))
def test_a_name_of_its_own_links_to_its_own_code(
    linker: CollectiviteLinker, communes: tuple, data: st.DataObject, form
) -> None:
    commune = data.draw(st.sampled_from(communes[0]))
    link = linker.link(form(commune.name), "commune")
    assert link.territory == commune, (form(commune.name), link)


@given(data=st.data(), form=st.sampled_from(FORMS))
def test_a_shared_name_links_to_nothing_without_evidence(
    linker: CollectiviteLinker, communes: tuple, data: st.DataObject, form
) -> None:
    commune = data.draw(st.sampled_from(communes[1]))
    link = linker.link(form(commune.name), "commune")
    assert link.territory is None, (form(commune.name), link)
    assert commune in link.candidates


def test_every_name_of_its_own_links_to_its_own_code(
    linker: CollectiviteLinker, communes: tuple
) -> None:
    """All of them in one form; the property above draws the others."""
    wrong = [
        (one.name, link.territory.path if link.territory else "")
        for one in communes[0]
        if (link := linker.link(f"Ville {of(one.name)}", "commune")).territory != one
    ]
    assert wrong == []


def test_every_shared_name_is_decided_by_its_department(
    linker: CollectiviteLinker, communes: tuple
) -> None:
    within = Counter((folded(one.name), one.departments) for one in communes[1])
    for one in communes[1]:
        link = linker.link(f"Ville {of(one.name)} ({one.departments[0]})", "commune")
        alone = within[folded(one.name), one.departments] == 1
        assert link.territory == (one if alone else None), (one.name, link.reason)


@given(st.text(max_size=40), st.sampled_from(["commune", "EPCI", "département", "région", "x"]))
def test_any_text_links_to_something_or_nothing(
    linker: CollectiviteLinker, text: str, kind: str
) -> None:
    link = linker.link(text, kind)
    assert link.reason


def test_every_groupement_links_by_its_own_names(
    linker: CollectiviteLinker, code: OfficialCode
) -> None:
    groupings = [one for one in code if one.segment == "epci"]
    names = Counter(folded(one.name) for one in groupings)
    for one in groupings:
        for name in (one.name, one.official_name):
            link = linker.link(name, "EPCI")
            if names[folded(one.name)] == 1:
                assert link.territory == one, (name, link)
            else:
                assert link.territory in (one, None), (name, link)


def test_every_department_and_region_links_by_its_own_name(
    linker: CollectiviteLinker, code: OfficialCode
) -> None:
    words = {"departement": ("Département", "département"), "region": ("Région", "région")}
    for one in code:
        if one.segment in words:
            word, kind = words[one.segment]
            for name in (one.name, f"{word} {of(one.name)}", f"{word} {one.name}"):
                assert linker.link(name, kind).territory == one, name
