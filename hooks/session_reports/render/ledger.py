"""What is recorded of someone, as the pages of delegations and people show it: statements by session, parts, roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of

from .pages import Ref
from .views import ContributionView, StatementView, Who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from session_reports.mentions import Contribution, Mention, Statement, Target

    from .named import Role
    from .pages import Writer

__all__ = ["Sitting", "contributions", "role_view", "sittings"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one session's reports record of someone."""

    body: Ref
    session: Ref
    anchor: str
    statements: tuple[StatementView, ...]


def sittings(writer: Writer, statements: Iterable[Statement], marked: Target | None = None) -> list[Sitting]:
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


def contributions(writer: Writer, parts: Iterable[Contribution]) -> list[ContributionView]:
    """Return the views of panellists' parts."""
    return [ContributionView.of(writer, contribution) for contribution in parts]


def role_view(writer: Writer, role: Role) -> tuple[str, Who, Ref]:
    """Return a role's word, its holder, and where it is shown; the holder's session does not matter here."""
    return role.role, Who.of(writer, role.who, ""), Ref(role.title, role.where)
