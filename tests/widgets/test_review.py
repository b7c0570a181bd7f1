"""The review without a browser: what is sent, what is read back, what it does to the draft."""

import json
import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "app"))

from read_pages import METROPOLE, SCIC, hostile, page

from graph.contributing.draft import Access, Choice, Draft, default_access, proposals
from graph.contributing.plain import from_plain, to_plain
from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.widgets.review import ReviewEvent, decide, make_payload
from graph.widgets.review.events import read_events
from graph.widgets.review.excerpts import Places, excerpts, readable

IRIS = Iris()


def draft_of(times: int = 1) -> Draft:
    return drafted(page(times=times))


def drafted(document) -> Draft:
    access = [default_access(one) for one in document.readings]
    return Draft("essai", document, "Essai", "2026-01-01T00:00:00Z", "", access)


def sent(draft: Draft) -> dict:
    return json.loads(json.dumps(make_payload(draft, IRIS, {SCIC: "SCIC Exemple-Test"})))


# ---- what is sent


def test_every_span_is_where_the_browser_counts_it() -> None:
    payload = sent(draft_of(3))
    whole = "".join(piece["text"] for piece in payload["pieces"]).encode("utf-16-le")
    for one in payload["proposals"]:
        for start, end in one["spans"]:
            shown = whole[2 * start : 2 * end].decode("utf-16-le")
            if one["type"] == "entity":
                assert shown in one["label"]
            elif one["type"] == "relation":
                assert shown.strip() == one["quote"]


def test_contact_data_is_not_sent() -> None:
    told = json.dumps(sent(draft_of()), ensure_ascii=False)
    assert "exemple.invalid" not in told
    assert "01 23" not in told
    assert "•••" in told


def test_an_endless_line_and_what_acts_on_the_page_are_cut() -> None:
    payload = sent(drafted(hostile()))
    told = "".join(piece["text"] for piece in payload["pieces"])
    assert len(told) < 10_000
    assert "fin" in told
    assert "\u202e" not in json.dumps(payload, ensure_ascii=False)
    assert len(payload["pieces"]) == 2


def test_a_resource_says_who_may_read_it() -> None:
    first, second = sent(draft_of(2))["resources"]
    assert (first["access"], first["private"]) == ("public", False)
    assert (second["access"], second["private"]) == ("restricted", True)


def test_what_an_earlier_contribution_decided_is_settled() -> None:
    draft = draft_of()
    draft.known["0/e1"] = "0000"
    settled = [one["key"] for one in sent(draft)["proposals"] if one.get("settled")]
    assert settled == ["0/e1"]
    assert decide(draft, [ReviewEvent("refuse", ("0/e1",))], "Essai", IRIS) == 0


def test_a_resource_of_which_nothing_is_proposed_comes_in_for_itself() -> None:
    draft = drafted(page("Rien de nommé\nUne ligne.\n", title="Rien de nommé"))
    (one,) = sent(draft)["proposals"]
    assert (one["type"], one["key"], one["label"]) == ("resource", "0", "Rien de nommé")
    assert decide(draft, [ReviewEvent("accept", ("0", "7"))], "Essai", IRIS) == 1
    assert draft.decisions["0"].choice is Choice.ACCEPT


@given(st.text(st.characters(codec="utf-8")))
def test_masked_text_keeps_every_place(text: str) -> None:
    assert len(readable(text)) == len(text)


@given(st.text(st.characters(codec="utf-8")), st.data())
def test_places_are_those_of_utf16(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert Places(text).at(at) == len(text[:at].encode("utf-16-le")) // 2


@given(
    st.text(st.sampled_from("ab \n"), max_size=5000),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 60)), max_size=8),
    st.integers(1, 3000),
)
def test_excerpts_hold_what_they_are_for(
    text: str, places: list[tuple[int, int]], most: int
) -> None:
    spans = [(min(at, len(text)), min(at + size, len(text))) for at, size in places]
    found = excerpts(text, spans, most)
    assert all(0 <= start <= end <= len(text) for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    if len(text) > most and spans:
        first = min(spans)
        assert any(start <= first[0] and first[1] <= end for start, end in found)


# ---- what comes back


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "sequence", "keys", "correction", "text", "kind", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.integers(0, 10))
def test_a_browser_can_send_anything(value: object, after: int) -> None:
    draft = draft_of()
    events = [event for _, event in read_events(value, after)]
    decide(draft, events, "Essai", IRIS)
    assert from_plain(type(draft), to_plain(draft)) == draft


