"""Pages of what reports name: delegations, documents and people, each with an index."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target
from session_reports.names import in_force, kind_on
from session_reports.symbols import latin

from .pages import Head, Ref
from .views import ContributionView, StatementView, Who, named_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from session_reports.mentions import Contribution, Mention, Statement

    from .markdown import Markdown
    from .named import Role
    from .pages import Page, Writer
    from .views import Naming

__all__ = ["delegation_pages", "document_pages", "person_pages"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one session's reports record of someone."""

    body: Ref
    session: Ref
    anchor: str
    statements: tuple[StatementView, ...]


def _sittings(writer: Writer, statements: Iterable[Statement], marked: Target | None = None) -> list[Sitting]:
    """Return statements session by session, the newest first; ``marked`` is whose name to mark."""
    groups: dict[str, list[StatementView]] = {}
    for statement in statements:
        mention = _naming(writer, statement, marked) if marked else None
        view = StatementView.of(writer, statement, mention)
        groups.setdefault(session_of(statement.passage.report), []).append(view)
    newest = sorted(groups, key=lambda key: writer.corpus.sessions[key].dates[0].from_, reverse=True)
    return [
        Sitting(
            Ref(writer.body(body_of(key)), Address(addresses.body(body_of(key)))),
            Ref(writer.corpus.sessions[key].name, Address(addresses.session(key))),
            key.replace("/", "_"),
            tuple(groups[key]),
        )
        for key in newest
    ]


def _naming(writer: Writer, statement: Statement, target: Target) -> Mention | None:
    """Return the mention of a target in a statement's sentence: of a group that it was made for."""
    start, end = statement.sentence
    mentions = writer.links.at(statement.passage.report, statement.passage.key)
    return next((m for m in mentions if m.target == target and start <= m.start < end), None)


def _views(writer: Writer, contributions: Iterable[Contribution]) -> list[ContributionView]:
    return [ContributionView.of(writer, contribution) for contribution in contributions]


# --- delegations --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in the index."""

    name: Ref
    kind: str
    statements: int
    paragraphs: int


def delegation_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of delegations, and a page for each that a report names."""
    keys = sorted(writer.named.delegations, key=lambda key: writer.wording.order(writer.delegation(key)))
    yield writer.page(
        Head(
            addresses.DELEGATIONS,
            "delegations",
            writer.wording.plain("Delegations"),
            writer.wording.plain("Every State, organization, institution and group that a report on this site names."),
        ),
        rows=[_row(writer, key) for key in keys],
    )
    for key in keys:
        yield _delegation_page(writer, key)


def _row(writer: Writer, key: str) -> DelegationRow:
    target = Target("delegation", key)
    return DelegationRow(
        writer.ref(target),
        writer.corpus.delegations[key].kind,
        len(writer.links.said_by(target)),
        len({(mention.report, mention.passage) for mention in writer.links.of(target)}),
    )


def _delegation_page(writer: Writer, key: str) -> Page:
    delegation = writer.corpus.delegations[key]
    target = Target("delegation", key)
    links = writer.links
    name = writer.delegation(key)
    own_name = writer.ref(target)
    own = links.said_by(target)
    others = [(code, names.short) for code, names in delegation.names.items() if names.short != name]
    return writer.page(
        Head(
            addresses.delegation(key),
            "delegation",
            name,
            writer.wording.plain("What the reports on this site record of %(name)s, and in which capacity.", name=name),
            source=writer.corpus.origins["delegation", key].source.path,
        ),
        key=key,
        delegation=delegation,
        names=in_force(delegation, writer.wording.language),
        other_names=[(writer.wording.tongue(code), short) for code, short in others],
        reported_as=_reported_as(writer, key, name),
        own=_sittings(writer, own),
        count=len(own),
        on_behalf=_sittings(writer, links.said_for(key), target),
        excepted=_sittings(writer, links.said_without(key), target),
        panellists=[
            replace(view, who=replace(view.who, name=None if view.who.name == own_name else view.who.name))
            for view in _views(writer, links.parts("of", key))
        ],
        experts=[
            replace(view, who=replace(view.who, country=None)) for view in _views(writer, links.parts("country", key))
        ],
        roles=[_role_view(writer, role) for role in writer.named.roles if key in (role.who.of, role.who.country)],
        workshops=[
            Ref(workshop.title, Address(addresses.workshop(session, workshop.id)))
            for session in writer.corpus.sessions_reported()
            for workshop in writer.corpus.sessions[session].workshops
            if key in workshop.organizers
        ],
        named=named_in(writer, _merely_named(writer, target)),
        printed=delegation.as_printed,
    )


def _merely_named(writer: Writer, target: Target) -> Iterator[Mention]:
    """Yield the mentions of a delegation of which the page says nothing else."""
    links = writer.links
    shown = {(c.passage.report, c.passage.key) for c in links.parts("country", target.id)}
    for mention in links.of(target):
        apart = mention.role == "country" and (mention.report, mention.passage) not in shown
        if mention.role == "named" or apart:
            yield mention


def _role_view(writer: Writer, role: Role) -> tuple[str, Who, Ref]:
    """Return a role's word, its holder, and where it is shown; the holder's session does not matter here."""
    return role.role, Who.of(writer, role.who, ""), Ref(role.title, role.where)


@dataclass(frozen=True, slots=True)
class ReportedAs:
    """Another name or kind that held when a report was written."""

    day: dt.date
    name: str
    kind: str
    report: Ref


def _reported_as(writer: Writer, key: str, name: str) -> list[ReportedAs]:
    """Return the names and kinds that held at the dates of the reports which name a delegation, where they differ."""
    delegation = writer.corpus.delegations[key]
    reports = dict.fromkeys(mention.report for mention in writer.links.of(Target("delegation", key)))
    found = []
    for report in reports:
        date = writer.corpus.reports[report].date
        then = writer.delegation(key, date), kind_on(delegation, date)
        if then != (name, delegation.kind):
            where = Ref(writer.report_name(report), Address(addresses.report(report)))
            found.append(ReportedAs(date, *then, where))
    return found


# --- documents ----------------------------------------------------------------------------------


def document_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of documents, and a page for each that a report cites or a session had before it."""
    rows = [_document(writer, symbol) for symbol in sorted(writer.named.documents, key=_by_numbers)]
    yield writer.page(
        Head(
            addresses.DOCUMENTS,
            "documents",
            writer.wording.plain("Documents"),
            writer.wording.plain("Every document that a report on this site cites, by symbol."),
        ),
        rows=rows,
    )
    for row in rows:
        symbol = row.name.label
        yield writer.page(
            Head(
                addresses.document(symbol),
                "document",
                symbol,
                row.title
                or writer.wording.plain("Document %(symbol)s, and the paragraphs that cite it.", symbol=symbol),
            ),
            row=row,
        )


