"""A network as files: what is shown, with its title, its address and its date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import streamlit as st

from graph.exports import FORMATS, LICENCE_OUVERTE, write_answer, write_network
from graph.model.iris import slug
from graph.network.build import Network
from graph.network.layout import Positions
from graph.network.sentences import Patterns
from graph.questions.answer import Answer, Cell, Column
from graph.questions.dataset import Dataset
from graph.views.palette import STYLES
from graph.views.standalone import to_html
from graph.views.svg import to_svg
from graph.widgets.addresses import full_address
from graph.widgets.language import _, language
from graph.widgets.language import date as in_words
from graph.widgets.opened import dataset, patterns

__all__ = ["NetworkFiles", "show_network_files"]


@dataclass(frozen=True, slots=True)
class NetworkFiles:
    """A network ready to be written; nothing is written before somebody asks for it."""

    dataset: Dataset
    patterns: Patterns
    network: Network
    positions: Positions
    title: str
    citation: str
    language: str

    def html(self) -> bytes:
        """One page that opens anywhere, without any network."""
        return to_html(
            self.network,
            self.positions,
            title=self.title,
            citation=self.citation,
            licence=LICENCE_OUVERTE.title,
            language=self.language,
            patterns=self.patterns,
            notes=self.dataset.sources(),
            issued=date.today().isoformat(),
        ).encode()

    def svg(self) -> bytes:
        """One picture."""
        return to_svg(
            self.network,
            self.positions,
            title=self.title,
            citation=self.citation,
            licence=LICENCE_OUVERTE.title,
            language=self.language,
            patterns=self.patterns,
        ).encode()

    def network_file(self, form: str) -> bytes:
        """GEXF or GraphML."""
        net = self.network.copy()
        for node, (x, y) in self.positions.items():
            if node in net:
                net.nodes[node].update(x=x, y=y)
        colours = {kind: style.light.fill for kind, style in STYLES.items()}
        out = BytesIO()
        write_network(net, form, out, colours=colours, issued=date.today())
        return out.getvalue()

    def turtle(self) -> bytes:
        """The statements behind every line drawn, with their sources."""
        columns = [Column(name, name, name, "entity") for name in ("subject", "object")]
        columns.append(Column("sources", "sources", "sources", "sources"))
        rows: list[dict[str, Cell]] = [
            {"subject": one, "object": other, "sources": list(data.get("sources", ()))}
            for one, other, data in self.network.edges(data=True)
        ]
        drawn = Answer("explorer", {}, columns, rows)
        out = BytesIO()
        evidence = (self.dataset.store, self.dataset.iris)
        write_answer(drawn, "turtle", out, issued=date.today(), evidence=evidence)
        return out.getvalue()


def show_network_files(net: Network, positions: Positions, title: str, *, key: str) -> None:
    """Buttons that save what is shown."""
    version = dataset().generation.folder.name
    citation = _("Maillage, version {version}, consulté le {day}, {address}").format(
        version=version, day=in_words(date.today().isoformat()), address=full_address()
    )
    files = NetworkFiles(dataset(), patterns(), net, positions, title, citation, language())
    name = f"maillage-{slug(title, 50) or 'reseau'}"
    choices: list[tuple[str, Callable[[], bytes], str, str]] = [
        (_("Page autonome (HTML)"), files.html, ".html", "text/html"),
        (_("Image (SVG)"), files.svg, ".svg", "image/svg+xml"),
        (_("Gephi (GEXF)"), lambda: files.network_file("gexf"), *_form("gexf")),
        (_("Réseau (GraphML)"), lambda: files.network_file("graphml"), *_form("graphml")),
        (_("Affirmations et sources (Turtle)"), files.turtle, *_form("turtle")),
    ]
    with st.popover(_("Enregistrer"), key=f"{key}.files"):
        for label, content, ending, media in choices:
            st.download_button(
                label,
                content,
                f"{name}{ending}",
                media,
                key=f"{key}{ending}",
                on_click="ignore",
                width="stretch",
            )
        st.caption(_("Pour citer ce que vous voyez :"))
        st.code(citation, language=None, wrap_lines=True)


def _form(name: str) -> tuple[str, str]:
    return FORMATS[name].extension, FORMATS[name].media_type
