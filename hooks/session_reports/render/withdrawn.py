"""What stands at the addresses of withdrawn reports: that they were withdrawn, when and why, and nothing they said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of

from .pages import Head, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .pages import Page, Writer

__all__ = ["withdrawn_pages"]


def withdrawn_pages(writer: Writer, key: str, published: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """Yield the pages of a withdrawn report: at its own address, its workshops', and every one published below it.

    ``published`` gives the anchors that were published on each page, by the page's address: they stay too.
    """
    gone = writer.corpus.withdrawn[key]
    session = session_of(key)
    own = addresses.report(key)
    workshops = [addresses.workshop(session, workshop.id) for workshop in gone.workshops]
    below = [addresses.page_at(page) for page in published if page.startswith(addresses.url(own))]
    for path in dict.fromkeys([own, *workshops, *below]):
        yield writer.page(
            Head(
                path,
                "withdrawn",
                gone.report.title,
                gone.withdrawal.reason,
                source=writer.corpus.origins["report", key].source.path,
                date=gone.withdrawal.date,
                canonical=None if path == own else Address(own),
                indexed=False,
            ),
            body=Ref(writer.body(body_of(key)), Address(addresses.body(body_of(key)))),
            session=Ref(writer.corpus.sessions[session].name, Address(addresses.session(session))),
            embargoed=gone.report.visibility == "embargoed",
            tongue=writer.wording.tongue(gone.report.language),
            withdrawal=gone.withdrawal,
            anchors=[anchor for anchor in published.get(addresses.url(path), ()) if anchor != "title"],
        )
