"""« est … de »: the public role of a person, and where the text says so."""

import re
from collections.abc import Iterator

from graph.mentions.relations import arguments
from graph.mentions.relations.events import Voice
from graph.mentions.relations.patterns import (
    BODIES,
    Custom,
    Found,
    Pattern,
    told,
)
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS", "ROLE", "roles_after"]

_HEADS = (
    "(?:co-?|vice-?|ex-?)?(?:président|présidente|dirigeant|dirigeante|directeur|directrice"
    "|fondateur|fondatrice|"
    "gérant|gérante|rapporteur|rapporteure|responsable|secrétaire|maire|mairesse|adjoint"
    "|adjointe|élu|élue|"
    "conseiller|conseillère|délégué|déléguée|chargé|chargée|chef|cheffe|coordinateur"
    "|coordinatrice|coordonnateur|"
    "coordonnatrice|animateur|animatrice|trésorier|trésorière|administrateur|administratrice"
    "|ministre|député|"
    "députée|eurodéputé|eurodéputée|sénateur|sénatrice|chercheur|chercheuse|professeur"
    "|professeure|maître|maîtresse|"
    "sociologue|économiste|géographe|urbaniste|architecte|avocat|avocate|juriste|consultant"
    "|consultante|expert|experte|"
    "technicien|technicienne|agriculteur|agricultrice|entrepreneur|entrepreneuse|membre"
    "|porte-parole|préfet|préfète|"
    "commissaire|salarié|salariée|bénévole|sociétaire|associé|associée|référent|référente"
    "|ingénieur|ingénieure|"
    "doctorant|doctorante|enseignant|enseignante|agent|agente|pdg|dgs|dga|dg|haut-commissaire"
    "|haute-commissaire|gouverneur|"
    "journaliste|auteur|autrice|formateur|formatrice|assistant|assistante|développeur"
    "|développeuse|facilitateur|facilitatrice)"
)
_ORDINAL = (
    r"(?:\d+\s?(?:e|er|ère|ème|eme|ère|nd|nde)|premier|première|deuxième|troisième"
    r"|quatrième|1er|ancien|ancienne|actuel|actuelle|nouveau|nouvelle|jeune|seul|seule)"
)
ROLE = re.compile(rf"(?:{_ORDINAL}\s+)?(?<![\w-]){_HEADS}s?\b")
"""A role, from its ordinal to its head noun."""

_STOPS = re.compile(r"[,;:()]|\s[–—-]\s| et (?=[\wéè]+ [\wéè]+,)| qui | est | sont | a | ont | et ")
_TAIL = re.compile(r"(?:\s+(?:de la|de l'|du|des|de|d'|à la|à l'|au|aux|chez|en|et|-|–))+\s*$")
_LONGEST = 110


def _after_name(sentence: Sentence) -> Iterator[Found]:
    """« X, présidente de Y », « X (directeur de Y) »."""
    for person in sentence.phrases:
        if person.kind is Kind.PERSON:
            yield from roles_after(sentence, person)


_OPENING = re.compile(r"\s*(?:(?:est|était)\s+)?(?:(?:la|le|l'|une|un|notre|les|son|sa|leur)\s*)?")


def roles_after(sentence: Sentence, person: Phrase) -> Iterator[Found]:
    """The roles told right after a person's name."""
    at = person.end
    words = sentence.texts
    if at >= sentence.span.stop or words[at] not in _JOINTS:
        return
    text = sentence.text
    start = sentence.doc[at].idx - sentence.start + len(words[at])
    opening = _OPENING.match(text, start)
    match = ROLE.match(text, opening.end() if opening else start)
    if match is None:
        return
    yield from _told(sentence, person, match.start(), match.end())


def _told(sentence: Sentence, person: Phrase, start: int, end: int) -> Iterator[Found]:
    """A role that starts at character ``start``, with the body it is held in."""
    stop = _end(sentence, person, end)
    first, last = sentence.token_at(start), sentence.token_at(stop - 1) + 1
    body = _body(sentence, first, last)
    role_end = body.left if body is not None else last
    role = _trimmed(sentence, first, role_end)
    if _FOUNDER.fullmatch(role.lower()):
        return
    if body is None:
        body = _implied(sentence, person, first)
    yield Found((person,), (body,) if body is not None else (), first, role=role)


_FOUNDER = re.compile(r"(?:co-?)?(?:fondat|créat|initiat)(?:eur|rice)s?")


def _implied(sentence: Sentence, person: Phrase, at: int) -> Phrase | None:
    """« P en est le trésorier », « X …, selon P, son directeur »: of what is spoken of."""
    near = sentence.between(max(sentence.span.start, at - 4), at)
    if not {"en", "son", "sa", "leur"} & set(near):
        return None
    earlier = [one for one in sentence.phrases if one.end <= person.left and one.kind in BODIES]
    free = [one for one in earlier if one.preposition == ""]
    return free[0] if free and "en" not in near else arguments.spoken_of(sentence, BODIES)


def _end(sentence: Sentence, person: Phrase, end: int) -> int:
    """The character where what is told of a role stops."""
    stop = _STOPS.search(sentence.text, end)
    while stop and stop.group() == " et " and ROLE.match(sentence.text, stop.end()):
        stop = _STOPS.search(sentence.text, stop.end())
    limit = stop.start() if stop else len(sentence.text)
    for other in sentence.phrases:
        at = sentence.doc[other.left].idx - sentence.start
        if other.kind is Kind.PERSON and other is not person and at > end:
            limit = min(limit, at)
    return min(limit, end + _LONGEST)