def _by_numbers(symbol: str) -> list[tuple[str, int]]:
    """Return a key that sorts symbols by their numbers: 2 before 10."""
    return [(word, int(digits or 0)) for word, digits in re.findall(r"([^\d]*)(\d*)", symbol)]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: what it is called, where it is, and where it is cited."""

    name: Ref
    title: str | None
    sessions: tuple[Ref, ...]
    here: tuple[Ref, ...]
    """The reports on this site that bear the symbol."""
    official: Markdown | None
    cited: tuple[Naming, ...]
    count: int


def _document(writer: Writer, symbol: str) -> DocumentView:
    corpus, mentions = writer.corpus, writer.links.of(Target("document", symbol))
    listed = [
        (key, document)
        for key in corpus.sessions_reported()
        for document in corpus.sessions[key].documents
        if latin(document.symbol) == symbol
    ]
    here = [key for key, report in corpus.reports.items() if symbol in map(latin, report.symbols)]
    body = body_of((here + [mention.report for mention in mentions] + [key for key, _ in listed])[0])
    return DocumentView(
        Ref(symbol, Address(addresses.document(symbol))),
        next((document.title for _, document in listed if document.title), None)
        or next((corpus.reports[key].title for key in here), None),
        tuple(
            Ref(f"{writer.body(body_of(key))}, {corpus.sessions[key].name}", Address(addresses.session(key)))
            for key, _ in listed
        ),
        tuple(Ref(writer.report_name(key), Address(addresses.report(key))) for key in here),
        writer.official(body, symbol, writer.wording.language),
        named_in(writer, mentions),
        len({(mention.report, mention.passage) for mention in mentions}),
    )


# --- people -------------------------------------------------------------------------------------


def person_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of people and a page for each, unless the site shows none."""
    if not writer.corpus.settings.people:
        return
    keys = sorted(writer.named.people, key=lambda key: writer.wording.order(writer.corpus.people[key].name))
    yield writer.page(
        Head(
            addresses.PEOPLE,
            "people",
            writer.wording.plain("People"),
            writer.wording.plain("The officers, panellists and speakers whom the reports on this site name."),
        ),
        rows=[writer.ref(Target("person", key)) for key in keys],
    )
    for key in keys:
        target = Target("person", key)
        name = writer.corpus.people[key].name
        yield writer.page(
            Head(
                addresses.person(key),
                "person",
                name,
                writer.wording.plain("Where the reports on this site name %(name)s.", name=name),
                source=writer.corpus.origins["person", key].source.path,
            ),
            parts=_views(writer, writer.links.parts("person", key)),
            own=_sittings(writer, _said_by_person(writer, key)),
            roles=[_role_view(writer, role) for role in writer.named.roles if role.who.person == key],
            named=named_in(writer, (mention for mention in writer.links.of(target) if mention.role == "named")),
            printed=writer.corpus.people[key].as_printed,
        )


def _said_by_person(writer: Writer, person: str) -> Iterator[Statement]:
    """Yield a person's statements: by name, and as an officer whom a session's record names."""
    yield from writer.links.said_by(Target("person", person))
    for key, session in writer.corpus.sessions.items():
        for officer in session.officers:
            if officer.person == person:
                yield from writer.links.said_by(Target("officer", officer.id, key))
