"""The page of what documents print so: the findings of the checks that records accept, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of
from session_reports.mentions import Target

from . import metadata
from .pages import Head, Ref
from .views import passage_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from session_reports.model import AsPrinted

    from .named import Named
    from .output import Page
    from .pages import Writer

__all__ = ["PrintedGroup", "PrintedView", "printed_in_sessions", "printed_page"]


@dataclass(frozen=True, slots=True)
class PrintedView:
    """An entry: the place that it speaks of, the code with its entry in the docs, and the record."""

    where: Ref
    code: Ref
    record: AsPrinted


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """The entries of a session, of a report or of the registry."""

    anchor: str
    over: str
    """What stands above its title: the body, the session."""
    title: Ref
    entries: tuple[PrintedView, ...]

    @property
    def quoting(self) -> bool:
        """Whether an entry says which words it is about."""
        return any(entry.record.words for entry in self.entries)


def printed_page(writer: Writer, of_sessions: Iterable[PrintedGroup], named: Named) -> Page:
    """Return the list of all entries of what is shown on the site: of its sessions, and of those whom it names."""
    groups = chain(of_sessions, _of_registry(writer, named))
    title = writer.wording.plain("As printed")
    return writer.page(
        Head(
            addresses.AS_PRINTED,
            "about-as-printed",
            title,
            writer.wording.plain("What looks like a mistake here, and is printed so in the document."),
            metadata=metadata.about(writer, addresses.AS_PRINTED, title),
        ),
        groups=[group for group in groups if group.entries],
    )


def printed_in_sessions(writer: Writer) -> Iterator[PrintedGroup]:
    """Yield the entries of each session, and of each of its reports."""
    plain = writer.wording.plain
    for key in writer.corpus.sessions_reported():
        session, body = writer.corpus.sessions[key], writer.body(body_of(key))
        page = Ref(session.name, Address(addresses.session(key)))
        own = [(Ref(plain("The session"), page.address), session.as_printed)]
        yield PrintedGroup(key.replace("/", "_"), body, page, tuple(_views(own)))
        for report_key in writer.reports_of(key):
            report = writer.corpus.reports[report_key]
            page = Ref(report.title, Address(addresses.report(report_key)))
            places = [
                (Ref(passage_name(writer, passage), writer.own_page(passage)), passage.record.as_printed)
                for passage in writer.texts[report_key]
            ]
            places.append((Ref(plain("The whole report"), page.address), report.as_printed))
            anchor, over = report_key.replace("/", "_"), writer.session_name(key)
            yield PrintedGroup(anchor, over, page, tuple(_views(places)))


def _of_registry(writer: Writer, named: Named) -> Iterator[PrintedGroup]:
    """Yield the entries of the delegations and people whom the site names."""
    corpus = writer.corpus
    places = [
        *((writer.ref(Target("delegation", key)), corpus.delegations[key].as_printed) for key in named.delegations),
        *((writer.ref(Target("person", key)), corpus.people[key].as_printed) for key in named.people),
    ]
    yield PrintedGroup("registry", "", Ref(writer.wording.plain("Registry")), tuple(_views(places)))


def _views(places: Iterable[tuple[Ref, Sequence[AsPrinted]]]) -> Iterator[PrintedView]:
    for where, records in places:
        for record in records:
            yield PrintedView(where, Ref(record.code, Address(addresses.CODES, record.code.lower())), record)
