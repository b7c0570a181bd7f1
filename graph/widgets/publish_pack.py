"""The partner pack: chosen formats of a version, with catalogue, licence and readme."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, BinaryIO, Final, cast

import streamlit as st

from graph.exports import FORMATS as EXPORTS
from graph.exports import read_context, write_dataset
from graph.publishing import Snapshot
from graph.publishing.extract import extract_of
from graph.publishing.pack import Extra, formats_in, write_pack
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.widgets.language import _, _n, language
from graph.widgets.markup import block, show
from graph.widgets.opened import settings
from graph.widgets.publish_data import opened_snapshot

__all__ = ["Pack", "show_pack"]

_EXTRACTS: Final = ("turtle", "trig", "nquads", "jsonld", "rdfxml", "csv", "xlsx")
_CHOSEN, _BY, _FORM = "publish.formats", "publish.by", "publish.form"


@dataclass(frozen=True, slots=True)
class Pack:
    """An archive ready to be written; nothing is before somebody asks for it.

    Parameters
    ----------
    chosen: the files of the snapshot it holds.
    sources: the documents of its extract; none for no extract. form: the format of the extract.
    """

    snapshot: Snapshot
    settings: Settings
    language: str
    chosen: tuple[str, ...]
    sources: tuple[str, ...] = ()
    form: str = "turtle"

    def written(self) -> BinaryIO:
        """The archive, as a file without a name.

        Raises
        ------
        graph.errors.StoreBroken: the snapshot is not what its manifest says.
        """
        out = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  # read later
        extras = [self._extract()] if self.sources else []
        write_pack(self.snapshot, self.chosen, out, extras)
        out.seek(0)
        return out

    def _extract(self) -> Extra:
        opened = opened_snapshot(self.snapshot)
        name = f"extract{EXPORTS[self.form].extension_of('dataset')}"
        return Extra(name, partial(self._write, opened))

    def _write(self, opened: Dataset, out: IO[bytes]) -> int:
        context: Mapping[str, object] | None = None
        if self.form == "jsonld":
            context = read_context(self.settings.ontology, opened.iris)
        return write_dataset(
            extract_of(opened.store, opened.iris, self.sources),
            self.form,
            cast(BinaryIO, out),
            iris=opened.iris,
            issued=self.snapshot.issued,
            language=self.language,
            context=context,
            whole=False,
        )


def show_pack(snapshot: Snapshot) -> None:
    """Choose formats, perhaps an extract, and save the archive."""
    show(
        block(
            '<h2>{title}</h2><p class="m-detail">{text}</p>',
            title=_("Pour un partenaire"),
            text=_(
                "Une archive avec les formats choisis, et toujours le catalogue, la licence, le "
                "mode d'emploi, le vocabulaire et les sommes de contrôle."
            ),
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="publish_pack"):
        files = {one.path: one for one in formats_in(snapshot)}
        chosen = st.multiselect(
            _("Formats"),
            list(files),
            default=[one for one in ("dataset.trig", "dataset-csv.zip") if one in files],
            format_func=_words,
            key=_CHOSEN,
            placeholder=_("aucun : un extrait seulement"),
            width=420,
        )
        sources, form = _choose_extract(snapshot)
        pack = Pack(snapshot, settings(), language(), tuple(chosen), sources, form)
        st.download_button(
            _("Enregistrer l'archive (.zip)"),
            pack.written,
            f"maillage-{snapshot.version}.zip",
            "application/zip",
            key="publish.pack",
            type="primary",
            disabled=not (chosen or sources),
            on_click="ignore",
        )


def _choose_extract(snapshot: Snapshot) -> tuple[tuple[str, ...], str]:
    """The documents of some publishers, in one format; nothing for no extract."""
    notes = opened_snapshot(snapshot).sources().values()
    publishers = Counter(note.publisher for note in notes if note.publisher)
    ranked = sorted(publishers, key=lambda name: (-publishers[name], name.casefold()))
    by = st.multiselect(
        _("Extrait : les documents de…"),
        ranked,
        format_func=lambda name: (
            f"{name} ({_n('{n} document', '{n} documents', publishers[name])})"
        ),
        key=_BY,
        placeholder=_("tous, sans extrait"),
        width=420,
    )
    if not by:
        return (), "turtle"
    form = st.selectbox(
        _("Format de l'extrait"), _EXTRACTS, format_func=_form_words, key=_FORM, width=220
    )
    return tuple(note.id for note in notes if note.publisher in by), form


def _form_words(form: str) -> str:
    names = {"csv": _("Tableaux (CSV)"), "xlsx": _("Tableur (XLSX)"), "rdfxml": "RDF/XML"}
    plain = {"turtle": "Turtle", "trig": "TriG", "nquads": "N-Quads", "jsonld": "JSON-LD"}
    return names.get(form) or plain[form]


def _words(path: str) -> str:
    words = {
        "dataset.nq": _("N-Quads : pour charger dans une base RDF"),
        "dataset.trig": _("TriG : affirmations et sources, lisible"),
        "dataset.ttl": _("Turtle : affirmations sans leurs graphes"),
        "dataset.jsonld": "JSON-LD",
        "dataset.rdf": "RDF/XML",
        "dataset-csv.zip": _("Tableaux (CSV)"),
        "dataset.xlsx": _("Tableur (XLSX)"),
        "network.gexf": _("Réseau pour Gephi (GEXF)"),
    }
    return words.get(path, path)
