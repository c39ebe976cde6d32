"""What the reports shown name, and the roles that their records give: whatever has a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.model import Participant
from session_reports.symbols import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.corpus import Corpus
    from session_reports.mentions import Links

__all__ = ["Named", "Role", "named"]


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of all that the reports shown name. What none names has no page."""

    delegations: tuple[str, ...]
    documents: tuple[str, ...]
    people: tuple[str, ...]
    roles: tuple[Role, ...]
    """The roles that their records and their sessions' give."""


def named(corpus: Corpus, links: Links) -> Named:
    """Gather what reports name in their texts, and what their data and their sessions' add."""
    sessions = corpus.sessions_reported()
    found = tuple(_roles(corpus))
    holders = [role.who for role in found]
    records = [contribution.record for contribution in links.contributions]
    delegations = {target.id for target in links.targets("delegation")}
    delegations |= {key for who in chain(holders, records) for key in (who.of, who.country) if key}
    people = {target.id for target in links.targets("person")}
    people |= {who.person for who in chain(holders, records) if who.person}
    documents = {target.id for target in links.targets("document")}
    for statement in links.statements:
        delegations |= {*statement.entry.on_behalf_of, *statement.entry.except_}
        delegations |= {statement.by.id} if statement.by.kind == "delegation" else set()
        people |= {statement.by.id} if statement.by.kind == "person" else set()
    for poll in links.polls:
        delegations |= {*poll.record.requested_on_behalf_of}
        documents |= _symbols(corpus, poll.passage.report, filter(None, [poll.record.document]))
    for backing in links.sponsorships:
        delegations |= {*backing.record.on_behalf_of, *backing.record.except_}
        documents |= _symbols(corpus, backing.passage.report, filter(None, [backing.record.document]))
    acted = [cast.by for poll in links.polls for cast in poll.casts]
    acted += [backer.by for backing in links.sponsorships for backer in backing.backers]
    for who in acted:
        delegations |= {who.id} if who.kind == "delegation" else set()
        people |= {who.id} if who.kind == "person" else set()
    for session in sessions:
        documents |= _symbols(corpus, session, (document.symbol for document in corpus.sessions[session].documents))
        delegations |= {key for workshop in corpus.sessions[session].workshops for key in workshop.organizers}
    for key, report in corpus.reports.items():
        documents |= _symbols(corpus, key, report.symbols)
    return Named(tuple(sorted(delegations)), tuple(sorted(documents)), tuple(sorted(people)), found)


def _symbols(corpus: Corpus, key: str, printed: Iterable[str]) -> set[str]:
    """Return those of some printed symbols that make an address: one that is malformed is shown, and has no page."""
    forms = corpus.symbol_forms(key)
    return {symbol for symbol in map(latin, printed) if forms.is_symbol(symbol)}


@dataclass(frozen=True, slots=True)
class Role:
    """A role in a report, session or workshop: who holds it, and where it is shown."""

    role: str
    """The word for it; empty for an officer, whose office is printed."""
    who: Participant
    where: Address
    title: str


def _roles(corpus: Corpus) -> Iterator[Role]:
    """Yield the roles of rapporteurs, officers, and those who chaired or moderated workshops."""
    for key, report in corpus.reports.items():
        if report.rapporteur:
            yield Role("rapporteur", report.rapporteur, Address(addresses.report(key)), report.title)
    for key in corpus.sessions_reported():
        session = corpus.sessions[key]
        for officer in session.officers:
            where = Address(addresses.session(key), addresses.officer_anchor(officer.id))
            who = Participant(person=officer.person, office=officer.office, country=officer.country)
            yield Role("", who, where, session.name)
        for workshop in session.workshops:
            where = Address(addresses.workshop(key, workshop.id))
            led = (("chair", workshop.chair), ("moderator", workshop.moderator))
            yield from (Role(role, who, where, workshop.title) for role, who in led if who)
