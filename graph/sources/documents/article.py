"""Any article or page of the web, without what surrounds it (trafilatura)."""

import logging
from dataclasses import dataclass

from graph.errors import InputError
from graph.model.iris import safe_address
from graph.model.reading import ReadDocument
from graph.sources.documents.extra import optional
from graph.sources.documents.running_text import Described, one_resource, title_of_file, with_title
from graph.sources.documents.web_pages import (
    decode_page,
    is_page,
    main_part,
    page_text,
    parse_page,
)

__all__ = ["Article"]

_DATES = {"extensive_search": False, "original_date": True}
"""Only the date the page declares: others in it are those of events."""


@dataclass(frozen=True, slots=True)
class Article:
    """The reader of HTML; nothing is fetched and no script is run.

    The extraction is that of Barbaresi (2021), "Trafilatura: a web scraping library and
    command-line tool for text discovery and extraction"; where it finds nothing, the whole page.
    """

    name: str = "article"
    version: int = 1

    def fits(self, content: bytes, name: str) -> bool:
        """Whether it is HTML."""
        return is_page(content, name)

    def read(self, content: bytes, name: str) -> ReadDocument:
        """The main text, with what the page says of its title, date and publisher.

        Raises
        ------
        InputError: it cannot be decoded, or has no text.
        """
        decoded = decode_page(content, name)
        described, text = _extracted(decoded.text, name)
        if not text.strip():
            text = page_text(main_part(parse_page(decoded.text, name))).text
        return one_resource(
            with_title(described.title, text),
            name,
            f"{self.name} {self.version}",
            described,
            decoded.issues,
        )


def _extracted(text: str, name: str) -> tuple[Described, str]:
    """What the page declares of itself, and its main text or an empty one."""
    trafilatura = optional("trafilatura", name)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = parse_page(text, name)
    try:
        found = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            favor_recall=True,
            date_extraction_params=_DATES,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise InputError(
            "cette page HTML est illisible.", where=name, advice="Enregistrez-la de nouveau."
        ) from error
    if found is None:
        return Described(title_of_file(name)), ""
    title = " ".join((found.title or title_of_file(name)).split())
    return (
        Described(
            title=title,
            date=(found.date or "")[:7],
            publisher=(found.sitename or "").strip(),
            address=safe_address(found.url) if found.url else "",
        ),
        found.text or "",
    )
