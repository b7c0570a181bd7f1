"""A query in the address: as it is where it is short, compressed where it is long."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

import streamlit as st

from graph.errors import InputError
from graph.widgets.addresses import replace_params

__all__ = ["EXAMPLE", "packed", "put_query", "query_of_address", "unpacked"]

EXAMPLE: Final = "exemple"
"""The parameter that names an example."""

_PLAIN: Final = "requete"
_PACKED: Final = "z"
_FOREIGN: Final = "query"
"""What the SPARQL 1.1 Protocol calls a query: a browser sent to the endpoint shows it here."""

_SHORT: Final = 1_200
"""The longest query that stands in the address as it is, in characters."""

_LONGEST_ADDRESS: Final = 8_000
"""The longest text an address may carry; servers and mails cut longer ones."""

_LARGEST: Final = 256 * 1024
"""The largest query an address may hold once it is unpacked, in bytes."""

_KEPT: Final = ("lang",)


def query_of_address() -> str:
    """The query the address holds, or an empty text.

    Raises
    ------
    InputError: what should be a packed query is not one.
    """
    told = st.query_params.to_dict()
    if told.get(_PACKED):
        return unpacked(told[_PACKED])
    return told.get(_PLAIN) or told.get(_FOREIGN) or ""


def put_query(query: str, **others: str) -> bool:
    """Give the page the address of ``query``; whether it could hold it.

    Parameters
    ----------
    others: parameters to add.
    """
    if len(query) <= _SHORT:
        replace_params({_PLAIN: query, **others}, keep=_KEPT)
        return True
    text = packed(query)
    fits = len(text) <= _LONGEST_ADDRESS
    replace_params({_PACKED: text, **others} if fits else others, keep=_KEPT)
    return fits


def packed(query: str) -> str:
    """``query`` compressed (RFC 1950), in letters an address takes (RFC 4648, section 5)."""
    return urlsafe_b64encode(zlib.compress(query.encode(), 9)).decode().rstrip("=")


def unpacked(text: str) -> str:
    """The query that :func:`packed` made ``text`` of.

    Raises
    ------
    InputError: it made nothing like it, or the query is too large.
    """
    try:
        body = urlsafe_b64decode(text[: 4 * _LONGEST_ADDRESS] + "=" * (-len(text) % 4))
        reader = zlib.decompressobj()
        whole = reader.decompress(body, _LARGEST)
        if not reader.eof:
            raise ValueError
        return whole.decode()
    except (ValueError, zlib.error) as error:
        raise InputError(
            "l'adresse ne contient pas une requête entière.",
            where="z",
            advice="Reprenez l'adresse complète, ou écrivez la requête.",
        ) from error
