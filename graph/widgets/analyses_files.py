"""An analysis as files: for a spreadsheet, a statistics program, Gephi, a notebook."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

import graph
from graph.exports.measures import Results
from graph.exports.measures_files import (
    ENDINGS,
    bundle,
    csv_file,
    network_file,
    parquet_file,
    xlsx_file,
)
from graph.model.iris import slug
from graph.network.measures.rewiring import MODELS
from graph.network.study import Study
from graph.views.palette import STYLES
from graph.widgets.addresses import full_address, param
from graph.widgets.analyses_data import (
    NODE_MEASURES,
    chance,
    communities,
    documentation,
    documents,
    measure,
    mixing,
    regions,
    shared,
    study_of,
    whole,
    years,
)
from graph.widgets.language import _, _n, language
from graph.widgets.opened import dataset, patterns

__all__ = ["AnalysisFiles", "show_analysis_files"]

NOTEBOOK = "analyses.ipynb"


@dataclass(frozen=True, slots=True)
class AnalysisFiles:
    """An analysis ready to be written; nothing is written before somebody asks for it.

    Parameters
    ----------
    model: of the random networks it is compared with.
    """

    study: Study
    title: str
    address: str
    language: str
    model: str

    def results(self, *, whole_page: bool = False) -> Results:
        """What the page computes of this network.

        Parameters
        ----------
        whole_page: with the random networks, which take a few seconds.
        """
        opened, words = dataset(), patterns()
        found = study_of(self.study)
        places = regions(self.study)
        labels = opened.labels(set(places.values()) - {""}, self.language)
        relations = {key for *_ends, key in found.net.edges(keys=True)}
        return Results(
            studied=found,
            values={name: measure(self.study, name) for name in NODE_MEASURES},
            effects=documentation(self.study),
            whole=whole(self.study),
            documents=documents(self.study),
            regions={node: labels.get(place, "") for node, place in places.items()},
            communities={name: communities(self.study, name) for name in ("leiden", "louvain")},
            mixing={by: mixing(self.study, by) for by in ("kind", "region")},
            years={clock: years(self.study, clock) for clock in ("true", "said")},
            chance={self.model: chance(self.study, self.model)} if whole_page else {},
            overlaps=shared(self.study)[0] if whole_page else (),
            notes=opened.sources(),
            labels={key: words.label(key, self.language) for key in relations},
            title=self.title,
            address=self.address,
            version=opened.generation.folder.name,
            issued=date.today(),
            language=self.language,
        )

    def table(self, name: str) -> bytes:
        """One table as CSV."""
        return csv_file(self.results(), name)

    def xlsx(self) -> bytes:
        """Every table in one workbook."""
        return xlsx_file(self.results(whole_page=True))

    def parquet(self) -> bytes:
        """The actors with their measures."""
        return parquet_file(self.results())

    def network(self, form: str) -> bytes:
        """The network that was measured, as GEXF or GraphML."""
        return network_file(self.results(), form, _colours())

    def bundle(self) -> bytes:
        """All of it, with the notebook that repeats the figures where it is at hand."""
        notebook = _notebook()
        more = {NOTEBOOK: notebook.read_bytes()} if notebook.is_file() else {}
        return bundle(self.results(whole_page=True), _colours(), more)

    def restricted(self) -> int:
        """How many sources of the relations may not be passed on."""
        notes = dataset().sources()
        used = {
            source
            for *_ends, data in study_of(self.study).net.edges(data=True)
            for source in data.get("sources") or ()
        }
        return sum(notes[one].access not in ("", "public") for one in used if one in notes)


def show_analysis_files(study: Study, title: str) -> None:
    """A button a format; all of them together for the notebook."""
    model = param("modele") if param("modele") in MODELS else MODELS[0]
    files = AnalysisFiles(study, title, full_address(), language(), model)
    name = f"maillage-{slug(title, 50) or 'analyse'}"
    groups: dict[str, list[tuple[str, Callable[[], bytes], str]]] = {
        _("Acteurs et mesures"): [
            ("CSV", partial(files.table, "nodes"), "csv"),
            (_("Tableur (XLSX)"), files.xlsx, "xlsx"),
            ("Parquet", files.parquet, "parquet"),
        ],
        _("Réseau"): [
            (_("Gephi (GEXF)"), partial(files.network, "gexf"), "gexf"),
            ("GraphML", partial(files.network, "graphml"), "graphml"),
            (_("Liste de liens (CSV)"), partial(files.table, "edges"), "edges.csv"),
        ],
        _("Pour le carnet"): [(_("Tout (ZIP)"), files.bundle, "zip")],
    }
    with st.popover(_("Enregistrer l'analyse"), key="analyses.files", on_change="rerun") as opened:
        if not opened.open:
            return
        for heading, choices in groups.items():
            st.caption(heading)
            with st.container(horizontal=True, gap="small"):
                for label, content, ending in choices:
                    st.download_button(
                        label,
                        content,
                        f"{name}.{ending}",
                        ENDINGS[ending.rpartition(".")[2]],
                        key=f"analyses.file.{ending}",
                        on_click="ignore",
                    )
        st.caption(
            _(
                "Le carnet {name} refait les chiffres de cette page à partir de ces fichiers."
            ).format(name=f"docs/notebooks/{NOTEBOOK}")
        )
        if inside := files.restricted():
            st.caption(
                _n(
                    "{n} source interne : ne pas diffuser ces fichiers.",
                    "{n} sources internes : ne pas diffuser ces fichiers.",
                    inside,
                )
            )


def _colours() -> dict[str, str]:
    return {kind: style.light.fill for kind, style in STYLES.items()}


def _notebook() -> Path:
    """Where the notebook is in a copy of the project; a package alone may not have it."""
    return Path(graph.__file__).resolve().parent.parent / "docs" / "notebooks" / NOTEBOOK
