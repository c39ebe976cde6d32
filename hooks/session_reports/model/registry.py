"""Records of the registry: delegations, people and bodies, known to all reports."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from session_reports.values import M49, Capacity, Date, DelegationKind, Id, Language, Line, Url

from .base import AsPrinted, Record

__all__ = ["Body", "BodyProfile", "Codes", "Delegation", "FormerState", "NameForms", "Person"]


class NameForms(Record):
    """The forms of one name in one language."""

    short: Line
    """The short name, without its article: `Philippines`, `Iran (Islamic Republic of)`."""
    formal: Line | None = None
    """The formal name, with the article that its source prints: `the Kingdom of Thailand`."""
    list: Line | None = None
    """The form that alphabetical lists use, where it is not the short one."""
    also: tuple[Line, ...] = ()
    """Other forms that documents print: `United Kingdom`, an abbreviation such as `UNICEF`."""


class Codes(Record):
    """The codes of a State or an organization in other registers."""

    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    """Two letters of ISO 3166-1."""
    iso3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    """Three letters of ISO 3166-1."""
    m49: M49 | None = None
    """Three digits of the United Nations Statistics Division's standard M49."""


class FormerState(Record):
    """What held until a day, and then changed."""

    to: Date
    """The last day on which it held."""
    kind: DelegationKind | None = None
    """The kind until then, where it was another."""
    names: dict[Language, NameForms] = Field(default={})
    """The names until then, by language, where they were others."""
    source: Line
    """Where the change is recorded."""


class Delegation(Record):
    """A State, an entity, an organization, an institution or a group that reports name.

    Its place is `data/registry/`, in any file of delegations, under its id.
    """

    kind: DelegationKind
    """What it is now. What it was before a change stands under `former`."""
    names: dict[Language, NameForms] = Field(min_length=1)
    """Its names now, by language."""
    codes: Codes | None = None
    """Its codes in other registers."""
    from_: Date | None = Field(default=None, alias="from")
    """The first day on which the present kind, or where `former` tells of one the first kind, held."""
    to: Date | None = None
    """The last day on which it existed, where it has ended."""
    former: tuple[FormerState, ...] = ()
    """What held earlier, the oldest first."""
    source: Line | None = None
    """Where the record comes from, when it is not the source that its file names."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks that are the document's own."""


class Person(Record):
    """A person whom a report names: an officer, a panellist, a speaker."""

    name: Line
    """The name as the documents print it."""
    also: tuple[Line, ...] = ()
    """Other forms that documents print."""
    as_printed: tuple[AsPrinted, ...] = ()
    """Findings of the checks that are the document's own."""


class BodyProfile(Record):
    """How a body publishes: whatever the program must not assume of all bodies."""

    languages: tuple[Language, ...]
    """The languages in which the body publishes its reports."""
    symbols: tuple[Line, ...] = ()
    """The forms of its document symbols: `united-nations`, or patterns such as `CL {number}/{number}`. None: it
    has no symbols."""
    documents: Url | None = None
    """Where its official documents are: an address with `{symbol}` and, where it has one, `{language}`."""
    standings: tuple[Id, ...] = ()
    """The standings that delegations have in it: `member`, `observer`."""
    capacities: tuple[Capacity, ...] = ()
    """Capacities that its reports print beside those that every body knows."""
    publisher: Literal["unofficial", "official"] = "unofficial"
    """`official` when the body itself publishes this site."""
    disclaimer: dict[Language, Line] = Field(default={})
    """What the body wants said on its pages, by language."""


class Body(Record):
    """A body whose sessions are reported, or the organ that one reports to."""

    names: dict[Language, NameForms] = Field(min_length=1)
    """Its names, by language."""
    parent: Id | None = None
    """The body that it is an organ of."""
    profile: BodyProfile | None = None
    """How it publishes. A body with sessions needs one."""
    source: Line | None = None
    """Where the record comes from."""
