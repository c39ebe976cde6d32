"""The record of a session, as far as an imported report tells of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from session_reports.model import Session

    from .agenda import SessionFacts
    from .masthead import Masthead
    from .seen import Officers
    from .targets import Target
    from .writing import Tree

__all__ = ["merged", "session_told"]


def session_told(  # noqa: PLR0913 - what each part of the report tells
    head: Masthead,
    target: Target,
    *,
    facts: SessionFacts,
    officers: Officers,
    workshops: Sequence[Mapping[str, Tree]],
    day: dt.date,
) -> dict[str, Tree]:
    """Return what a report tells of its session, in the form of ``session.yml``."""
    session: dict[str, Tree] = {"name": head.session or f"Session {target.session}"}
    if head.place:
        session["place"] = head.place
    met = sorted(dt.date.fromisoformat(date) for date in facts.meetings.values() if date)
    days = head.days or ([] if met else [(head.date or day, head.date or day)])
    later = _outside(days, met)
    session["dates"] = [{"from": first.isoformat(), "to": last.isoformat()} for first, last in sorted([*days, *later])]
    if not head.days:
        session["review"] = "the masthead prints no days of the session"
    elif later:
        session["review"] = "the masthead prints other days of the session than those on which it met"
    if officers.offices:
        session["officers"] = [{"id": key, "office": office} for key, office in officers.offices.items()]
    if agenda := _agenda(facts.agenda):
        session["agenda"] = agenda
    if facts.meetings:
        session["meetings"] = [_meeting(number, facts.meetings[number]) for number in sorted(facts.meetings, key=int)]
    if facts.documents:
        session["documents"] = [{"symbol": symbol, "title": title} for symbol, title in facts.documents.items()]
    if workshops:
        session["workshops"] = [_workshop(record, target.report) for record in workshops]
    return session


_BREAK = dt.timedelta(days=7)


def _outside(days: Sequence[tuple[dt.date, dt.date]], met: Sequence[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """Return the ranges of days on which a session met outside the days that its masthead prints."""
    found: list[tuple[dt.date, dt.date]] = []
    for day in met:
        if any(first <= day <= last for first, last in days):
            continue
        if found and day - found[-1][1] <= _BREAK:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _meeting(number: str, date: str) -> dict[str, Tree]:
    return {"number": number, "date": date} if date else {"number": number}


def _workshop(record: Mapping[str, Tree], report: str) -> dict[str, Tree]:
    order = ("id", "title", "theme", "report", "paragraphs", "organizers", "chair", "moderator", "review")
    whole = {**record, "report": report}
    return {name: whole[name] for name in order if name in whole}


def _agenda(titles: Mapping[str, str]) -> list[Tree]:
    """Return the agenda as a tree of items; only those whose titles are printed."""
    items: dict[str, dict[str, Tree]] = {}
    for path, title in titles.items():
        if title and "/" not in path:
            items[path] = {"number": path, "title": title}
    for path, title in titles.items():
        number, _, letter = path.partition("/")
        if letter and title and number in items:
            listed = items[number].setdefault("items", [])
            assert isinstance(listed, list)  # noqa: S101 - it was made here
            listed.append({"number": letter, "title": title})
    return [*items.values()]


_KEYS = {"officers": "id", "agenda": "number", "meetings": "number", "documents": "symbol", "workshops": "id"}


def merged(known: Session, told: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a session's record with what a report tells beside it; nothing where that is known already.

    What the record says stays; only records that it lacks are added, and days of meetings that it does not say.
    """
    record: dict[str, Tree] = known.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    new = False
    for field, key in _KEYS.items():
        before, later = (cast("Sequence[Mapping[str, Tree]]", tree.get(field, [])) for tree in (record, told))
        ids = {one[key]: one for one in before}
        for one in later:
            if field == "workshops" and _is_told(one, before):
                continue
            if one[key] not in ids:
                before = [*before, one]
                new = True
            elif field == "meetings" and "date" in one and "date" not in ids[one[key]]:
                before = [{**other, "date": one["date"]} if other is ids[one[key]] else other for other in before]
                new = True
        if before:
            record[field] = before
    return record if new else {}


def _is_told(one: Mapping[str, Tree], before: Sequence[Mapping[str, Tree]]) -> bool:
    """Whether a workshop is known already under another id: it describes the same paragraphs."""
    return any(_described(one) & _described(known) for known in before)


def _described(workshop: Mapping[str, Tree]) -> set[tuple[Tree, Tree]]:
    return {(workshop["report"], number) for number in cast("Sequence[Tree]", workshop["paragraphs"])}
