"""A network as files: what is shown, with its title, its address and its date."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import streamlit as st

from graph.exports import FORMATS, LICENCE_OUVERTE, View, leaving, read_context, write_network
from graph.exports.citation import Citation
from graph.exports.contacts import without_contacts
from graph.exports.view import is_through, sources_of
from graph.model.iris import slug
from graph.network.build import Network
from graph.network.layout import Positions
from graph.network.sentences import Patterns
from graph.questions.dataset import Dataset
from graph.views.drawing import payload
from graph.views.palette import STYLES
from graph.views.standalone import to_html
from graph.views.svg import to_svg
from graph.widgets.addresses import full_address
from graph.widgets.language import _, _n, language
from graph.widgets.language import date as in_words
from graph.widgets.opened import dataset, patterns, settings

__all__ = ["NetworkFiles", "show_network_files"]


@dataclass(frozen=True, slots=True)
class NetworkFiles:
    """A network ready to be written; nothing is written before somebody asks for it.

    Parameters
    ----------
    title, citation, address: of the view, as files tell them.
    language: of their words.
    ontology: the folder of the vocabulary, for JSON-LD.
    centre: the entity whose name is written first.
    """

    dataset: Dataset
    patterns: Patterns
    network: Network
    positions: Positions
    title: str
    citation: str
    language: str
    address: str = ""
    ontology: Path | None = None
    centre: str = ""

    def html(self) -> bytes:
        """One page that opens anywhere, without any network."""
        view = self._view().of(self.network)
        return to_html(
            leaving(self.network),
            self.positions,
            licence=LICENCE_OUVERTE.title,
            notes=view.notes,
            issued=date.today().isoformat(),
            **self._told(),
        ).encode()

    def svg(self) -> bytes:
        """One picture."""
        licence = LICENCE_OUVERTE.title
        net = leaving(self.network)
        return to_svg(net, self.positions, licence=licence, **self._told()).encode()

    def written(self, form: str) -> bytes:
        """GEXF, GraphML, XLSX or a form of RDF."""
        iris = self.dataset.iris
        context: Mapping[str, object] | None = None
        if form == "jsonld" and self.ontology is not None:
            context = read_context(self.ontology, iris)
        out = BytesIO()
        write_network(
            self._placed(),
            form,
            out,
            colours={kind: style.light.fill for kind, style in STYLES.items()},
            issued=date.today(),
            view=self._view(),
            evidence=(self.dataset.store, iris),
            context=context,
        )
        return out.getvalue()

    def restricted(self) -> int:
        """How many sources of what is shown may not be passed on."""
        notes = self.dataset.sources()
        used = {
            source
            for *_ends, key, data in self.network.edges(keys=True, data=True)
            if not is_through(key, data)
            for source in sources_of(data)
        }
        return sum(notes[one].access not in ("", "public") for one in used if one in notes)

    def _placed(self) -> Network:
        """The network with the place and the size of each entity, as it is drawn."""
        net = self.network.copy()
        for node in payload(net, self.positions)["nodes"]:
            net.nodes[node["id"]].update(
                {name: node[name] for name in ("x", "y", "size") if name in node}
            )
        return net

    def _view(self) -> View:
        return View(
            title=without_contacts(self.title),
            citation=without_contacts(self.citation),
            address=self.address,
            version=self.dataset.generation.folder.name,
            language=self.language,
            notes=self.dataset.sources(),
        )

    def _told(self) -> dict[str, Any]:
        return {
            "title": without_contacts(self.title),
            "citation": without_contacts(self.citation),
            "language": self.language,
            "patterns": self.patterns,
            "centre": self.centre or None,
        }


def show_network_files(
    net: Network, positions: Positions, title: str, *, key: str, centre: str = ""
) -> None:
    """What saves what is shown, and how to cite it.

    Parameters
    ----------
    title: an entity, two, or a question: what the view is called.
    centre: the entity in the middle, whose name is written first.
    """
    version = dataset().generation.folder.name
    cited = _("« {name} », Maillage, version {version}, consulté le {day}, {address}").format(
        name=title,
        version=version,
        day=in_words(date.today().isoformat()),
        address=full_address(),
    )
    files = NetworkFiles(
        dataset(),
        patterns(),
        net,
        positions,
        title,
        cited,
        language(),
        full_address(),
        settings().ontology,
        centre,
    )
    saved, citing = st.tabs([_("Fichiers"), _("Citer cette vue")])
    with saved:
        _show_files(files, f"maillage-{slug(title, 50) or 'reseau'}", key)
    with citing:
        _show_citation(files, version, key)


def _show_files(files: NetworkFiles, name: str, key: str) -> None:
    """A button a format; each says what is drawn, and nothing that is hidden."""
    form = files.written
    groups: dict[str, list[tuple[str, Callable[[], bytes], str, str]]] = {
        _("Image et page"): [
            (_("Image (SVG)"), files.svg, ".svg", "image/svg+xml"),
            (_("Page autonome (HTML)"), files.html, ".html", "text/html"),
        ],
        _("Réseau et tableur"): [
            (_("Gephi (GEXF)"), partial(form, "gexf"), *_form("gexf")),
            ("GraphML", partial(form, "graphml"), *_form("graphml")),
            (_("Tableur (XLSX)"), partial(form, "xlsx"), *_form("xlsx")),
        ],
        _("Affirmations et sources (RDF)"): [
            ("Turtle", partial(form, "turtle"), *_form("turtle")),
            ("TriG", partial(form, "trig"), *_form("trig")),
            ("JSON-LD", partial(form, "jsonld"), *_form("jsonld")),
            ("N-Quads", partial(form, "nquads"), *_form("nquads")),
        ],
    }
    for heading, choices in groups.items():
        st.caption(heading)
        with st.container(horizontal=True, gap="small"):
            for label, content, ending, media in choices:
                st.download_button(
                    label,
                    content,
                    f"{name}{ending}",
                    media,
                    key=f"{key}{ending}",
                    on_click="ignore",
                )
    st.caption(_("L'image PNG s'enregistre depuis le dessin : bouton « Enregistrer l’image »."))
    if inside := files.restricted():
        st.caption(
            _n(
                "{n} source interne : ne pas diffuser ces fichiers.",
                "{n} sources internes : ne pas diffuser ces fichiers.",
                inside,
            )
        )


def _show_citation(files: NetworkFiles, version: str, key: str) -> None:
    """The view in one sentence, and for a reference manager."""
    entry = Citation(files.title, files.address, version, date.today(), files.language)
    st.code(files.citation, language=None, wrap_lines=True)
    st.caption("BibTeX")
    st.code(entry.bibtex(), language=None, wrap_lines=True)
    st.download_button(
        "CSL-JSON (Zotero)",
        entry.csl,
        f"{entry.key}.json",
        "application/vnd.citationstyles.csl+json",
        key=f"{key}.csl",
        on_click="ignore",
    )


def _form(name: str) -> tuple[str, str]:
    return FORMATS[name].extension, FORMATS[name].media_type
