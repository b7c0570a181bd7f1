"""``ontology/html/<version>/{fr,en}.html``: the vocabulary for people, made with pyLODE.

pyLODE writes English only, shows every language at once and cites addresses of other vocabularies
by their own titles. Here it is given one language at a time, our labels and the names of the
fragments (``#partnerOf``, as in the identifiers); its words are then said in that language.
"""

import html
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS

from generating.ontology_words import HEADINGS, PROPERTIES, SENTENCES

LANGUAGES = ("fr", "en")
_STYLE = Path(__file__).with_name("ontology.css")
_MAI = "https://w3id.org/maillage/ontology#"
_ONTOLOGY = _MAI.removesuffix("#")
_SPACES = {
    "cv": "http://data.europa.eu/m8g/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "igeo": "http://rdf.insee.fr/def/geo#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
}


def pages(project: Path) -> dict[str, str]:
    """The text of each page, by its path from ``ontology/html``."""
    text = (project / "ontology" / "maillage.ttl").read_text("utf-8")
    found = re.search(r'owl:versionInfo "([0-9.]+)"', text)
    assert found is not None, "the vocabulary says its version"
    return {f"{found[1]}/{language}.html": _page(text, language) for language in LANGUAGES}


def _page(text: str, language: str) -> str:
    whole = rdflib.Graph().parse(data=text, format="turtle")
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, space in (*_SPACES.items(), ("mai", _MAI)):
        graph.bind(prefix, space)
    for triple in sorted(whole):
        if getattr(triple[2], "language", None) in (None, language):
            graph.add(triple)
    names = _fragments(graph)
    _add_examples(graph, language)
    with _quiet():
        made = _made(graph, names, language)
    return _finished(made, names, graph, language)


def _made(graph: rdflib.Graph, names: dict[str, str], language: str) -> str:
    """The page as pyLODE makes it."""
    from pylode import OntPub  # slow to load, and only the generator has it

    made = OntPub(graph, sort_subjects=True)
    made.fids = dict(names)
    made.back_onts = rdflib.Graph()
    titles = {str(name): words[language] for name, words in PROPERTIES.items()}
    for name, known in made.props_labeled.items():
        known.update(title=titles.get(str(name), known["title"]), description="", ont_title="")
    return made.make_html()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without pyLODE's own setting of the logs of the whole program."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        root.setLevel(level)
        root.handlers[:] = handlers


def _fragments(graph: rdflib.Graph) -> dict[str, str]:
    """The fragment of each term: its own name for ours, ``foaf-Person`` for those of others."""
    found = {}
    for subject in sorted({str(one) for one in graph.subjects()} - {_ONTOLOGY}):
        prefix, space = next(
            ((p, s) for p, s in _SPACES.items() if subject.startswith(s)), ("mai", _MAI)
        )
        local = subject.removeprefix(space)
        found[subject] = local if space == _MAI else f"{prefix}-{local}"
    return found


def _add_examples(graph: rdflib.Graph, language: str) -> None:
    """The sentence of each relation, shown as its example."""
    ends = {"fr": ("[sujet]", "[objet]"), "en": ("[subject]", "[object]")}[language]
    for subject, pattern in list(graph[: rdflib.URIRef(f"{_MAI}sentencePattern")]):
        said = str(pattern).replace("{s}", ends[0]).replace("{o}", ends[1])
        graph.add((subject, SKOS.example, rdflib.Literal(said)))


def _finished(text: str, names: dict[str, str], graph: rdflib.Graph, language: str) -> str:
    body = text[text.index("<body>") + len("<body>") : text.index("</body>")]
    body = re.sub(r'<div id="pylode">.*?</div>', "", body, count=1, flags=re.DOTALL)
    body = re.sub(r' title="[^"]*Defined in[^"]*"', "", body)
    for iri, name in names.items():
        body = body.replace(f'href="{html.escape(iri)}"', f'href="#{name}"')
    for words in PROPERTIES.values():
        said = html.escape(words[language], quote=False)
        body = body.replace(f">{said.title()}<", f">{said}<")  # pyLODE puts capitals everywhere
    for english, words in HEADINGS.items():
        body = body.replace(f">{english}<", f">{words[language]}<")
        body = body.replace(f'title="{english}"', f'title="{words[language]}"')
    body = re.sub(r'<div id="toc">', f'<nav id="toc" aria-label="{_say("toc", language)}">', body)
    body = _with_landmarks(body)
    return _around(body, graph, language)


def _with_landmarks(body: str) -> str:
    """The two parts of the page as what they are: its content, and a way around it."""
    content, found, contents = body.partition('<nav id="toc"')
    content = content.replace('<div id="content">', '<main id="content">', 1)
    head, _, tail = content.rpartition("</div>")
    before, _, after = contents.rpartition("</div>")
    return f"{head}</main>{tail}{found}{before}</nav>{after}"


def _say(name: str, language: str) -> str:
    return SENTENCES[name][language]


def _around(body: str, graph: rdflib.Graph, language: str) -> str:
    other = "en" if language == "fr" else "fr"
    link, style = _say("other", language), _STYLE.read_text("utf-8")
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_say("title", language)}</title>
<link rel="canonical" href="{_ONTOLOGY}">
<style>
{style}</style>
<script type="application/ld+json">{_json_ld(graph, language)}</script>
</head>
<body>
<header class="top"><a href="{other}.html" hreflang="{other}" lang="{other}">{link}</a>
<a href="#toc">{_say("toc", language)}</a></header>
{body.strip()}
<footer><p>{_say("made", language)}</p></footer>
</body>
</html>
"""


def _json_ld(graph: rdflib.Graph, language: str) -> str:
    """The vocabulary as a schema.org set of terms; safe inside a ``script`` element."""
    node = rdflib.URIRef(_ONTOLOGY)
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": str(subject),
            "name": str(graph.value(subject, RDFS.label) or ""),
            "description": str(graph.value(subject, SKOS.definition) or ""),
        }
        for subject in sorted(set(graph.subjects(RDFS.isDefinedBy, node)))
    ]
    content = {
        "@context": "https://schema.org/",
        "@type": "DefinedTermSet",
        "@id": _ONTOLOGY,
        "name": str(graph.value(node, DCTERMS.title)),
        "description": str(graph.value(node, DCTERMS.description)),
        "inLanguage": language,
        "license": str(graph.value(node, DCTERMS.license)),
        "version": str(graph.value(node, OWL.versionInfo)),
        "hasDefinedTerm": terms,
    }
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")
