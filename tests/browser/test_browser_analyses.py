"""An analysis in a real browser: its figures, its files, and the notebook that repeats them."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import findings
from explorer_page import WAIT, Explorer
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NORTH = "analyses?territoire=region/32"


def shown(page: Page) -> dict[str, str]:
    """The figures of the whole network, as the page writes them, by their name."""
    rows = page.locator(".m-study tbody tr")
    return {
        row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows.all()
    }


def test_the_notebook_finds_the_figures_of_the_page_in_its_files(
    open_page: Callable[..., Page], real_site: str, tmp_path: Path
) -> None:
    page = open_page(f"{real_site}{NORTH}")
    expect(page.locator(".m-total")).to_contain_text("paires liées", timeout=WAIT)
    page.get_by_text("Réseau entier", exact=True).click()
    expect(page).to_have_url(re.compile("vue=ensemble"))
    expect(page.locator(".m-study")).to_contain_text("Transitivité", timeout=WAIT)
    figures = shown(page)
    page.get_by_role("button", name="Enregistrer l'analyse").click()
    with page.expect_download(timeout=WAIT) as waiting:
        page.get_by_role("button", name="Tout (ZIP)").click()
    zipfile.ZipFile(waiting.value.path()).extractall(tmp_path)

    known: dict[str, object] = {}
    for cell in json.loads((tmp_path / "analyses.ipynb").read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            text = "".join(cell["source"]).replace("Path()", f"Path({str(tmp_path)!r})")
            exec(compile(text, cell["id"], "exec"), known)
    graph, recomputed = known["graph"], known["page"]
    assert figures["Acteurs"] == str(len(graph))  # type: ignore[arg-type]
    assert figures["Paires liées"] == str(graph.number_of_edges())  # type: ignore[attr-defined]
    for name, column in (("Transitivité", "transitivity"), ("Densité", "density")):
        value = float(figures[name].replace(",", ".").replace("\u2212", "-"))
        assert value == pytest.approx(recomputed[column], rel=5e-3)  # type: ignore[index]


def test_an_analysis_shuts_nobody_out(open_page: Callable[..., Page], real_site: str) -> None:
    page = open_page("about:blank", dark=True)
    found = []
    for part in ("acteurs", "communautes", "melange", "annees"):
        page.goto(f"{real_site}{NORTH}&vue={part}")
        page.locator(".m-foot").wait_for(timeout=WAIT)
        Explorer(page).settled()
        found += [f"{part}: {finding}" for finding in findings(page)]
    assert not found, "\n".join(found)
