"""What is recorded of someone, as the pages of delegations and people show it: statements by session, parts, roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of

from .pages import Ref
from .views import ContributionView, StatementView, Who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from session_reports.mentions import Contribution, Mention, Statement, Target

    from .named import Role
    from .pages import Writer

__all__ = ["Sitting", "by_session", "contributions", "newest", "role_view", "sittings"]

ViewT = TypeVar("ViewT")


@dataclass(frozen=True, slots=True)
class Sitting(Generic[ViewT]):
    """What one session's reports record of someone: statements, or other acts."""

    body: Ref
    session: Ref
    anchor: str
    first: dt.date
    """The day on which the session began."""
    entries: tuple[ViewT, ...]


def sittings(
    writer: Writer, statements: Iterable[Statement], marked: Target | None = None
) -> list[Sitting[StatementView]]:
    """Return statements session by session; ``marked`` is whose name to mark."""
    views = []
    for statement in statements:
        mention = _naming(writer, statement, marked) if marked else None
        views.append((statement.passage.report, StatementView.of(writer, statement, mention)))
    return by_session(writer, views)


def by_session(writer: Writer, views: Iterable[tuple[str, ViewT]]) -> list[Sitting[ViewT]]:
    """Return views, each given with its report, session by session."""
    groups: dict[str, list[ViewT]] = {}
    for report, view in views:
        groups.setdefault(session_of(report), []).append(view)
    return [
        Sitting(
            Ref(writer.body(body_of(key)), Address(addresses.body(body_of(key)))),
            Ref(writer.corpus.sessions[key].name, Address(addresses.session(key))),
            key.replace("/", "_"),
            writer.corpus.sessions[key].dates[0].from_,
            tuple(groups[key]),
        )
        for key in groups
    ]


def newest(sittings: Iterable[Sitting[ViewT]]) -> list[Sitting[ViewT]]:
    """Return sittings, the newest first."""
    return sorted(sittings, key=lambda sitting: sitting.first, reverse=True)


def _naming(writer: Writer, statement: Statement, target: Target) -> Mention | None:
    """Return the mention of a target in a statement's sentence: of a group that it was made for."""
    start, end = statement.sentence
    mentions = writer.links.at(statement.passage.report, statement.passage.key)
    return next((m for m in mentions if m.target == target and start <= m.start < end), None)


def contributions(writer: Writer, parts: Iterable[Contribution]) -> list[ContributionView]:
    """Return the views of panellists' parts."""
    return [ContributionView.of(writer, contribution) for contribution in parts]


def role_view(writer: Writer, role: Role) -> tuple[str, Who, Ref]:
    """Return a role's word, its holder, and where it is shown; the holder's session does not matter here."""
    return role.role, Who.of(writer, role.who, ""), Ref(role.title, role.where)
