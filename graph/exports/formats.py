"""The formats a thing may leave in, and what each can carry."""

from dataclasses import dataclass
from typing import Final

from graph.errors import InputError, worded

__all__ = ["FORMATS", "ExportFormat", "find_format", "formats_of"]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format.

    Parameters
    ----------
    name: as given on the command line.
    extension: of a file, with its dot.
    media_type: as registered at IANA where it is.
    carries: what it can hold: ``dataset``, ``answer``, ``network``.
    dataset_extension, dataset_media_type: for a whole dataset, where they differ.
    """

    name: str
    extension: str
    media_type: str
    carries: frozenset[str]
    dataset_extension: str = ""
    dataset_media_type: str = ""

    def extension_of(self, thing: str) -> str:
        """The extension of a file that holds ``thing``."""
        return (self.dataset_extension if thing == "dataset" else "") or self.extension

    def media_type_of(self, thing: str) -> str:
        """The media type of a file that holds ``thing``."""
        return (self.dataset_media_type if thing == "dataset" else "") or self.media_type


_STATEMENTS: Final = frozenset({"dataset", "answer", "network"})
_ROWS: Final = frozenset({"dataset", "answer"})
_NETWORK: Final = frozenset({"network"})
_SHEETS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: Final[dict[str, ExportFormat]] = {
    form.name: form
    for form in (
        ExportFormat("turtle", ".ttl", "text/turtle", _STATEMENTS),
        ExportFormat("trig", ".trig", "application/trig", _STATEMENTS),
        ExportFormat("nquads", ".nq", "application/n-quads", _STATEMENTS),
        ExportFormat("ntriples", ".nt", "application/n-triples", _STATEMENTS),
        ExportFormat("jsonld", ".jsonld", "application/ld+json", _STATEMENTS),
        ExportFormat("rdfxml", ".rdf", "application/rdf+xml", _STATEMENTS),
        ExportFormat("csv", ".csv", "text/csv", _ROWS, ".zip", "application/zip"),
        ExportFormat("xlsx", ".xlsx", _SHEETS, _STATEMENTS),
        ExportFormat("json", ".json", "application/json", frozenset({"answer"})),
        ExportFormat("gexf", ".gexf", "application/gexf+xml", _NETWORK),
        ExportFormat("graphml", ".graphml", "application/graphml+xml", _NETWORK),
    )
}

_OTHER_NAMES: Final = {
    "ttl": "turtle",
    "nq": "nquads",
    "nt": "ntriples",
    "rdf": "rdfxml",
    "xml": "rdfxml",
    "json-ld": "jsonld",
}


def formats_of(thing: str) -> list[str]:
    """The names of the formats that carry ``thing``, in the order of ``FORMATS``."""
    return [name for name, form in FORMATS.items() if thing in form.carries]


def find_format(name: str, thing: str = "") -> ExportFormat:
    """The format called ``name`` (``ttl`` for ``turtle``), which must carry ``thing`` if given.

    Raises
    ------
    InputError: no format has this name, or it cannot carry ``thing``.
    """
    form = FORMATS.get(_OTHER_NAMES.get(name.lower(), name.lower()))
    if form is not None and (not thing or thing in form.carries):
        return form
    known = ", ".join(formats_of(thing) if thing else FORMATS)
    what = (
        worded("le format « {name} » n'existe pas.", name=name[:40])
        if form is None
        else worded("le format « {name} » ne peut pas contenir cela.", name=name[:40])
    )
    raise InputError(
        what,
        where="--format",
        advice=worded("Choisissez : {known}.", known=known),
    )
