"""Everything a build starts from: sources read, judgements, vocabulary, and who is who."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph

from graph.building.contributed import brought_in_digest
from graph.building.refusals import refusals
from graph.errors import InputError, worded
from graph.linking.identity import Identity, identify
from graph.linking.judgements import Judgements, read_judgements
from graph.model.iris import Iris
from graph.model.issues import Issue
from graph.model.records import Reading
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.settings import DEFAULT_BASE, Settings
from graph.sources.collected_facts import read_collected_facts
from graph.sources.manifest import Manifest, find_manifests
from graph.sources.territories import OfficialCode, read_official_code
from graph.sources.user_pages import read_user_pages

__all__ = [
    "Gathered",
    "Vocabulary",
    "base_digest",
    "gather",
    "inputs_digest",
    "read_vocabulary",
    "version_of",
]

_READERS: Final[Mapping[str, Callable[[Manifest], Reading]]] = {
    "collected_facts": read_collected_facts,
    "user_pages": read_user_pages,
}
_OFFICIAL = "official_code"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ontology and its schemes, in their own graph.

    Parameters
    ----------
    names: preferred and other French names of each concept, by IRI.
    schemes: the scheme of each concept, by IRI: ``scheme/themes``.
    """

    quads: tuple[Quad, ...]
    names: Mapping[str, tuple[str, tuple[str, ...]]]
    schemes: Mapping[str, str]


@dataclass(slots=True)
class Gathered:
    """What a build writes down."""

    iris: Iris
    official: tuple[Manifest, OfficialCode]
    readings: list[tuple[Manifest, Reading]]
    judgements: Judgements
    vocabulary: Vocabulary
    identity: Identity
    issues: list[Issue] = field(default_factory=list)


def gather(settings: Settings) -> Gathered:
    """Read every source under ``settings.data`` and identify what they name.

    Raises
    ------
    InputError: a source, the judgements or the vocabulary cannot be read.
    """
    iris = Iris(settings.base)
    manifests = find_manifests(settings.data)
    official = _official(manifests, settings.data)
    readings = [(one, _reader(one)(one)) for one in manifests if one.reader != _OFFICIAL]
    judgements = read_judgements(settings.data / "judgements.csv")
    code = read_official_code(official)
    by_prefix = [(manifest.prefix, reading) for manifest, reading in readings]
    vocabulary = read_vocabulary(settings.ontology, iris)
    identity = identify(by_prefix, code, judgements, iris, vocabulary.names)
    issues = [*code.issues, *identity.issues]
    for manifest, reading in readings:
        issues.extend(reading.issues)
        issues.extend(refusals(manifest, reading, identity))
    return Gathered(
        iris=iris,
        official=(official, code),
        readings=readings,
        judgements=judgements,
        vocabulary=vocabulary,
        identity=identity,
        issues=issues,
    )


def _official(manifests: list[Manifest], data: Path) -> Manifest:
    found = [one for one in manifests if one.reader == _OFFICIAL]
    if len(found) != 1:
        raise InputError(
            worded(
                "{n} sources disent être le code officiel géographique, il en faut une.",
                n=len(found),
            ),
            where=str(data / "sources"),
            advice='Gardez un seul source.toml avec reader = "official_code".',
        )
    return found[0]


def _reader(manifest: Manifest) -> Callable[[Manifest], Reading]:
    try:
        return _READERS[manifest.reader]
    except KeyError:
        raise InputError(
            worded("lecteur inconnu : « {reader} ».", reader=manifest.reader[:40]),
            where=str(manifest.folder / "source.toml"),
            advice=worded("Lecteurs : {names}.", names=", ".join([*_READERS, _OFFICIAL])),
        ) from None


def read_vocabulary(folder: Path, iris: Iris) -> Vocabulary:
    """The vocabulary and the SKOS schemes of a folder, under the base of ``iris``.

    Raises
    ------
    InputError: a file is missing or does not parse.
    """
    quads: list[Quad] = []
    for path in [folder / "maillage.ttl", *sorted((folder / "concepts").glob("*.ttl"))]:
        try:
            text = path.read_text("utf-8").replace(DEFAULT_BASE, iris.base)
            parsed = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
            found = [
                Quad(quad.subject, quad.predicate, quad.object, iris.ontology) for quad in parsed
            ]
        except (OSError, UnicodeDecodeError) as error:
            reason = (
                error.strerror if isinstance(error, OSError) else worded("ce n'est pas de l'UTF-8")
            )
            raise InputError(
                worded("le vocabulaire ne se lit pas ({reason}).", reason=reason),
                where=str(path),
                advice="Donnez son dossier avec MAILLAGE_ONTOLOGY.",
            ) from error
        except SyntaxError as error:
            raise InputError(
                worded("ce Turtle est mal formé ({msg}).", msg=error.msg),
                where=f"{path}:{error.lineno or 1}",
                advice="Corrigez cette ligne.",
            ) from error
        if not found:
            raise InputError(
                "ce vocabulaire est vide.", where=str(path), advice="Remettez son contenu."
            )
        quads += found
    return Vocabulary(tuple(quads), _names(quads, iris), _schemes(quads, iris))


def _names(quads: list[Quad], iris: Iris) -> dict[str, tuple[str, tuple[str, ...]]]:
    preferred: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    prefix = iris.concept("").value
    for quad in quads:
        if not isinstance(quad.subject, NamedNode) or not quad.subject.value.startswith(prefix):
            continue
        if isinstance(quad.object, Literal) and quad.object.language == "fr":
            if quad.predicate == term("skos:prefLabel"):
                preferred[quad.subject.value] = quad.object.value
            elif quad.predicate == term("skos:altLabel"):
                others.setdefault(quad.subject.value, []).append(quad.object.value)
    return {iri: (label, tuple(others.get(iri, ()))) for iri, label in preferred.items()}


def _schemes(quads: list[Quad], iris: Iris) -> dict[str, str]:
    return {
        quad.subject.value: iris.short(quad.object.value)
        for quad in quads
        if quad.predicate == term("skos:inScheme")
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    }


def inputs_digest(settings: Settings) -> str:
    """A hash of all a build depends on: sources and code, and what people brought in."""
    return version_of(base_digest(settings), brought_in_digest(settings.data))


def version_of(base: str, brought: str) -> str:
    """The version of what the sources of version ``base`` and what people brought in give."""
    return hashlib.sha256(f"{base} {brought}".encode()).hexdigest()[:12]


def base_digest(settings: Settings) -> str:
    """A hash of what the sources alone depend on: data, vocabulary, base, this package's code."""
    total = hashlib.sha256(settings.base.encode())
    folders = (settings.data / "sources", settings.ontology, _PACKAGE)
    files = [path for folder in folders for path in sorted(folder.rglob("*"))]
    for path in [settings.data / "judgements.csv", *files]:
        if path.suffix in (".csv", ".toml", ".ttl", ".jsonld", ".py") and path.is_file():
            total.update(path.name.encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:12]
