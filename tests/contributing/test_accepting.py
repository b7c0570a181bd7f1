"""What a person accepts, corrects and refuses: what enters the graph, and what is kept of it."""

import pytest
from acting import add, draft_of, found, quads, told
from made_pages import RESEAU, node, page

from graph.building.refreshing import refresh
from graph.contributing import draft as drafting
from graph.contributing.contribution import accept_draft
from graph.contributing.draft import Correction, Draft
from graph.contributing.history import decisions_of, refused_by_pattern
from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.network.claims import claims_about
from graph.questions.dataset import Dataset
from graph.settings import Settings

IRIS = Iris()
ZORGLUK = IRIS.entity("organisation", "zorgluk")


def drafting_only(settings: Settings) -> Draft:
    draft = draft_of(settings, page())
    draft.decisions.clear()
    return draft


def test_nothing_accepted_is_nothing_written(settings: Settings) -> None:
    draft = drafting_only(settings)
    with pytest.raises(InputError, match="rien n'a été accepté"):
        accept_draft(settings, draft, "Ada")
    assert not list((settings.data / "contributions").glob("*.trig"))


def test_only_what_is_accepted_enters(settings: Settings) -> None:
    draft = drafting_only(settings)
    drafting.accept(draft, "0/r1", "Ada")
    drafting.refuse(draft, "0/r0", "Ada", "c'est au conditionnel")
    made = accept_draft(settings, draft, "Ada")
    refresh(settings)
    assert made.counts["relations"] == 1
    assert made.counts["refused"] == 1
    assert told(settings, "organisation/zorgluk", "supports") == []
    assert len(told(settings, "organisation/zorgluk", "partnerOf")) == 1
    (refused,) = refused_by_pattern(settings)["pattern-supports"]
    assert (refused.reason, refused.by) == ("c'est au conditionnel", "Ada")
    assert refused.quote == "Exempleville soutient la coopérative Zorgluk."
    assert [one.key for one in decisions_of(settings, made.key)] == ["0/r0", "0/r1"]


def test_refusals_alone_are_kept(settings: Settings) -> None:
    before = quads(settings)
    draft = drafting_only(settings)
    drafting.refuse(draft, "0/r0", "Ada", "non")
    made = accept_draft(settings, draft, "Ada")
    refresh(settings)
    assert quads(settings) == before
    assert made.counts["resources"] == 0
    again = draft_of(settings, page())
    assert "0/r0" not in [one.key for one in drafting.proposals(again)]


def test_what_is_corrected_enters_as_corrected(settings: Settings) -> None:
    def change(draft: Draft) -> None:
        drafting.correct(draft, "0/e1", "Ada", Correction(label="Zorgluk Coop", kind=Kind.PROJECT))
        drafting.correct(draft, "0/r1", "Ada", Correction(predicate="participatesIn",
                         subject="e3", object="e1", since="2022", until="2023"))  # fmt: skip
        drafting.correct(draft, "0/a0", "Ada", Correction(value="2020"))

    made = add(settings, page(), change)
    assert found(settings, "Zorgluk Coop") == ["project/zorgluk-coop"]
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, IRIS, "project/zorgluk-coop")
    view = next(one for one in views if one.predicate.endswith("participatesIn"))
    assert (view.subject, view.since, view.until) == (RESEAU, "2022", "2023")
    kept = {one.key: one for one in decisions_of(settings, made.key)}
    assert kept["0/r1"].predicate == "partnerOf"
    assert kept["0/r1"].correction.predicate == "participatesIn"
    reasons = {one.key: one.reason for one in made.left_out}
    assert "doit être une organisation" in reasons["0/r2"]


def test_what_cannot_stand_is_left_out_with_the_reason(settings: Settings) -> None:
    def change(draft: Draft) -> None:
        drafting.refuse(draft, "0/e1", "Ada", "pas une organisation")
        drafting.correct(draft, "0/r3", "Ada", Correction(subject="e3", object="e3"))
        drafting.correct(draft, "0/e5", "Ada", Correction(iri=node("organisation/disparue")))

    made = add(settings, page(), change)
    reasons = {one.key: one.reason for one in made.left_out}
    assert reasons["0/r0"] == "« Zorgluk » a été refusé"
    assert reasons["0/r3"] == "une relation d'une chose avec elle-même"
    assert reasons["0/e5"] == "« SCIC Exemple-Test » n'est plus dans le graphe"
    assert found(settings, "Zorgluk") == []


def test_automatic_acceptance_is_told_apart(settings: Settings) -> None:
    draft = drafting_only(settings)
    drafting.accept_all(draft, at_least=0.9, by="Ada", automatic=True)
    accept_draft(settings, draft, "Ada")
    refresh(settings)
    dataset = Dataset.open(settings)
    views = claims_about(dataset.store, IRIS, ZORGLUK)
    assert {view.certainty for view in views} == {"extracted"}
