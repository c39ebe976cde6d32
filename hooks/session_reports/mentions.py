"""The central records: what a text names, and the statements joined with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from .symbols import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .model import Correction, Panellist, Sponsorship, StatementEntry, Vote
    from .passages import Passage

__all__ = [
    "Backer",
    "Backing",
    "Cast",
    "Contribution",
    "Links",
    "Mention",
    "Poll",
    "Role",
    "Statement",
    "Target",
    "Unresolved",
]

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

Role: TypeAlias = Literal[
    "speaker", "panellist", "country", "voter", "requester", "sponsor", "on-behalf-of", "except", "named", "reference",
    "range", "unsure",
]  # fmt: skip
"""``requester``: who asked for a vote.
``country``: shown in brackets after someone's name. ``range``: between the ends of "paragraphs 5 to 7".
``unsure``: a name that seems part of a longer one; unless a record confirms it, it is no mention.
"""


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a mention names: its kind, its id, and the session or report that the id belongs to, if any."""

    kind: Literal["delegation", "document", "item", "meeting", "officer", "paragraph", "person"]
    id: str
    within: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """This span of this passage's plain text names that target, in this role."""

    report: str
    passage: str
    """The passage's key: its anchor, if it has one."""
    start: int
    end: int
    target: Target
    role: Role


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker's statement: what the data says of it, and the mention of the speaker in the text."""

    id: str
    passage: Passage
    by: Target
    capacity: str
    entry: StatementEntry
    mention: Mention | None
    sentence: tuple[int, int]
    """The span of its sentence; the whole paragraph where the speaker is not named in it."""
    steps: tuple[str | int, ...]
    """The keys that lead from the passage's record to the speaker's id."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A panellist's part: never a statement of the country shown."""

    passage: Passage
    who: Target | None
    record: Panellist
    mention: Mention | None
    sentence: tuple[int, int]
    steps: tuple[str | int, ...]
    """The keys that lead from the passage's record to the panellist's."""

    @property
    def part(self) -> str:
        """The word for it: the kind that the record gives, and where it gives none, a panellist's."""
        return "panellist" if self.record.kind == "statement" else self.record.kind


@dataclass(frozen=True, slots=True)
class Cast:
    """One delegation's part in a vote: how it voted, that it asked for the vote, or what it said later alone."""

    by: Target
    part: Literal["in_favour", "against", "abstaining", "requested", "corrected"]
    mention: Mention | None
    sentence: tuple[int, int]
    steps: tuple[str | int, ...]
    """The keys that lead from the passage's record to the delegation's id."""
    correction: Correction | None = None
    """What it said later of its vote, which stands as it was announced."""


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote: what a passage's record says of it, and the mentions of those who took part."""

    passage: Passage
    place: int
    """Its place among the votes of the passage."""
    record: Vote
    casts: tuple[Cast, ...]

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from all others."""
        return self.passage.report, self.passage.key, self.place

    @property
    def has_lists(self) -> bool:
        """Whether it says who voted how."""
        return bool(self.record.in_favour or self.record.against or self.record.abstaining)


@dataclass(frozen=True, slots=True)
class Backer:
    """One who sponsored a proposal, or did something else for it."""

    by: Target
    mention: Mention | None
    sentence: tuple[int, int]
    steps: tuple[str | int, ...]
    """The keys that lead from the passage's record to the id."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What some did for a proposal: what a passage's record says of it, and the mentions of them."""

    passage: Passage
    record: Sponsorship
    backers: tuple[Backer, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """This span of this passage's plain text names something, but the data does not tell what."""

    passage: Passage
    start: int
    end: int
    ids: tuple[str, ...]
    """The ids of all that bear the name; none for a reference to what is not there."""