def test_events_are_done_once_in_order() -> None:
    told = [
        {"sequence": 3, "type": "refuse", "keys": ["0/e2"], "text": "Trop vague"},
        {"sequence": 2, "type": "accept", "keys": ["0/e1", "0/e2", "0/e1"]},
        {"sent": 12},
        {"sequence": 4, "type": "refuse"},
        {"sequence": True, "type": "accept", "keys": ["0/e1"]},
    ]
    assert [number for number, _ in read_events(told, 0)] == [2, 3]
    assert [number for number, _ in read_events(told, 2)] == [3]
    draft = draft_of()
    decide(draft, [event for _, event in read_events(told, 0)], "Essai", IRIS)
    assert draft.decisions["0/e1"].choice is Choice.ACCEPT
    assert draft.decisions["0/e2"].reason == "Trop vague"


def corrected(key: str, create: bool = False, **fields: str) -> Draft:
    draft = draft_of()
    event = ReviewEvent("correct", (key,), correction=tuple(fields.items()), create=create)
    assert decide(draft, [event], "Essai", IRIS) == 1
    return draft


def test_a_correction_of_an_entity() -> None:
    given = corrected("0/e2", kind="event", label="Halle").decisions["0/e2"].correction
    assert (given.kind, given.label) == (Kind.EVENT, "Halle")
    given = corrected("0/e8", iri="collectivite/000000001").decisions["0/e8"].correction
    assert given.iri == METROPOLE
    assert corrected("0/e8", create=True).decisions["0/e8"].correction.create


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "https://exemple.invalid/x", "rien", "a b"])
def test_a_thing_must_be_one_of_ours(iri: str) -> None:
    assert corrected("0/e8", iri=iri).decisions["0/e8"].correction.iri == ""


def test_a_correction_of_a_relation() -> None:
    draft = corrected(
        "0/r2", subject="e1", object="e4", predicate="memberOf", since="2020-02", until="2021-99"
    )
    given = draft.decisions["0/r2"].correction
    assert (given.subject, given.object, given.predicate) == ("e1", "e4", "memberOf")
    assert (given.since, given.until) == ("2020-02", "")
    given = corrected("0/r2", subject="e99", predicate="<x>").decisions["0/r2"].correction
    assert (given.subject, given.predicate) == ("", "")
    assert corrected("0/r2", since="-").decisions["0/r2"].correction.since == "-"


def test_a_decision_taken_back_is_as_if_never_made() -> None:
    draft = corrected("0/r2", since="2020")
    decide(draft, [ReviewEvent("accept", ("0/r2",))], "Essai", IRIS)
    assert draft.decisions["0/r2"].correction.since == ""
    decide(draft, [ReviewEvent("open", ("0/r2",))], "Essai", IRIS)
    assert all(one.decision is None for one in proposals(draft))


def test_access_of_a_resource() -> None:
    draft = draft_of(2)
    done = [
        ReviewEvent("access", text="public", resource=1),
        ReviewEvent("access", text="secret", resource=0),
        ReviewEvent("access", text="public", resource=7),
    ]
    assert decide(draft, done, "Essai", IRIS) == 1
    assert draft.access == [Access.PUBLIC, Access.PUBLIC]


# ---- the scripts

ASSETS = Path(__file__).parents[2] / "graph" / "widgets" / "review" / "assets"
BANNED = (
    "innerHTML",
    "outerHTML",
    "insertAdjacent",
    "fetch(",
    "XMLHttp",
    "eval(",
    "http:",
    "https:",
)


@pytest.mark.parametrize("script", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_scripts_write_text_as_text_and_ask_nobody(script: Path) -> None:
    source = script.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not [word for word in BANNED if word in source]


def test_the_first_script_asks_for_every_other() -> None:
    asked = re.findall(r'import (?:{[^}]+} from )?"./([\w.]+)"', (ASSETS / "review.js").read_text())
    assert {*asked, "review.js"} == {path.name for path in ASSETS.glob("*.js")}
