"""``ask --sparql``: any reading, in any format; no writing, no other machine, no endless wait."""

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from cli_running import Built, Command

from graph.store.generations import open_generation

Typed = Callable[[bytes], None]

SELECT = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {
  GRAPH ?g { ?thing skos:prefLabel ?name FILTER(?name = "SCIC Exemple-Test"@fr) } }"""
ACTIVITIES = "CONSTRUCT WHERE { ?s a <http://www.w3.org/ns/prov#Activity> }"


@pytest.fixture
def query(maillage: Command, tmp_path: Path) -> Callable[..., object]:
    def run(text: str, *words: str) -> object:
        path = tmp_path / "requête.rq"
        path.write_text(text, "utf-8")
        return maillage("ask", "--sparql", path, *words)

    return run


def test_select_as_a_table_csv_and_json(query: Command, built: Built) -> None:
    iri = "https://w3id.org/maillage/id/organisation/scic-exemple-test"
    assert f"{iri} | SCIC Exemple-Test" in query(SELECT).out
    rows = list(csv.DictReader(io.StringIO(query(SELECT, "--format", "csv").out)))
    assert rows == [{"thing": iri, "name": "SCIC Exemple-Test"}]
    found = json.loads(query(SELECT, "--format", "json").out)
    assert list(found) == ["question", "parameters", "columns", "rows", "sources"]
    assert found["question"] == "sparql"
    assert found["columns"] == ["thing", "name"]
    assert found["rows"] == rows


def test_select_as_xlsx(query: Command, tmp_path: Path) -> None:
    target = tmp_path / "rows.xlsx"
    assert query(SELECT, "--format", "xlsx", "--output", str(target)).code == 0
    assert target.read_bytes().startswith(b"PK")


def test_ask(query: Command) -> None:
    assert query("ASK { ?s ?p ?o }").out == "true\n"
    assert query("ASK { ?s ?p <http://absent.exemple-test.invalid/> }").out == "false\n"
    found = json.loads(query("ASK { ?s ?p ?o }", "--format", "json").out)
    assert found["rows"] == [{"answer": True}]


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_construct_and_describe_give_turtle(form: str, query: Command) -> None:
    for text in (ACTIVITIES, "DESCRIBE ?s WHERE { ?s a <http://www.w3.org/ns/prov#Activity> }"):
        told = query(text, "--format", form)
        found = list(pyoxigraph.parse(told.out, format=pyoxigraph.RdfFormat.TURTLE))
        assert len({quad.subject for quad in found}) == 3, text


def test_construct_as_rows(query: Command) -> None:
    rows = json.loads(query(ACTIVITIES, "--format", "json").out)["rows"]
    assert len(rows) == 3
    assert set(rows[0]) == {"subject", "predicate", "object"}
    assert len(query(ACTIVITIES, "--format", "csv").out.splitlines()) == 4


@pytest.mark.parametrize("form", ["ttl", "gexf"])
def test_rows_are_neither_statements_nor_a_network(
    form: str, query: Command, tmp_path: Path
) -> None:
    target = tmp_path / "rien"
    told = query(SELECT, "--format", form, "--output", str(target))
    assert told.code == 2
    assert f"--format {form}" in told.sentence
    assert not target.exists()


def test_from_standard_input(maillage: Command, typed: Typed) -> None:
    typed(SELECT.encode())
    assert "SCIC Exemple-Test" in maillage("ask", "--sparql", "-").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cette requ\u00eate est vide"),
        (b"  \n ", "cette requ\u00eate est vide"),
        (b"SELECT \xe9", "ce n'est pas de l'UTF-8"),
        (b"#" * 1_000_001, "d\u00e9passe un million de caract\u00e8res"),
    ],
)
def test_a_query_that_is_no_text(
    content: bytes, said: str, maillage: Command, typed: Typed, tmp_path: Path
) -> None:
    typed(content)
    assert said in maillage("ask", "--sparql", "-").sentence
    path = tmp_path / "requête.rq"
    path.write_bytes(content)
    told = maillage("ask", "--sparql", path)
    assert told.code == 2
    assert said in told.sentence
    assert str(path) in told.sentence


def test_a_file_that_is_not_there_or_is_a_folder(maillage: Command, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.rq"):
        told = maillage("ask", "--sparql", path)
        assert told.code == 2
        assert str(path) in told.sentence
        assert "Errno" not in told.sentence


def test_a_file_that_begins_with_a_mark_is_read(maillage: Command, tmp_path: Path) -> None:
    path = tmp_path / "requête.rq"
    path.write_text(SELECT, "utf-8-sig")
    assert maillage("ask", "--sparql", path).code == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT *\nWHERE {{ ?s ?p", "ligne 2, caractère 15"),
        ("SELECT * {\n\n ?s ?p ?o ]", "ligne 3, caractère"),
        ("ASK {} et après", "ligne 1, caractère"),
        ("SELECT ?x { ?x inconnu:y ?z }", "ligne 1, caractère"),
    ],
)
def test_a_syntax_error_says_which_line(text: str, place: str, query: Command) -> None:
    told = query(text)
    assert told.code == 2
    assert place in told.sentence
    assert len(told.sentence) < 300


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "INSERT"),
        ("# commentaire\nPREFIX x: <http://x/>\n delete where { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("CLEAR ALL", "CLEAR"),
        ("DROP SILENT ALL", "DROP"),
        ("BASE <http://x/> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("CREATE GRAPH <http://x/>", "CREATE"),
        ("COPY DEFAULT TO <http://x/>", "COPY"),
    ],
)
def test_an_update_is_refused_and_changes_nothing(
    text: str, verb: str, query: Command, built: Built
) -> None:
    before = _bytes_of(built.store)
    told = query(text)
    assert told.code == 2
    assert f"{verb} est une écriture" in told.sentence
    assert _bytes_of(built.store) == before


def _bytes_of(store: Path) -> dict[str, bytes]:
    graph = open_generation(store).graph
    return {path.name: path.read_bytes() for path in graph.glob("*.sst")}


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_reads_no_file_and_no_address(clause: str, query: Command, tmp_path: Path) -> None:
    path = tmp_path / "dehors.ttl"
    path.write_text("<x:s> <x:p> <x:o> .")
    told = query(f"SELECT * {clause} <{path.as_uri()}> WHERE {{ ?s ?p ?o }}", "--format", "json")
    assert json.loads(told.out)["rows"] == []


def test_service_is_refused(query: Command) -> None:
    told = query("SELECT * { seRVice <https://exemple-test.invalid/sparql> { ?s ?p ?o } }")
    assert told.code == 2
    assert "SERVICE n'est pas permis" in told.sentence


def test_a_query_that_does_not_end_is_stopped(
    query: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_QUERY_SECONDS", "0.5")
    start = time.monotonic()
    told = query("SELECT (COUNT(*) AS ?n) { GRAPH ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }")
    assert told.code == 2
    assert "n'a pas fini en 0.5 secondes" in told.sentence
    assert "MAILLAGE_QUERY_SECONDS" in told.sentence
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("text", ["ASK {" + "(" * 100_000, "ASK { " + "{" * 100_000])
def test_a_query_too_deep_for_the_engine_ends_only_itself(text: str, query: Command) -> None:
    told = query(text)
    assert told.code == 2
    assert "SPARQL" in told.sentence


def test_a_huge_query_is_answered(query: Command) -> None:
    values = " ".join(f'"{number}"' for number in range(90_000))
    told = query(f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {values} }} }}", "--format", "json")
    assert json.loads(told.out)["rows"] == [{"n": 90_000}]


def test_an_answer_too_large_is_refused(tmp_path: Path) -> None:
    from graph.store import handwritten

    answer = handwritten._Answer()
    answer.write(b"x" * 1000)
    with pytest.raises(OverflowError):
        answer.write(memoryview(bytearray(handwritten._LARGEST)))
    assert answer.getvalue() == b"x" * 1000


def test_odd_values_stay_text(query: Command) -> None:
    text = 'SELECT ?a { VALUES ?a { "=1+1" "\\u0007" "<b>" "é" 1.5 true UNDEF } }'
    rows = json.loads(query(text, "--format", "json").out)["rows"]
    assert [row["a"] for row in rows] == ["=1+1", "\u0007", "<b>", "é", 1.5, True, None]
    assert "'=1+1" in query(text, "--format", "csv").out