@dataclass(frozen=True)
class Links:
    """All that the texts and records of some reports tell, in reading order, and the queries over it."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    contributions: tuple[Contribution, ...]
    unresolved: tuple[Unresolved, ...]
    polls: tuple[Poll, ...] = ()
    sponsorships: tuple[Backing, ...] = ()

    @classmethod
    def joined(cls, parts: Sequence[Links]) -> Links:
        """Return the links of several groups of reports as one."""
        return cls(
            tuple(chain.from_iterable(part.mentions for part in parts)),
            tuple(chain.from_iterable(part.statements for part in parts)),
            tuple(chain.from_iterable(part.contributions for part in parts)),
            tuple(chain.from_iterable(part.unresolved for part in parts)),
            tuple(chain.from_iterable(part.polls for part in parts)),
            tuple(chain.from_iterable(part.sponsorships for part in parts)),
        )

    # --- mentions ---------------------------------------------------------------------------

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], list[Mention]]:
        return _grouped(((mention.report, mention.passage), mention) for mention in self.mentions)

    @cached_property
    def _by_target(self) -> Mapping[Target, list[Mention]]:
        return _grouped((mention.target, mention) for mention in self.mentions)

    def at(self, report: str, passage: str) -> list[Mention]:
        """Return the mentions in one passage, by its key."""
        return self._by_place.get((report, passage), [])

    def of(self, target: Target) -> list[Mention]:
        """Return the mentions of one thing."""
        return self._by_target.get(target, [])

    def places(self, target: Target) -> tuple[tuple[str, str], ...]:
        """Return where one thing is mentioned: each passage once, by its report and key, in reading order."""
        return tuple(dict.fromkeys((mention.report, mention.passage) for mention in self.of(target)))

    def targets(self, kind: str) -> list[Target]:
        """Return everything of a kind that is mentioned, in order of id."""
        return sorted(target for target in self._by_target if target.kind == kind)

    # --- statements and panellists ------------------------------------------------------------

    @cached_property
    def _said(self) -> Mapping[tuple[str, object], list[Statement]]:
        """Index statements by speaker, by report, and by those they were made for or not for."""

        def keys(statement: Statement) -> Iterator[tuple[str, object]]:
            yield "by", statement.by
            yield "in", statement.passage.report
            yield "at", (statement.passage.report, statement.passage.key)
            yield from (("for", delegation) for delegation in dict.fromkeys(statement.entry.on_behalf_of))
            yield from (("except", delegation) for delegation in dict.fromkeys(statement.entry.except_))

        return _grouped((key, statement) for statement in self.statements for key in keys(statement))

    @cached_property
    def _parts(self) -> Mapping[tuple[str, object], list[Contribution]]:
        """Index panellists by report, and by whom their records name."""
        return _grouped(
            (key, part)
            for part in self.contributions
            for key in (
                ("in", part.passage.report),
                ("at", (part.passage.report, part.passage.key)),
                ("person", part.record.person),
                ("of", part.record.of),
                ("country", part.record.country),
            )
        )

    def said_in(self, report: str) -> list[Statement]:
        """Return the statements that a report records."""
        return self._said.get(("in", report), [])

    def said_at(self, passage: Passage) -> list[Statement]:
        """Return the statements of which one passage tells."""
        return self._said.get(("at", (passage.report, passage.key)), [])

    def said_by(self, speaker: Target) -> list[Statement]:
        """Return the statements of a speaker."""
        return self._said.get(("by", speaker), [])

    def said_for(self, delegation: str) -> list[Statement]:
        """Return the statements made on behalf of a delegation or group."""
        return self._said.get(("for", delegation), [])

    def said_without(self, delegation: str) -> list[Statement]:
        """Return the statements on behalf of a group from which a delegation is excepted."""
        return self._said.get(("except", delegation), [])

    def parts_in(self, report: str) -> list[Contribution]:
        """Return the panellists that a report names."""
        return self._parts.get(("in", report), [])

    def parts_at(self, passage: Passage) -> list[Contribution]:
        """Return the panellists whom one passage names."""
        return self._parts.get(("at", (passage.report, passage.key)), [])

    def parts(self, field: Literal["person", "of", "country"], key: str) -> list[Contribution]:
        """Return the panellists in whose records a field names someone."""
        return self._parts.get((field, key), [])

    # --- votes and sponsors -------------------------------------------------------------------

    @cached_property
    def _polled(self) -> Mapping[tuple[str, object], list[Poll]]:
        """Index votes by report, passage and document."""

        def keys(poll: Poll) -> Iterator[tuple[str, object]]:
            yield "in", poll.passage.report
            yield "at", (poll.passage.report, poll.passage.key)
            yield "on", latin(poll.record.document or "")

        return _grouped((key, poll) for poll in self.polls for key in keys(poll))

    @cached_property
    def _cast(self) -> Mapping[tuple[str, object], list[tuple[Poll, Cast]]]:
        """Index what was done in votes by who did it, and by whom a vote was asked for."""
        pairs = [(poll, cast) for poll in self.polls for cast in poll.casts]
        asked = [
            (("for", key), (poll, cast))
            for poll, cast in pairs
            if cast.part == "requested"
            for key in dict.fromkeys(poll.record.requested_on_behalf_of)
        ]
        return _grouped(chain(((("by", cast.by), (poll, cast)) for poll, cast in pairs), asked))

    @cached_property
    def _backed(self) -> Mapping[tuple[str, object], list[Backing]]:
        """Index sponsorships by report, passage, document, and those for whom it was done or not."""

        def keys(backing: Backing) -> Iterator[tuple[str, object]]:
            yield "in", backing.passage.report
            yield "at", (backing.passage.report, backing.passage.key)
            yield "on", latin(backing.record.document or "")
            yield from (("by", by) for by in dict.fromkeys(backer.by for backer in backing.backers))
            yield from (("for", key) for key in dict.fromkeys(backing.record.on_behalf_of))
            yield from (("except", key) for key in dict.fromkeys(backing.record.except_))

        return _grouped((key, backing) for backing in self.sponsorships for key in keys(backing))

    @cached_property
    def _counterparts(self) -> Mapping[tuple[str, str, int], Poll]:
        """Pair the votes whose lists stand in one paragraph with those whose counts stand in a later one."""
        pairs: dict[tuple[str, str, int], Poll] = {}
        waiting: dict[tuple[object, ...], Poll] = {}
        for poll in self.polls:
            place = (poll.passage.report, poll.passage.steps[:-1], poll.record.document)
            if poll.has_lists and not poll.record.counts:
                waiting[place] = poll
            elif poll.record.counts and not poll.has_lists and place in waiting:
                other = waiting.pop(place)
                pairs |= {poll.key: other, other.key: poll}
        return pairs

    def counterpart(self, poll: Poll) -> Poll | None:
        """Return the other record of a vote of which two paragraphs tell: one with its lists, one with its counts."""
        return self._counterparts.get(poll.key)

    def polls_in(self, report: str) -> list[Poll]:
        """Return the votes of which a report tells."""
        return self._polled.get(("in", report), [])

    def polls_at(self, passage: Passage) -> list[Poll]:
        """Return the votes of which one passage tells."""
        return self._polled.get(("at", (passage.report, passage.key)), [])

    def polls_on(self, symbol: str) -> list[Poll]:
        """Return the votes on a document."""
        return self._polled.get(("on", symbol), [])

    def cast_by(self, target: Target) -> list[tuple[Poll, Cast]]:
        """Return the votes that someone took part in, or asked for, with that part."""
        return self._cast.get(("by", target), [])

    def cast_for(self, delegation: str) -> list[tuple[Poll, Cast]]:
        """Return the votes that someone asked for on behalf of a delegation or group."""
        return self._cast.get(("for", delegation), [])

    def backings(self, field: Literal["by", "for", "except", "in", "on"], key: object) -> list[Backing]:
        """Return the sponsorships by someone, for or without a delegation, in a report, or of a document."""
        return self._backed.get((field, key), [])

    def backed_at(self, passage: Passage) -> list[Backing]:
        """Return the sponsorships of which one passage tells."""
        return self._backed.get(("at", (passage.report, passage.key)), [])


def _grouped(pairs: Iterable[tuple[KeyT, ValueT]]) -> dict[KeyT, list[ValueT]]:
    groups: dict[KeyT, list[ValueT]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
