"""How a text finds names: from the surest to the vaguest, each with its score.

| Score | The text… |
|---|---|
| 1 | is the name, another name, the acronym or the code |
| 0.95 | is the name but for its articles or « ville de », or is the postcode |
| 0.85 | begins the name or a code, or is the name with one typing error |
| 0.85 | when no name begins so: is made of words of the name, or of its two ends |
| 0.8 | begins the name, once its own articles are left out |
| 0.7 | has words that all begin words of the name, in any order |
| 0.65 | is somewhere in the name |
| 0.6 | is one typing error away, when something else has that very name |
| below | looks like the name (0.6 times the likeness) |

Among equals the best entity comes first: actors that have relations, other actors, notions,
places (full communes before their parts), documents; then by relations, then by population.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from graph.search.reading import Hit, NameReader, Scope
from graph.search.spellings import Spellings, code_key, spellings

__all__ = [
    "NAMED",
    "NEARLY_NAMED",
    "Query",
    "Scored",
    "best_first",
    "find_all",
    "find_hits",
    "search_hits",
]

NAMED: Final = 1.0
NEARLY_NAMED: Final = 0.95
_BEGUN: Final = 0.85
_LOOSELY_BEGUN: Final = 0.8
_WORDS: Final = 0.7
_HELD: Final = 0.65
_MISTYPED: Final = 0.6
_LIKE: Final = 0.6

_LEAST_LIKE = 65.0
_WELL_LIKE = 80.0
_MISTYPABLE = 4
_REACH = 50

Scored = dict[int, tuple[float, Hit]]


@dataclass(frozen=True, slots=True)
class Query:
    """A text somebody typed: its ``way`` of writing, its ``code``, and its groups of letters."""

    way: Spellings
    code: str
    grams: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Query":
        """What ``text`` may mean; any text will do."""
        way = spellings(text)
        words = [word for word in way.words if len(word) > 2] or [way.key]
        grams = dict.fromkeys(
            word[start : start + 3] for word in words for start in range(len(word) - 2)
        )
        return cls(way, code_key(text), tuple(grams))


def find_hits(reader: NameReader, query: Query, scope: Scope) -> Scored:
    """The entities that ``query`` names: exactly, or but for articles when none is exact."""
    scored: Scored = {}
    if query.code:
        for hit in reader.hits_of_code(query.code, scope, postal=False):
            _keep(scored, hit, NAMED)
    keys = (*query.way.exact, *query.way.loose)
    exact = set(query.way.exact)
    for hit in reader.hits(reader.forms_named(keys), scope) if keys else ():
        _keep(scored, hit, NAMED if hit.key in exact and not hit.loose else NEARLY_NAMED)
    return scored


def find_all(reader: NameReader, texts: Iterable[str], scope: Scope) -> dict[str, Scored]:
    """What :func:`find_hits` gives for each of ``texts`` that names something, codes aside."""
    ways = {text: spellings(text) for text in dict.fromkeys(texts)}
    keys = dict.fromkeys(key for way in ways.values() for key in (*way.exact, *way.loose))
    by_key: dict[str, list[Hit]] = defaultdict(list)
    for hit in reader.hits(reader.forms_of(list(keys)), scope):
        by_key[hit.key].append(hit)
    found: dict[str, Scored] = {}
    for text, way in ways.items():
        scored: Scored = {}
        for exact, names in ((True, way.exact), (False, way.loose)):
            for hit in (hit for key in names for hit in by_key.get(key, ())):
                _keep(scored, hit, NAMED if exact and not hit.loose else NEARLY_NAMED)
        if scored:
            found[text] = scored
    return found


def search_hits(reader: NameReader, query: Query, scope: Scope, limit: int) -> Scored:
    """At least the ``limit`` entities that fit ``query`` best, if there are as many."""
    search = _Search(reader, query, scope, limit)
    search.run()
    return search.scored


def best_first(scored: Scored) -> list[tuple[float, Hit]]:
    """What was found, by score, then by rank."""
    return sorted(scored.values(), key=lambda found: (-found[0], found[1].rank))


class _Search:
    """One search: each step is vaguer than those before it, and is left out when they suffice."""

    def __init__(self, reader: NameReader, query: Query, scope: Scope, limit: int) -> None:
        self.scored = find_hits(reader, query, scope)
        self._reader, self._query, self._scope, self._limit = reader, query, scope, limit
        self._way = query.way
        self._reach = max(limit, _REACH)

    def run(self) -> None:
        """Fill ``scored``."""
        named = bool(self.scored)
        self._codes()
        self._beginnings(self._way.exact, _BEGUN)
        unsure = not self.scored
        if not named:
            self._one_letter_off(_BEGUN)
        if self._lacks():
            self._beginnings([key for key in self._way.loose if len(key) > 2], _LOOSELY_BEGUN)
        if unsure or self._lacks():
            self._holding(_BEGUN if unsure else _WORDS)
        if named and self._lacks():
            self._one_letter_off(_MISTYPED)
        elif not named and (unsure or self._lacks()):
            self._alike()

    def _codes(self) -> None:
        code = self._query.code
        if code:
            for hit in self._reader.hits_of_code(code, self._scope, postal=True):
                _keep(self.scored, hit, NEARLY_NAMED)
            for hit in self._reader.hits_of_code_beginning(code, self._scope, self._reach):
                _keep(self.scored, hit, _BEGUN)

    def _beginnings(self, keys: Iterable[str], score: float) -> None:
        for key in keys:
            forms = self._reader.forms_beginning(key, self._scope, self._reach)
            self._keep(forms, lambda _: score)

    def _one_letter_off(self, score: float) -> None:
        key = self._way.key
        if len(key) >= _MISTYPABLE:
            forms = self._reader.forms_one_letter_off(key, self._scope, self._reach)
            self._keep(forms, lambda _: score)

    def _holding(self, whole: float) -> None:
        if self._query.grams:
            forms = self._reader.forms_holding(self._query.grams, self._scope, self._reach)
            self._keep(forms, lambda hit: _held(self._way, hit, whole))

    def _alike(self) -> None:
        if self._query.grams and len(self._way.key) >= _MISTYPABLE:
            least = _WELL_LIKE if self.scored else _LEAST_LIKE
            forms = self._reader.forms_sharing(self._query.grams, self._scope, self._reach)
            self._keep(forms, lambda hit: _likeness(self._way, hit, least))

    def _keep(self, forms: list[int], score: Callable[[Hit], float]) -> None:
        scores: dict[tuple[str, str], float] = {}
        for hit in self._reader.hits(forms, self._scope):
            known = scores.get((hit.key, hit.name))
            if known is None:
                known = scores[hit.key, hit.name] = score(hit)
            _keep(self.scored, hit, known)

    def _lacks(self) -> bool:
        return len(self.scored) < self._limit


def _keep(scored: Scored, hit: Hit, score: float) -> None:
    known = scored.get(hit.rank)
    if score and (known is None or known[0] < score):
        scored[hit.rank] = (score, hit)


def _held(way: Spellings, hit: Hit, whole: float) -> float:
    name = spellings(hit.name)
    words = {*name.words, *name.others}
    if words.issuperset(way.words):
        return whole
    if all(any(word.startswith(start) for word in words) for start in way.words):
        return _WORDS
    return _HELD if way.key in hit.key else 0.0


def _likeness(way: Spellings, hit: Hit, least: float) -> float:
    words = spellings(hit.name).words
    if any(_is_both_ends(way.key, word) for word in (hit.key, *words)):
        return _BEGUN
    likeness = max(_likenesses(way, hit.key, words))
    return round(_LIKE * likeness / 2) / 50 if likeness >= least else 0.0


def _likenesses(way: Spellings, key: str, words: tuple[str, ...]) -> Iterable[float]:
    yield fuzz.ratio(way.key, key)
    yield 0.95 * fuzz.token_sort_ratio(" ".join(way.words), " ".join(words))
    if len(way.key) < len(key):
        yield 0.9 * fuzz.partial_ratio(way.key, key)
        yield from (0.95 * fuzz.ratio(way.key, word) for word in words if len(word) > 3)


def _is_both_ends(key: str, name: str) -> bool:
    """Whether ``key`` is ``name`` with something left out in the middle: hemmes, Hellemmes."""
    if len(key) < 6 or not len(key) < len(name) <= 1.6 * len(key):
        return False
    return any(
        name.startswith(key[:cut]) and name.endswith(key[cut:]) for cut in range(2, len(key) - 3)
    )
