"""Pages of people: their index, and in which roles the reports name each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.corpus import session_of
from session_reports.mentions import Target

from . import metadata
from .acts import acts_of
from .filters import filters
from .ledger import contributions, newest, role_view, sittings
from .markdown import escape
from .pages import Head
from .views import capacity_words, named_in, session_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from session_reports.mentions import Statement

    from .acts import ActView
    from .ledger import Sitting
    from .named import Role
    from .output import Page
    from .pages import Ref, Writer
    from .views import ContributionView, Naming, StatementView, Who

__all__ = ["PersonAccount", "PersonRow", "people_page", "person_account", "person_page", "person_row"]


@dataclass(frozen=True, slots=True)
class PersonAccount:
    """What the reports of a session, or of several, record of a person."""

    parts: tuple[ContributionView, ...] = ()
    own: tuple[Sitting[StatementView], ...] = ()
    voted: tuple[Sitting[ActView], ...] = ()
    proposed: tuple[Sitting[ActView], ...] = ()
    roles: tuple[tuple[str, Who, Ref], ...] = ()
    named: tuple[Naming, ...] = ()
    """Where the person is named without more."""
    held: Mapping[str, str] = field(default_factory=dict)
    """What the roles are called that sessions and reports give, by their words."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What the parts are called."""
    capacities: Mapping[str, str] = field(default_factory=dict)
    """What the capacities are called in which the person spoke."""
    sessions: Mapping[str, str] = field(default_factory=dict)
    """What the sessions are called whose reports name the person, by id."""
    paragraphs: int = 0


def person_account(writer: Writer, key: str) -> PersonAccount:
    """Return what the writer's reports record of a person."""
    links, target, term = writer.links, Target("person", key), writer.wording.term
    parts, places, roles = links.parts("person", key), links.places(target), _roles(writer, key)
    voted, proposed = acts_of(writer, links.cast_by(target), links.backings("by", target), target)
    reports = [*(part.passage.report for part in parts), *(report for report, _ in places)]
    return PersonAccount(
        tuple(contributions(writer, parts)),
        tuple(sittings(writer, _said_by_person(writer, key))),
        tuple(voted),
        tuple(proposed),
        tuple(role_view(writer, role) for role in roles),
        named_in(writer, (mention for mention in links.of(target) if mention.role == "named")),
        {role.role or "officer": term(role.role) if role.role else escape(role.who.office) for role in roles},
        {part.part: term(part.part) for part in parts},
        capacity_words(writer, links.said_by(target)),
        session_words(writer, map(session_of, reports)),
        len(places),
    )


def people_page(writer: Writer, rows: Sequence[PersonRow]) -> Page:
    """Return the index of people."""
    gettext = writer.wording.gettext
    return writer.page(
        Head(
            addresses.PEOPLE,
            "people",
            writer.wording.plain("People"),
            writer.wording.plain("The officers, panellists and speakers whom the reports on this site name."),
            metadata=metadata.index(writer, addresses.PEOPLE),
        ),
        rows=rows,
        filters=filters({"role": gettext("Role"), "session": gettext("Session")}, [row.held for row in rows]),
    )


def person_page(writer: Writer, key: str, account: PersonAccount) -> Page:
    """Return a person's page."""
    name = writer.corpus.people[key].name
    return writer.page(
        Head(
            addresses.person(key),
            "person",
            name,
            writer.wording.plain("Where the reports on this site name %(name)s.", name=name),
            source=writer.corpus.origins["person", key].source.path,
            metadata=metadata.person(writer, key),
            data=addresses.person(key),
        ),
        parts=account.parts,
        own=newest(account.own),
        voted=newest(account.voted),
        proposed=newest(account.proposed),
        roles=account.roles,
        named=account.named,
        printed=writer.corpus.people[key].as_printed,
    )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the index."""

    name: Ref
    held: Mapping[str, Mapping[str, str]]
    """The words by which the index can be filtered: roles and sessions."""
    paragraphs: int


def person_row(writer: Writer, key: str, account: PersonAccount) -> PersonRow:
    """Return a person's row in the index."""
    return PersonRow(
        writer.ref(Target("person", key)),
        {"role": {**account.held, **account.kinds, **account.capacities}, "session": account.sessions},
        account.paragraphs,
    )


def _roles(writer: Writer, person: str) -> list[Role]:
    return [role for role in writer.named.roles if role.who.person == person]


def _said_by_person(writer: Writer, person: str) -> Iterator[Statement]:
    """Yield a person's statements: by name, and as an officer whom a session's record names."""
    yield from writer.links.said_by(Target("person", person))
    for key, session in writer.corpus.sessions.items():
        for officer in session.officers:
            if officer.person == person:
                yield from writer.links.said_by(Target("officer", officer.id, key))
