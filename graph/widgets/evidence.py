"""Who says it: each statement as a sentence, with when it is true, when it was said, how surely."""

from collections.abc import Iterable

from graph.network.claims import ClaimView
from graph.network.evidence import Statement
from graph.network.periods import period
from graph.questions.answer import SourceNote
from graph.widgets.addresses import site
from graph.widgets.language import _, _n, date, language
from graph.widgets.markup import Markup, block, join, outside
from graph.widgets.opened import dataset, patterns

__all__ = ["certainty_word", "source_lines", "source_title", "statement_block", "told"]


def told(claim: ClaimView) -> str:
    """A claim in one sentence, in the reader's language."""
    return _sentence(claim, claim.since, claim.until)


def statement_block(statement: Statement, *, level: int = 3) -> Markup:
    """A statement as a sentence, how many sources it has, and what each of them says.

    Parameters
    ----------
    level: of its heading, from 2 to 6.
    """
    return block(
        '<section class="m-claim"><h{level}>{sentence}</h{level}>{count}{sources}</section>',
        level=level,
        sentence=_sentence(statement.claims[0], *statement.period),
        count=_count(statement),
        sources=source_lines(statement.claims),
    )


def source_lines(claims: Iterable[ClaimView]) -> Markup:
    """Who says it: each source with its publisher, dates, certainty, address, note and words."""
    return block('<ul class="m-sources">{lines}</ul>', lines=join(map(_source, claims)))


def source_title(source: str) -> str:
    """What a document is called, its identifier where it has no title."""
    note = dataset().sources().get(source)
    return note.title if note and note.title else dataset().iris.short(source)


def certainty_word(certainty: str) -> str:
    """How a statement is known, in one word; an unknown one is repeated as it is."""
    words = {
        "stated": _("déclaré"),
        "implied": _("sous-entendu"),
        "extracted": _("repéré par un programme"),
        "reviewed": _("relu"),
    }
    return words.get(certainty, certainty)


def _sentence(claim: ClaimView, since: str, until: str) -> str:
    words, spoken = patterns(), language()
    names = dataset().labels([claim.subject, claim.object], spoken) if spoken != "fr" else {}
    sentence = words.sentence(
        words.name(claim.subject, names.get(claim.subject) or claim.subject_label, spoken),
        claim.predicate,
        words.name(claim.object, names.get(claim.object) or claim.object_label, spoken),
        spoken,
        since=since,
        until=until,
        role=claim.role,
    )
    return f"{sentence}."


def _count(statement: Statement) -> Markup:
    """How many sources, where there are several."""
    if statement.sources < 2:
        return Markup("")
    if statement.independent == statement.sources:
        text = _n("{n} source indépendante", "{n} sources indépendantes", statement.independent)
    else:
        text = _("{sources}, dont {independent}").format(
            sources=_n("{n} source", "{n} sources", statement.sources),
            independent=_n("{n} indépendante", "{n} indépendantes", statement.independent),
        )
    return block('<p class="m-detail">{text}</p>', text=text)


def _source(claim: ClaimView) -> Markup:
    note = dataset().sources().get(claim.source)
    return block(
        '<li>{title}<span class="m-detail">{about}</span>{said}{quote}{origin}</li>',
        title=outside(source_title(claim.source), _address(claim, note)),
        about=_about(claim, note),
        said=block('<span class="m-note">{note}</span>', note=claim.note) if claim.note else "",
        quote=_quote(claim.quote),
        origin=_origin(claim),
    )


def _address(claim: ClaimView, note: SourceNote | None) -> str:
    return claim.address or (note.url if note else "")


def _about(claim: ClaimView, note: SourceNote | None) -> Markup:
    """Publisher, site, when it was said, when it is true, how surely."""
    publisher = note.publisher if note else ""
    place = site(_address(claim, note))
    when = period(claim.since, claim.until, language())
    parts: list[object] = [
        *(part for part in dict.fromkeys((publisher, place)) if part),
        *([_("dit : {when}").format(when=date(note.issued))] if note and note.issued else []),
        *([_("vrai : {when}").format(when=when)] if when else []),
        _certainty(claim.certainty),
        *([_("source réservée")] if note and note.access != "public" else []),
    ]
    return join(parts, " · ")


def _certainty(certainty: str) -> Markup:
    known = certainty if certainty in ("stated", "implied", "extracted", "reviewed") else "other"
    return block(
        '<span class="m-sure m-sure-{known}">{word}</span>',
        known=known,
        word=certainty_word(certainty),
    )


def _quote(quote: str) -> Markup:
    if not quote:
        return Markup("")
    return block('<blockquote class="m-quote">{quote}</blockquote>', quote=quote)


def _origin(claim: ClaimView) -> Markup:
    """The document that this one repeats."""
    if not claim.origin or claim.origin == claim.source:
        return Markup("")
    text = _("reprend « {title} »").format(title=source_title(claim.origin))
    return block('<span class="m-detail">{text}</span>', text=text)
