"""An analysis in each format, and the notebook that repeats its figures from them."""

import json
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import networkx as nx
import openpyxl
import pandas as pd
import pytest

from graph.exports.measures import Results, tables_of
from graph.exports.measures_files import bundle, csv_file, network_file, parquet_file, xlsx_file
from graph.network.measures.assortativity import assortativity, kinds_of
from graph.network.measures.baselines import baselines
from graph.network.measures.catalogue import MEASURES, graph_measures, node_measures
from graph.network.measures.communities import stability
from graph.network.measures.documentation import effects, sources_of
from graph.network.measures.evolution import evolution
from graph.network.measures.overlaps import overlaps
from graph.network.study import Studied, Study, studied
from graph.questions.dataset import Dataset

PROJECT = Path(__file__).resolve().parents[2]
NOTEBOOK = PROJECT / "docs" / "notebooks" / "analyses.ipynb"
COLOURS = {"organisation": "#56B4E9"}
NORTH = Study(territory="region/32")
PROJECTED = Study(kept="collectivite", through="scic")


def results_of(dataset: Dataset, study: Study, language: str = "en") -> Results:
    found = studied(dataset.store, dataset.iris, study)
    return computed(found, dataset, language)


def computed(found: Studied, dataset: Dataset, language: str) -> Results:
    values = node_measures(found.graph)
    documents = sources_of(dataset.store, dataset.iris, found.graph)
    issued = {iri: note.issued for iri, note in dataset.sources().items()}
    return Results(
        studied=found,
        values=values,
        effects=effects(values, documents),
        whole=graph_measures(found.graph),
        documents=documents,
        regions={},
        communities={name: stability(found.graph, name) for name in ("leiden", "louvain")},
        mixing={"kind": assortativity(found.graph, kinds_of(found.graph))},
        years={clock: evolution(found.net, issued, clock=clock) for clock in ("true", "said")},
        chance={"degrees": baselines(found.graph, samples=5)},
        overlaps=overlaps(found.graph)[0],
        notes=dataset.sources(),
        labels={},
        title="Réseau d'exemple",
        version="essai",
        issued=date(2026, 1, 2),
        language=language,
    )


@pytest.fixture(scope="module", params=[NORTH, PROJECTED], ids=["relations", "projection"])
def results(request: pytest.FixtureRequest, dataset: Dataset) -> Iterator[Results]:
    yield results_of(dataset, request.param)


def run_notebook(folder: Path) -> pd.DataFrame:
    """The table of the last cell, once all cells have run in ``folder``."""
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    shared: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            text = "".join(cell["source"]).replace("Path()", f"Path({str(folder)!r})")
            exec(compile(text, cell["id"], "exec"), shared)
    table = shared["table"]
    assert isinstance(table, pd.DataFrame)
    return table


def test_the_notebook_repeats_the_figures_from_the_files(results: Results, tmp_path: Path) -> None:
    zipfile.ZipFile(BytesIO(bundle(results, COLOURS))).extractall(tmp_path)
    table = run_notebook(tmp_path)
    told = set(table["figure"])
    assert {name.replace("-", "_") for name, one in MEASURES.items() if one.per_node} <= told
    assert {"nodes", "density", "leiden_modularity", "new by year, said"} <= told
    assert table["same"].all()


def test_the_notebook_notices_a_figure_that_is_not_the_page_s(
    dataset: Dataset, tmp_path: Path
) -> None:
    wrong = results_of(dataset, PROJECTED)
    wrong.values["betweenness"][next(iter(wrong.studied.graph))] += 0.01
    zipfile.ZipFile(BytesIO(bundle(wrong, COLOURS))).extractall(tmp_path)
    with pytest.raises(AssertionError, match="betweenness"):
        run_notebook(tmp_path)


