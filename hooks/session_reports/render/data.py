"""The data behind the pages, as JSON beside them: the records, and what they say joined with the texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.mentions import Target

from .pages import Asset
from .sessions import bodies, sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.mentions import Contribution, Statement
    from session_reports.model import Record
    from session_reports.passages import Passage

    from .pages import Writer

__all__ = ["data_files"]


def data_files(writer: Writer) -> Iterator[Asset]:
    """Yield the data of each report, session, body, delegation, document and person that has a page.

    A record has the fields of the YAML that it was written in. What has none is left out.
    """
    corpus, links = writer.corpus, writer.links
    for key, report in corpus.reports.items():
        yield _file(addresses.report(key), notice=_notice(writer, key), report=_record(report))
    for session in sessions(writer):
        yield _file(addresses.session(session.key), session=_record(corpus.sessions[session.key]))
    for body in bodies(writer):
        yield _file(addresses.body(body), body=_record(corpus.bodies[body]))
    for key in writer.named.delegations:
        yield _file(
            addresses.delegation(key),
            delegation={"id": key, **_record(corpus.delegations[key])},
            statements=_statements(writer, links.said_by(Target("delegation", key))),
            on_its_behalf=_statements(writer, links.said_for(key)),
            excepted_from=_statements(writer, links.said_without(key)),
            panellists=_parts(writer, links.parts("of", key)),
            experts_shown_with_it=_parts(writer, links.parts("country", key)),
            named_in=_places(writer, Target("delegation", key)),
        )
    for symbol in writer.named.documents:
        cited = _places(writer, Target("document", symbol))
        yield _file(addresses.document(symbol), document={"symbol": symbol}, cited_in=cited)
    for key in writer.named.people if corpus.settings.people else ():
        yield _file(
            addresses.person(key),
            person={"id": key, **_record(corpus.people[key])},
            statements=_statements(writer, links.said_by(Target("person", key))),
            panellist_in=_parts(writer, links.parts("person", key)),
            named_in=_places(writer, Target("person", key)),
        )


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


def _statements(writer: Writer, statements: Iterable[Statement]) -> list[dict[str, object]]:
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


def _parts(writer: Writer, parts: Iterable[Contribution]) -> list[dict[str, object]]:
    return [
        {
            **_place(writer, part.passage),
            **_record(part.record),
            "sentence": _sentence(part.passage, part.sentence),
        }
        for part in parts
    ]


def _places(writer: Writer, target: Target) -> list[str]:
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
