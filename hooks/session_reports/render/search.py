"""The page of the search. What is found on it comes from an index that is made of the finished site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address

from .pages import Head, Ref

if TYPE_CHECKING:
    from .output import Page
    from .pages import Writer

__all__ = ["search_page"]


def search_page(writer: Writer) -> Page:
    """Return the page on which a reader searches and narrows down; without a script it names the lists of the site."""
    plain, gettext = writer.wording.plain, writer.wording.gettext
    lists = [
        Ref(plain("Reports"), Address(addresses.REPORTS)),
        Ref(plain("Delegations"), Address(addresses.DELEGATIONS)),
        Ref(plain("Documents"), Address(addresses.DOCUMENTS)),
        *([Ref(plain("People"), Address(addresses.PEOPLE))] if writer.corpus.settings.people else []),
    ]
    return writer.page(
        Head(
            addresses.SEARCH,
            "search",
            plain("Search"),
            plain("Search all reports: for words, names in any form, document symbols, and who spoke."),
            indexed=False,
        ),
        lists=lists,
        facets=[
            ("kind", gettext("Kind of page")),
            ("body", gettext("Body")),
            ("session", gettext("Session")),
            ("year", gettext("Year")),
            ("delegation", gettext("Delegation")),
            ("capacity", gettext("Capacity")),
        ],
    )
