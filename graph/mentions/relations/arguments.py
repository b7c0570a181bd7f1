"""Who does what: subject, object and agent of a verb, and what a circumstance is told of."""

from collections.abc import Sequence
from re import Pattern
from typing import TYPE_CHECKING

from graph.mentions.relations.events import Event, Voice
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.sentences import Group, Sentence, Trigger
from graph.mentions.relations.words import words
from graph.model.vocabulary import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "after_joint",
    "agents",
    "also",
    "antecedent",
    "bearer",
    "before_noun",
    "complement",
    "exemplars",
    "fronted",
    "listed_after",
    "listing",
    "main_after",
    "objects",
    "pointed_at",
    "spoken_of",
    "subject",
    "subject_at",
    "subject_of_noun",
    "theme",
]

_BODIES = frozenset({Kind.ORGANISATION, Kind.COLLECTIVITE})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "nsubj:outer")
_RELATIVES = ("qui", "lequel", "laquelle", "lesquels", "lesquelles")
_CLIMBED = ("conj", "xcomp", "advcl", "ccomp", "obl:arg", "acl", "dep", "obl:mod", "parataxis")
_NOT_SUBJECT = (
    "par",
    "avec",
    "de",
    "des",
    "à",
    "en",
    "dans",
    "sur",
    "pour",
    "sous",
    "chez",
    "entre",
)


def subject(sentence: Sentence, event: Event) -> Group:
    """Who the verb is told of, with those it is coordinated with; nothing if that is not named."""
    if (relative := _relative_before(sentence, event.first)) is not None:
        return antecedent(sentence, relative)
    if event.voice is Voice.GERUND:
        near = _nearest(sentence, event.first)
        return (near,) if near is not None else ()
    if event.voice is Voice.INFINITIVE:
        if _opens_with(sentence, event):
            return main_after(sentence, event.token)
        if (project := _project_with_aim(sentence, event)) is not None:
            return (project,)
    if event.voice is not Voice.INFINITIVE and (near_group := _right_before(sentence, event.first)):
        return near_group
    token = sentence.doc[event.token]
    found, unnamed = _by_syntax(sentence, token)
    if found is not None:
        return _told(sentence, found)
    if unnamed:
        return exemplars(sentence, unnamed, ("dont", "parmi"))
    return _by_order(sentence, event)


_FRONTED = frozenset({"pour", "afin", "de", "outre", "après", "avant", "avec", "comme", "objectif"})


def _opens_with(sentence: Sentence, event: Event) -> bool:
    """Whether an infinitive belongs to what opens the sentence: « Pour développer Y, X … »."""
    before = sentence.between(sentence.span.start, event.first)
    if "," in before or not before or before[0] not in _FRONTED:
        return False
    span = range(sentence.span.start, event.first)
    return all(sentence.doc[at].pos_ not in ("AUX", "PRON") for at in span)


_AIMS = frozenset({"afin", "objectif", "but", "vue", "perspective", "optique"})


def _project_with_aim(sentence: Sentence, event: Event) -> Phrase | None:
    """« … du projet X …, dans l'objectif de développer Y »: the project whose aim it is."""
    near = sentence.between(max(sentence.span.start, event.first - 5), event.first)
    if not _AIMS & set(near) or "," not in near or "pour" in near:
        return None
    before = [one for one in sentence.phrases if one.end <= event.first]
    return next((one for one in reversed(before) if one.kind is Kind.PROJECT), None)


def _right_before(sentence: Sentence, at: int) -> Group:
    """The phrase that ends right before a verb, if no preposition governs it."""
    passing = words("words", "adverbs") | {"ne", "n'", "se", "s'", "y", "en"}
    if at - 1 > sentence.span.start and sentence.texts[at - 1] in ("le", "la", "l'", "les"):
        at -= 1
    while at > sentence.span.start and sentence.texts[at - 1] in passing:
        if sentence.covering(at - 1) is not None:
            break
        at -= 1
    phrase = next((one for one in sentence.phrases if one.end == at), None)
    if phrase is None:
        return ()
    group = sentence.group(phrase)
    free = group[0].preposition in ("", "des") and group[0].kind is not Kind.CONCEPT
    return group if free else ()


