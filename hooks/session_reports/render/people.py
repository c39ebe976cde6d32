"""Pages of people: their index, and in which roles the reports name each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.corpus import session_of
from session_reports.mentions import Target

from . import metadata
from .filters import filters
from .ledger import contributions, role_view, sittings
from .markdown import escape
from .pages import Head
from .views import capacity_words, named_in, session_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.mentions import Statement

    from .named import Role
    from .pages import Page, Ref, Writer

__all__ = ["person_pages"]


def person_pages(writer: Writer) -> Iterator[Page]:
    """Yield the index of people and a page for each, unless the site shows none."""
    if not writer.corpus.settings.people:
        return
    keys = sorted(writer.named.people, key=lambda key: writer.wording.order(writer.corpus.people[key].name))
    rows = [_person_row(writer, key) for key in keys]
    gettext = writer.wording.gettext
    yield writer.page(
        Head(
            addresses.PEOPLE,
            "people",
            writer.wording.plain("People"),
            writer.wording.plain("The officers, panellists and speakers whom the reports on this site name."),
            metadata=metadata.index(writer, addresses.PEOPLE),
        ),
        rows=rows,
        filters=filters({"role": gettext("Role"), "session": gettext("Session")}, [row.held for row in rows]),
    )
    for key in keys:
        target = Target("person", key)
        name = writer.corpus.people[key].name
        yield writer.page(
            Head(
                addresses.person(key),
                "person",
                name,
                writer.wording.plain("Where the reports on this site name %(name)s.", name=name),
                source=writer.corpus.origins["person", key].source.path,
                metadata=metadata.person(writer, key),
                data=addresses.person(key),
            ),
            parts=contributions(writer, writer.links.parts("person", key)),
            own=sittings(writer, _said_by_person(writer, key)),
            roles=[role_view(writer, role) for role in _roles(writer, key)],
            named=named_in(writer, (mention for mention in writer.links.of(target) if mention.role == "named")),
            printed=writer.corpus.people[key].as_printed,
        )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the index."""

    name: Ref
    held: Mapping[str, Mapping[str, str]]
    """The words by which the index can be filtered: roles and sessions."""
    paragraphs: int


def _person_row(writer: Writer, key: str) -> PersonRow:
    links, target, term = writer.links, Target("person", key), writer.wording.term
    parts = links.parts("person", key)
    places = links.places(target)
    roles: dict[str, str] = {
        role.role or "officer": term(role.role) if role.role else escape(role.who.office)
        for role in _roles(writer, key)
    }
    roles |= {part.part: term(part.part) for part in parts}
    roles |= capacity_words(writer, links.said_by(target))
    reports = [*(part.passage.report for part in parts), *(report for report, _ in places)]
    return PersonRow(
        writer.ref(target),
        {"role": roles, "session": session_words(writer, map(session_of, reports))},
        len(places),
    )


def _roles(writer: Writer, person: str) -> list[Role]:
    return [role for role in writer.named.roles if role.who.person == person]


def _said_by_person(writer: Writer, person: str) -> Iterator[Statement]:
    """Yield a person's statements: by name, and as an officer whom a session's record names."""
    yield from writer.links.said_by(Target("person", person))
    for key, session in writer.corpus.sessions.items():
        for officer in session.officers:
            if officer.person == person:
                yield from writer.links.said_by(Target("officer", officer.id, key))
