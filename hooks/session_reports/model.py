"""The records: what the YAML of ``data/`` says, typed, and nothing else.

Every field is documented here once; the JSON Schemas that editors complete from and the site's
page of data fields are both made from these docstrings. What is computed (addresses, mentions,
statements joined with their sentences) lives in other modules.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from .values import (
    M49,
    Bool,
    Capacity,
    Date,
    DelegationKind,
    Id,
    ItemPath,
    Language,
    Line,
    Number,
    Prose,
    StatementKind,
    Symbol,
    Url,
)

__all__ = [
    "AgendaItem",
    "Annex",
    "Body",
    "BodyProfile",
    "Codes",
    "DateRange",
    "Delegation",
    "Document",
    "FormerState",
    "Meeting",
    "NameForms",
    "Note",
    "Officer",
    "Panellist",
    "Paragraph",
    "Participant",
    "Person",
    "Provenance",
    "Record",
    "Report",
    "Section",
    "Session",
    "Settings",
    "StatementEntry",
    "Workshop",
]


class Record(BaseModel):
    """What every record has in common: it is frozen, and knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, validate_by_name=False)


# --- the registry -----------------------------------------------------------------------------


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
    names: dict[Language, NameForms] = {}
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


class Person(Record):
    """A person whom a report names: an officer, a panellist, a speaker."""

    name: Line
    """The name as the documents print it."""
    also: tuple[Line, ...] = ()
    """Other forms that documents print."""


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
    disclaimer: dict[Language, Line] = {}
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


# --- the session ------------------------------------------------------------------------------


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


# --- the report -------------------------------------------------------------------------------


class StatementEntry(Record):
    """Statements of one manner, in printed order: one for each name under `by`."""

    by: tuple[Id, ...] = Field(min_length=1)
    """Who spoke, in printed order: delegations, persons, or officers of the session, by id."""
    capacity: Capacity | None = None
    """In which capacity, as printed."""
    standing: Id | None = None
    """The standing in the body, where the document prints it: `member`, `observer`."""
    kind: StatementKind = "statement"
    """The kind of statement."""
    on_behalf_of: tuple[Id, ...] = ()
    """The delegations or groups that it was made for."""
    except_: tuple[Id, ...] = Field(default=(), alias="except")
    """The members of such a group for whom it was not made."""
    own: Bool = False
    """Whether it was also made in the speaker's national capacity."""
    delivery: Line | None = None
    """How it was delivered, as printed: `by video message`."""
    item: ItemPath | None = None
    """The agenda item or sub-item that it was made on, where it is not that of the section."""


class Panellist(Participant):
    """A panellist, expert or presenter: a person, an office or an institution, never the country shown."""

    kind: StatementKind = "statement"
    """The kind of contribution: `presentation` where the document calls it so."""
    item: ItemPath | None = None
    """The agenda item or sub-item that the panellist spoke on."""


class Paragraph(Record):
    """A paragraph, or a block of text that the document does not number."""

    number: Number | None = None
    """The number as printed. It makes the address."""
    id: Id | None = None
    """For a block without a number that needs an address of its own."""
    text: Prose
    """The text, verbatim, in a literal block."""
    statements: tuple[StatementEntry, ...] = ()
    """The statements that it records, in printed order."""
    panellists: tuple[Panellist, ...] = ()
    """The panellists whom it names, in printed order."""
    names: dict[Line, Id] = {}
    """Overrules what a name in this text resolves to: a delegation's or a person's id, or `none`."""


class Section(Record):
    """A run of paragraphs with a heading of its own, or without one."""

    id: Id
    """The id, which makes the anchor `sec_<id>`."""
    heading: Line | None = None
    """The heading as printed."""
    level: Annotated[int, Field(ge=1, le=5), BeforeValidator(lambda v: int(v) if str(v).isdecimal() else v)] = 1
    """1 for a main heading, 2 for one below it, and so on."""
    items: tuple[ItemPath, ...] = ()
    """The agenda items that its paragraphs report on, as far as the document says so."""
    meetings: tuple[Number, ...] = ()
    """The meetings that its paragraphs report on, as far as the document says so."""
    dates: tuple[Date, ...] = ()
    """The days of those meetings, as printed."""
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1)
    """The paragraphs, in order."""


class Note(Record):
    """A footnote or endnote. Its mark in the text is `[^number]`."""

    number: Number
    """The number or letter as printed."""
    text: Prose
    """The text, verbatim."""


class Annex(Record):
    """An annex, whose paragraphs are numbered in a series of their own."""

    number: Number
    """The number, which makes the anchors: `1` for `annex_1__para_4`."""
    heading: Line
    """The heading as printed: `Annex I. Attendance`."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """Its sections."""
    notes: tuple[Note, ...] = ()
    """Its notes."""


class Provenance(Record):
    """Where the text came from, and what was done to it."""

    source: Line
    """The source, in words."""
    form: Line
    """The form in which it was had: `Markdown text`, `PDF`."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    """The SHA-256 of the file that it was had in."""
    retrieved: Date | None = None
    """When it was had."""
    transcribed: Line
    """How it was transcribed: by hand, or by which program."""
    checked: Date | None = None
    """When the text here was compared with the source, word for word."""


class Report(Record):
    """One document: its masthead, its text and its statements."""

    title: Line
    """The title as printed."""
    kind: Line
    """The kind as printed: `Draft report`."""
    part: Line | None = None
    """Which part of a larger document it is, as printed: `Addendum`."""
    symbols: tuple[Symbol, ...] = ()
    """Its own symbol as printed; more than one for a document of two organs; none where none is printed."""
    status: Literal["draft", "adopted", "revised", "final"]
    """Its status in the body."""
    language: Language
    """The language of the text here."""
    original: Language | None = None
    """The language of the original, as the masthead says."""
    distribution: Line | None = None
    """The distribution, as printed: `Limited`."""
    date: Date
    """The date of the document."""
    rapporteur: Participant | None = None
    """The Rapporteur, as printed."""
    visibility: Literal["public", "embargoed"] = "public"
    """`embargoed`: shown in the preview, marked as such, and never in a published build."""
    provenance: Provenance
    """Where the text came from."""
    rights: Line
    """Who holds which rights in the text, and under what terms it stands here."""
    published: Date
    """When it was first published on this site."""
    changed: Date | None = None
    """When its data last changed here."""
    names: dict[Line, Id] = {}
    """Overrules what a name in the whole text resolves to: a delegation's or a person's id, or `none`."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The body of the report."""
    annexes: tuple[Annex, ...] = ()
    """The annexes."""
    notes: tuple[Note, ...] = ()
    """The notes of the body."""


class Settings(Record):
    """Choices for the whole site: `data/site.yml`."""

    title: Line = "Session Reports"
    """What the site is called."""
    language: Language = "en"
    """The language of the interface. A report's text keeps its own."""
    paragraph_pages: Bool = True
    """Whether each paragraph has a page of its own beside its place on the reading page."""
    people: Bool = True
    """Whether people have pages."""
