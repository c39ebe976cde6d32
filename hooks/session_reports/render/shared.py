"""The kinds of things that have a page gathered from many sessions: delegations, documents, people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .data import delegation_data, delegation_file, document_data, document_file, person_data, person_file
from .delegations import delegation_account, delegation_page, delegation_row, delegations_page
from .documents import by_numbers, document_account, document_page, document_view, documents_page
from .people import people_page, person_account, person_page, person_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .named import Named
    from .output import Asset, Page
    from .pages import Writer

__all__ = ["SHARED", "Shared"]


@dataclass(frozen=True, slots=True)
class Shared:
    """A kind of things: how what a session says of one is told, and how pages are made of what all sessions say.

    An account is of a class of the kind's own; its row in the index too.
    """

    ids: Callable[[Named], Sequence[str]]
    """Which of them reports name."""
    account: Callable[[Writer, str], Any]
    data: Callable[[Writer, str], Mapping[str, list[object]]]
    page: Callable[[Writer, str, Any], Page]
    file: Callable[[Writer, str, Mapping[str, object]], Asset]
    row: Callable[[Writer, str, Any], Any]
    index: Callable[[Writer, Sequence[Any]], Page]
    order: Callable[[Writer, Iterable[str]], list[str]]
    """Sorts ids as the index does."""


def _by_name_of_delegation(writer: Writer, keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: writer.wording.order(writer.delegation(key)))


def _by_name_of_person(writer: Writer, keys: Iterable[str]) -> list[str]:
    return sorted(keys, key=lambda key: writer.wording.order(writer.corpus.people[key].name))


SHARED = {
    "delegation": Shared(
        lambda named: named.delegations,
        delegation_account,
        delegation_data,
        delegation_page,
        delegation_file,
        delegation_row,
        delegations_page,
        _by_name_of_delegation,
    ),
    "document": Shared(
        lambda named: named.documents,
        document_account,
        document_data,
        document_page,
        lambda _, symbol, data: document_file(symbol, data),
        document_view,
        documents_page,
        lambda _, symbols: sorted(symbols, key=by_numbers),
    ),
    "person": Shared(
        lambda named: named.people,
        person_account,
        person_data,
        person_page,
        person_file,
        person_row,
        people_page,
        _by_name_of_person,
    ),
}
"""By their names."""
