"""``export``."""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import BinaryIO

from graph.cli.verbs import STANDARD, add_verb, given, write_beside, write_out
from graph.errors import InputError, worded
from graph.exports import (
    internal_quads,
    public_quads,
    public_store,
    read_context,
    write_answer,
    write_dataset,
    write_network,
)
from graph.exports.entity import entity_quads
from graph.exports.formats import FORMATS
from graph.model.terms import Quad
from graph.questions.answer import Answer
from graph.questions.ask import ask
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_entity
from graph.settings import Settings

__all__ = ["add_verbs"]

_NETWORKS = ("gexf", "graphml")


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verb of this module."""
    parser = add_verb(
        verbs,
        common,
        "export",
        _export,
        "Écrit le graphe, une réponse ou une chose dans un fichier, entier ou pas du tout.",
        "export --format turtle --output maillage.ttl",
    )
    parser.add_argument("what", nargs="*", metavar="all | NOM=VALEUR")
    names = [name for name in FORMATS if name != "json"]
    parser.add_argument("--format", choices=names, default="turtle")
    parser.add_argument("--audience", choices=("public", "internal"), default="public")
    parser.add_argument("--question", metavar="Q")
    parser.add_argument("--entity", metavar="E")
    parser.add_argument("--output", required=True, metavar="FICHIER")


def _export(settings: Settings, arguments: argparse.Namespace) -> int:
    if arguments.question and arguments.entity:
        raise InputError("donnez --question ou --entity, pas les deux.")
    pairs = [part for part in arguments.what if part != "all"]
    if pairs and not arguments.question:
        raise InputError(
            worded("« {pair} » ne va qu'avec --question.", pair=pairs[0][:60]),
            advice="Par exemple : maillage export --question collectivites-scic --output x.csv",
        )
    dataset = Dataset.open(settings)
    public = arguments.audience == "public"
    if public and (arguments.question or arguments.entity):
        dataset.store = public_store(dataset.store, dataset.iris)
        dataset.names = dataset.names.public()
    export = _Export(settings, dataset, arguments.format, datetime.now(UTC).date())

    def write(out: BinaryIO) -> int:
        if arguments.question:
            return export.question(arguments.question, given(pairs), out)
        if arguments.entity:
            return export.entity(arguments.entity, out)
        if arguments.format not in _NETWORKS:
            return export.all(out, public=public)
        quads = public_quads if public else internal_quads
        return export.whole(quads(dataset.store, dataset.iris), out)

    count = write_out(arguments.output, write)
    if export.answer is not None and arguments.format == "csv":
        version = dataset.generation.version
        write_beside(arguments.output, export.answer, language="fr", version=version)
    said = f"{arguments.output} : {count} éléments ({arguments.format}, {arguments.audience})."
    print(said, file=sys.stderr if arguments.output == STANDARD else sys.stdout)
    return 0


class _Export:
    """One export: where from, in what format, on what day."""

    def __init__(self, settings: Settings, dataset: Dataset, form: str, issued: date) -> None:
        self._dataset = dataset
        self._form = form
        self._issued = issued
        self.answer: Answer | None = None
        iris = dataset.iris
        self._context = read_context(settings.ontology, iris) if form == "jsonld" else None

    def all(self, out: BinaryIO, *, public: bool) -> int:
        """Everything, however much it is."""
        from graph.exports.whole_export import write_whole_export

        return write_whole_export(
            self._dataset.store,
            self._dataset.iris,
            self._form,
            out,
            public=public,
            issued=self._issued,
            context=self._context,
        )

    def whole(self, quads: Iterable[Quad], out: BinaryIO, *, whole: bool = True) -> int:
        """Statements, or the network of their relations."""
        if self._form in _NETWORKS:
            from graph.cli.drawing import colours
            from graph.network.whole import from_quads

            net = from_quads(quads, self._dataset.iris)
            return write_network(net, self._form, out, colours=colours(), issued=self._issued)
        return write_dataset(
            quads,
            self._form,
            out,
            iris=self._dataset.iris,
            issued=self._issued,
            context=self._context,
            whole=whole,
        )

    def question(self, name: str, parameters: dict[str, str], out: BinaryIO) -> int:
        """The answer to a question."""
        self.answer = answer = ask(self._dataset, name, parameters)
        if self._form in _NETWORKS:
            from graph.cli.drawing import answer_network

            net, tints = answer_network(self._dataset, answer)
            return write_network(net, self._form, out, colours=tints, issued=self._issued)
        return write_answer(
            answer,
            self._form,
            out,
            issued=self._issued,
            version=self._dataset.generation.version,
            evidence=(self._dataset.store, self._dataset.iris),
            context=self._context,
        )

    def entity(self, text: str, out: BinaryIO) -> int:
        """Everything said of one thing."""
        iri, _ = resolve_entity(self._dataset, text)
        quads = entity_quads(self._dataset.store, self._dataset.iris, iri)
        return self.whole(quads, out, whole=False)
