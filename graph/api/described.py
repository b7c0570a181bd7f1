"""Everything said of one IRI, as triples: what ``/data/...`` gives and ``/page/...`` shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request

from graph.api.refusals import Refusal
from graph.errors import worded
from graph.exports.description import merged
from graph.exports.entity import entity_quads
from graph.model.terms import DefaultGraph, NamedNode, Quad, Triple
from graph.questions.dataset import Dataset

__all__ = ["Described", "describe", "rest_of"]

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Described:
    """One thing of the dataset.

    Parameters
    ----------
    node: its IRI. short: the part of it after ``id/``, which is also its address here.
    dataset: where it is described.
    """

    node: NamedNode
    short: str
    dataset: Dataset

    def quads(self) -> Iterator[Quad]:
        """What is said of it with the claims, their sources, and the names of what it points to."""
        yield from entity_quads(self.dataset.store, self.dataset.iris, self.node.value)
        for quad in self.dataset.store.quads(self.node):
            if isinstance(quad.graph_name, DefaultGraph):
                yield quad

    def triples(self) -> list[Triple]:
        """The same without graphs, each once, sorted."""
        return list(merged(sorted(set(self.quads()), key=str)))


def describe(dataset: Dataset, short: str) -> Described:
    """The thing whose IRI ends in ``short`` after ``id/``.

    Raises
    ------
    Refusal: 404, the same for what does not exist and for what is held back.
    """
    try:
        node = NamedNode(f"{dataset.iris.base}id/{short}")
    except ValueError:
        node = None
    if node is None or next(iter(dataset.store.quads(node)), None) is None:
        raise Refusal(404, worded("rien de public ne porte cet identifiant."))
    return Described(node, short, dataset)


def rest_of(request: Request, prefix: str) -> str:
    """The end of the address after ``prefix``, written as our identifiers are.

    Parts stay apart: an encoded ``/`` is a letter of a key (RFC 3986, section 2.2).

    Raises
    ------
    Refusal: 404 where no identifier is written so.
    """
    raw = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    path = raw.decode("ascii", "replace").partition("?")[0]
    rest = path[path.find(prefix) + len(prefix) :]
    if len(rest) > _LONGEST:
        raise Refusal(404, worded("rien de public ne porte cet identifiant."))
    return "/".join(quote(unquote(part), safe="-._~") for part in rest.split("/"))