def _told(sentence: Sentence, phrase: Phrase) -> Group:
    if phrase.preposition in _NOT_SUBJECT and phrase.preposition != "des":
        return ()
    return sentence.group(phrase)


def _relative_before(sentence: Sentence, at: int) -> int | None:
    """The token of « qui » that opens the verb's clause."""
    look = at - 1
    while look >= sentence.span.start and at - look < 5:
        if sentence.texts[look] in _RELATIVES:
            return look
        if sentence.texts[look] not in words("words", "adverbs") | {"se", "s'", "ne", "n'", "les"}:
            return None
        look -= 1
    return None


def _by_syntax(sentence: Sentence, token: "Token") -> tuple[Phrase | None, int]:
    """The subject the parser gives: its phrase, or the token of one that is not named."""
    node = token
    for _ in range(6):
        for child in node.children:
            if child.dep_ not in _SUBJECTS or child.i not in sentence.span:
                continue
            if child.lower_ in _RELATIVES:
                group = antecedent(sentence, child.i)
                return (group[0], 0) if group else (None, child.i)
            if (phrase := sentence.covering(child.i)) is not None:
                return phrase, 0
            if child.pos_ in ("NOUN", "PROPN", "PRON") and child.i < token.i:
                return None, child.i
        if node.dep_ not in _CLIMBED or node.head is node or node.head.i not in sentence.span:
            break
        if node.dep_ == "acl" and node.head.pos_ in ("NOUN", "PROPN"):
            break
        node = node.head
    return None, 0


def _by_order(sentence: Sentence, event: Event) -> Group:
    """The first phrase of the clause that no preposition governs, if it stands before the verb."""
    start = sentence.clause_start(event.first)
    before = [one for one in sentence.phrases if start <= one.left and one.end <= event.first]
    free = [one for one in before if one.preposition in ("", "des")]
    free = [one for one in free if not sentence.inside_parentheses(one.left)]
    if not free:
        return ()
    return sentence.group(free[0])


def antecedent(sentence: Sentence, relative: int) -> Group:
    """What « qui » or « dont » stands for: the phrase before it, or the one the parser tells."""
    before = sentence.previous_phrase(relative)
    verb = sentence.doc[relative].head
    told = sentence.covering(verb.head.i) if verb.dep_ == "acl:relcl" else None
    if told is not None and (before is None or told.end <= relative):
        return sentence.group(told) if told is before else (told,)
    return sentence.group(before) if before is not None else ()


def objects(
    sentence: Sentence,
    event: Event,
    prepositions: Sequence[str] = ("", "des"),
    skip: frozenset[str] = frozenset(),
) -> Group:
    """What follows the verb directly, in enumeration; else the object the parser gives."""
    phrase = sentence.next_phrase(event.token + 1, prepositions, skip=skip)
    if phrase is not None:
        return sentence.group(phrase)
    if (clitic := _clitic(sentence, event, prepositions)) is not None:
        return (clitic,)
    if "" not in prepositions:
        return ()
    for child in sentence.doc[event.token].children:
        if child.dep_ not in ("obj", "xcomp") or child.i < event.token:
            continue
        for part in (child, *(one for one in child.children if one.dep_ == "conj")):
            found = sentence.covering(part.i)
            if found is not None and found.preposition in prepositions:
                return sentence.group(found)
    return exemplars(sentence, event.token + 1)


def _clitic(sentence: Sentence, event: Event, prepositions: Sequence[str]) -> Phrase | None:
    """« la soutient », « lui a accordé »: the sentence before, by its subject."""
    before = sentence.texts[event.first - 1] if event.first > sentence.span.start else ""
    direct = before in ("la", "le", "l'") and "" in prepositions
    if not direct and not (before == "lui" and "à" in prepositions):
        return None
    return spoken_of(sentence)


def spoken_of(sentence: Sentence) -> Phrase | None:
    """What the sentence before was about, as a phrase of this one."""
    last = sentence.discourse.last
    if last is None:
        return None
    at = sentence.span.start
    return Phrase(last.end_of, last.kind, at, at, at, at, how="pronoun")


