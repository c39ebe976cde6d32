"""By what a search narrows pages down: body, session, year, and who spoke in which capacity.

The values are the words that readers choose from. A page belongs to every value that it has under a name.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from session_reports.corpus import body_of, session_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from session_reports.passages import Passage

    from .pages import Writer

__all__ = ["of_body", "of_delegation", "of_report", "of_session", "of_workshop"]


def of_body(writer: Writer, key: str) -> dict[str, object]:
    """Return the facets of a body's page."""
    return {"body": [writer.body(key)]}


def of_session(writer: Writer, key: str) -> dict[str, object]:
    """Return the facets of a session's page: its years are those of its days."""
    days = writer.corpus.sessions[key].dates
    years = {str(day.year) for dates in days for day in (dates.from_, dates.to)}
    return {**of_body(writer, body_of(key)), "session": [writer.session_name(key)], "year": sorted(years)}


def of_workshop(writer: Writer, report: str) -> dict[str, object]:
    """Return the facets of a workshop's page: those of the session whose report describes it."""
    return of_session(writer, session_of(report))


def of_delegation(writer: Writer, key: str, capacities: Iterable[str]) -> dict[str, object]:
    """Return the facets of a delegation's page: its name, and the capacities in which it spoke, as they are called."""
    called = sorted({unescape(str(capacity)) for capacity in capacities})
    return _filled({"delegation": [writer.delegation(key)], "capacity": called})


def of_report(writer: Writer, key: str) -> dict[str, object]:
    """Return the facets of a reading page, and under ``said`` which paragraph has them.

    ``para_4:0=1,2;1=`` says that in paragraph 4 the delegations at the places 1 and 2 of the page's list spoke in the
    capacity at place 0 of its list, and someone who is no delegation in that at place 1. ``|`` parts the paragraphs.
    """
    report = writer.corpus.reports[key]
    spoke = {passage.anchor: _spoke(writer, passage) for passage in writer.texts[key] if passage.anchor}
    pairs = {pair for found in spoke.values() for pair in found}
    capacities = sorted({capacity for capacity, _ in pairs})
    delegations = sorted({delegation for _, delegation in pairs if delegation})
    said = "|".join(f"{anchor}:{_coded(found, capacities, delegations)}" for anchor, found in spoke.items() if found)
    facets = {**of_session(writer, session_of(key)), "year": [str(report.date.year)]}
    return _filled({**facets, "delegation": delegations, "capacity": capacities, "said": said})


def _spoke(writer: Writer, passage: Passage) -> list[tuple[str, str]]:
    """Return who spoke in a passage: capacities, each with a delegation or, of all others, nothing. Each pair once.

    A panellist speaks for no delegation.
    """

    def pairs() -> Iterator[tuple[str, str]]:
        for statement in writer.links.said_at(passage):
            speaker = writer.delegation(statement.by.id) if statement.by.kind == "delegation" else ""
            yield unescape(str(writer.capacity(statement))), speaker
        for _ in writer.links.parts_at(passage):
            yield unescape(str(writer.wording.term("panellist"))), ""

    return list(dict.fromkeys(pairs()))


def _coded(pairs: Iterable[tuple[str, str]], capacities: list[str], delegations: list[str]) -> str:
    places: dict[int, list[int]] = {}
    for capacity, delegation in pairs:
        held = places.setdefault(capacities.index(capacity), [])
        if delegation:
            held.append(delegations.index(delegation))
    return ";".join(f"{place}={','.join(map(str, sorted(held)))}" for place, held in sorted(places.items()))


def _filled(facets: Mapping[str, object]) -> dict[str, object]:
    return {name: values for name, values in facets.items() if values}
