"""What « l'entreprise », « il » or « cette étude » stand for: the subject at hand, or the sheet's.

Only safe ones are resolved: a noun that fits the kind of the thing last spoken of, a pronoun whose
gender does not contradict it. Otherwise nothing is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.words import plain, words
from graph.model.reading import RESOURCE, Part, ReadEntity, ReadResource
from graph.model.vocabulary import Kind

__all__ = ["Discourse", "Subject", "gender_of", "main_subject", "noun_gender", "title_words"]

_MASCULINE = ("le", "un", "ce", "cet", "du", "au", "son")
_FEMININE = ("la", "une", "cette", "sa")
_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "organisation": (Kind.ORGANISATION,),
    "project": (Kind.PROJECT,),
    "thing": (Kind.PROJECT, Kind.ORGANISATION),
    "collectivite": (Kind.COLLECTIVITE,),
    "event": (Kind.EVENT,),
}
_MEMORY = 6
_ANY = ("un", "une")
_LIKE = {
    "coopérative": ("scic", "scop", "cae"),
    "société": ("sas", "sarl", "scic", "scop"),
    "pôle": ("ptce",),
    "association": ("collectif",),
    "ville": ("commune",),
    "commune": ("ville",),
    "agglomération": ("métropole", "communauté"),
}
_ANY_BODY = ("association", "scic", "scop", "cae", "coopérative", "sas", "sarl", "fondation")
_GENERIC = dict.fromkeys(
    ("structure", "organisation", "entreprise", "établissement", "équipe", "institution"),
    (*_ANY_BODY, "mutuelle", "régie", "ptce", "groupe", "réseau", "fonds", "groupement"),
)
_EXCLUSIVE = frozenset(
    [
        "association",
        "coopérative",
        "scic",
        "scop",
        "fondation",
        "fonds",
        "mutuelle",
        "réseau",
        "groupe",
        "ptce",
        "régie",
        "foncière",
        "fédération",
        "union",
        "chambre",
        "banque",
        "collectif",
        "groupement",
        "syndicat",
        "université",
    ]
)
_COMMON = ("projet", "programme", "démarche", "initiative", "dispositif")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence was about: the end, its kind, and « m », « f » or an empty text."""

    end_of: str
    kind: Kind
    gender: str = ""