def agents(sentence: Sentence, after: int, prepositions: Sequence[str] = ("par",)) -> Group:
    """Who follows « par », before another verb; examples of an unnamed agent count."""
    for at in range(after, min(after + 12, sentence.span.stop)):
        if sentence.texts[at] in (*words("words", "clause_ends"), "qui", "que", "dont"):
            return ()
        if sentence.texts[at] in prepositions:
            phrase = next((one for one in sentence.phrases if one.left == at), None)
            if phrase is not None:
                return sentence.group(phrase)
            return exemplars(sentence, at + 1)
        if sentence.texts[at] == "par" or (sentence.doc[at].pos_ == "VERB" and at > after):
            return ()
    return ()


_INTRODUCERS = ("dont", "notamment", "comme", "(", ":", "que", "l'instar", "parmi", "exemple")


def exemplars(sentence: Sentence, after: int, introducers: Sequence[str] = _INTRODUCERS) -> Group:
    """The named examples of an unnamed group: « plusieurs villes (A, B) », « …, dont A et B »."""
    if introducers is _INTRODUCERS and not _opens_plural(sentence, after):
        return ()
    for phrase in sentence.phrases:
        if phrase.left < after:
            continue
        gap = sentence.between(after, phrase.left)
        near = [one for one in gap[-3:] if one in introducers]
        if near and (introducers is not _INTRODUCERS or _plain_gap(sentence, after, phrase.left)):
            return sentence.group(phrase)
        if introducers is _INTRODUCERS:
            return ()
    return ()


_PLURAL = frozenset(
    [
        "plusieurs",
        "des",
        "les",
        "de",
        "d'",
        "ses",
        "leurs",
        "ces",
        "certains",
        "certaines",
        "nombreux",
        "différents",
        "deux",
        "divers",
    ]
)


def _opens_plural(sentence: Sentence, at: int) -> bool:
    """Whether a plural group begins within the next words."""
    near = sentence.between(at, min(at + 4, sentence.span.stop))
    numbered = any(one.pos_ == "NUM" for one in sentence.doc[at : at + 4])
    return numbered or any(one in _PLURAL for one in near)


