"""Pages run without a browser, on a small invented store."""

import functools
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shown_page import PROJECT, SCRIPTS, OpenPage, Shown
from small_dataset import write_store
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True, scope="session")
def installed_components() -> None:
    """Each ``AppTest`` reads what every installed package says of itself: once is enough."""
    scan = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = functools.cache(scan)


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Streamlit leaves the page it ran as ``__main__``, which a process started later would run."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "ONTOLOGY", "BASE", "LANGUAGE", "QUERY_SECONDS"):
        monkeypatch.delenv(f"MAILLAGE_{name}", raising=False)


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only; shared by every test of a process."""
    store = tmp_path_factory.mktemp("app") / "store"
    write_store(store)
    return store


@pytest.fixture
def open_page(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """``open_page("fiche", id="…")`` runs a page at an address; ``store=`` for another store."""

    def open_(page: str = "", *, store: Path = small_store, **params: str | list[str]) -> Shown:
        monkeypatch.setenv("MAILLAGE_STORE", str(store))
        app = AppTest.from_file(str(PROJECT / "graph/pages/site.py"), default_timeout=30)
        if page:
            app.switch_page(f"{SCRIPTS[page]}.py")
        for name, value in params.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        return Shown(app)

    return open_
