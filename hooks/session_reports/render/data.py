"""The data behind the pages, as JSON beside them: the records, and what they say joined with the texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.mentions import Target

from .output import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from session_reports.mentions import Backing, Cast, Contribution, Poll, Statement
    from session_reports.model import Record
    from session_reports.passages import Passage

    from .pages import Writer

__all__ = [
    "body_file",
    "delegation_data",
    "delegation_file",
    "document_data",
    "document_file",
    "person_data",
    "person_file",
    "report_files",
]


def report_files(writer: Writer) -> Iterator[Asset]:
    """Yield the data of the writer's reports, and of the sessions that have any.

    A record has the fields of the YAML that it was written in. What has none is left out.
    """
    for key, report in writer.corpus.reports.items():
        yield _file(addresses.report(key), notice=_notice(writer, key), report=_record(report))
    for key in writer.corpus.sessions_reported():
        yield _file(addresses.session(key), session=_record(writer.corpus.sessions[key]))


def body_file(writer: Writer, key: str) -> Asset:
    """Return the data of a body."""
    return _file(addresses.body(key), body=_record(writer.corpus.bodies[key]))


def delegation_data(writer: Writer, key: str) -> Mapping[str, list[object]]:
    """Return what the writer's reports record of a delegation."""
    links = writer.links
    return {
        "statements": _statements(writer, links.said_by(Target("delegation", key))),
        "on_its_behalf": _statements(writer, links.said_for(key)),
        "excepted_from": _statements(writer, links.said_without(key)),
        "votes": _votes(writer, links.cast_by(Target("delegation", key))),
        "votes_requested_on_its_behalf": _votes(writer, links.cast_for(key)),
        "sponsorships": _sponsorships(writer, links.backings("by", Target("delegation", key))),
        "sponsorships_on_its_behalf": _sponsorships(writer, links.backings("for", key)),
        "excepted_from_sponsorships": _sponsorships(writer, links.backings("except", key)),
        "panellists": _parts(writer, links.parts("of", key)),
        "experts_shown_with_it": _parts(writer, links.parts("country", key)),
        "named_in": _places(writer, Target("delegation", key)),
    }


def delegation_file(writer: Writer, key: str, data: Mapping[str, object]) -> Asset:
    """Return the data of a delegation."""
    return _file(addresses.delegation(key), delegation={"id": key, **_record(writer.corpus.delegations[key])}, **data)


def document_data(writer: Writer, symbol: str) -> Mapping[str, list[object]]:
    """Return what the writer's reports tell of a document, and where they cite it."""
    polls = writer.links.polls_on(symbol)
    return {
        "votes": [{**_place(writer, poll.passage), **_record(poll.record)} for poll in polls],
        "sponsorships": _sponsorships(writer, writer.links.backings("on", symbol)),
        "cited_in": _places(writer, Target("document", symbol)),
    }


def document_file(symbol: str, data: Mapping[str, object]) -> Asset:
    """Return the data of a document."""
    return _file(addresses.document(symbol), document={"symbol": symbol}, **data)


def person_data(writer: Writer, key: str) -> Mapping[str, list[object]]:
    """Return what the writer's reports record of a person."""
    return {
        "statements": _statements(writer, writer.links.said_by(Target("person", key))),
        "votes": _votes(writer, writer.links.cast_by(Target("person", key))),
        "sponsorships": _sponsorships(writer, writer.links.backings("by", Target("person", key))),
        "panellist_in": _parts(writer, writer.links.parts("person", key)),
        "named_in": _places(writer, Target("person", key)),
    }


def person_file(writer: Writer, key: str, data: Mapping[str, object]) -> Asset:
    """Return the data of a person."""
    return _file(addresses.person(key), person={"id": key, **_record(writer.corpus.people[key])}, **data)


def _file(path: str, **parts: object) -> Asset:
    """Return the file beside a page: the page's address, and the parts that are not empty."""
    content = {"address": addresses.url(path), **{name: part for name, part in parts.items() if part}}
    return Asset(addresses.data(path), (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _notice(writer: Writer, key: str) -> str:
    """Return what every page of a report says of itself."""
    plain, report = writer.wording.plain, writer.corpus.reports[key]
    if writer.corpus.profile(key).publisher == "official":
        return plain("Published by the body itself.")
    if report.status == "draft":
        return plain("Unofficial rendering of a draft report of %(date)s.", date=writer.wording.day(report.date))
    return plain("Unofficial rendering.")


def _record(record: Record) -> dict[str, object]:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _statements(writer: Writer, statements: Iterable[Statement]) -> list[object]:
    return [
        {
            **_place(writer, statement.passage),
            "by": statement.by.id,
            **_record(statement.entry),
            **({"capacity": statement.capacity} if statement.capacity else {}),
            "sentence": _sentence(statement.passage, statement.sentence),
        }
        for statement in statements
    ]


def _parts(writer: Writer, parts: Iterable[Contribution]) -> list[object]:
    return [
        {
            **_place(writer, part.passage),
            **_record(part.record),
            "sentence": _sentence(part.passage, part.sentence),
        }
        for part in parts
    ]


_OF_OTHERS = {"in_favour", "against", "abstaining", "corrections"}


def _votes(writer: Writer, cast: Iterable[tuple[Poll, Cast]]) -> list[object]:
    """Return what someone did in votes: as announced, what was said later beside it, without the votes of others."""
    found: list[object] = []
    for poll, one in cast:
        other = writer.links.counterpart(poll)
        told = {**_record(poll.record), **(_record(other.record) if other else {})}
        found.append(
            {
                **_place(writer, poll.passage),
                **{name: value for name, value in told.items() if name not in _OF_OTHERS},
                "part": one.part,
                **({"corrected_later": _record(one.correction)} if one.correction else {}),
                **({"told_further_in": str(writer.in_context(other.passage))} if other else {}),
            }
        )
    return found


def _sponsorships(writer: Writer, backings: Iterable[Backing]) -> list[object]:
    return [{**_place(writer, backing.passage), **_record(backing.record)} for backing in backings]


def _places(writer: Writer, target: Target) -> list[object]:
    places = dict.fromkeys(writer.links.places(target))
    return [
        str(writer.in_context(passage))
        for report in dict.fromkeys(report for report, _ in places)
        for passage in writer.texts[report]
        if (report, passage.key) in places
    ]


def _place(writer: Writer, passage: Passage) -> dict[str, object]:
    report = writer.corpus.reports[passage.report]
    return {
        "address": str(writer.in_context(passage)),
        "report": passage.report,
        "status": report.status,
        "date": report.date.isoformat(),
    }


def _sentence(passage: Passage, span: tuple[int, int]) -> str:
    return " ".join(passage.text.plain[slice(*span)].split())
