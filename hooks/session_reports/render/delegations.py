"""Pages of delegations: their index, and what the reports record of each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import session_of
from session_reports.mentions import Target
from session_reports.names import in_force, kind_on

from . import facets, metadata
from .acts import acts_of
from .filters import filters
from .ledger import contributions, newest, role_view, sittings
from .pages import Head, Ref
from .views import capacity_words, named_in, session_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from session_reports.mentions import Mention
    from session_reports.model import Delegation

    from .acts import ActView
    from .ledger import Sitting
    from .markdown import Markdown
    from .output import Page
    from .pages import Writer
    from .views import ContributionView, Naming, StatementView, Who

__all__ = [
    "DelegationAccount",
    "DelegationRow",
    "ReportedAs",
    "delegation_account",
    "delegation_page",
    "delegation_row",
    "delegations_page",
]


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in the index."""

    name: Ref
    held: Mapping[str, Mapping[str, str]]
    """The words by which the index can be filtered: its kind, capacities and sessions."""
    statements: int
    paragraphs: int


@dataclass(frozen=True, slots=True)
class DelegationAccount:
    """What the reports of a session, or of several, record of a delegation."""

    own: tuple[Sitting[StatementView], ...] = ()
    on_behalf: tuple[Sitting[StatementView], ...] = ()
    excepted: tuple[Sitting[StatementView], ...] = ()
    voted: tuple[Sitting[ActView], ...] = ()
    proposed: tuple[Sitting[ActView], ...] = ()
    asked_on_behalf: tuple[Sitting[ActView], ...] = ()
    proposed_on_behalf: tuple[Sitting[ActView], ...] = ()
    proposed_without: tuple[Sitting[ActView], ...] = ()
    panellists: tuple[ContributionView, ...] = ()
    experts: tuple[ContributionView, ...] = ()
    roles: tuple[tuple[str, Who, Ref], ...] = ()
    workshops: tuple[Ref, ...] = ()
    named: tuple[Naming, ...] = ()
    """Where it is named without more."""
    reported_as: tuple[ReportedAs, ...] = ()
    capacities: Mapping[str, str] = field(default_factory=dict)
    """What the capacities are called in which it spoke, by their words."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """What the sessions are called whose reports name it, by id."""
    statements: int = 0
    paragraphs: int = 0


def delegation_account(writer: Writer, key: str) -> DelegationAccount:
    """Return what the writer's reports record of a delegation."""
    target, links = Target("delegation", key), writer.links
    own_name = writer.ref(target)
    said, places = links.said_by(target), links.places(target)
    voted, proposed = acts_of(writer, links.cast_by(target), links.backings("by", target), target)
    asked, backed = acts_of(writer, links.cast_for(key), links.backings("for", key), target)
    return DelegationAccount(
        own=tuple(sittings(writer, said)),
        on_behalf=tuple(sittings(writer, links.said_for(key), target)),
        excepted=tuple(sittings(writer, links.said_without(key), target)),
        voted=tuple(voted),
        proposed=tuple(proposed),
        asked_on_behalf=tuple(asked),
        proposed_on_behalf=tuple(backed),
        proposed_without=tuple(acts_of(writer, (), links.backings("except", key), target)[1]),
        panellists=tuple(
            replace(view, who=replace(view.who, name=None if view.who.name == own_name else view.who.name))
            for view in contributions(writer, links.parts("of", key))
        ),
        experts=tuple(
            replace(view, who=replace(view.who, country=None))
            for view in contributions(writer, links.parts("country", key))
        ),
        roles=tuple(role_view(writer, role) for role in writer.named.roles if key in (role.who.of, role.who.country)),
        workshops=tuple(
            Ref(workshop.title, Address(addresses.workshop(session, workshop.id)))
            for session in writer.corpus.sessions_reported()
            for workshop in writer.corpus.sessions[session].workshops
            if key in workshop.organizers
        ),
        named=named_in(writer, _merely_named(writer, target)),
        reported_as=tuple(_reported_as(writer, key, writer.delegation(key))),
        capacities=capacity_words(writer, said),
        sessions=session_words(writer, (session_of(report) for report, _ in places)),
        statements=len(said),
        paragraphs=len(places),
    )


def delegations_page(writer: Writer, rows: Sequence[DelegationRow]) -> Page:
    """Return the index of delegations."""
    gettext = writer.wording.gettext
    labels = {"kind": gettext("Kind"), "capacity": gettext("Capacity"), "session": gettext("Session")}
    return writer.page(
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


def delegation_row(writer: Writer, key: str, account: DelegationAccount) -> DelegationRow:
    """Return a delegation's row in the index."""
    kind = writer.corpus.delegations[key].kind
    held: dict[str, Mapping[str, str]] = {
        "kind": {kind: writer.wording.term(kind)},
        "capacity": account.capacities,
        "session": account.sessions,
    }
    return DelegationRow(writer.ref(Target("delegation", key)), held, account.statements, account.paragraphs)


def delegation_page(writer: Writer, key: str, account: DelegationAccount) -> Page:
    """Return a delegation's page."""
    delegation = writer.corpus.delegations[key]
    name = writer.delegation(key)
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
            facets=facets.of_delegation(writer, key, account.capacities.values()),
        ),
        key=key,
        delegation=delegation,
        names=in_force(delegation, writer.wording.language),
        other_names=[(writer.wording.tongue(code), short) for code, short in others],
        forms=_forms(writer, delegation),
        reported_as=account.reported_as,
        own=newest(account.own),
        count=account.statements,
        filters=filters(
            {"capacity": writer.wording.gettext("Capacity"), "session": writer.wording.gettext("Session")},
            [statement.held for sitting in newest(account.own) for statement in sitting.entries],
        ),
        on_behalf=newest(account.on_behalf),
        excepted=newest(account.excepted),
        voted=newest(account.voted),
        proposed=newest(account.proposed),
        asked_on_behalf=newest(account.asked_on_behalf),
        proposed_on_behalf=newest(account.proposed_on_behalf),
        proposed_without=newest(account.proposed_without),
        panellists=account.panellists,
        experts=account.experts,
        roles=account.roles,
        workshops=account.workshops,
        named=account.named,
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
