"""What « Enregistrer » writes holds what is drawn, and nothing that is hidden."""

import json
import re
import struct
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest
from explorer_page import WAIT, Explorer, OpenExplorer
from playwright.sync_api import Locator, expect
from rdflib import Dataset as RdfDataset

from graph.settings import Settings
from graph.store.generations import find_generation

pytestmark = pytest.mark.browser

VIEW = "explorer?id=organisation/rtes&sans=collectivite&caches=o-labo-ess"
GONE = ("Région Occitanie", "Le Labo de l'ESS")
GONE_IRIS = ("collectivite/region-76", "organisation/labo-ess")


def save(explorer: Explorer, button: Locator) -> Path:
    """What a button saves."""
    with explorer.page.expect_download(timeout=WAIT) as waiting:
        button.click()
    return Path(waiting.value.path())


def labels_of(explorer: Explorer) -> set[str]:
    """The names of what is drawn."""
    return {str(explorer.node(one)["label"]) for one in explorer.nodes()}


def test_every_file_holds_what_is_drawn_and_nothing_hidden(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(VIEW, least=10)
    drawn, names = explorer.nodes(), labels_of(explorer)
    lines = explorer.lines()
    assert not drawn & {one for one in drawn if one.endswith(GONE_IRIS)}
    drawer = explorer.open("Enregistrer")

    def file(label: str) -> Path:
        return save(explorer, drawer.get_by_role("button", name=label, exact=True))

    picture = ElementTree.fromstring(file("Image (SVG)").read_text("utf-8"))
    told = "\n".join(picture.itertext())
    assert all(name in told for name in names)
    assert not [name for name in GONE if name in told]

    page = file("Page autonome (HTML)").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"""(?:src|href)=["']?https?://[^"' ]+\.(?:js|css)""", page)
    assert all(iri in page for iri in drawn)
    assert not [iri for iri in GONE_IRIS if iri in page]

    gephi = nx.read_gexf(str(file("Gephi (GEXF)")))
    assert {data["label"] for _node, data in gephi.nodes(data=True)} == names
    assert all("viz" in data and "position" in data["viz"] for _n, data in gephi.nodes(data=True))
    yed = nx.read_graphml(str(file("GraphML")))
    assert {data["label"] for _node, data in yed.nodes(data=True)} == names
    assert all("x" in data and "y" in data for _node, data in yed.nodes(data=True))
    assert yed.number_of_edges() >= len(lines)

    book = openpyxl.load_workbook(BytesIO(file("Tableur (XLSX)").read_bytes()))
    cells = {str(cell) for sheet in book for row in sheet.values for cell in row if cell}
    assert names <= cells
    assert not [name for name in GONE if name in cells]
    assert any(cell.startswith("http") for cell in cells), "sources have their address"

    for label, form in (
        ("Turtle", "turtle"),
        ("TriG", "trig"),
        ("JSON-LD", "json-ld"),
        ("N-Quads", "nquads"),
    ):
        content = RdfDataset(default_union=True)
        content.parse(str(file(label)), format=form)
        terms = {str(term) for quad in content.quads() for term in quad[:3]}
        linked = {str(line[end]) for line in lines for end in ("from", "to")}
        assert linked <= terms, label
        assert not [term for term in terms if term.endswith(GONE_IRIS)], label


def test_the_picture_of_the_drawing_is_a_png_twice_as_sharp(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer(VIEW, least=10)
    box = explorer.stage.bounding_box()
    assert box is not None
    button = explorer.page.get_by_role("button", name="Enregistrer l’image (PNG)")
    with explorer.page.expect_download(timeout=WAIT) as waiting:
        button.click()
    assert waiting.value.suggested_filename.startswith("maillage-reseau-des-collectivites")
    assert waiting.value.suggested_filename.endswith(".png")
    content = Path(waiting.value.path()).read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", content[16:24])
    assert wide == pytest.approx(2 * box["width"], abs=4)
    assert 2 * box["height"] < high < 2 * box["height"] + 400, "legend and caption below"


def test_a_citation_names_address_version_and_day(
    open_explorer: OpenExplorer, real_settings: Settings
) -> None:
    explorer = open_explorer(VIEW, least=10)
    drawer = explorer.open("Enregistrer")
    drawer.get_by_role("tab", name="Citer cette vue").click()
    cited = drawer.get_by_test_id("stCode").first
    expect(cited).to_contain_text("Réseau des collectivités Territoriales", timeout=WAIT)
    text = cited.inner_text()
    generation = find_generation(real_settings.store)
    assert generation is not None
    assert generation.folder.name in text
    assert str(date.today().year) in text
    found = re.search(r"http\S+", text)
    assert found is not None
    other = open_explorer(found[0], least=10)
    assert other.places() == explorer.places(), "the address of a citation opens the view"
    zotero = drawer.get_by_role("button", name=re.compile("CSL"))
    entry = json.loads(save(explorer, zotero).read_text("utf-8"))
    assert found[0] in json.dumps(entry)
    assert generation.folder.name in json.dumps(entry)


def test_files_of_a_grouped_view_and_of_chains(open_explorer: OpenExplorer) -> None:
    explorer = open_explorer("explorer?q=collectivites-scic&groupes=territoire", least=10)
    drawer = explorer.open("Enregistrer")
    gephi = nx.read_gexf(str(save(explorer, drawer.get_by_role("button", name="Gephi (GEXF)"))))
    assert gephi.number_of_nodes() == len(explorer.nodes())
    explorer = open_explorer("explorer?id=organisation/rtes&vers=organisation/avise")
    drawer = explorer.open("Enregistrer")
    turtle = save(explorer, drawer.get_by_role("button", name="Turtle")).read_text("utf-8")
    assert "project/tressons" in turtle
