"""The records: what the YAML of ``data/`` says, typed, and nothing else.

Every field is documented here once; the JSON Schemas that editors complete from and the site's
page of data fields are both made from these docstrings. What is computed (addresses, mentions,
statements joined with their sentences) lives in other modules.
"""

from __future__ import annotations

from .acts import Correction, Counts, Sponsorship, Vote
from .base import AsPrinted, Record, Settings
from .registry import Body, BodyProfile, Codes, Delegation, FormerState, NameForms, Person
from .report import Annex, Note, Panellist, Paragraph, Provenance, Report, Section, StatementEntry, Withdrawal
from .session import AgendaItem, DateRange, Document, Meeting, Officer, Participant, Session, Workshop

__all__ = [
    "RECORDS",
    "AgendaItem",
    "Annex",
    "AsPrinted",
    "Body",
    "BodyProfile",
    "Codes",
    "Correction",
    "Counts",
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
    "Sponsorship",
    "StatementEntry",
    "Vote",
    "Withdrawal",
    "Workshop",
]

RECORDS: tuple[type[Record], ...] = (
    AsPrinted,
    Settings,
    NameForms,
    Codes,
    FormerState,
    Delegation,
    Person,
    BodyProfile,
    Body,
    Participant,
    Officer,
    DateRange,
    AgendaItem,
    Meeting,
    Document,
    Workshop,
    Session,
    StatementEntry,
    Panellist,
    Counts,
    Correction,
    Vote,
    Sponsorship,
    Paragraph,
    Section,
    Note,
    Annex,
    Provenance,
    Withdrawal,
    Report,
)
"""Every kind of record, in the order in which they are told of."""
