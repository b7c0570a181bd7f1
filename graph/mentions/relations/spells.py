"""Since when and until when: « depuis 2012 », « de 2017 à 2021 », « jusqu'en 2024 »."""

import re

from graph.mentions.relations.sentences import Sentence

__all__ = ["spell"]

_YEAR = r"((?:19|20)\d\d)"
_SINCE = re.compile(
    rf"\b(?:depuis|dès|à partir de|à compter de)(?: (?:le|la fin|début|fin))?(?: \w+)? {_YEAR}\b"
)
_SPAN = re.compile(rf"(?:\bde |\bentre |\()?{_YEAR} ?(?:à|et|-|–) ?{_YEAR}\b")
_UNTIL = re.compile(rf"\bjusqu' ?(?:en|à)(?: \w+)? {_YEAR}\b")
_IN = re.compile(rf"\b(?:en|fin|début|courant)(?: \w+)? {_YEAR}\b")
_BEGINNINGS = frozenset({"founded", "memberOf", "shareholderOf", "hasLabel", "hasLegalForm"})
_BEFORE, _AFTER = 8, 16


def spell(sentence: Sentence, at: int, predicate: str) -> tuple[str, str]:
    """The years from and until which a relation told at token ``at`` holds; or empty texts.

    « en 2015 » begins what begins once: a founding, a membership, a share, a label.
    """
    text = _around(sentence, at)
    if match := _SPAN.search(text):
        return (match[1], match[2]) if match[1] < match[2] else ("", "")
    until = _UNTIL.search(text)
    since = _SINCE.search(text)
    if since is None and predicate in _BEGINNINGS:
        since = _IN.search(text)
    return since[1] if since else "", until[1] if until else ""


def _around(sentence: Sentence, at: int) -> str:
    """The clause around a token, up to the next verbs patterns know."""
    low = max(sentence.clause_start(at), at - _BEFORE)
    high = min(sentence.span.stop, at + _AFTER)
    for event in sentence.events:
        if event.token < at - 1:
            low = max(low, event.token)
        elif event.token > at + 1:
            high = min(high, event.token)
    return " ".join(sentence.between(low, high))