@dataclass(slots=True)
class Discourse:
    """What has been spoken of so far in a resource.

    Parameters
    ----------
    main: what the title names, if it names one thing.
    event: the event the resource tells of, if there is one.
    title: the words of the resource's title.
    names: of each thing named, its label, to be compared.
    classes: the thing each noun was said of: « l'association X » gives association.
    called: the only undertaking each noun stands before, in the whole text.
    last: what the sentence before was about; nothing where it was about something unnamed.
    recent: what was named, the latest last.
    plural: the subjects of the sentence before, where there were several.
    genders: of each thing, « m » or « f » once the text has told.
    said: of each thing, the nouns said of it: association, coopérative…
    previous: what the sentence before named or pointed to.
    heading: the words of what announced the list that is read, if one is.
    speaker: for whom an interviewed person says « nous ».
    """

    main: Subject | None
    event: Subject | None
    title: str
    names: Mapping[str, tuple[Kind, str]] = field(default_factory=dict)
    classes: dict[str, Subject] = field(default_factory=dict)
    called: dict[str, Subject] = field(default_factory=dict)
    last: Subject | None = None
    recent: list[Subject] = field(default_factory=list)
    plural: tuple[Subject, ...] = ()
    genders: dict[str, str] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)
    previous: tuple[Subject, ...] = ()
    heading: str = ""
    speaker: Subject | None = None

    def noun(self, noun: str, determiner: str) -> Subject | None:
        """What a definite noun stands for."""
        if noun in words("references", "resource"):
            return self._resource(noun, determiner)
        if determiner in ("un", "une"):
            return self._indefinite(noun)
        kinds = tuple(
            kind
            for name, those in _KINDS.items()
            if noun in words("references", name)
            for kind in those
        )
        return self._said(noun, kinds) or self._fitting(
            kinds, {noun, *_LIKE.get(noun, ()), *_GENERIC.get(noun, ())}
        )

    def named_so(self, noun: str, told: Sequence[str]) -> Subject | None:
        """« un abattoir géré en SCIC à Zorgville » where « Abattoir de Zorgville » is known."""
        held = self._called(noun, (Kind.ORGANISATION, Kind.PROJECT))
        if held is None or noun in _COMMON:
            return None
        rest = [word for word in self.names[held.end_of][1].split()[1:] if len(word) > 3]
        return held if rest and all(word in told for word in rest) else None

    def _indefinite(self, noun: str) -> Subject | None:
        """« un webinaire » in the report of one; « un parcours » where one is named so."""
        if self.event is not None and noun in self.title:
            return self.event
        if noun in _COMMON or noun not in words("references", "project"):
            return None
        return self.called.get(noun) or self._called(noun, (Kind.PROJECT,))

    def _said(self, noun: str, kinds: tuple[Kind, ...]) -> Subject | None:
        """The thing the noun was said of, or whose name has it."""
        like = {noun, *_LIKE.get(noun, ())}
        for known in (self.last, self.main):
            if known is not None and self.said.get(known.end_of, set()) & like:
                return known
        main = self.main
        near = main is not None and (self._is_at_hand(main) or self.last is None)
        if main is not None and near and main.kind in kinds and self._may_be(main, like):
            return main
        for one in (noun, *_LIKE.get(noun, ())):
            if one in self.classes:
                return self.classes[one]
        return self.called.get(noun) or self._called(noun, kinds)

    def _may_be(self, told: Subject, like: set[str]) -> bool:
        """Whether nothing said of a thing contradicts a noun."""
        said = self.said.get(told.end_of, set()) & _EXCLUSIVE
        return not said or bool(said & like)

    def _called(self, noun: str, kinds: tuple[Kind, ...]) -> Subject | None:
        """The only thing of these kinds whose name begins with the noun."""
        held = [
            Subject(key, kind)
            for key, (kind, name) in self.names.items()
            if kind in kinds and _is_called(name, noun, kind)
        ]
        return held[0] if len(held) == 1 else None

    def pronoun(self, pronoun: str) -> tuple[Subject, ...]:
        """What « il », « elle », « ils », « elles » or « celui-ci » stand for."""
        if pronoun in ("ils", "elles", "ceux-ci", "celles-ci"):
            return self.plural
        wanted = "f" if pronoun in ("elle", "celle-ci") else "m"
        held = [one for one in (self.last, self.main) if one is not None]
        told = [self.genders.get(one.end_of, one.gender) for one in held]
        if len(held) == 2 and told[0] == "" and self._is_at_hand(held[1]) and told[1] == wanted:
            return (held[1],)
        fitting = [one for one, gender in zip(held, told, strict=True) if gender in ("", wanted)]
        return tuple(fitting[:1])

    def _is_at_hand(self, told: Subject) -> bool:
        """Whether the sentence before named or pointed to a thing."""
        return told.end_of in {one.end_of for one in self.previous}

    def owner(self, wanted: frozenset[Kind]) -> Subject | None:
        """Whose list is read: the sheet's subject or the event, if of these kinds."""
        held = (self.main, self.event)
        return next((one for one in held if one is not None and one.kind in wanted), None)

    def learn(self, things: Sequence[Phrase], forms: Sequence[Phrase]) -> None:
        """Remember the forms the text gives things: « la coopérative » may then be one."""
        names = {word for one in forms for word in self.names[one.end_of][1].split()}
        words_ = {word.strip("()") for word in names}
        for thing in things:
            self.said.setdefault(thing.end_of, set()).update(words_)

    def about(self, wanted: frozenset[Kind]) -> Subject | None:
        """What is spoken of, of these kinds: the sentence before, the sheet's subject."""
        main = self.main
        if main is not None and main.kind in wanted and self._is_at_hand(main):
            return main
        for one in (self.last, main):
            if one is not None and one.kind in wanted:
                return one
        named = {one.end_of: one for one in self.previous if one.kind in wanted}
        return next(iter(named.values())) if len(named) == 1 else None

    def latest(self, gender: str) -> Subject | None:
        """What was named last and agrees, for « cette dernière »."""
        for one in reversed(self.recent):
            told = self.genders.get(one.end_of, one.gender)
            if one.kind is not Kind.TERRITORY and told in ("", gender):
                return one
        return None

    def tell(self, subjects: Sequence[Subject], named: Sequence[Subject]) -> None:
        """Remember what a sentence was about and what it named."""
        for one in (*named, *subjects):
            if one.gender:
                self.genders.setdefault(one.end_of, one.gender)
        self.last = subjects[0] if len(subjects) == 1 else None
        self.plural = tuple(subjects) if len(subjects) > 1 else ()
        self.previous = tuple(named)
        self.recent = [*self.recent, *named][-_MEMORY * 4 :]

    def place(self) -> Subject | None:
        """The place or collectivité named last, for « y »."""
        wanted = (Kind.COLLECTIVITE, Kind.TERRITORY)
        return next((one for one in reversed(self.recent) if one.kind in wanted), None)

    def _resource(self, noun: str, determiner: str) -> Subject | None:
        pointed = determiner in ("ce", "cet", "cette", "présent", "présente", "notre")
        opening = self.title.split()[:4]
        report = set(opening) & words("references", "resource") and self.event is None
        if noun in opening or (pointed and self.event is None):
            return Subject(RESOURCE, Kind.RESOURCE)
        return Subject(RESOURCE, Kind.RESOURCE) if report and determiner not in _ANY else None

    def _fitting(self, kinds: tuple[Kind, ...], like: set[str]) -> Subject | None:
        """The subject at hand if its kind fits, else the sheet's, else the only one named."""
        for one in (self.last, self.main, self.event, self.speaker):
            if one is not None and one.kind in kinds and self._may_be(one, like):
                return one
        named = {one.end_of: one for one in self.recent if one.kind in kinds}
        if len(named) == 1:
            return next(iter(named.values()))
        loose = {Kind.PROJECT, Kind.ORGANISATION}
        if self.main is not None and self.main.kind in loose and loose & set(kinds):
            return self.main
        return None


