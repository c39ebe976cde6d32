"""Everything that the data says, loaded: records by id, and where each was written.

Ids are paths: a session is ``ccpcj/20``, a report ``ccpcj/20/thematic-discussion``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from .model import BodyProfile, Settings
from .source import Problem, Scalar
from .symbols import SymbolForms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from .model import Body, Delegation, Person, Report, Session, Withdrawal, Workshop
    from .source import Source

__all__ = ["Corpus", "Origin", "Withdrawn", "body_of", "session_of"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: the file, and the keys that lead to the record in it."""

    source: Source
    steps: tuple[str | int, ...] = ()

    def problem(self, code: str, message: str, *steps: str | int, offset: int = 0) -> Problem:
        """Return a problem at a field of the record, ``offset`` characters into its text."""
        place, node = self.source.node((*self.steps, *steps))
        if steps:
            place = node.place_of(offset) if isinstance(node, Scalar) else node.place
        return Problem(self.source.path, place, code, message)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A withdrawn report, of which only the title is shown, with the day and the reason."""

    report: Report
    withdrawal: Withdrawal
    workshops: tuple[Workshop, ...]
    """The workshops that it described."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The records of a root, and nothing computed from them."""

    settings: Settings = field(default_factory=Settings)
    delegations: Mapping[str, Delegation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    """From (kind of record, id) to where it was written."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """(Kind, id) of the records that are written but could not be read; the id ``*`` stands for a whole file."""
    proposed: frozenset[tuple[str, str]] = frozenset()
    """(Kind, id) of the records that ``data/proposed/`` holds: drafts name them, and the registry lacks them."""
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict)
    """The withdrawn reports, where they were taken out of ``reports``: see ``shown``."""

    def knows(self, kind: str, key: str) -> bool:
        """Whether an id names a record, or may name one that could not be read."""
        return bool({(kind, key), (kind, "*")} & self.broken) or (kind, key) in self.origins

    def profile(self, key: str) -> BodyProfile:
        """Return the profile of the body that a session's or report's id begins with."""
        body = self.bodies.get(body_of(key))
        return (body and body.profile) or BodyProfile(languages=())

    def symbol_forms(self, key: str) -> SymbolForms:
        """Return the forms of a body's symbols, those that can be read (the others are problems)."""
        return _forms(self.profile(key).symbols)

    def shown(self) -> Corpus:
        """Return the corpus with withdrawn reports apart from those of which text and statements are shown."""
        withdrawn = {
            key: Withdrawn(
                report,
                report.withdrawn,
                tuple(w for w in self.sessions[session_of(key)].workshops if f"{session_of(key)}/{w.report}" == key),
            )
            for key, report in self.reports.items()
            if report.withdrawn
        }
        return replace(self.without(withdrawn), withdrawn=withdrawn) if withdrawn else self

    def without(self, reports: Collection[str]) -> Corpus:
        """Return the corpus without some reports, and without the workshops that they describe."""
        if not reports:
            return self
        sessions = {
            key: session.model_copy(
                update={"workshops": tuple(w for w in session.workshops if f"{key}/{w.report}" not in reports)}
            )
            for key, session in self.sessions.items()
        }
        kept = {key: report for key, report in self.reports.items() if key not in reports}
        return replace(self, reports=kept, sessions=sessions)

    def known_reports(self) -> Mapping[str, Report]:
        """Return the reports that are shown and those that were withdrawn, by id."""
        return {**self.reports, **{key: gone.report for key, gone in self.withdrawn.items()}}

    def sessions_reported(self) -> list[str]:
        """Return the ids of the sessions that these reports belong to, in order."""
        return sorted({session_of(key) for key in self.known_reports()})

    def problem(self, kind: str, key: str, code: str, message: str, *steps: str | int) -> Problem:
        """Return a problem at a field of a record."""
        return self.origins[kind, key].problem(code, message, *steps)


@cache
def _forms(forms: tuple[str, ...]) -> SymbolForms:
    readable = []
    for form in forms:
        with suppress(ValueError):
            SymbolForms.of([form])
            readable.append(form)
    return SymbolForms.of(readable)


def session_of(report: str) -> str:
    """Return the session's id of a report's id."""
    return report.rpartition("/")[0]


def body_of(key: str) -> str:
    """Return the body's id of a session's or a report's id."""
    return key.partition("/")[0]
