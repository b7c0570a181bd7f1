"""The real judgements: nearly all of them the algorithm finds alone, and none it gets wrong."""

from pathlib import Path

import pytest

from graph.linking.collectivites import CollectiviteLinker
from graph.linking.identity import Identity, identify
from graph.linking.judgements import Judgement, Judgements, Verdict, read_judgements
from graph.model.iris import Iris
from graph.model.records import EntityRecord, Reading
from graph.sources.collected_facts import read_collected_facts
from graph.sources.manifest import read_manifest
from graph.sources.territories import OfficialCode
from graph.sources.user_pages import read_user_pages

SHARE = 0.95


@pytest.fixture(scope="module")
def readings(data: Path) -> list[tuple[str, Reading]]:
    folder = data / "sources"
    return [
        ("facts", read_collected_facts(read_manifest(folder / "collected-facts"))),
        ("seeds", read_user_pages(read_manifest(folder / "user-pages"))),
    ]


@pytest.fixture(scope="module")
def judgements(data: Path) -> Judgements:
    return read_judgements(data / "judgements.csv")


def is_territorial(judgement: Judgement, code: OfficialCode) -> bool:
    told = judgement.target.split(";")
    return judgement.verdict is Verdict.NOT_IN_CODE or any(code.find(path) for path in told)


@pytest.fixture(scope="module")
def alone(
    readings: list[tuple[str, Reading]], judgements: Judgements, code: OfficialCode
) -> Identity:
    """What is found without what people decided on territories."""
    kept = {
        subject: one
        for subject, one in judgements.by_subject.items()
        if not is_territorial(one, code)
    }
    return identify(readings, code, Judgements(kept), Iris())


@pytest.fixture(scope="module")
def told(
    readings: list[tuple[str, Reading]], judgements: Judgements, code: OfficialCode
) -> Identity:
    return identify(readings, code, judgements, Iris())


def path_of(identity: Identity, key: str) -> str:
    territory = identity.by_key[key].territory
    return territory.path if territory else ""


def on_territories(judgements: Judgements, code: OfficialCode) -> list[Judgement]:
    found = [one for one in judgements.by_subject.values() if is_territorial(one, code)]
    return [one for one in found if "#" not in one.subject]


def test_the_algorithm_alone_finds_nearly_all_and_gets_none_wrong(
    alone: Identity, judgements: Judgements, code: OfficialCode
) -> None:
    same = [one for one in on_territories(judgements, code) if one.verdict is Verdict.SAME]
    found = {one.subject: (path_of(alone, one.subject), one.target) for one in same}
    wrong = {key: ends for key, ends in found.items() if ends[0] and ends[0] != ends[1]}
    right = [key for key, ends in found.items() if ends[0] == ends[1]]
    assert wrong == {}
    assert len(same) > 200
    assert len(right) / len(same) >= SHARE, sorted(found.keys() - set(right))


def test_the_algorithm_alone_links_nothing_it_should_not(
    alone: Identity, judgements: Judgements, code: OfficialCode
) -> None:
    never = [one for one in on_territories(judgements, code) if one.verdict is not Verdict.SAME]
    assert len(never) > 35
    assert {one.subject: path_of(alone, one.subject) for one in never} == {
        one.subject: "" for one in never
    }


def test_with_judgements_all_is_as_judged(
    told: Identity, judgements: Judgements, code: OfficialCode
) -> None:
    for one in on_territories(judgements, code):
        expected = one.target if one.verdict is Verdict.SAME else ""
        assert path_of(told, one.subject) == expected, one
        successor = told.by_key[one.subject].successor
        followed = one.target if one.verdict is Verdict.FORMER else ""
        assert (successor.path if successor else "") == followed, one


def test_things_judged_the_same_are_one_and_different_ones_are_two(
    told: Identity, judgements: Judgements
) -> None:
    for one in judgements.by_subject.values():
        if one.target in told.by_key and one.verdict is not Verdict.FORMER:
            same = told.by_key[one.subject] is told.by_key[one.target]
            assert same == (one.verdict is Verdict.SAME), one


def test_every_judgement_is_on_something_the_sources_name(told: Identity) -> None:
    assert [one for one in told.issues if one.locator.startswith("judgements.csv")] == []


def test_towns_of_organisations_are_never_wrong(
    linker: CollectiviteLinker, readings: list[tuple[str, Reading]], judgements: Judgements
) -> None:
    records: dict[str, EntityRecord] = {
        f"{prefix}:{record.id}": record for prefix, one in readings for record in one.entities
    }
    places = [one for one in judgements.by_subject.values() if one.subject.endswith("#place")]
    assert places
    for one in places:
        link = linker.commune(records[one.subject.removesuffix("#place")].place)
        assert link.territory is None or link.territory.path == one.target, one
