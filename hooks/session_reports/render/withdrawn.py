"""What stands at the addresses of withdrawn reports: that they were withdrawn, when and why, and nothing they said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of

from .pages import Head, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.model import Withdrawal

    from .markdown import Markdown
    from .output import Page
    from .pages import Writer

__all__ = ["WithdrawnView", "withdrawn_pages", "withdrawn_views"]


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A withdrawn report."""

    key: str
    title: str
    source: str
    workshops: tuple[str, ...]
    """The pages of the workshops that it described."""
    body: Ref
    session: Ref
    embargoed: bool
    tongue: Markdown
    withdrawal: Withdrawal


def withdrawn_views(writer: Writer) -> Iterator[WithdrawnView]:
    """Yield the views of the writer's withdrawn reports."""
    for key, gone in writer.corpus.withdrawn.items():
        session = session_of(key)
        yield WithdrawnView(
            key,
            gone.report.title,
            writer.corpus.origins["report", key].source.path,
            tuple(addresses.workshop(session, workshop.id) for workshop in gone.workshops),
            Ref(writer.body(body_of(key)), Address(addresses.body(body_of(key)))),
            Ref(writer.corpus.sessions[session].name, Address(addresses.session(session))),
            gone.report.visibility == "embargoed",
            writer.wording.tongue(gone.report.language),
            gone.withdrawal,
        )


def withdrawn_pages(writer: Writer, gone: WithdrawnView, published: Mapping[str, tuple[str, ...]]) -> Iterator[Page]:
    """Yield the pages of a withdrawn report: at its own address, its workshops', and every one published below it.

    ``published`` gives the anchors that were published on each page, by the page's address: they stay too.
    """
    own = addresses.report(gone.key)
    below = [addresses.page_at(page) for page in published if page.startswith(addresses.url(own))]
    for path in dict.fromkeys([own, *gone.workshops, *below]):
        yield writer.page(
            Head(
                path,
                "withdrawn",
                gone.title,
                gone.withdrawal.reason,
                source=gone.source,
                date=gone.withdrawal.date,
                canonical=None if path == own else Address(own),
                indexed=False,
            ),
            body=gone.body,
            session=gone.session,
            embargoed=gone.embargoed,
            tongue=gone.tongue,
            withdrawal=gone.withdrawal,
            anchors=[anchor for anchor in published.get(addresses.url(path), ()) if anchor != "title"],
        )
