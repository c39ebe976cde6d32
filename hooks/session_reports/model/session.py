"""Records of a session: its days, agenda, meetings, officers, documents and workshops."""

from __future__ import annotations

from pydantic import Field

from session_reports.values import Date, Doubt, Id, Line, Number, Symbol

from .base import AsPrinted, Record

__all__ = ["AgendaItem", "DateRange", "Document", "Meeting", "Officer", "Participant", "Session", "Workshop"]


class Participant(Record):
    """Someone in a role, with as much as the source prints: a name, an office, or both."""

    person: Id | None = None
    """The person, by id."""
    officer: Id | None = None
    """An officer of the session, by the id that `officers` gives."""
    office: Line | None = None
    """The office as printed: `Scientific Coordinator`."""
    of: Id | None = None
    """The delegation or institution that the person or the office belongs to."""
    country: Id | None = None
    """The delegation printed in brackets after the name. It has not spoken thereby."""


class Officer(Record):
    """An officer of the session. The name is left out where the source does not print it."""

    id: Id
    """The id by which statements and workshops name the officer: `chair`."""
    office: Line
    """The office as printed: `First Vice-Chair`."""
    person: Id | None = None
    """The person, where the source names one."""
    country: Id | None = None
    """The delegation printed with the name."""


class DateRange(Record):
    """Days without a break, both ends included."""

    from_: Date = Field(alias="from")
    """The first day."""
    to: Date
    """The last day."""


class AgendaItem(Record):
    """An item of the agenda, or a sub-item."""

    number: Number
    """The number as printed: `4`; of a sub-item the letter alone: `a`."""
    title: Line
    """The title as printed."""
    items: tuple[AgendaItem, ...] = ()
    """Its sub-items."""


class Meeting(Record):
    """A meeting of the session."""

    number: Number
    """The number: `3` for the 3rd meeting."""
    date: Date | None = None
    """The day, where a source says which meeting was held on which day."""


class Document(Record):
    """A document that the session had before it, or that its reports cite."""

    symbol: Symbol
    """The symbol as printed."""
    title: Line | None = None
    """The title or description as printed."""


class Workshop(Record):
    """A workshop, panel or side event. Its discussion is taken from the statements of its paragraphs."""

    id: Id
    """The id, which is the last part of its address."""
    title: Line
    """The title as printed."""
    theme: Line | None = None
    """The theme as printed, without its quotation marks."""
    report: Id
    """The report that describes it."""
    paragraphs: tuple[Number, ...] = Field(min_length=1)
    """The paragraphs of that report which describe it."""
    organizers: tuple[Id, ...] = ()
    """Who organized it, as delegations or institutions."""
    chair: Participant | None = None
    """Who chaired it."""
    moderator: Participant | None = None
    """Who moderated it."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Session(Record):
    """A session of a body: `session.yml` in the session's folder."""

    name: Line
    """The session in words, as printed: `Twentieth session`."""
    place: Line | None = None
    """Where it was held."""
    dates: tuple[DateRange, ...] = Field(min_length=1)
    """When it was held; more than one range where it met with a break."""
    officers: tuple[Officer, ...] = ()
    """The officers whom reports name."""
    agenda: tuple[AgendaItem, ...] = ()
    """The agenda, as far as the sources print it."""
    meetings: tuple[Meeting, ...] = ()
    """The meetings, as far as the sources name them."""
    documents: tuple[Document, ...] = ()
    """Documents whose titles the sources print."""
    workshops: tuple[Workshop, ...] = ()
    """Workshops, panels and side events."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks that are the document's own."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""
