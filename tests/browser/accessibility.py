"""What axe-core finds on a page: WCAG 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_COLOURS = ["color-contrast"]


def findings(page: Page, *, colours: bool = False) -> list[str]:
    """What is wrong with the page as it is shown now, one line an element.

    Parameters
    ----------
    colours: look at contrasts only, for a page that differs by its colours from one looked at.
    """
    kind, values = ("rule", _COLOURS) if colours else ("tag", _LEVELS)
    options = {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
    return [
        f"{rule['id']} ({rule['impact']}) {node['target']} {node['html'][:160]} "
        f"{node['failureSummary'][:300]}"
        for rule in Axe().run(page, options=options).response["violations"]
        for node in rule["nodes"]
    ]