def _is_called(name: str, noun: str, kind: Kind) -> bool:
    """Whether a name begins with the noun; of a collectivité, whether it has it."""
    if name.startswith(f"{noun} "):
        return True
    return kind is Kind.COLLECTIVITE and f"'{noun} " in name


def gender_of(determiner: str) -> str:
    """« m », « f » or nothing, as the determiner tells."""
    if determiner in _MASCULINE:
        return "m"
    return "f" if determiner in _FEMININE else ""


def noun_gender(noun: str) -> str:
    """« f » or « m » of the nouns that introduce names; nothing for another."""
    if noun in words("references", "feminine"):
        return "f"
    known = any(
        noun in words("references", name)
        for name in ("organisation", "project", "thing", "collectivite", "event", "resource")
    )
    return "m" if known else ""


def title_words(resource: ReadResource) -> str:
    """The title, to be compared."""
    return plain(resource.title)


def main_subject(entities: Sequence[ReadEntity], resource: ReadResource) -> Subject | None:
    """What the resource is about, as its title names it: an actor, a project or an event.

    Of several, an event first, then the one the text names first; never who publishes it.
    """
    title = title_words(resource)
    kinds = (Kind.ORGANISATION, Kind.PROJECT, Kind.EVENT)
    found = [one for one in entities if one.kind in kinds and _in_title(one, title)]
    found = [one for one in found if not _publishes(one, resource)]
    if not found:
        return _in_body(entities, resource, title)
    events = [one for one in found if one.kind is Kind.EVENT]
    best = min(events or found, key=lambda one: _first_in_body(one, resource))
    return Subject(best.key, best.kind)


_SHEETS = ("scic", "scop", "coopérative", "délibération", "association", "régie", "abattoir")


def _in_body(entities: Sequence[ReadEntity], resource: ReadResource, title: str) -> Subject | None:
    """Where the title only says what kind of body it is about, the one the text names most."""
    if not any(_whole(one, title) for one in _SHEETS):
        return None
    bodies = [one for one in entities if one.kind is Kind.ORGANISATION and len(one.mentions) > 1]
    bodies = [one for one in bodies if not _publishes(one, resource)]
    counts = sorted((len(one.mentions) for one in bodies), reverse=True)
    if not counts or (len(counts) > 1 and counts[0] == counts[1]):
        return None
    best = next(one for one in bodies if len(one.mentions) == counts[0])
    return Subject(best.key, best.kind)


def _in_title(entity: ReadEntity, title: str) -> bool:
    names = {entity.label.partition(" (")[0], *entity.names, *(m.surface for m in entity.mentions)}
    return any(len(name) > 1 and _whole(plain(name), title) for name in names)


def _whole(name: str, title: str) -> bool:
    """Whether a title has the name as whole words."""
    at = title.find(name)
    after = title[at + len(name) : at + len(name) + 1]
    return at >= 0 and not title[max(0, at - 1) : at].isalnum() and not after.isalnum()


def _publishes(entity: ReadEntity, resource: ReadResource) -> bool:
    names = {plain(name) for name in (entity.label, *entity.names)}
    return bool(resource.publisher) and plain(resource.publisher) in names


def _first_in_body(entity: ReadEntity, resource: ReadResource) -> int:
    titles = resource.parts(Part.TITLE)
    start = titles[0].end if titles else resource.start
    return min((m.start for m in entity.mentions if m.start >= start), default=resource.end)
