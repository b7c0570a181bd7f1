"""Every text of a page run without a browser: its own, and those it hands to elements."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pyarrow
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

__all__ = ["Sources", "texts"]

_FRENCH = """
    affiche afficher ajouter ainsi alors annuler après aucun aucune aussi autre autres aux avant
    avec avoir cela celle celles celui ces cet cette chacun chacune chaque chercher choisir
    choisissez chose choses cliquez comme comparer contre dans depuis des deux données dont donner
    déjà elle elles encore enregistrer entre essayez est et fait fois ici ils jamais jusqu la le
    les leur leurs lien liens ligne lignes lire mais mes mieux moins montrer montré même mêmes ne
    ni noms nos notre nous où ou ouvrir par parmi pas peu peut plusieurs pour pourquoi premier
    première puis quand que quel quelle quelles quels qui quoi recherche relié reliée reliées
    reliés retirer rien sans ses seul seule seulement sont sous sur tableau télécharger toujours
    tous tout toute toutes très trop un une vers voir vos votre vous été être à
"""
_ENGLISH = """
    above added after again all also although and another any are around as because been before
    being below between both but by can cannot choose could did does during each either every few
    found from give given gives has have here how if in into is it its known less like list made
    make many may more most must near no none nor not nothing of only other others our over
    read said same see shown since so some such than that the their them then there these they
    this those through to together too under until upon used was were what when where whether which
    while who whom whose why with within without would you your
"""
WORDS = {"fr": frozenset(_FRENCH.split()), "en": frozenset(_ENGLISH.split())}
"""By language, words that are not words of the other one."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(
    r"""
    (?:https?:|data:|mailto:|blob:)\S* | \S*[=/?]\S+ | [\w-]+(?:\.[\w-]+)+ | sans-serif
    | \{\w+\}             # a blank to fill
    | \(\d{4}\),\ .*      # the title of a paper, after its year
    """,
    re.VERBOSE,
)
"""What is the address of a site or a file, or words that belong to no language of the page."""

_CODE = re.compile(r"\w{1,4}")
"""One short word alone is a mark or a choice of an element, and no sentence."""

_LONGEST = 60
_SEEN = frozenset(("alt", "aria-label", "aria-description", "placeholder", "title"))
_UNREAD = frozenset(("script", "style", "code", "pre"))
_UNSEEN = frozenset(
    (
        *("id", "element_id", "form_id", "key", "gap", "icon", "url", "href", "page", "script"),
        *("page_script_hash", "query_params", "instance_id", "js", "css", "js_content"),
        *("css_content", "html_content", "component_name", "registered_name", "media_type"),
        *("file_name", "file", "color", "language", "theme", "style", "class_name"),
    )
)
"""Fields of elements that nobody reads."""


class _Page(HTMLParser):
    """The texts of a piece of HTML, those of its attributes included, but for other languages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        hidden = tag in _UNREAD or "lang" in known
        if tag not in ("br", "img", "input", "hr", "wbr", "link", "meta"):
            self._open.append((tag, hidden))
        if not hidden:
            self.found += [text for name, text in attrs if name in _SEEN and text]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(hidden for _, hidden in self._open):
            self.found.append(data)


def texts(app: AppTest) -> list[str]:
    """Every text of the page that somebody reads or hears, each once."""
    found = (text for message in _messages(app._tree) for text in _told(message))
    return list(dict.fromkeys(text for one in found for text in _plain(one) if text.strip()))


@dataclass(frozen=True, slots=True)
class Sources:
    """What sources say: their words are in their own language, whatever the page's."""

    texts: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Sources":
        """Sources that say these texts."""
        return cls(frozenset(map(_words, texts)) - {""})

    def strange(self, text: str, language: str) -> list[str]:
        """The words of ``text`` that are of ``language``, and that no source says there."""
        words = [] if _CODE.fullmatch(text.strip()) else _words(text).split()
        if not WORDS[language].intersection(words) or self._cuts(text):
            return []
        left, at = [], 0
        while at < len(words):
            ends = range(min(len(words), at + _LONGEST), at, -1)
            end = next((end for end in ends if " ".join(words[at:end]) in self.texts), 0)
            left += [] if end else [words[at]]
            at = end or at + 1
        return [word for word in left if word in WORDS[language]]

    def _cuts(self, text: str) -> bool:
        """Whether this is the beginning of what a source says."""
        begun = _words(text.rstrip(" …"))
        return text.rstrip().endswith("…") and any(one.startswith(begun) for one in self.texts)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(_ADDRESS.sub(" ", text).lower()))


def _messages(node: Any) -> Iterator[Message]:
    for child in node.children.values():
        if getattr(child, "proto", None) is not None:
            yield child.proto
        if hasattr(child, "children"):
            yield from _messages(child)


def _told(message: Message) -> Iterator[str]:
    """The texts in a message, at any depth; tables and data are opened."""
    for field, value in message.ListFields():
        if field.name in _UNSEEN:
            continue
        for one in value if field.is_repeated else (value,):
            if isinstance(one, Message):
                yield from _told(one)
            elif isinstance(one, str):
                yield from _opened(one)
            elif isinstance(one, bytes):
                yield from _cells(one)


def _opened(text: str) -> Iterator[str]:
    """A text, or those in the JSON it is."""
    if text[:1] in ("{", "["):
        try:
            yield from _values(json.loads(text))
            return
        except ValueError:
            pass
    yield text


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _UNSEEN:
                yield from _values(one)
    elif isinstance(value, list):
        for one in value:
            yield from _values(one)


def _cells(content: bytes) -> Iterator[str]:
    """The titles and cells of a table in Arrow's format."""
    try:
        table = pyarrow.ipc.open_stream(content).read_all()
    except (pyarrow.ArrowInvalid, OSError):
        return
    for name in table.column_names:
        yield name
        yield from (str(one) for one in table.column(name).to_pylist() if isinstance(one, str))


def _plain(text: str) -> Iterator[str]:
    if "<" not in text:
        yield text
        return
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.found
