"""Whether an entity has the values a query gives: it does, it has others, or nobody says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.api.reconciliation.properties import Comparison, Property
from graph.api.reconciliation.queries import Constraint
from graph.api.reconciliation.register import Register
from graph.api.reconciliation.values import Value
from graph.model.iris import folded, same_page
from graph.model.terms import NamedNode
from graph.model.vocabulary import term
from graph.search.entries import Match

__all__ = ["Comparer", "written_codes"]

_SIRET, _SIREN = 14, 9
_INSEE, _DEPARTEMENT = 5, 2


@dataclass(slots=True)
class Comparer:
    """Compares for one batch: what a value means is looked up once, however often it comes."""

    register: Register
    _meant: dict[str, frozenset[str]] = field(default_factory=dict)

    def agrees(self, match: Match, constraint: Constraint) -> bool | None:
        """Whether the entity has one of the values; ``None`` where nothing can be said.

        A property that is not known says nothing.
        """
        known = self.register.properties.get(constraint.property)
        if known is None:
            return None
        values = known.read(self.register.statements, match.iri)
        if known.comparison is Comparison.IDENTITY:
            return _same_codes(match, values, constraint.values)
        verdicts = {self._agrees(known, values, text) for text in constraint.values}
        if not values:
            return False if match.kind in known.always else None
        if verdicts == {None}:
            return None
        return True in verdicts

    def meant(self, text: str) -> frozenset[str]:
        """The things ``text`` may mean: an identifier, a name, a code; and the places they run."""
        found = self._meant.get(text)
        if found is None:
            found = self._meant[text] = frozenset(self._look_up(text))
        return found

    def _agrees(self, known: Property, values: Iterable[Value], text: str) -> bool | None:
        if known.comparison is Comparison.THING:
            return self._is_thing(values, text)
        texts = [value.value for value in values]
        if known.comparison is Comparison.PAGE:
            return same_page(text) in map(same_page, texts)
        if known.comparison is Comparison.CODE:
            return not written_codes(text).isdisjoint(texts)
        return any(_same_text(text, one) for one in texts)

    def _is_thing(self, values: Iterable[Value], text: str) -> bool | None:
        iris = {value.value for value in values if isinstance(value, NamedNode)}
        meant = self.meant(text)
        if meant:
            return not meant.isdisjoint(iris)
        labels = self.register.labels(iris, "fr").values()
        return True if folded(text) in map(folded, labels) else None

    def _look_up(self, text: str) -> Iterable[str]:
        names, statements = self.register.names, self.register.statements
        entry = self.register.entry(text)
        found = [entry] if entry is not None else names.find(text)
        if not found:
            found = [one for code in sorted(written_codes(text)) for one in names.find(code)]
        for match in found:
            yield match.iri
            for place in statements.objects(match.iri, term("dcterms:spatial")):
                yield place.value


def written_codes(text: str) -> frozenset[str]:
    """The codes ``text`` may be, those a spreadsheet took the first zeros of included.

    The first nine digits of a SIRET are the SIREN; ``1001`` is the commune 01001, ``1`` the
    département 01.
    """
    code = "".join(text.split()).replace(".", "").upper()
    if not code.isalnum() or not code.isascii():
        return frozenset()
    if len(code) == _SIRET and code.isdigit():
        return frozenset({code[:_SIREN]})
    longer = {code.zfill(size) for size in (_DEPARTEMENT, _INSEE, _SIREN) if len(code) == size - 1}
    return frozenset({code, *longer})


def _same_codes(match: Match, values: Iterable[Value], given: Iterable[str]) -> bool | None:
    """Codes of one length are of one register: a SIREN says nothing against an INSEE code."""
    known = {*match.codes, *(value.value for value in values)}
    wanted = {code for text in given for code in written_codes(text)}
    if not known.isdisjoint(wanted):
        return True
    comparable = {len(code) for code in known} & {len(code) for code in wanted}
    return False if comparable else None


def _same_text(given: str, known: str) -> bool:
    if folded(given) == folded(known) and folded(given):
        return True
    try:
        return float(given) == float(known)
    except ValueError:
        return given == known
