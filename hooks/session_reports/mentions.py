"""The central records: what a text names, and the statements joined with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .model import Panellist, StatementEntry
    from .passages import Passage

__all__ = ["Contribution", "Links", "Mention", "Role", "Statement", "Target"]

KeyT = TypeVar("KeyT")

Role: TypeAlias = Literal[
    "speaker", "panellist", "country", "on-behalf-of", "except", "named", "reference", "range", "unsure"
]
"""``country``: shown in brackets after someone's name. ``range``: between the ends of "paragraphs 5 to 7".
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


@dataclass(frozen=True, slots=True)
class Contribution:
    """A panellist's part: never a statement of the country shown."""

    passage: Passage
    who: Target | None
    record: Panellist
    mention: Mention | None
    sentence: tuple[int, int]


@dataclass(frozen=True)
class Links:
    """All mentions, statements and panellists of a corpus, in reading order, and the queries over them."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    contributions: tuple[Contribution, ...]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], list[Mention]]:
        return _grouped(self.mentions, lambda mention: (mention.report, mention.passage))

    @cached_property
    def _by_target(self) -> Mapping[Target, list[Mention]]:
        return _grouped(self.mentions, lambda mention: mention.target)

    def at(self, report: str, passage: str) -> list[Mention]:
        """Return the mentions in one passage, by its key."""
        return self._by_place.get((report, passage), [])

    def of(self, target: Target) -> list[Mention]:
        """Return the mentions of one thing."""
        return self._by_target.get(target, [])

    def targets(self, kind: str) -> list[Target]:
        """Return everything of a kind that is mentioned, in order of id."""
        return sorted(target for target in self._by_target if target.kind == kind)


def _grouped(mentions: Iterable[Mention], key: Callable[[Mention], KeyT]) -> dict[KeyT, list[Mention]]:
    groups: dict[KeyT, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key(mention)].append(mention)
    return groups
