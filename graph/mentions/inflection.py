"""Singular and plural of French words, as far as looking up a term needs them."""

from graph.mentions.lexicon import words

__all__ = ["in_plural", "in_singular", "variants"]


def in_singular(key: str) -> str:
    """The folded words of ``key``, each in the singular: ``circuits courts``, ``circuit court``."""
    return " ".join(map(_singular, key.split()))


def in_plural(key: str) -> str:
    """The folded words of ``key``, each but the small ones in the plural."""
    return " ".join(map(_plural, key.split()))


def variants(key: str) -> tuple[str, ...]:
    """Other numbers of the term ``key`` (folded): all singular, the first word only, all plural."""
    first, _, rest = key.partition(" ")
    ways = [in_singular(key), f"{_singular(first)} {rest}".strip()]
    if key.count(" ") < 3:
        ways.append(in_plural(key))
    return tuple(dict.fromkeys(way for way in ways if way != key))


def _singular(word: str) -> str:
    if len(word) < 4 or word in words("grammar", "invariable"):
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    return word[:-1] if word[-1] in "sx" and word[-2] != "s" else word


def _plural(word: str) -> str:
    if len(word) < 4 or word[-1] in "sxz":
        return word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("eau", "eu")) else f"{word}s"
