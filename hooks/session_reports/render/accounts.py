"""What a session gives to the pages that gather from many: accounts of delegations, documents and people, and lists."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from session_reports import model
from session_reports.addresses import Address
from session_reports.model import Record

from . import about, acts, delegations, documents, ledger, pages, people, printed, sessions, views, withdrawn
from .notation import Notation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NOTATION", "SessionSheet", "merged"]

AccountT = TypeVar("AccountT")


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """What a session gives to its own page, and to the lists of sessions and reports."""

    view: sessions.SessionView
    page: pages.Draft
    rights: tuple[about.RightsEntry, ...]
    printed: tuple[printed.PrintedGroup, ...]
    withdrawn: tuple[withdrawn.WithdrawnView, ...]


NOTATION = Notation(
    [
        Address,
        SessionSheet,
        about.RightsEntry,
        acts.ActView,
        acts.BackingView,
        acts.CorrectionView,
        acts.ListView,
        acts.PollView,
        delegations.DelegationAccount,
        delegations.DelegationRow,
        delegations.ReportedAs,
        documents.DocumentAccount,
        documents.DocumentView,
        ledger.Sitting,
        pages.Draft,
        pages.Head,
        pages.Metadata,
        pages.Ref,
        people.PersonAccount,
        people.PersonRow,
        printed.PrintedGroup,
        printed.PrintedView,
        sessions.PartOfSession,
        sessions.ReportView,
        sessions.SessionView,
        views.ContributionView,
        views.Facts,
        views.Naming,
        views.StatementView,
        views.Who,
        withdrawn.WithdrawnView,
        *(
            each
            for name in model.__all__
            if isinstance(each := getattr(model, name), type) and issubclass(each, Record)
        ),
    ]
)
"""How accounts, sheets and pages are written."""


def merged(accounts: Sequence[AccountT]) -> AccountT:
    """Return accounts of the same thing as one: lists and mappings joined in order, numbers added."""

    def joined(values: Sequence[object]) -> object:
        if isinstance(values[0], tuple):
            return tuple(chain.from_iterable(values))  # type: ignore[arg-type]
        if isinstance(values[0], dict):
            return dict(chain.from_iterable(value.items() for value in values))  # type: ignore[attr-defined]
        return sum(values)  # type: ignore[arg-type]

    kind = type(accounts[0])
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(*(joined([getattr(account, name) for account in accounts]) for name in names))
