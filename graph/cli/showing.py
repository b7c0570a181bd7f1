"""``show`` and ``path``."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from graph.cli.verbs import add_verb
from graph.errors import InputError, worded
from graph.network.paths import MOST_HOPS, Path, paths
from graph.network.sentences import Patterns
from graph.network.sheet import Sheet, read_sheet
from graph.network.telling import Footnotes, told
from graph.questions.answer import SourceNote
from graph.questions.dataset import Dataset
from graph.questions.parameters import resolve_entity
from graph.settings import Settings

__all__ = ["add_verbs"]


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Declare the verbs of this module."""
    parser = add_verb(
        verbs, common, "show", _show, "Tout ce qui est dit d'une chose, et par qui.", "show MEL"
    )
    parser.add_argument(
        "entity", metavar="ENTITÉ", help="identifiant, IRI, code INSEE, SIREN ou nom"
    )
    parser.add_argument("--format", choices=("text", "json", "ttl"), default="text")
    parser = add_verb(
        verbs,
        common,
        "path",
        _path,
        "Comment deux choses sont reliées, le meilleur chemin d'abord.",
        'path MEL "coop circuits"',
    )
    parser.add_argument("a", metavar="A")
    parser.add_argument("b", metavar="B")
    parser.add_argument("--max-hops", type=int, default=3, metavar="N")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _show(settings: Settings, arguments: argparse.Namespace) -> int:
    dataset = Dataset.open(settings)
    iri, _ = resolve_entity(dataset, arguments.entity)
    if arguments.format == "ttl":
        return _as_turtle(dataset, iri, settings)
    patterns = Patterns.read(dataset.store, dataset.iris)
    sheet = read_sheet(dataset.store, dataset.iris, iri, patterns)
    if arguments.format == "json":
        print(json.dumps(_sheet_object(dataset, sheet), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_sheet_lines(dataset, sheet, patterns)))
    return 0


def _as_turtle(dataset: Dataset, iri: str, settings: Settings) -> int:
    from graph.exports import write_dataset
    from graph.exports.entity import entity_quads

    today = datetime.now(UTC).date()
    quads = entity_quads(dataset.store, dataset.iris, iri)
    write_dataset(quads, "turtle", sys.stdout.buffer, iris=dataset.iris, issued=today, whole=False)
    return 0


def _sheet_lines(dataset: Dataset, sheet: Sheet, patterns: Patterns) -> Iterator[str]:
    entry = dataset.names.entry(sheet.iri)
    yield sheet.label
    if entry is not None and entry.detail:
        yield f"  {entry.detail}"
    if sheet.names:
        yield f"  Aussi : {' ; '.join(sheet.names)}"
    yield f"  {sheet.iri}"
    labels = _labels(dataset, sheet)
    for value in sheet.values:
        if value.value != sheet.label:
            yield f"  {labels.get(value.predicate, value.predicate)} : " + (
                labels.get(value.value, value.value) if value.is_iri else value.value
            )
    notes = Footnotes()
    section = ""
    for fact in sheet.facts:
        title = patterns.heading(fact.predicate, fact.forward)
        if title != section:
            section = title
            yield ""
            yield title
        implied = all(claim.certainty == "implied" for claim in fact.claims)
        hint = " (sous-entendu)" if implied else ""
        yield f"  - {fact.sentence}{hint} {notes.mark(fact.sources)}"
        for note in dict.fromkeys(claim.note for claim in fact.claims if claim.note):
            yield f"      {note}"
        for quote in dict.fromkeys(claim.quote for claim in fact.claims if claim.quote):
            yield f"      « {' '.join(quote.split())} »"
    yield from _note_lines(dataset, notes)


def _labels(dataset: Dataset, sheet: Sheet) -> dict[str, str]:
    wanted = [value.predicate for value in sheet.values]
    wanted += [value.value for value in sheet.values if value.is_iri]
    return dataset.labels(wanted)


def _note_lines(dataset: Dataset, notes: Footnotes) -> Iterator[str]:
    if notes.sources:
        yield ""
        yield "Sources"
    for number, iri in enumerate(notes.sources, 1):
        note = dataset.sources().get(iri, SourceNote(iri, iri))
        said = ", ".join(part for part in (note.title, note.publisher, note.issued) if part)
        restricted = " (interne)" if note.access != "public" else ""
        yield f"  [{number}] {said}{restricted} {note.url}".rstrip()