def _body(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The organisation or collectivité a role is held in, between two tokens."""
    held = [one for one in sentence.phrases if first <= one.left and one.core < last]
    bodies = [one for one in held if one.kind in BODIES and one.preposition in _HELD]
    if not bodies:
        return None
    outside = [one for one in bodies if one.preposition in ("à", "chez")]
    return outside[0] if outside else bodies[0]


_JOINTS = (",", "(", "-", "–", "—", ":", "est", "était", "en")
_HELD = ("de", "des", "à", "chez", "dans", "en")


def _trimmed(sentence: Sentence, first: int, end: int) -> str:
    text = sentence.doc[first:end].text
    return _TAIL.sub("", " ".join(text.split())).strip(" ,-–")


def _before_name(sentence: Sentence) -> Iterator[Found]:
    """« la présidente de Y, X », « le maire X », « la Secrétaire d'État X »."""
    for person in sentence.phrases:
        if person.kind is not Kind.PERSON:
            continue
        low = max(sentence.span.start, person.left - 14)
        begin = sentence.doc[low].idx - sentence.start
        limit = sentence.doc[person.left].idx - sentence.start
        matches = list(ROLE.finditer(sentence.text, begin, limit))
        if matches and (found := _led(sentence, person, matches[-1].start())) is not None:
            yield found


def _led(sentence: Sentence, person: Phrase, start: int) -> Found | None:
    first = sentence.token_at(start)
    between = sentence.between(first, person.left)
    if any(one in (";", ":", "(", ")", "et", "par", "avec") for one in between):
        return None
    commas = [one for one in between if one == ","]
    if len(commas) > 1 or (commas and between[-1] != ","):
        return None
    if any(sentence.doc[at].pos_ in ("VERB", "AUX") for at in range(first, person.left)):
        return None
    body = _body(sentence, first, person.left)
    if any(o.kind is Kind.PERSON and first <= o.core < person.left for o in sentence.phrases):
        return None
    role = _trimmed(sentence, first, body.left if body is not None else person.left)
    if _FOUNDER.fullmatch(role.lower()):
        return None
    if body is None and sentence.texts[first - 1] in ("sa", "son", "leur"):
        body = arguments.spoken_of(sentence, BODIES)
    return Found((person,), (body,) if body is not None else (), first, role=role)


def _enumerated(sentence: Sentence) -> Iterator[Found]:
    """« X, directeur, responsable de …, Y »: the roles after the first."""
    for person in sentence.phrases:
        if person.kind is not Kind.PERSON:
            continue
        first = next(roles_after(sentence, person), None)
        if first is None:
            continue
        trigger = Trigger(first.at, first.at + 1, "")
        yield from _next_roles(sentence, person, trigger)


def _next_roles(sentence: Sentence, person: Phrase, trigger: Trigger) -> Iterator[Found]:
    for at in range(trigger.end, min(sentence.span.stop - 1, trigger.end + 25)):
        if any(one.kind is Kind.PERSON and one.covers(at) for one in sentence.phrases):
            return
        if sentence.texts[at] not in (",", "et"):
            continue
        start = sentence.doc[at + 1].idx - sentence.start
        match = ROLE.match(sentence.text, start)
        if match is not None:
            yield from _told(sentence, person, match.start(), match.end())


def people_with_roles(sentence: Sentence) -> Group:
    """The persons a sentence gives a role."""
    found = [*_after_name(sentence), *_before_name(sentence)]
    return tuple(one.subjects[0] for one in found)


_HOLDS = {"présider": "présidence", "diriger": "direction", "gérer": "gérance"}


def _by_verb(sentence: Sentence) -> Iterator[Found]:
    """« X préside Y », « Y, dirigée par X »."""
    for event in sentence.events:
        role = next((_HOLDS[one] for one in sorted(event.verbs) if one in _HOLDS), "")
        if not role or not sentence.is_stated(event):
            continue
        if event.voice in (Voice.PASSIVE, Voice.REDUCED):
            who = arguments.agents(sentence, event.token + 1)
            where = arguments.theme(sentence, event)
        else:
            who, where = arguments.subject(sentence, event), arguments.objects(sentence, event)
        people = sentence.kinds(who, frozenset({Kind.PERSON}))
        bodies = sentence.kinds(where, BODIES)
        if people and bodies:
            yield Found(people, bodies, event.token, role=role)


_OFFICE = told(
    "(?:assure|assurait|occupe|occupait|exerce|exerçait) (?:la|le|les"
    "|l') ?(?:\\w+ )?(?:direction|présidence|gérance|coordination|poste|fonctions?|secrétariat"
    "|trésorerie)(?: générale?)?"
)


def _office(sentence: Sentence) -> Iterator[Found]:
    """« X, dont P assure la direction générale »."""
    for trigger in sentence.find(_OFFICE):
        people = sentence.kinds(
            arguments.subject_at(sentence, trigger.first), frozenset({Kind.PERSON})
        )
        if not people or sentence.asks:
            continue
        body = sentence.next_phrase(trigger.end, _HELD)
        held: Group = (body,) if body is not None and body.kind in BODIES else ()
        if not held:
            before = (
                sentence.texts[people[0].left - 1] if people[0].left > sentence.span.start else ""
            )
            found = arguments.antecedent(sentence, people[0].left - 1) if before == "dont" else ()
            held = sentence.kinds(found, BODIES)
        role = " ".join(trigger.text.split()[2:])
        yield Found(people, held, trigger.first, role=role)


PATTERNS: tuple[Pattern, ...] = (
    Custom("hasRole.afterName", "hasRole", _after_name),
    Custom("hasRole.beforeName", "hasRole", _before_name),
    Custom("hasRole.office", "hasRole", _office),
    Custom("hasRole.verb", "hasRole", _by_verb, frozenset(_HOLDS)),
    Custom("hasRole.next", "hasRole", _enumerated),
)
