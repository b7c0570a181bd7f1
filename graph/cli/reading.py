"""``read``: what documents would bring, stored nowhere."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from graph.cli.progress import told
from graph.cli.verbs import add_verb, write_out
from graph.contributing.as_json import issue_json, resources_json
from graph.contributing.reading import Reading
from graph.model.issues import Issue
from graph.model.reading import ReadDocument
from graph.settings import Settings

__all__ = ["add_verbs"]

_IN_MEMORY: Final = 4 * 1024 * 1024
"""What is read is kept aside until the end, in memory up to so many bytes, then on the disk."""


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verb of this module."""
    parser = add_verb(
        verbs,
        common,
        "read",
        _read,
        "Montre ce qu'apporterait un document ; rien n'est enregistré.",
        "read page.txt --format json",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
    parser.add_argument("--reader", default="", metavar="LECTEUR", help="au lieu de le deviner")
    parser.add_argument("--format", choices=("json", "trig"), default="json")
    parser.add_argument("--output", metavar="FICHIER")


def _read(settings: Settings, arguments: argparse.Namespace) -> int:
    from graph.building.pipeline import build
    from graph.store.generations import find_generation

    if not settings.address and find_generation(settings.store) is None:
        build(settings, lambda step: print(f"{step}…", file=sys.stderr))
    with Reading.open(settings) as reading, tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
        documents = told(reading.read_files(arguments.files, arguments.reader), arguments.files)
        if arguments.format == "json":
            _write_json(documents, reading, aside)
        else:
            _write_trig(documents, reading, aside)

        def write(out: BinaryIO) -> int:
            aside.seek(0)
            shutil.copyfileobj(aside, out)
            return 0

        return write_out(arguments.output, write)


def _write_json(documents: Iterator[ReadDocument], reading: Reading, out: "_Aside") -> None:
    issues: list[Issue] = []
    first = True
    out.write(b'{"resources": [')
    for document in documents:
        for resource in resources_json(document, reading.iris):
            text = json.dumps(resource, ensure_ascii=False, indent=1)
            out.write(("\n" if first else ",\n").encode() + text.encode())
            first = False
        issues.extend(document.issues)
    found = json.dumps([issue_json(issue) for issue in issues], ensure_ascii=False, indent=1)
    out.write(f'],\n"issues": {found}}}\n'.encode())


def _write_trig(documents: Iterator[ReadDocument], reading: Reading, out: "_Aside") -> None:
    from graph.contributing.trig import write_proposals

    for document in documents:
        write_proposals(document, reading.iris, out)


_Aside = tempfile.SpooledTemporaryFile[bytes] | BinaryIO
