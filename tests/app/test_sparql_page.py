"""The page SPARQL without a browser: what the address holds, what is shown, what is refused."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_dataset import HOSTILE
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from graph.errors import InputError
from graph.model.iris import Iris
from graph.model.vocabulary import prefixes
from graph.questions.question import catalogue
from graph.store.endpoint import close_endpoints
from graph.store.endpoint.diagnosis import find_mistake, place_of
from graph.widgets.sparql_address import packed, unpacked

PREFIXES = "PREFIX mai: <https://w3id.org/maillage/ontology#>\n"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
LINKED = "SELECT ?qui ?quoi WHERE { GRAPH ?g { ?qui mai:memberOf ?quoi } }"
KNOWN = prefixes(Iris())
TOO_LARGE = f"""SELECT ?s (CONCAT(?t, ?t, ?t, ?t) AS ?u) {{
  GRAPH ?g {{ ?s ?p ?o }} BIND("{"zorgluk " * 130}" AS ?t)
}}"""
"""Seven thousand rows of four thousand letters."""


@pytest.fixture(scope="module", autouse=True)
def ended_children():
    yield
    close_endpoints()


def editor(page) -> dict:
    [element] = [one for one in page.app.get("bidi_component") if '"prefixes"' in one.proto.json]
    return json.loads(element.proto.json)


def run(page, text: str) -> None:
    """What the browser sends when the reader presses « Lancer »."""
    [element] = [one for one in page.app.get("bidi_component") if '"prefixes"' in one.proto.json]
    states = WidgetStates()
    states.widgets.append(
        WidgetState(
            id=f"{element.proto.id}",
            json_value=json.dumps({"events": [{"sequence": 7, "type": "run", "text": text}]}),
        )
    )
    page.app._run(states)
    assert not page.app.exception


def views(page) -> list[str]:
    controls = [one for one in page.app.get("button_group") if one.key == "sparql.view"]
    return [option for one in controls for option in one.options]


def test_it_begins_with_a_query_that_answers(open_page):
    assert "SELECT" in editor(open_page("sparql"))["text"]
    page = open_page("sparql", requete=f"SELECT ?s ?n {{ GRAPH ?g {{ ?s {LABEL} ?n }} }} LIMIT 10")
    data = editor(page)
    assert data["prefixes"]["skos"] == KNOWN["skos"]
    assert ["mai:memberOf", "est membre de", "property"] in data["terms"]
    assert data["outcome"]["problem"] is None
    assert data["outcome"]["told"].startswith("10 lignes")
    assert "Lignes 1 à 10 sur 10" in page.body
    assert "skos:" in page.body


def test_the_address_holds_the_query_and_the_view(open_page):
    page = open_page("sparql", requete=PREFIXES + LINKED, vue="reseau")
    assert editor(page)["text"] == PREFIXES + LINKED
    assert views(page) == ["Tableau", "Réseau", "Carte"]
    assert "entités montrées" in page.body
    assert any('"nodes"' in one.proto.json for one in page.app.get("bidi_component"))


def test_what_is_run_goes_into_the_address(open_page):
    page = open_page("sparql")
    run(page, "ASK { ?s ?p ?o }")
    assert page.app.query_params["requete"] == "ASK { ?s ?p ?o }"
    assert "Oui, 0" in page.body
    assert editor(page)["outcome"]["number"] == 7
    long = f"ASK {{ ?s ?p ?o }} # {'é' * 3000}"
    run(page, long)  # the same number: the browser sends nothing twice
    assert page.app.query_params["requete"] == "ASK { ?s ?p ?o }"


def test_a_query_that_constructs_gives_statements_and_a_network(open_page):
    pattern = "{ GRAPH ?g { ?a mai:memberOf ?b } }"
    text = f"{PREFIXES}CONSTRUCT {{ ?a mai:memberOf ?b }} WHERE {pattern}"
    page = open_page("sparql", requete=text, vue="reseau")
    assert "31 affirmations" in page.body
    assert 'href="explorer?id=organisation/' in open_page("sparql", requete=text).body
    assert views(page)[:2] == ["Tableau", "Réseau"]


def test_every_example_can_be_asked(open_page):
    page = open_page("sparql", exemple="proprietes")
    assert "skos:prefLabel" in page.body
    page = open_page("sparql", exemple="collectivites-scic", lang="en")
    assert "# Which local authorities" in editor(page)["text"]
    assert editor(page)["outcome"]["problem"] is None
    page = open_page("sparql", exemple="zorgluk")
    assert "l&#39;exemple « zorgluk » n&#39;existe pas." in page.body


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * WHERE {\n ?s schema:name ?o }", "Ligne 2, caractère 5 : le préfixe « schema: »"),
        ("SELECT * WHERE { ?s ?p ?o . FILTR(?o) }", "Ligne 1, caractère 29 : « FILTR »"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE est une écriture"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE n&#39;est pas permis"),
        ("SELECT * FROM <urn:zorgluk> { ?s ?p ?o }", "urn:zorgluk"),
        ("SELECT ?x { ?s ?p }", "Ligne 1"),
        (TOO_LARGE, "La réponse dépasse 16 Mo."),
    ],
)
def test_a_refusal_says_what_and_where(open_page, query, told):
    page = open_page("sparql", requete=query)
    assert told in page.body
    assert 'role="alert"' in page.body
    assert editor(page)["outcome"]["problem"]["message"]


def test_nothing_found_says_what_to_try(open_page):
    page = open_page("sparql", requete="SELECT * { ?s <https://exemple.invalid/rien> ?o }")
    assert "La requête se lit, et rien ne lui répond." in page.body
    assert "GRAPH ?source" in page.body


def test_names_from_documents_are_text(open_page):
    kept = "FILTER(CONTAINS(?n, 'onerror'))"
    query = f"SELECT * {{ GRAPH ?g {{ ?s {LABEL} ?n . {kept} }} }}"
    page = open_page("sparql", requete=query, vue="table")
    assert "&lt;img src=x" in page.body
    assert "<img src=x" not in page.body
    assert HOSTILE in editor(open_page("sparql", requete=f"ASK {{}} # {HOSTILE}"))["text"]


def test_an_address_that_is_no_query_is_told(open_page):
    page = open_page("sparql", z="zorgluk")
    assert "ne contient pas une requête entière" in page.body


def test_a_long_query_travels_packed(open_page):
    text = f"# {'Zorgluk ' * 400}\nASK {{ ?s ?p ?o }}"
    page = open_page("sparql", z=packed(text))
    assert editor(page)["text"] == text
    other = next(part for part in page.body.split('"') if part.startswith("?z="))
    assert parse_qs(urlsplit(other).query)["z"] == [packed(text)]


@given(st.text(max_size=300))
@example("é" * 40_000)
def test_packing_is_undone(text):
    text = text.encode("utf-8", "ignore").decode()
    assert unpacked(packed(text)) == text


@given(st.text(max_size=60))
def test_what_was_not_packed_is_refused_or_read(text):
    try:
        unpacked(text)
    except InputError as error:
        assert error.where == "z"


def test_a_small_text_cannot_unpack_without_end():
    with pytest.raises(InputError):
        unpacked(packed("x" * 10_000_000))


def test_mistakes_are_found_where_they_are():
    found = find_mistake('SELECT * {\n  ?s ?p "abc }', {})
    assert found is not None
    assert (found.line, found.column) == (2, 9)
    for query, place in (("SELECT * { ?s a ?o ) }", 20), ("SELECT (?x AS ?y { ?s ?p ?x }", 8)):
        found = find_mistake(query, {})
        assert found is not None
        assert found.column == place
    for question in catalogue().values():
        assert find_mistake(question.query, KNOWN) is None


@given(st.text(alphabet="ab\n 🙂", max_size=40), st.integers(0, 40))
def test_a_place_is_a_line_and_a_column(text, start):
    start = min(start, len(text))
    line, column = place_of(text, start)
    lines = text.split("\n")
    assert sum(len(one) + 1 for one in lines[: line - 1]) + column - 1 == start


@given(st.text(max_size=200))
def test_looking_for_a_mistake_never_fails(text):
    find_mistake(text, KNOWN)