def _sheet_object(dataset: Dataset, sheet: Sheet) -> dict[str, object]:
    labels = _labels(dataset, sheet)
    cited = dict.fromkeys(source for fact in sheet.facts for source in fact.sources)
    return {
        "id": sheet.iri,
        "label": sheet.label,
        "kind": sheet.kind.value if sheet.kind else None,
        "names": list(sheet.names),
        "values": [
            {
                "property": value.predicate,
                "property_label": labels.get(value.predicate, ""),
                "value": value.value,
                "value_label": labels.get(value.value) if value.is_iri else None,
                "source": value.source,
            }
            for value in sheet.values
        ],
        "facts": [
            {
                "property": fact.predicate,
                "property_label": fact.label,
                "forward": fact.forward,
                "other": fact.other,
                "other_label": fact.other_label,
                "sentence": fact.sentence,
                "claims": [
                    {
                        "source": claim.source,
                        "address": claim.address,
                        "certainty": claim.certainty,
                        "since": claim.since,
                        "until": claim.until,
                        "role": claim.role,
                        "note": claim.note,
                        "quote": claim.quote,
                    }
                    for claim in fact.claims
                ],
            }
            for fact in sheet.facts
        ],
        "sources": [_source_object(dataset, iri) for iri in cited],
    }


def _source_object(dataset: Dataset, iri: str) -> dict[str, str]:
    note = dataset.sources().get(iri, SourceNote(iri, iri))
    return {
        "id": note.id,
        "title": note.title,
        "url": note.url,
        "publisher": note.publisher,
        "issued": note.issued,
    }


def _path(settings: Settings, arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.max_hops <= MOST_HOPS:
        raise InputError(
            worded(
                "un chemin a d'une à {most_hops} étapes, pas {max_hops}.",
                most_hops=MOST_HOPS,
                max_hops=arguments.max_hops,
            ),
            where="--max-hops",
            advice="Essayez 3.",
        )
    dataset = Dataset.open(settings)
    (a, a_label), (b, b_label) = (
        resolve_entity(dataset, arguments.a),
        resolve_entity(dataset, arguments.b),
    )
    if a == b:
        raise InputError(
            worded(
                "« {a} » et « {b} » sont la même chose : {a_label}.",
                a=arguments.a[:60],
                b=arguments.b[:60],
                a_label=a_label,
            ),
            advice="Donnez-en deux différentes.",
        )
    patterns = Patterns.read(dataset.store, dataset.iris)
    found = paths(dataset.store, dataset.iris, a, b, arguments.max_hops, patterns=patterns)
    if arguments.format == "json":
        print(json.dumps(_paths_object(dataset, found), ensure_ascii=False, indent=1))
    elif found:
        print("\n".join(_path_lines(dataset, found, patterns, (a_label, b_label))))
    else:
        print(f"Aucun chemin de {arguments.max_hops} étapes au plus de {a_label} à {b_label}.")
    return 0


def _path_lines(
    dataset: Dataset, found: list[Path], patterns: Patterns, ends: tuple[str, str]
) -> Iterator[str]:
    notes = Footnotes()
    yield f"De {ends[0]} à {ends[1]} : {len(found)} chemin{'s' if len(found) > 1 else ''}"
    for rank, path in enumerate(found, 1):
        yield ""
        yield f"{rank}. en {path.length} étape{'s' if path.length > 1 else ''}"
        for sentence in told(path, patterns, notes=notes):
            yield f"   {sentence}"
    yield from _note_lines(dataset, notes)


def _paths_object(dataset: Dataset, found: list[Path]) -> dict[str, object]:
    cited = dict.fromkeys(
        source for path in found for step in path.steps for source in step.sources
    )
    return {
        "paths": [
            {
                "length": path.length,
                "steps": [
                    {
                        "subject": step.subject,
                        "subject_label": step.subject_label,
                        "predicate": step.predicate,
                        "predicate_label": step.label,
                        "object": step.object,
                        "object_label": step.object_label,
                        "sources": list(step.sources),
                    }
                    for step in path.steps
                ],
            }
            for path in found
        ],
        "sources": [_source_object(dataset, iri) for iri in cited],
    }
