"""Statements and panellists, joined with the mentions of those who spoke."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from . import addresses
from .corpus import session_of
from .mentions import Contribution, Mention, Statement, Target
from .prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .corpus import Corpus
    from .mentions import Role
    from .model import Participant
    from .passages import Passage

__all__ = ["Claims", "participant", "speaker"]


def speaker(corpus: Corpus, session: str, key: str) -> Target | None:
    """Return what an id under ``by`` names: an officer of the session, a delegation, or a person."""
    record = corpus.sessions.get(session)
    if record and any(officer.id == key for officer in record.officers):
        return Target("officer", key, session)
    if key in corpus.delegations:
        return Target("delegation", key)
    return Target("person", key) if key in corpus.people else None


def participant(who: Participant, session: str) -> Target | None:
    """Return whom a participant's record names: the person, else the officer, else the institution."""
    if who.person:
        return Target("person", who.person)
    if who.officer:
        return Target("officer", who.officer, session)
    return Target("delegation", who.of) if who.of else None


class Claims:
    """Joins the statements and panellists of a passage with its mentions.

    Each statement in order takes the next mention of its speaker that none has taken, so that
    "Indonesia, Indonesia (also on behalf of ...)" are two; those it was made for take theirs after it.
    Panellists take theirs first, so that the country shown with one is not taken for a speaker.
    """

    def __init__(self, corpus: Corpus, passage: Passage, mentions: list[Mention]) -> None:
        """Take a passage and its mentions, all still in the role ``named`` or ``reference``."""
        self.corpus = corpus
        self.session = session_of(passage.report)
        session = corpus.sessions.get(self.session)
        self.offices = {officer.id: officer.office for officer in (session.officers if session else ())}
        self.passage = passage
        self.mentions = mentions
        self.sentences = sentences(passage.text.plain)
        self.position = 0
        self.times: Counter[str] = Counter()

    def statements(self) -> Iterator[Statement]:
        """Yield the statements that the passage's record holds, one for each speaker."""
        self.position = 0
        for place, entry in enumerate(self.passage.statements):
            for position, key in enumerate(entry.by):
                by = speaker(self.corpus, self.session, key)
                if by is None:
                    continue
                mention = self.take(by, "speaker")
                self.times[key] += 1
                name = addresses.statement_id(self.passage.anchor, key, self.times[key])
                for other in entry.on_behalf_of:
                    self.take(Target("delegation", other), "on-behalf-of")
                for other in entry.except_:
                    self.take(Target("delegation", other), "except")
                capacity = entry.capacity or self.implied(by)
                steps = ("statements", place, "by", position)
                yield Statement(name, self.passage, by, capacity, entry, mention, self.sentence(mention), steps)

    def contributions(self) -> Iterator[Contribution]:
        """Yield the panellists that the passage's record holds."""
        self.position = 0
        for place, record in enumerate(self.passage.panellists):
            who = participant(record, self.session)
            mention = self.take(who, "panellist") if who else None
            if record.country:
                self.take(Target("delegation", record.country), "country")
            steps = ("panellists", place)
            yield Contribution(self.passage, who, record, mention, self.sentence(mention), steps)

    def implied(self, by: Target) -> str:
        """Return the capacity that goes without saying: an officer's own, or the secretariat's."""
        if by.kind == "officer":
            return by.id
        delegation = self.corpus.delegations.get(by.id)
        return "secretariat" if delegation and delegation.kind == "secretariat" else ""

    def take(self, target: Target, role: Role) -> Mention | None:
        """Give the next free mention of a target its role; an officer is looked for by the office."""
        # A country in brackets after a person's name has its role already; it is still to be taken, in turn.
        for waiting in ("country", "named", "unsure") if role == "country" else ("named", "unsure"):
            free = [mention for mention in self.mentions if mention.target == target and mention.role == waiting]
            if free:
                found = next((mention for mention in free if mention.start >= self.position), free[0])
                taken = replace(found, role=role)
                self.mentions[self.mentions.index(found)] = taken
                self.position = found.end
                return taken
        return self.add(target, role) if target.kind == "officer" else None

    def confirm(self, targets: Iterable[Target | None]) -> None:
        """Make mentions certain that a record of something else, as a workshop, confirms."""
        for target in targets:
            if target and not any(mention.target == target and mention.role != "unsure" for mention in self.mentions):
                self.take(target, "named")

    def add(self, officer: Target, role: Role) -> Mention | None:
        """Find an officer's office in the text, where no other mention stands.

        Of an office that names another, "Minister of Justice of Kenya", the mention ends before that name.
        """
        office = re.escape(self.offices.get(officer.id, ""))
        taken = [(mention.start, mention.end) for mention in self.mentions]
        for match in re.finditer(rf"(?<![\w-]){office}(?![\w-])", self.passage.text.plain):
            end = min([match.end(), *(start for start, _ in taken if match.start() < start < match.end())])
            end = match.start() + len(
                re.sub(r"(?: (?:of|for|in|on|to|at|and|the))+ ?$", "", match[0][: end - match.start()])
            )
            free = all(end <= start or other <= match.start() for start, other in taken)
            if free and match[0]:
                mention = Mention(self.passage.report, self.passage.key, match.start(), end, officer, role)
                self.mentions.append(mention)
                return mention
        return None

    def sentence(self, mention: Mention | None) -> tuple[int, int]:
        """Return the sentence in which a mention stands, or the whole text where there is none."""
        spans = (span for span in self.sentences if mention and span[0] <= mention.start < span[1])
        return next(spans, (0, len(self.passage.text.plain)))
