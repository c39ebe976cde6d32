"""Pages that lead to reports: home, the list of bodies, a body, a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of
from session_reports.link import item_paths
from session_reports.mentions import Target
from session_reports.symbols import latin

from . import facets, metadata
from .pages import Draft, Head, Ref
from .views import Naming, StatementView, item_label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from session_reports.corpus import Withdrawn
    from session_reports.model import Document, Report, Section
    from session_reports.passages import Passage

    from .markdown import Markdown
    from .named import Named
    from .output import Page
    from .pages import Writer

__all__ = [
    "PartOfSession",
    "ReportView",
    "SessionView",
    "bodies",
    "body_page",
    "cover",
    "home_page",
    "newest_first",
    "reports_page",
    "session_draft",
]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in a list."""

    title: Ref
    report: Report
    paragraphs: int


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session in a list, with its reports, the newest first."""

    key: str
    name: Ref
    body: Ref
    place: str | None
    dates: Markdown
    first: dt.date
    reports: tuple[ReportView, ...]

    @classmethod
    def of(cls, writer: Writer, key: str) -> SessionView:
        """Return the view of a session."""
        session = writer.corpus.sessions[key]
        reports = [_report_view(writer, report) for report in writer.reports_of(key)]
        reports += [_withdrawn_view(report, gone) for report, gone in writer.withdrawn_of(key)]
        body = body_of(key)
        return cls(
            key,
            Ref(session.name, Address(addresses.session(key))),
            Ref(writer.body(body), Address(addresses.body(body))),
            session.place,
            writer.wording.ranges(session.dates),
            session.dates[0].from_,
            tuple(sorted(reports, key=lambda view: view.report.date, reverse=True)),
        )


def _report_view(writer: Writer, key: str) -> ReportView:
    report = cover(writer.corpus.reports[key])
    numbered = sum(bool(passage.section and passage.record.number) for passage in writer.texts[key])
    return ReportView(Ref(report.title, Address(addresses.report(key))), report, numbered)


def _withdrawn_view(key: str, gone: Withdrawn) -> ReportView:
    """Return a withdrawn report in a list: it is named, so that nobody takes it for one that never was."""
    return ReportView(Ref(gone.report.title, Address(addresses.report(key))), cover(gone.report), 0)


def cover(report: Report) -> Report:
    """Return a report without its text."""
    long = {"sections", "annexes", "notes", "names", "as_printed"}
    return type(report).model_construct(**{name: getattr(report, name) for name in report.model_fields_set - long})


def newest_first(views: Iterable[SessionView], body: str = "") -> list[SessionView]:
    """Return sessions that have reports here, of one body or of all, the newest first."""
    chosen = [view for view in views if not body or body_of(view.key) == body]
    return sorted(chosen, key=lambda view: view.first, reverse=True)


def bodies(writer: Writer, sessions: Iterable[str]) -> list[str]:
    """Return the bodies of sessions, in order of name."""
    return sorted({body_of(session) for session in sessions}, key=lambda key: writer.wording.order(writer.body(key)))


def home_page(writer: Writer, listed: Sequence[SessionView], named: Named) -> Page:
    """Return the page that the site opens with, with all sessions, the newest first, and of what there are pages."""
    description = writer.wording.plain(
        "Reports of intergovernmental sessions: every paragraph with an address, every delegation with a "
        "record of what it said and in which capacity."
    )
    return writer.page(
        Head(
            addresses.HOME,
            "home",
            writer.corpus.settings.title,
            description,
            metadata=metadata.home(writer, description),
        ),
        sessions=listed,
        newest=max(
            (view for session in listed for view in session.reports if not view.report.withdrawn),
            key=lambda view: view.report.date,
            default=None,
        ),
        ways=[
            (Ref(writer.wording.plain("Reports"), Address(addresses.REPORTS)), writer.reports),
            (Ref(writer.wording.plain("Delegations"), Address(addresses.DELEGATIONS)), len(named.delegations)),
            (Ref(writer.wording.plain("Documents"), Address(addresses.DOCUMENTS)), len(named.documents)),
            *(
                [(Ref(writer.wording.plain("People"), Address(addresses.PEOPLE)), len(named.people))]
                if writer.corpus.settings.people
                else []
            ),
        ],
    )


def reports_page(writer: Writer, listed: Sequence[SessionView]) -> Page:
    """Return the list of all bodies, sessions and reports."""
    return writer.page(
        Head(
            addresses.REPORTS,
            "reports",
            writer.wording.plain("Reports"),
            writer.wording.plain("All reports on this site, by body and session."),
            metadata=metadata.index(writer, addresses.REPORTS),
        ),
        bodies=[
            (key, Ref(writer.body(key), Address(addresses.body(key))), newest_first(listed, key))
            for key in bodies(writer, (view.key for view in listed))
        ],
    )


def body_page(writer: Writer, key: str, listed: Iterable[SessionView]) -> Page:
    """Return the page of a body: its sessions and reports."""
    body = writer.corpus.bodies[key]
    name = writer.body(key)
    profile = writer.corpus.profile(key)
    language = writer.wording.language
    return writer.page(
        Head(
            addresses.body(key),
            "body",
            name,
            writer.wording.plain("Sessions and reports of the %(body)s.", body=name),
            source=writer.corpus.origins["body", key].source.path,
            metadata=metadata.body(writer, key),
            data=addresses.body(key),
            facets=facets.of_body(writer, key),
        ),
        parent=writer.body(body.parent) if body.parent else None,
        names=[(writer.wording.tongue(code), names) for code, names in body.names.items() if names.short != name],
        publishers={profile.publisher},
        disclaimer=profile.disclaimer.get(language),
        sessions=newest_first(listed, key),
    )


@dataclass(frozen=True, slots=True)
class PartOfSession:
    """An agenda item, a meeting or an officer of a session, and the paragraphs that belong to it."""

    anchor: str
    label: str
    title: str
    depth: int
    days: tuple[dt.date, ...]
    paragraphs: tuple[Naming, ...]


def session_draft(writer: Writer, key: str) -> Draft:
    """Return what the page of a session is made of: agenda, meetings, officers, documents, workshops and reports."""
    session = writer.corpus.sessions[key]
    view = SessionView.of(writer, key)
    return _draft(
        Head(
            addresses.session(key),
            "session",
            writer.wording.plain("%(body)s: %(session)s", body=view.body.label, session=session.name),
            writer.wording.plain("Agenda, meetings, documents and reports of the session."),
            source=writer.corpus.origins["session", key].source.path,
            metadata=metadata.session(writer, key),
            data=addresses.session(key),
            facets=facets.of_session(writer, key),
        ),
        publishers=(writer.corpus.profile(key).publisher,),
        session=view,
        agenda=[
            PartOfSession(
                addresses.item_anchor(path),
                item_label(path),
                item.title,
                path.count("/"),
                (),
                _on_item(writer, key, path),
            )
            for path, item in item_paths(session.agenda)
        ],
        meetings=[_meeting(writer, key, meeting.number, meeting.date) for meeting in session.meetings],
        officers=[
            (
                addresses.officer_anchor(officer.id),
                officer.office,
                writer.ref(Target("person", officer.person)) if officer.person else None,
                writer.ref(Target("delegation", officer.country)) if officer.country else None,
                [
                    StatementView.of(writer, statement)
                    for statement in writer.links.said_by(Target("officer", officer.id, key))
                ],
                [
                    Ref(workshop.title, Address(addresses.workshop(key, workshop.id)))
                    for workshop in session.workshops
                    if officer.id in {who.officer for who in (workshop.chair, workshop.moderator) if who}
                ],
            )
            for officer in session.officers
        ],
        documents=_documents(writer, session.documents),
        workshops=[
            Ref(workshop.title, Address(addresses.workshop(key, workshop.id))) for workshop in session.workshops
        ],
        printed=session.as_printed,
    )


def _draft(head: Head, **values: object) -> Draft:
    return Draft(head, values)


def _on_item(writer: Writer, key: str, path: str) -> tuple[Naming, ...]:
    """Return the paragraphs of the sections on an item, and those in which someone spoke on it."""

    def belongs(passage: Passage, section: Section) -> bool:
        items = {entry.item for entry in passage.statements} | {panellist.item for panellist in passage.panellists}
        return path in items or path in section.items

    return _paragraphs(writer, key, belongs)


def _meeting(writer: Writer, key: str, number: str, date: dt.date | None) -> PartOfSession:
    """Return a meeting; where no day is its own, with the days that sections give for it among others."""
    days = {
        day
        for passages in map(writer.texts.__getitem__, writer.reports_of(key))
        for passage in passages
        if passage.section and number in passage.section.meetings
        for day in passage.section.dates
    }
    return PartOfSession(
        addresses.meeting_anchor(number),
        number,
        "",
        0,
        (date,) if date else tuple(sorted(days)),
        _paragraphs(writer, key, lambda _, section: number in section.meetings),
    )


def _paragraphs(writer: Writer, key: str, belongs: Callable[[Passage, Section], bool]) -> tuple[Naming, ...]:
    """Return the numbered paragraphs of the sections that belong to something, report by report."""
    found = []
    for report in writer.reports_of(key):
        paragraphs = tuple(
            Ref(str(passage.record.number), writer.own_page(passage))
            for passage in writer.texts[report]
            if passage.section and passage.record.number and belongs(passage, passage.section)
        )
        if paragraphs:
            found.append(
                Naming(Ref(writer.corpus.reports[report].title, Address(addresses.report(report))), paragraphs)
            )
    return tuple(found)


def _documents(writer: Writer, documents: Iterable[Document]) -> list[tuple[Ref, str | None]]:
    return [(writer.ref(Target("document", latin(document.symbol))), document.title) for document in documents]
