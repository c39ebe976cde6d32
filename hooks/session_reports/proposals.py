"""Proposed records that several drafts share: one record with all that they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Body, Delegation, Person

if TYPE_CHECKING:
    from .model import BodyProfile, NameForms, Record

__all__ = ["joined"]


def joined(first: Record, other: Record) -> Record:
    """Return what two drafts propose under one id: the first record, with the names and forms of the other added."""
    if isinstance(first, Delegation) and isinstance(other, Delegation):
        return first.model_copy(update={"names": _names(first.names, other.names)})
    if isinstance(first, Person) and isinstance(other, Person):
        return first.model_copy(update={"also": _added(first.also, (other.name, *other.also), first.name)})
    if isinstance(first, Body) and isinstance(other, Body):
        names = _names(first.names, other.names)
        return first.model_copy(update={"names": names, "profile": _profile(first.profile, other.profile)})
    return first


def _names(first: dict[str, NameForms], other: dict[str, NameForms]) -> dict[str, NameForms]:
    names = {**other, **first}
    for language in first.keys() & other.keys():
        known, more = first[language], other[language]
        names[language] = known.model_copy(update={"also": _added(known.also, (more.short, *more.also), known.short)})
    return names


def _profile(first: BodyProfile | None, other: BodyProfile | None) -> BodyProfile | None:
    if first is None or other is None:
        return first or other
    lists = ("languages", "symbols", "standings", "capacities")
    return first.model_copy(update={name: _added(getattr(first, name), getattr(other, name)) for name in lists})


def _added(first: tuple[str, ...], more: tuple[str, ...], *known: str) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys((*first, *more)) if one not in known)
