"""Identity: the one place where an identifier is made from raw fields."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import quote

from graph.model.terms import NamedNode
from graph.settings import DEFAULT_BASE

__all__ = [
    "Iris",
    "digest",
    "folded",
    "is_wordless",
    "page_key",
    "safe_address",
    "same_page",
    "slug",
    "wordless",
]

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "'", "ʼ": "'"}
)
_WORDS = re.compile(r"[a-z0-9]+")
_ADDRESS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<host>[^/?#]*?)(?P<port>:[0-9]*)?(?=[/?#]|$))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:\#(?P<fragment>.*))?",
    re.DOTALL,
)
"""The parts of an address (RFC 3986, appendix B); any text has them."""

_LETTERS = str.maketrans("0123456789", "ghjkmnpqrs")
"""Ten digits in a row would read as a telephone number."""

_WORDLESS = re.compile(r"r-[a-hjkmnp-s]{12}")
_OPAQUE = re.compile(r"(?:mailto|tel|sms|urn|doi):", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%!$&'()*+,;=-._~"


def folded(text: str) -> str:
    """``text`` without accents, case, hyphens, apostrophes or doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return " ".join(_WORDS.findall(plain.encode("ascii", "ignore").decode().lower()))


def slug(text: str, length: int = 80) -> str:
    """``text`` as a readable key: ``Nord-Pas-de-Calais`` gives ``nord-pas-de-calais``."""
    return folded(text).replace(" ", "-")[:length].strip("-")


def digest(*parts: str, length: int = 12) -> str:
    """A short stable hash of ``parts`` (SHA-256, hexadecimal, ``length`` characters)."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def wordless(*parts: str) -> str:
    """A stable key made of ``parts`` that tells none of their words: ``r-`` and twelve letters."""
    return f"r-{digest(*parts).translate(_LETTERS)}"


def is_wordless(iri: str) -> bool:
    """Whether an identifier ends in a key that :func:`wordless` makes."""
    return _WORDLESS.fullmatch(iri.rpartition("/")[2]) is not None


def same_page(address: str) -> str:
    """What two spellings of one web address share: no scheme, no ``www.``, no last slash."""
    parts = _parts(address)
    query = f"?{parts['query']}" if parts["query"] else ""
    return f"{_host(parts)}{parts['path'].rstrip('/')}{query}"


def page_key(address: str) -> str:
    """The key of the source document at ``address``: readable, and one per exact address."""
    parts = _parts(address)
    tail = [piece for piece in parts["path"].split("/") if piece]
    words = slug(f"{_host(parts)} {tail[-1] if tail else ''}", 60)
    return f"{words}-{digest(address.strip(), length=8)}".lstrip("-")


def safe_address(address: str) -> str:
    """``address`` as a valid IRI, whatever was typed (RFC 3986).

    What an IRI cannot hold is percent-encoded; without a scheme it is a web address, as in a
    browser.
    """
    text = _STRAY_PERCENT.sub("%25", address.strip())
    if _OPAQUE.match(text):
        return quote(text, safe=f"{_KEPT}:@/?")
    parts = _parts(text)
    if not parts["scheme"]:
        parts = _parts(f"http://{text}")
    pieces = [f"{parts['scheme']}://", quote(parts["host"], safe=_KEPT), parts["port"]]
    for name, mark in (("path", ""), ("query", "?"), ("fragment", "#")):
        if parts[name]:
            pieces += [mark, quote(parts[name], safe=f"{_KEPT}:@/?")]
    return "".join(pieces)


def _parts(address: str) -> dict[str, str]:
    found = _ADDRESS.fullmatch(address.strip())
    assert found is not None, "every part is optional: any text matches"
    return {name: value or "" for name, value in found.groupdict().items()}


def _host(parts: dict[str, str]) -> str:
    return f"{parts['host']}{parts['port']}".lower().removeprefix("www.")


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints every IRI of a dataset under one ``base``."""

    base: str = DEFAULT_BASE
    _known: dict[str, NamedNode] = field(default_factory=dict, repr=False, compare=False)

    def mai(self, name: str) -> NamedNode:
        """The term ``name`` of our vocabulary."""
        return self._node(f"{self.base}ontology#{name}")

    @property
    def ontology(self) -> NamedNode:
        """The vocabulary itself, and the graph it is loaded in."""
        return self._node(f"{self.base}ontology")

    @property
    def contacts(self) -> NamedNode:
        """The graph of personal contact data: no page, export or snapshot reads it."""
        return self.resource("contacts")

    @property
    def default_graph(self) -> NamedNode:
        """What plays the default graph on servers that have none (see ``graph.store.remote``)."""
        return self._node(f"{self.base}graph/default")

    @property
    def build(self) -> NamedNode:
        """What a server is told of the build it holds (see ``graph.store.marker``)."""
        return self._node(f"{self.base}graph/build")

    def entity(self, segment: str, key: str) -> NamedNode:
        """``<base>id/<segment>/<key>``; ``key`` is an authority number or a slug."""
        return self._node(f"{self.base}id/{segment}/{quote(key, safe='-._~')}")

    def concept(self, key: str) -> NamedNode:
        """The SKOS concept ``key``."""
        return self.entity("concept", key)

    def resource(self, key: str) -> NamedNode:
        """The document ``key``, which is also the graph of what it states."""
        return self.entity("resource", key)

    def claim(
        self, subject: NamedNode, predicate: NamedNode, obj: NamedNode, *rest: str
    ) -> NamedNode:
        """The claim beside one relation of one source; ``rest`` tells apart years and roles."""
        return self.entity(
            "claim", digest(subject.value, predicate.value, obj.value, *rest, length=16)
        )

    def attribute(self, subject: NamedNode, name: str, value: str, source: str) -> NamedNode:
        """The node of a loose attribute stated by one source."""
        return self.entity("attribute", digest(subject.value, name, value, source, length=16))

    def membership(self, member: NamedNode, organisation: NamedNode, role: str) -> NamedNode:
        """The ``org:Membership`` of ``member`` in ``organisation`` under ``role``."""
        return self.entity(
            "membership", digest(member.value, organisation.value, folded(role), length=16)
        )

    def passage(self, claim: NamedNode, start: int, end: int, part: str = "") -> NamedNode:
        """The passage a claim is read in, or its selector ``part`` (``text``, ``at``)."""
        key = digest(claim.value, str(start), str(end), length=16)
        return self.entity("passage", f"{key}-{part}" if part else key)

    def contribution(self, key: str) -> NamedNode:
        """The contribution ``key``."""
        return self.entity("contribution", key)

    def short(self, iri: str) -> str:
        """``organisation/rtes`` for an entity's IRI, the IRI itself for anything else."""
        return iri.removeprefix(f"{self.base}id/")

    def long(self, text: str) -> str:
        """The IRI of a short identifier; what is already an IRI stays as it is."""
        return text if "://" in text else f"{self.base}id/{text}"

    def _node(self, text: str) -> NamedNode:
        node = self._known.get(text)
        if node is None:
            node = self._known[text] = NamedNode(text)
        return node
