"""From the lines of a resource to what is read of it."""

from collections.abc import Iterator, Sequence

from graph.model.reading import Part, Passage, ReadResource
from graph.sources.documents.resource_centre.cutting import CutResource
from graph.sources.documents.resource_centre.dates import date_of_download, without_final_date
from graph.sources.documents.resource_centre.keywords import keywords_and_date
from graph.sources.documents.resource_centre.lines import Line
from graph.sources.documents.resource_centre.passages import parts_of, passages_of
from graph.sources.documents.resource_centre.titles import number_in

__all__ = ["PUBLISHER", "read_resource"]

PUBLISHER = "RTES"
"""Whose resource centre it is; it also lists what others publish, as type « Autres »."""

_OWN_TYPE = "ressources rtes"
_AFTER_KEYWORDS = 2


def read_resource(cut: CutResource) -> ReadResource:
    """The resource whose lines ``cut`` holds, every line in one of its passages."""
    body = parts_of(cut.body)
    summary = parts_of(cut.summary)
    if cut.body:
        summary = [(Part.SUMMARY, line) for _, line in summary]
    else:
        summary = [(Part.SUMMARY if part is Part.BODY else part, line) for part, line in summary]
    keywords, date = _keywords(parts_of(cut.body)) or _keywords(parts_of(cut.summary)) or ((), "")
    last = (cut.summary or cut.fields or cut.body or [cut.title])[-1]
    kind = cut.block.type if cut.block is not None else ""
    return ReadResource(
        title=cut.title.text,
        start=cut.title.start,
        end=last.end,
        type=kind,
        private=cut.block.private if cut.block is not None else None,
        keywords=keywords,
        date=date or _download_date(body) or _download_date(parts_of(cut.summary)),
        number=number_in(cut.title.text),
        summary_at=(cut.summary[0].start, last.end) if cut.summary else None,
        publisher=PUBLISHER if kind.lower() in ("", _OWN_TYPE) else "",
        passages=(
            *_title(cut.title),
            *passages_of(body),
            *passages_of([(Part.FIELD, line) for line in cut.fields]),
            *passages_of(summary),
        ),
    )


def _title(line: Line) -> Iterator[Passage]:
    if line.start < line.end:
        yield Passage(Part.TITLE, line.start, line.end)


def _keywords(parted: Sequence[tuple[Part, Line]]) -> tuple[tuple[str, ...], str] | None:
    for at, (part, line) in enumerate(parted):
        if part is Part.KEYWORDS:
            keywords, date = keywords_and_date(line.text)
            for _, after in parted[at + 1 : at + 1 + _AFTER_KEYWORDS]:
                before, alone = without_final_date(after.text)
                if not date and not before:
                    date = alone
            return keywords, date
    return None


def _download_date(parted: Sequence[tuple[Part, Line]]) -> str:
    dates = (date_of_download(line.text) for part, line in parted if part is Part.DOWNLOAD)
    return next((date for date in dates if date), "")