def test_every_format_holds_the_same_actors_and_measures(results: Results) -> None:
    nodes = pd.read_csv(BytesIO(csv_file(results, "nodes")), encoding="utf-8-sig")
    parquet = pd.read_parquet(BytesIO(parquet_file(results)))
    assert list(nodes["id"]) == sorted(results.studied.graph)
    assert list(nodes.columns) == list(parquet.columns)
    for name in results.values:
        column = name.replace("-", "_")
        assert nodes[column].tolist() == pytest.approx(parquet[column].tolist(), nan_ok=True)
    for form, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(BytesIO(network_file(results, form, COLOURS)))
        assert not graph.is_directed() and not graph.is_multigraph()
        assert set(graph) == set(nodes["id"])
        assert graph.number_of_edges() == results.studied.graph.number_of_edges()
        known = dict(zip(nodes["id"], nodes["betweenness"], strict=True))
        found = nx.betweenness_centrality(graph)
        for node, data in graph.nodes(data=True):
            assert data["betweenness"] == pytest.approx(known[node])
            assert found[node] == pytest.approx(known[node])
        for one, other, data in graph.edges(data=True):
            assert data["weight"] == results.studied.graph.edges[one, other]["weight"]


def test_the_workbook_is_read_by_people(results: Results) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx_file(results)), read_only=True)
    assert book.sheetnames[:3] == ["Actors", "Linked pairs", "Relations"]
    titles = [cell.value for cell in next(book["Actors"].iter_rows())]
    assert titles[:3] == ["Identifier", "Name", "Kind"]
    assert "Betweenness" in titles and "Betweenness" in [
        row[1].value for row in book["Measures"].iter_rows()
    ]
    assert "Licence Ouverte" in str(
        [cell.value for row in book["Read me"].iter_rows() for cell in row]
    )


def test_parquet_says_its_licence_and_types(results: Results) -> None:
    import pyarrow.parquet

    schema = pyarrow.parquet.read_schema(BytesIO(parquet_file(results)))
    assert b"Licence Ouverte" in schema.metadata[b"licence"]
    assert str(schema.field("betweenness").type) == "double"
    assert str(schema.field("label").type) == "string"
    assert str(schema.field("leiden").type) == "int64"


def test_no_contact_no_formula_and_no_page_s_mark_leaves(dataset: Dataset) -> None:
    found = studied(dataset.store, dataset.iris, PROJECTED)
    node = next(iter(found.graph))
    for held in (found.graph, found.net):
        held.nodes[node]["label"] = '=HYPERLINK("x") zorgluk@example.org <b>\u202e'
    results = computed(found, dataset, "fr")
    nodes = csv_file(results, "nodes").decode("utf-8-sig")
    assert "zorgluk@" not in nodes and "'=HYPERLINK" in nodes
    graphml = network_file(results, "graphml", COLOURS)
    assert b"zorgluk@" not in graphml
    ElementTree.fromstring(graphml)


def test_restricted_sources_are_counted_and_told(dataset: Dataset) -> None:
    results = results_of(dataset, Study())
    relations = tables_of(results)["relations"]
    place = relations.header.index("access")
    restricted = [row for row in relations.rows if row[place] == "restricted"]
    assert bool(restricted) == bool(results.restricted())
    about = {row[0]: row[1] for row in tables_of(results)["about"].rows}
    assert about["restricted_sources"] == results.restricted()


def test_what_the_page_compares_leaves_too(results: Results) -> None:
    tables = tables_of(results)
    shares = [row[3] for row in tables["mixing"].rows if row[0] == "kind"]
    assert sum(shares) == pytest.approx(1.0)  # type: ignore[arg-type]
    found = {row[1]: row[2] for row in tables["chance"].rows}
    assert found["transitivity"] == pytest.approx(results.whole["transitivity"])
    assert len(list(tables["overlaps"].rows)) == len(results.overlaps)


def test_files_are_the_same_each_time(results: Results) -> None:
    assert bundle(results, COLOURS) == bundle(results, COLOURS)
