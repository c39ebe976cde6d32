"""Pages of delegations: their index, and what the reports record of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import session_of
from session_reports.mentions import Target
from session_reports.names import in_force, kind_on

from . import metadata
from .filters import filters
from .ledger import contributions, role_view, sittings
from .pages import Head, Ref
from .views import capacity_words, named_in, session_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from session_reports.mentions import Mention
    from session_reports.model import Delegation

    from .markdown import Markdown
    from .pages import Page, Writer

__all__ = ["delegation_pages"]


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in the index."""

    name: Ref
    held: Mapping[str, Mapping[str, str]]
    """The words by which the index can be filtered: its kind, capacities and sessions."""
    statements: int
    paragraphs: int


def delegation_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of delegations, and a page for each that a report names."""
    keys = sorted(writer.named.delegations, key=lambda key: writer.wording.order(writer.delegation(key)))
    rows = [_row(writer, key) for key in keys]
    gettext = writer.wording.gettext
    labels = {"kind": gettext("Kind"), "capacity": gettext("Capacity"), "session": gettext("Session")}
    yield writer.page(
        Head(
            addresses.DELEGATIONS,
            "delegations",
            writer.wording.plain("Delegations"),
            writer.wording.plain("Every State, organization, institution and group that a report on this site names."),
            metadata=metadata.index(writer, addresses.DELEGATIONS),
        ),
        rows=rows,
        filters=filters(labels, [row.held for row in rows]),
    )
    for key in keys:
        yield _delegation_page(writer, key)


def _row(writer: Writer, key: str) -> DelegationRow:
    target = Target("delegation", key)
    said, places = writer.links.said_by(target), writer.links.places(target)
    kind = writer.corpus.delegations[key].kind
    held: dict[str, Mapping[str, str]] = {
        "kind": {kind: writer.wording.term(kind)},
        "capacity": capacity_words(writer, said),
        "session": session_words(writer, (session_of(report) for report, _ in places)),
    }
    return DelegationRow(
        writer.ref(target),
        held,
        len(said),
        len(places),
    )


def _delegation_page(writer: Writer, key: str) -> Page:
    delegation = writer.corpus.delegations[key]
    target = Target("delegation", key)
    links = writer.links
    name = writer.delegation(key)
    own_name = writer.ref(target)
    own = links.said_by(target)
    said = sittings(writer, own)
    others = [(code, names.short) for code, names in delegation.names.items() if names.short != name]
    return writer.page(
        Head(
            addresses.delegation(key),
            "delegation",
            name,
            writer.wording.plain("What the reports on this site record of %(name)s, and in which capacity.", name=name),
            source=writer.corpus.origins["delegation", key].source.path,
            metadata=metadata.delegation(writer, key),
            data=addresses.delegation(key),
        ),
        key=key,
        delegation=delegation,
        names=in_force(delegation, writer.wording.language),
        other_names=[(writer.wording.tongue(code), short) for code, short in others],
        forms=_forms(writer, delegation),
        reported_as=_reported_as(writer, key, name),
        own=said,
        count=len(own),
        filters=filters(
            {"capacity": writer.wording.gettext("Capacity"), "session": writer.wording.gettext("Session")},
            [statement.held for sitting in said for statement in sitting.statements],
        ),
        on_behalf=sittings(writer, links.said_for(key), target),
        excepted=sittings(writer, links.said_without(key), target),
        panellists=[
            replace(view, who=replace(view.who, name=None if view.who.name == own_name else view.who.name))
            for view in contributions(writer, links.parts("of", key))
        ],
        experts=[
            replace(view, who=replace(view.who, country=None))
            for view in contributions(writer, links.parts("country", key))
        ],
        roles=[role_view(writer, role) for role in writer.named.roles if key in (role.who.of, role.who.country)],
        workshops=[
            Ref(workshop.title, Address(addresses.workshop(session, workshop.id)))
            for session in writer.corpus.sessions_reported()
            for workshop in writer.corpus.sessions[session].workshops
            if key in workshop.organizers
        ],
        named=named_in(writer, _merely_named(writer, target)),
        printed=delegation.as_printed,
    )


def _forms(writer: Writer, delegation: Delegation) -> list[tuple[Markdown, dt.date | None, list[str]]]:
    """Return every form of a delegation's names, by language, and until when those held that it has no more."""
    lines = []
    for until, names in [(None, delegation.names), *((former.to, former.names) for former in delegation.former)]:
        for language, name in names.items():
            forms = dict.fromkeys((name.short, name.formal, name.list, *name.also))
            lines.append((writer.wording.tongue(language), until, [form for form in forms if form]))
    return lines if sum(len(forms) for _, _, forms in lines) > 1 else []


def _merely_named(writer: Writer, target: Target) -> Iterator[Mention]:
    """Yield the mentions of a delegation of which the page says nothing else."""
    links = writer.links
    shown = {(c.passage.report, c.passage.key) for c in links.parts("country", target.id)}
    for mention in links.of(target):
        apart = mention.role == "country" and (mention.report, mention.passage) not in shown
        if mention.role == "named" or apart:
            yield mention


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
