"""The state of the Explorer, which is its address."""

from dataclasses import dataclass

from graph.errors import InputError
from graph.model.vocabulary import prefixes
from graph.questions.question import find_question
from graph.views.palette import STYLES
from graph.widgets.addresses import listed, param, set_params
from graph.widgets.entity import find_entity
from graph.widgets.explored import MOST, STEP, Start
from graph.widgets.language import _
from graph.widgets.opened import dataset

__all__ = ["State", "choose", "expand", "fold", "more", "predicate_key", "read_state"]


@dataclass(frozen=True, slots=True)
class State:
    """What the address asks for.

    Parameters
    ----------
    kinds: the kinds shown, all if empty. chosen: a node's IRI or an edge's identifier.
    """

    start: Start
    kinds: tuple[str, ...]
    chosen: str


def read_state() -> State | None:
    """What the address asks for; nothing if it names neither an entity nor a question.

    Raises
    ------
    graph.errors.InputError: a parameter of the address does not hold what it should.
    """
    text, question = param("id"), param("q")
    if not text and not question:
        return None
    centre = find_entity(text) if text else ""
    given = () if text else _given(question)
    start = Start(
        centre=centre,
        target=find_entity(param("vers")) if text and param("vers") else "",
        question="" if text else question,
        given=given,
        opened=tuple(find_entity(one) for one in listed("ouverts")),
        limit=_limit(param("n")),
        relations=tuple(map(_predicate, listed("relations"))),
    )
    chosen = param("choix")
    return State(start, _kinds(), dataset().iris.long(chosen) if "/" in chosen else chosen)


def choose(chosen: str) -> None:
    """Select a node or an edge, or nothing; the address tells it."""
    set_params(choix=dataset().iris.short(chosen))


def expand(node: str) -> None:
    """Show the neighbours of ``node`` too."""
    short = dataset().iris.short(node)
    set_params(ouverts=[*listed("ouverts"), short], choix=short)


def fold() -> None:
    """Take the last expansion back."""
    set_params(ouverts=listed("ouverts")[:-1])


def more() -> None:
    """Show more neighbours of the centre."""
    set_params(n=str(min(MOST, _limit(param("n")) + STEP)))


def predicate_key(predicate: str) -> str:
    """A relation as the address names it: ``mai:memberOf``."""
    for prefix, namespace in prefixes(dataset().iris).items():
        if predicate.startswith(namespace):
            return f"{prefix}:{predicate.removeprefix(namespace)}"
    return predicate


def _given(question: str) -> tuple[tuple[str, str], ...]:
    known = find_question(question).parameters
    return tuple((name, param(name)) for name in known if param(name))


def _limit(text: str) -> int:
    if not text:
        return STEP
    if not text.isdigit() or not 1 <= int(text) <= MOST:
        raise InputError(
            _("« {text} » n'est pas un nombre de voisins de 1 à {most}.").format(
                text=text[:20], most=MOST
            ),
            where="n",
        )
    return int(text)


def _predicate(key: str) -> str:
    prefix, colon, name = key.partition(":")
    namespace = prefixes(dataset().iris).get(prefix)
    if not colon or namespace is None or not name.isalnum():
        raise InputError(
            _("« {text} » n'est pas une relation.").format(text=key[:60]), where="relations"
        )
    return namespace + name


def _kinds() -> tuple[str, ...]:
    for kind in listed("types"):
        if kind not in STYLES:
            raise InputError(
                _("« {text} » n'est pas un type d'entité.").format(text=kind[:40]),
                where="types",
                advice=_("Types : {known}.").format(known=", ".join(filter(None, STYLES))),
            )
    return listed("types")