def _plain_gap(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only nouns and adjectives stand between: the unnamed group and its introducer."""
    if end - start > 12:
        return False
    return all(sentence.doc[at].pos_ not in ("VERB", "AUX") for at in range(start, end))


def theme(sentence: Sentence, event: Event) -> Group:
    """What a passive or a lone participle is told of: « le projet X, porté par … ».

    « X est une coopérative installée à Y » is told of X.
    """
    found = _theme(sentence, event)
    if found and found[0].kind is Kind.CONCEPT and found[0].how == "name":
        return _bearer_of_class(sentence, found[0]) or found
    return found


def _bearer_of_class(sentence: Sentence, concept: Phrase) -> Group:
    """Who is, or is called, what a concept says; nothing where it stands for itself."""
    at, copula = before_noun(sentence, concept.left)
    if copula:
        head = sentence.doc[concept.core : concept.end].root.i
        told = Event(frozenset(), head, at, Voice.ACTIVE)
        return tuple(one for one in subject(sentence, told) if one is not concept)
    if at > sentence.span.start and sentence.texts[at - 1] in (",", "("):
        before = sentence.previous_phrase(at - 1)
        return (before,) if before is not None and before.kind is not Kind.CONCEPT else ()
    return ()


def _theme(sentence: Sentence, event: Event) -> Group:
    if event.voice is Voice.PASSIVE:
        return subject(sentence, event)
    if _opens(sentence, event.first):
        return main_after(sentence, event.token)
    token = sentence.doc[event.token]
    head = token
    for _ in range(4):
        if head.dep_ not in ("acl", "conj", "amod") or head.head.i not in sentence.span:
            break
        head = head.head
        if head.pos_ not in ("VERB", "AUX", "ADJ"):
            break
    found = sentence.covering(head.i) if head is not token and head.i < event.token else None
    near = _nearest(sentence, event.first)
    if found is not None and (near is None or found.preposition not in ("par", "avec")):
        return _all_if_plural(sentence, found, token)
    return _all_if_plural(sentence, near, token) if near is not None else ()


def _all_if_plural(sentence: Sentence, phrase: Phrase, participle: "Token") -> Group:
    """The enumeration where the participle is plural, otherwise the phrase alone."""
    plural = participle.text.endswith("s")
    return sentence.group(phrase) if plural else (phrase,)


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a participle opens the sentence: « Porté par …, le projet … »."""
    before = sentence.between(sentence.span.start, at)
    return all(not one.isalpha() or one in words("words", "adverbs") for one in before)


def main_after(sentence: Sentence, at: int) -> Group:
    """What a clause that opens the sentence is told of: « Porté par …, X … »."""
    free = [
        one
        for one in sentence.phrases
        if one.left > at
        and one.preposition == ""
        and one.kind is not Kind.CONCEPT
        and sentence.texts[one.left - 1] == ","
    ]
    for phrase in free:
        group = sentence.group(phrase)
        after = group[-1].end
        if after < sentence.span.stop and sentence.doc[after].pos_ in (
            "VERB",
            "AUX",
            "PRON",
            "ADV",
        ):
            return group
    return sentence.group(free[0]) if free else ()


def _between_names(sentence: Sentence, start: int, end: int) -> list[str]:
    """The words between two tokens, quotation marks and a closing bracket apart."""
    passing = words("words", "quotes") | {",", ")"}
    return [one for one in sentence.between(start, end) if one not in passing]


def _nearest(sentence: Sentence, before: int) -> Phrase | None:
    """The phrase a participle belongs to: the one it follows; after a comma, the clause's first."""
    start = sentence.clause_start(before)
    held = [
        one
        for one in sentence.phrases
        if start <= one.left and one.end <= before and one.preposition not in ("par", "avec")
    ]
    if not held:
        return None
    touching = [one for one in held if not _between_names(sentence, one.end, before)]
    comma = sentence.texts[before - 1] == ","
    free = [one for one in held if one.preposition in ("", "des")]
    if touching and not comma:
        return touching[-1]
    return free[0] if free else (touching or held)[-1]


def bearer(sentence: Sentence, trigger: Trigger) -> tuple[Group, str]:
    """Who bears a noun: « X est membre », « X, filiale »; and how it is told."""
    at, copula = before_noun(sentence, trigger.first)
    if copula:
        event = Event(frozenset(), trigger.first, at, Voice.ACTIVE)
        if not sentence.is_stated(event):
            return (), ""
        group = subject(sentence, event)
        return group, "copula"
    if at == sentence.span.start:
        return main_after(sentence, trigger.end), "opening"
    before = sentence.texts[at - 1]
    if before in (",", "(", "-", "–", "—", ":"):
        phrase = sentence.previous_phrase(at - 1)
        if phrase is not None:
            return (phrase,), "apposition"
    phrase = sentence.previous_phrase(at)
    if phrase is not None and phrase.end == at:
        return (phrase,), "apposition"
    return (), ""


def also(sentence: Sentence, after: int) -> Group:
    """Those a sentence adds to its subject: « …, de même que A, B et C »."""
    for at in range(after, min(after + 10, sentence.span.stop)):
        if sentence.texts[at] == ",":
            told = " ".join(sentence.between(at + 1, at + 4))
            opening = next((one for one in _ALSO if told.startswith(one)), "")
            if opening:
                return listed_after(sentence, at + 1 + len(opening.split()))
            return ()
    return ()


_ALSO = ("de même que", "ainsi que", "tout comme", "comme", "aux côtés de", "avec", "et")


def listed_after(
    sentence: Sentence, at: int, wanted: frozenset[Kind] = _BODIES, reach: int = 16
) -> Group:
    """The first enumeration of named bodies from token ``at`` on, unnamed members passed over."""
    for phrase in sentence.phrases:
        if phrase.left < at:
            continue
        if phrase.left - at > reach or _has_verb(sentence, at, phrase.left):
            return ()
        if phrase.kind in wanted:
            return sentence.kinds(sentence.group(phrase), wanted)
    return ()


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(
        sentence.doc[at].pos_ in ("VERB", "AUX") and sentence.covering(at) is None
        for at in range(start, end)
    )


def before_noun(sentence: Sentence, at: int) -> tuple[int, bool]:
    """Where the noun's phrase starts, and whether a form of « être » stands before it."""
    passing = words("words", "determiners") | words("words", "adverbs") | {"des", "de", "d'", "du"}
    start = at
    while start > sentence.span.start and at - start < 8:
        word = sentence.texts[start - 1]
        if word in words("auxiliaries", "be") | {"devient", "devenu", "devenue", "reste"}:
            return start - 1, True
        if word in ("partie", "parmi") and sentence.texts[start - 2] in _BELONGS:
            return start - 2, True
        if word not in passing and sentence.doc[start - 1].pos_ not in ("ADJ", "NUM"):
            return start, False
        if sentence.covering(start - 1) is not None:
            return start, False
        start -= 1
    return start, False


_BELONGS = ("fait", "font", "figure", "figurent", "compte", "comptent")


def fronted(sentence: Sentence, at: int) -> Group:
    """What follows a clause without a verb that opens the sentence and has token ``at``."""
    before = sentence.between(sentence.span.start, at)
    verbs = [
        one
        for one in sentence.doc[sentence.span.start : at]
        if one.pos_ == "AUX" or "Fin" in one.morph.get("VerbForm", [])
    ]
    if "," in before or len(before) > 12 or verbs:
        return ()
    return main_after(sentence, at)


def complement(
    sentence: Sentence,
    trigger: Trigger,
    prepositions: Sequence[str],
    pointed: bool = True,
) -> Group:
    """The other end of a noun: what follows it, or what « dont » or « en » stand for.

    Parameters
    ----------
    pointed: whether « dont » and « en » before the noun count.
    """
    phrase = sentence.next_phrase(trigger.end, prepositions)
    if phrase is not None:
        return sentence.group(phrase)
    over = _over_parenthesis(sentence, trigger.end)
    if over is not None and over.preposition in prepositions:
        return sentence.group(over)
    if pointed:
        found = pointed_at(sentence, trigger.first)
        if found:
            return found
    return exemplars(sentence, trigger.end)


def _over_parenthesis(sentence: Sentence, at: int) -> Phrase | None:
    """The phrase after a parenthesis that opens at ``at``: « partenaire (avec A, B) du projet »."""
    if at >= sentence.span.stop or sentence.texts[at] != "(":
        return None
    for end in range(at, sentence.span.stop):
        if sentence.texts[end] == ")":
            return next((one for one in sentence.phrases if one.left == end + 1), None)
    return None


def pointed_at(sentence: Sentence, before: int) -> Group:
    """What « dont » or « en » before a noun stands for."""
    start = sentence.clause_start(before)
    for at in range(before - 1, start - 1, -1):
        if sentence.texts[at] == "dont":
            return _over_clause(sentence, at)
        if sentence.texts[at] == "en" and sentence.texts[at + 1] in words("auxiliaries", "be"):
            return _spoken_of(sentence, start)
    return ()


def _over_clause(sentence: Sentence, relative: int) -> Group:
    """The antecedent of « dont »; after « et dont », that of the participle coordinated with it."""
    if relative > sentence.span.start and sentence.texts[relative - 1] in ("et", ","):
        for phrase in reversed(sentence.phrases):
            far = phrase.end <= relative and phrase.kind is Kind.PROJECT
            if far:
                return (phrase,)
    return antecedent(sentence, relative)


def _spoken_of(sentence: Sentence, clause: int) -> Group:
    """What an earlier clause of the sentence, or the sentence before, was about."""
    for phrase in sentence.phrases:
        free = phrase.preposition in ("", "des") and phrase.kind is not Kind.CONCEPT
        if phrase.end <= clause and free:
            return (phrase,)
    last = spoken_of(sentence)
    return (last,) if last is not None else ()


def subject_of_noun(sentence: Sentence, event: Event, noun: Phrase) -> Group:
    """The subject of « X est un NOUN », the noun being a phrase itself."""
    token = sentence.doc[noun.core : noun.end].root
    told = Event(event.verbs, token.i, event.first, event.voice)
    return tuple(one for one in subject(sentence, told) if one is not noun)


def subject_at(sentence: Sentence, at: int) -> Group:
    """The subject of the verb at or just after token ``at``."""
    return subject(sentence, Event(frozenset(), at, at, Voice.ACTIVE))


def objects_after(sentence: Sentence, at: int, wanted: frozenset[Kind]) -> Group:
    """What a verb takes: what follows it, or the list that a colon opens after an unnamed object."""
    phrase = sentence.next_phrase(at, ("", "des"))
    if phrase is not None and phrase.kind in wanted:
        return sentence.kinds(sentence.group(phrase), wanted)
    for colon in range(at, sentence.span.stop):
        if sentence.texts[colon] == ":":
            return listed_after(sentence, colon + 1, wanted)
    return sentence.kinds(exemplars(sentence, at), wanted)


def listing(sentence: Sentence, trigger: Trigger, wanted: frozenset[Kind]) -> tuple[Group, Group]:
    """Whose members a noun tells, and which: « les membres de X sont A et B »."""
    before = sentence.between(max(sentence.span.start, trigger.first - 2), trigger.first)
    if before and before[-1] in ("ses", "leurs", "principaux", "premiers"):
        last = spoken_of(sentence)
        members = _after_copula(sentence, trigger.end, wanted)
        if members and last is not None:
            return (last,), members
    owner = sentence.next_phrase(trigger.end, ("de", "des"))
    if owner is not None:
        members = _after_copula(sentence, owner.end, wanted)
        return (owner,), members
    if before and before[-1] in ("ses", "leurs") and "parmi" in (*before, ""):
        verb = next(
            (at for at in range(sentence.span.start, trigger.first) if _counts(sentence, at)), None
        )
        if verb is None:
            return (), ()
        whose = subject(sentence, Event(frozenset(), verb, verb, Voice.ACTIVE))
        after = sentence.next_phrase(trigger.end, ("", "des"))
        if after is None:
            after = sentence.next_phrase(verb + 1, ("", "des"))
        return whose, sentence.kinds(sentence.group(after), wanted) if after is not None else ()
    return (), ()


def _counts(sentence: Sentence, at: int) -> bool:
    return sentence.texts[at] in (
        "compte",
        "comptent",
        "comptait",
        "a",
        "ont",
        "figurent",
        "figure",
    )


_COPULAS = frozenset(
    [
        "sont",
        "est",
        "figurent",
        "figure",
        "étaient",
        ":",
        "comptent",
        "notamment",
        "parmi",
        "lesquels",
        "lesquelles",
        "dont",
        "on",
        "retrouve",
        "trouve",
        "compte",
        ",",
        "(",
        "principalement",
    ]
)


def _after_copula(sentence: Sentence, at: int, wanted: frozenset[Kind]) -> Group:
    """What follows « sont », « : » or « figurent » right after token ``at``."""
    start = at
    while at < sentence.span.stop and sentence.texts[at] in _COPULAS:
        at += 1
    if at == start or (sentence.texts[start : start + 1] == (",",) and at == start + 1):
        return ()
    phrase = sentence.next_phrase(at, ("", "des"))
    if phrase is None:
        return ()
    return sentence.kinds(sentence.group(phrase), wanted)


def after_joint(sentence: Sentence, at: int, joint: Pattern[str]) -> Group:
    """The phrase after token ``at`` where only the joint stands between, with a preposition."""
    phrase = next((one for one in sentence.phrases if one.left >= at), None)
    if phrase is None or phrase.left - at > 8:
        return ()
    between = " ".join(sentence.between(at, phrase.left))
    prepositions = ("par", "à") if joint.pattern.endswith("$") else ("à", "de", "dans", "pour")
    if phrase.preposition in prepositions and joint.fullmatch(between):
        return sentence.group(phrase)
    return ()
